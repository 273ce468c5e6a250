// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/ranked_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>
#include <utility>

#include "common/index/xapian_guard.h"
#include "searcher/match/boolean_evaluator.h"
#include "searcher/match/segment_reader.h"
#include "searcher/match/stem_forms.h"

namespace backfile {
namespace {

constexpr double kSaturation = 1.2;        // BM25's k1
constexpr double kLengthInfluence = 0.75;  // BM25's b
/// With so many postings to a match it is cheaper to leap from match to match.
constexpr std::uint64_t kPostingsPerLeap = 10;

using Terms = std::vector<std::string>;

/// One scored clause: a word under several terms, or a phrase's words one by one. `phrase` is set
/// when a match need not hold the phrase, so that this must be asked again.
struct ScoredClause {
  const std::string* label = nullptr;
  std::vector<Terms> words;  ///< terms that have postings: words count by their stems
  const PlanPhrase* phrase = nullptr;
  double weight = 1;
};

/// `is_certain`: every match of the whole plan matches this node.
void collect_clauses(const MatchPlan& plan,
                     bool is_certain,
                     StemForms& forms,
                     std::vector<ScoredClause>& out) {
  if (const auto* terms = std::get_if<PlanTerms>(&plan.node)) {
    if (terms->scored && !terms->terms.empty()) {
      out.push_back({&terms->label, {posted_terms(terms->terms, forms)}, nullptr, terms->weight});
    }
  } else if (const auto* phrase = std::get_if<PlanPhrase>(&plan.node)) {
    ScoredClause clause{&phrase->label, {}, is_certain ? nullptr : phrase, 1};
    for (const Terms& word : phrase->words) {
      clause.words.push_back(posted_terms(word, forms));
    }
    out.push_back(std::move(clause));
  } else if (const auto* group = std::get_if<PlanGroup>(&plan.node)) {
    const bool all = group->op == PlanOperator::And || group->children.size() == 1;
    for (const MatchPlan& child : group->children) {
      collect_clauses(child, is_certain && all, forms, out);
    }
  }
}

std::vector<ScoredClause> clauses_of(const MatchPlan& plan, StemForms& forms) {
  std::vector<ScoredClause> clauses;
  collect_clauses(plan, true, forms, clauses);
  return clauses;
}

/// One word's share of BM25 that no article changes.
struct WordWeight {
  double idf = 0;
  double length_influence = 0;
};

/// Terms of a field begin with its prefix in capitals; the words themselves are folded to small
/// ones.
bool is_field_term(const std::string& term) {
  const std::size_t first = term.starts_with(kStemPrefix) ? kStemPrefix.size() : 0;
  return first < term.size() && term[first] >= 'A' && term[first] <= 'Z';
}

WordWeight weight_of(const Terms& terms, const ArticleIndex& index) {
  std::uint64_t articles = 0;
  std::uint64_t holders = 0;
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    articles += index.segment(i).entry.article_count;
    for (const std::string& term : terms) {
      holders += index.segment(i).database.get_termfreq(term);
    }
  }
  const double n = static_cast<double>(std::min(holders, articles));
  const double idf = std::log1p((static_cast<double>(articles) - n + 0.5) / (n + 0.5));
  return {idf, is_field_term(terms.front()) ? 0 : kLengthInfluence};
}

/// Numbers the members of a set 0.. in rising order, so that a match's score has a place in an
/// array no larger than the matches are many.
class MemberNumbers {
 public:
  explicit MemberNumbers(const DocidSet& set) : words_(set.words()) {
    before_.reserve(words_.size());
    for (const std::uint64_t word : words_) {
      before_.push_back(count_);
      count_ += static_cast<std::uint32_t>(std::popcount(word));
    }
  }
  std::uint32_t count() const { return count_; }
  /// Requires: the set holds `docid`.
  std::uint32_t number_of(std::uint32_t docid) const {
    const std::uint64_t lower = (std::uint64_t{1} << (docid % 64)) - 1;
    return before_[docid / 64] +
           static_cast<std::uint32_t>(std::popcount(words_[docid / 64] & lower));
  }

 private:
  std::span<const std::uint64_t> words_;
  std::vector<std::uint32_t> before_;
  std::uint32_t count_ = 0;
};

/// Adds up the scores of the matches in one segment. Throws what Xapian throws.
class SegmentScorer {
 public:
  SegmentScorer(const SegmentReader& segment, const DocidSet& matches, double average_word_count)
      : segment_(segment), matches_(matches), numbers_(matches), average_(average_word_count) {}

