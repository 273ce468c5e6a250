// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/session/search_session.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <thread>
#include <utility>

#include "common/model/article_id.h"
#include "common/text/text_analyzer.h"
#include "searcher/match/article_index.h"
#include "searcher/match/boolean_evaluator.h"
#include "searcher/match/entity_evidence.h"
#include "searcher/match/facet_counter.h"
#include "searcher/match/ranked_search.h"
#include "searcher/match/snippet_generator.h"
#include "searcher/match/timeline_counter.h"
#include "searcher/query/query_compiler.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_printer.h"
#include "searcher/session/article_finder.h"
#include "searcher/session/query_advice.h"
#include "searcher/session/query_filters.h"
#include "searcher/session/query_why.h"
#include "searcher/session/scored_search.h"

namespace backfile {
namespace {

/// A failure that is not one of the query's text.
Unexpected<QueryError> index_failure(const Error& error) {
  return Unexpected(QueryError{error.message, error.hint, {}, 0, 0});
}

/// The order that sort: in the query asks for, else `otherwise`.
SortOrder sort_of(const QueryNode& tree, SortOrder otherwise) {
  if (const auto* sort = std::get_if<SortNode>(&tree.node)) {
    return static_cast<SortOrder>(sort->order);
  }
  const auto* group = std::get_if<GroupNode>(&tree.node);
  if (group != nullptr && group->op == BooleanOperator::And) {
    for (const QueryNode& operand : group->operands) {
      if (const auto* sort = std::get_if<SortNode>(&operand.node)) {
        return static_cast<SortOrder>(sort->order);
      }
    }
  }
  return otherwise;
}
static_assert(static_cast<int>(SortOrder::Newest) == static_cast<int>(QuerySort::Newest) &&
              static_cast<int>(SortOrder::Oldest) == static_cast<int>(QuerySort::Oldest));

/// Takes the articles with these ids out, of all indexes that have them.
void leave_out(const std::vector<std::uint64_t>& ids,
               const ArticleIndex& index,
               MatchSets& matches) {
  for (std::size_t i = 0; i < matches.size() && !ids.empty(); ++i) {
    const Columns& columns = index.columns(i);
    DocidSet rest(matches[i].universe());
    matches[i].for_each([&](std::uint32_t docid) {
      if (!std::ranges::binary_search(ids, columns.id(docid))) {
        rest.insert(docid);
      }
    });
    matches[i] = std::move(rest);
  }
}

/// Counts on a thread of its own, beside the ranking: it reads columns only.
class CountingThread {
 public:
  CountingThread(const ArticleIndex& index,
                 FacetCounter& counter,
                 const MatchSets& matches,
                 FacetWish facets,
                 std::optional<TimelineUnit> timeline) {
    if (facets.fields.empty() && !timeline) {
      return;
    }
    thread_ =
        std::jthread([&index, &counter, &matches, facets = std::move(facets), timeline, this] {
          facets_ = counter.count(matches, facets);
          if (timeline) {
            timeline_ = count_timeline(index, matches, *timeline);
          }
        });
  }
  void finish(SearchResult& result) {
    if (thread_.joinable()) {
      thread_.join();
    }
    result.facets = std::move(facets_);
    result.timeline = std::move(timeline_);
  }

 private:
  std::vector<FacetTable> facets_;
  std::optional<Timeline> timeline_;
  std::jthread thread_;  // last: it is joined before the counts go
};

}  // namespace

struct SearchSession::State {
  explicit State(ArticleIndex opened) : index(std::move(opened)), ranking(index), facets(index) {}

  Result<SearchResult, QueryError> search(const SearchRequest& request);
  FacetWish facet_wish(const SearchRequest& request);
  Result<std::vector<RankedHit>> rank_page(const SearchRequest& request,
                                           SortOrder sort,
                                           const MatchPlan& plan,
                                           const MatchSets& matches);
  Result<std::vector<Article>> read_articles(const std::vector<RankedHit>& ranked) const;
  Result<std::vector<Hit>> read_hits(const SearchRequest& request,
                                     const ScoredSearch& found,
                                     const std::vector<RankedHit>& ranked);
  std::uint64_t archived(const SearchRequest& request) const;
  Result<QueryNode, QueryError> read_query(const SearchRequest& request,
                                           std::vector<std::string>& notes) const;