  std::vector<double> zero_scores() const { return std::vector<double>(numbers_.count()); }
  std::uint32_t number_of(std::uint32_t docid) const { return numbers_.number_of(docid); }

  /// Adds one word's weight to the scores of the matches that hold it and, where `only` is given,
  /// are in it.
  void add_word(const Terms& terms,
                const WordWeight& weight,
                const DocidSet* only,
                std::vector<double>& scores) const;

 private:
  template <class Visit>
  void visit_postings(const std::string& term, Visit visit) const;
  double weigh(std::uint32_t docid, double occurrences, const WordWeight& weight) const {
    const double length = segment_.columns.word_count(docid) / average_;
    const double norm = 1 + weight.length_influence * (length - 1);
    return weight.idf * occurrences * (kSaturation + 1) / (occurrences + kSaturation * norm);
  }

  const SegmentReader& segment_;
  const DocidSet& matches_;
  MemberNumbers numbers_;
  double average_;
};

/// Calls visit(docid, occurrences) for every match that holds the term, in rising order.
template <class Visit>
void SegmentScorer::visit_postings(const std::string& term, Visit visit) const {
  const auto end = segment_.database.postlist_end(term);
  auto posting = segment_.database.postlist_begin(term);
  const bool leaps = numbers_.count() * kPostingsPerLeap < segment_.database.get_termfreq(term);
  while (posting != end) {
    const std::uint32_t docid = *posting;
    if (matches_.contains(docid)) {
      visit(docid, posting.get_wdf());
    }
    if (!leaps) {
      ++posting;
    } else if (const std::uint32_t next =
                   docid < matches_.universe() ? matches_.next(docid + 1) : 0) {
      posting.skip_to(next);
    } else {
      return;
    }
  }
}

void SegmentScorer::add_word(const Terms& terms,
                             const WordWeight& weight,
                             const DocidSet* only,
                             std::vector<double>& scores) const {
  if (terms.size() == 1) {
    visit_postings(terms.front(), [&](std::uint32_t docid, std::uint32_t occurrences) {
      if (only == nullptr || only->contains(docid)) {
        scores[number_of(docid)] += weigh(docid, occurrences, weight);
      }
    });
    return;
  }
  std::vector<std::uint32_t> counts(numbers_.count());
  for (const std::string& term : terms) {
    visit_postings(
        term, [&](std::uint32_t docid, std::uint32_t count) { counts[number_of(docid)] += count; });
  }
  std::uint32_t number = 0;
  matches_.for_each([&](std::uint32_t docid) {
    const std::uint32_t occurrences = counts[number];
    if (occurrences != 0 && (only == nullptr || only->contains(docid))) {
      scores[number] += weigh(docid, occurrences, weight);
    }
    ++number;
  });
}

/// A clause with the weights of its words.
struct WeighedClause {
  ScoredClause clause;
  std::vector<WordWeight> weights;
};

std::vector<WeighedClause> weigh_clauses(const MatchPlan& plan, const ArticleIndex& index) {
  std::vector<WeighedClause> weighed;
  for (ScoredClause& clause : clauses_of(plan, index.stem_forms())) {
    std::vector<WordWeight> weights;
    for (const Terms& word : clause.words) {
      weights.push_back(word.empty() ? WordWeight{} : weight_of(word, index));
      weights.back().idf *= clause.weight;
    }
    weighed.push_back({std::move(clause), std::move(weights)});
  }
  return weighed;
}

/// Adds a clause's weight to the scores of the matches of one segment.
Result<void> add_clause(const WeighedClause& weighed,
                        const ArticleIndex& index,
                        std::size_t segment,
                        const DocidSet& matches,
                        const SegmentScorer& scorer,
                        std::vector<double>& scores) {
  std::optional<DocidSet> only;
  if (weighed.clause.phrase != nullptr) {
    Result<DocidSet> holders = evaluate_phrase(*weighed.clause.phrase, index, segment, matches);
    if (!holders) {
      return Unexpected(holders.error());
    }
    only = std::move(*holders);
  }
  return xapian_call([&] {
    for (std::size_t i = 0; i < weighed.weights.size(); ++i) {
      if (!weighed.clause.words[i].empty()) {
        scorer.add_word(
            weighed.clause.words[i], weighed.weights[i], only ? &*only : nullptr, scores);
      }
    }
  });
}

/// A hit with what decides between equal scores.
struct Candidate {
  RankedHit hit;
  std::int32_t day = 0;
  std::uint64_t id = 0;
};

bool better(const Candidate& a, const Candidate& b) {
  return std::tuple(-a.hit.score, -std::int64_t{a.day}, a.id, a.hit.place.segment) <
         std::tuple(-b.hit.score, -std::int64_t{b.day}, b.id, b.hit.place.segment);
}

/// Keeps the best so many of what it is shown.
class BestCandidates {
 public:
  explicit BestCandidates(std::size_t capacity) : capacity_(capacity) {}

  bool may_enter(double score) const {
    return heap_.size() < capacity_ || (capacity_ > 0 && score >= heap_.front().hit.score);
  }
  void add(const Candidate& candidate) {
    if (heap_.size() == capacity_) {
      if (!better(candidate, heap_.front())) {
        return;
      }
      std::pop_heap(heap_.begin(), heap_.end(), better);
      heap_.pop_back();
    }
    heap_.push_back(candidate);
    std::push_heap(heap_.begin(), heap_.end(), better);
  }
  std::vector<RankedHit> take(std::uint64_t offset) {
    std::sort_heap(heap_.begin(), heap_.end(), better);
    std::vector<RankedHit> hits;
    for (std::size_t i = offset; i < heap_.size(); ++i) {
      hits.push_back(heap_[i].hit);
    }
    return hits;
  }

 private:
  std::size_t capacity_;
  std::vector<Candidate> heap_;  // the worst first
};

void add_candidates(const Columns& columns,
                    std::uint32_t segment,
                    const DocidSet& matches,
                    const std::vector<double>& scores,
                    BestCandidates& best) {
  std::size_t number = 0;
  matches.for_each([&](std::uint32_t docid) {
    const double score = scores[number++];
    if (best.may_enter(score)) {
      best.add({{{segment, docid}, score}, columns.day(docid), columns.id(docid)});
    }
  });
}

}  // namespace

bool is_scored(const MatchPlan& plan) {
  if (const auto* terms = std::get_if<PlanTerms>(&plan.node)) {
    return terms->scored && !terms->terms.empty();
  }
  if (const auto* group = std::get_if<PlanGroup>(&plan.node)) {
    return std::ranges::any_of(group->children, is_scored);
  }
  return std::holds_alternative<PlanPhrase>(plan.node);
}

double RankedSearch::average_word_count() {
  if (!average_word_count_) {
    double words = 0, articles = 0;
    for (std::size_t i = 0; i < index_->segment_count(); ++i) {
      const Columns& columns = index_->columns(i);
      articles += columns.article_count();
      for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
        words += columns.word_count(docid);
      }
    }
    average_word_count_ = words > 0 ? words / articles : 1;
  }
  return *average_word_count_;
}

Result<std::vector<RankedHit>> RankedSearch::rank(const MatchPlan& plan,
                                                  const MatchSets& matches,
                                                  Page page) {
  const auto weighed = xapian_call([&] { return weigh_clauses(plan, *index_); });
  if (!weighed) {
    return Unexpected(weighed.error());
  }
  const std::uint64_t total = count_matches(matches);
  const std::uint64_t offset = std::min(page.offset, total);
  BestCandidates best(offset + std::min(page.limit, total - offset));
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const SegmentScorer scorer(index_->segment(i), matches[i], average_word_count());
    std::vector<double> scores = scorer.zero_scores();
    if (scores.empty()) {
      continue;
    }
    for (const WeighedClause& clause : *weighed) {
      if (auto added = add_clause(clause, *index_, i, matches[i], scorer, scores); !added) {
        return Unexpected(added.error());
      }
    }
    add_candidates(index_->columns(i), static_cast<std::uint32_t>(i), matches[i], scores, best);
  }
  return best.take(offset);
}

Result<std::vector<std::vector<ScorePart>>> RankedSearch::explain(
    const MatchPlan& plan, const std::vector<RankedHit>& hits) {
  const auto weighed = xapian_call([&] { return weigh_clauses(plan, *index_); });
  if (!weighed) {
    return Unexpected(weighed.error());
  }
  std::vector<std::vector<ScorePart>> parts(hits.size());
  for (std::size_t h = 0; h < hits.size(); ++h) {
    const ArticlePlace place = hits[h].place;
    DocidSet one(index_->columns(place.segment).article_count());
    one.insert(place.docid);
    const SegmentScorer scorer(index_->segment(place.segment), one, average_word_count());
    for (const WeighedClause& clause : *weighed) {
      std::vector<double> score = scorer.zero_scores();
      if (auto added = add_clause(clause, *index_, place.segment, one, scorer, score); !added) {
        return Unexpected(added.error());
      }
      if (score.front() > 0) {
        parts[h].push_back({*clause.clause.label, score.front()});
      }
    }
  }
  return parts;
}

}  // namespace backfile