  std::optional<SavedSearches> saved;
  ArticleIndex index;
  RankedSearch ranking;
  FacetCounter facets;
  TextAnalyzer analyzer;
};

/// The request's query AND its filters.
Result<QueryNode, QueryError> SearchSession::State::read_query(
    const SearchRequest& request, std::vector<std::string>& notes) const {
  const QueryReading reading{
      request.today, request.match == MatchMode::Any, saved ? &*saved : nullptr};
  Result<ParsedQuery, QueryError> parsed = parse_query(request.query, reading);
  if (!parsed) {
    return Unexpected(parsed.error());
  }
  notes = std::move(parsed->notes);
  std::vector<FieldFilter> filters = request.filters;
  for (const std::string& name : request.with) {
    filters.push_back({std::string(field_of(FieldId::Entity).name), {name}, false});
  }
  if (request.as_of) {
    filters.push_back({"date", {".." + iso_date(*request.as_of, DatePrecision::Day)}, false});
  }
  return add_filters(std::move(parsed->tree), filters, reading);
}

Result<SearchResult, QueryError> SearchSession::State::search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::string> notes;
  const auto tree = read_query(request, notes);
  if (!tree) {
    return Unexpected(tree.error());
  }
  Result<MatchPlan, QueryError> plan = compile_query(*tree, index, analyzer);
  if (!plan) {
    return Unexpected(plan.error());
  }
  Result<ScoredSearch> found = search_scored(request, std::move(*plan), index, ranking);
  if (!found) {
    return index_failure(found.error());
  }
  leave_out(request.seen, index, found->matches);
  CountingThread counting(index, facets, found->matches, facet_wish(request), request.timeline);
  const Result<std::vector<RankedHit>> ranked =
      rank_page(request, sort_of(*tree, request.sort), found->scored, found->matches);
  if (!ranked) {
    return index_failure(ranked.error());
  }
  Result<std::vector<Hit>> hits = read_hits(request, *found, *ranked);
  if (!hits) {
    return index_failure(hits.error());
  }

  SearchResult result;
  result.total = count_matches(found->matches);
  result.archived = archived(request);
  result.added_words = std::move(found->added);
  result.offset = request.offset;
  result.revision = index.revision();
  result.query = request.query;
  result.query_read = print_query(*tree);
  result.notes = std::move(notes);
  result.hits = std::move(*hits);
  counting.finish(result);
  if (request.advice && result.total < kFewHits) {
    result.advice = advise(index,
                           analyzer,
                           *tree,
                           request.filters.empty() ? request.query : std::string(),
                           result.total);
  }
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - start;
  result.elapsed_ms = elapsed.count();
  return result;
}

FacetWish SearchSession::State::facet_wish(const SearchRequest& request) {
  FacetWish wish{request.facets, request.facet_limit, {}, !request.with.empty()};
  for (const std::string& name : request.with) {
    for (const auto& [field, key] :
         index.find_entity(kEntityFields, analyzer.fold_key(name)).keys) {
      wish.without.push_back(index.names().entity_of(field, key));
    }
  }
  return wish;
}

/// A query of filters only has no relevance: its order is newest first.
Result<std::vector<RankedHit>> SearchSession::State::rank_page(const SearchRequest& request,
                                                               SortOrder sort,
                                                               const MatchPlan& plan,
                                                               const MatchSets& matches) {
  const Page page{request.offset, request.limit};
  if (request.count_only || request.limit == 0) {
    return std::vector<RankedHit>();
  }
  if (sort == SortOrder::Relevance && is_scored(plan)) {
    return ranking.rank(plan, matches, page, boost_of(request));
  }
  return rank_by_date(index, matches, sort != SortOrder::Oldest, page);
}

/// The articles of the archive, with --as-of those dated until that day.
std::uint64_t SearchSession::State::archived(const SearchRequest& request) const {
  if (!request.as_of) {
    return index.article_count();
  }
  const MatchPlan until{PlanDays{{std::chrono::sys_days::min(), *request.as_of}}};
  const Result<MatchSets> sets = evaluate_plan(until, index);
  return sets ? count_matches(*sets) : 0;
}

/// In the order of places, for neighbours lie in one compressed block of the store.
Result<std::vector<Article>> SearchSession::State::read_articles(
    const std::vector<RankedHit>& ranked) const {
  std::vector<std::size_t> order(ranked.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const ArticlePlace &left = ranked[a].place, &right = ranked[b].place;
    return std::pair(left.segment, left.docid) < std::pair(right.segment, right.docid);
  });
  std::vector<Article> articles(ranked.size());
  for (const std::size_t i : order) {
    Result<Article> article = index.read(ranked[i].place);
    if (!article) {
      return Unexpected(article.error());
    }
    articles[i] = std::move(*article);
  }
  return articles;
}

Result<std::vector<Hit>> SearchSession::State::read_hits(const SearchRequest& request,
                                                         const ScoredSearch& found,
                                                         const std::vector<RankedHit>& ranked) {
  std::vector<std::vector<ScorePart>> parts(ranked.size());
  if (request.score_parts) {
    auto explained = ranking.explain(found.scored, ranked, boost_of(request));
    if (!explained) {
      return Unexpected(explained.error());
    }
    parts = std::move(*explained);
  }
  Result<std::vector<Article>> articles = read_articles(ranked);
  if (!articles) {
    return Unexpected(articles.error());
  }
  SnippetGenerator snippets(found.plan, analyzer);
  std::vector<Hit> hits(ranked.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    Hit& hit = hits[i];
    hit.rank = request.offset + i + 1;
    hit.score = ranked[i].score;
    hit.article = std::move((*articles)[i]);
    hit.headline.text = hit.article.headline;
    if (request.snippets) {
      hit.headline = snippets.headline(hit.article);
      hit.snippet = snippets.snippet(hit.article);
    }
    if (request.body_marks) {
      MarkedArticle marked = snippets.whole(hit.article);
      hit.headline.highlights = std::move(marked.headline);
      hit.body_marks = std::move(marked.body);
    }
    hit.score_parts = std::move(parts[i]);
  }
  return hits;
}

SearchSession::SearchSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchSession::SearchSession(SearchSession&&) noexcept = default;
SearchSession& SearchSession::operator=(SearchSession&&) noexcept = default;
SearchSession::~SearchSession() = default;

Result<SearchSession> SearchSession::open(const std::vector<std::filesystem::path>& indexes) {
  Result<ArticleIndex> index = ArticleIndex::open(indexes);
  if (!index) {
    return Unexpected(index.error());
  }
  return SearchSession(std::make_unique<State>(std::move(*index)));
}

void SearchSession::use(SavedSearches saved) { state_->saved = std::move(saved); }

Result<SearchResult, QueryError> SearchSession::search(const SearchRequest& request) {
  return state_->search(request);
}

Result<MarkedArticle> SearchSession::read(const SearchRequest& request, std::uint64_t id) {
  Result<Article> article = find_article(state_->index, print_article_id(id));
  if (!article) {
    return Unexpected(article.error());
  }
  auto marked = mark(request, *article);
  return marked ? std::move(*marked) : MarkedArticle{std::move(*article), {}, {}};
}

Result<MarkedArticle, QueryError> SearchSession::mark(const SearchRequest& request,
                                                      Article article) {
  std::vector<std::string> notes;
  const auto tree = state_->read_query(request, notes);
  if (!tree) {
    return Unexpected(tree.error());
  }
  const auto plan = compile_query(*tree, state_->index, state_->analyzer);
  if (!plan) {
    return Unexpected(plan.error());
  }
  return SnippetGenerator(*plan, state_->analyzer).whole(article);
}

Result<WhyReport, QueryError> SearchSession::why(const SearchRequest& request, Article article) {
  std::vector<std::string> notes;
  const auto tree = state_->read_query(request, notes);
  if (!tree) {
    return Unexpected(tree.error());
  }
  auto whole = explain_match(state_->index, state_->analyzer, *tree, article);
  if (!whole) {
    return Unexpected(std::move(whole.error()));
  }
  return WhyReport{std::move(article), std::move(*whole)};
}

Result<std::vector<EntityEvidence>> SearchSession::evidence(const std::string& name) {
  constexpr std::size_t kPassages = 3;
  return find_entity_evidence(state_->index, state_->analyzer, name, kPassages);
}

Result<Article> SearchSession::article(const std::string& name) {
  return find_article(state_->index, name);
}

}  // namespace backfile
