// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/ranked_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <tuple>
#include <utility>

#include "common/index/xapian_guard.h"
#include "searcher/match/boolean_evaluator.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/score_clauses.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

constexpr double kSaturation = 2.0;        // BM25's k1
constexpr double kLengthInfluence = 0.75;  // BM25's b

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
  SegmentScorer(const ArticleIndex& index,
                std::size_t segment,
                const DocidSet& matches,
                double average_word_count)
      : segment_(index.segment(segment)),
        cache_(index.postings()),
        matches_(matches),
        numbers_(matches),
        length_share_(kLengthInfluence / average_word_count) {}

  std::vector<double> zero_scores() const { return std::vector<double>(numbers_.count()); }

  /// Adds one word's weight to the scores of the matches that hold it and, where `only` is given,
  /// are in it.
  void add_word(const ScoredWord& word, const DocidSet* only, std::vector<double>& scores) const;

 private:
  template <class Visit>
  void visit_postings(const std::string& term, Visit visit) const;
  double weigh(std::uint32_t docid, std::uint32_t count, const ScoredWord& word) const {
    const double norm =
        word.by_length ? 1 - kLengthInfluence + length_share_ * segment_.columns.word_count(docid)
                       : 1;
    return word.weight * (kSaturation + 1) * count / (count + kSaturation * norm);
  }

  const SegmentReader& segment_;
  PostingCache& cache_;
  const DocidSet& matches_;
  MemberNumbers numbers_;
  double length_share_;
};

/// Calls visit(docid, count) for every match that holds the term, in rising order.
template <class Visit>
void SegmentScorer::visit_postings(const std::string& term, Visit visit) const {
  const TermPostings* postings = cache_.find(segment_, term);
  TermPostings few;
  if (postings == nullptr &&
      numbers_.count() * kPostingsPerLeap < segment_.database.get_termfreq(term)) {
    few = PostingCache::few_of(segment_, term, matches_);
    postings = &few;
  } else if (postings == nullptr) {
    postings = &cache_.of(segment_, term);
  }
  visit_postings_of(*postings, matches_, numbers_.count(), visit);
}

void SegmentScorer::add_word(const ScoredWord& word,
                             const DocidSet* only,
                             std::vector<double>& scores) const {
  if (word.terms.size() == 1) {
    visit_postings(word.terms.front(), [&](std::uint32_t docid, std::uint32_t count) {
      if (only == nullptr || only->contains(docid)) {
        scores[numbers_.number_of(docid)] += weigh(docid, count, word);
      }
    });
    return;
  }
  std::vector<std::uint32_t> counts(numbers_.count());
  for (const std::string& term : word.terms) {
    visit_postings(term, [&](std::uint32_t docid, std::uint32_t count) {
      counts[numbers_.number_of(docid)] += count;
    });
  }
  std::uint32_t number = 0;
  matches_.for_each([&](std::uint32_t docid) {
    const std::uint32_t count = counts[number];
    if (count != 0 && (only == nullptr || only->contains(docid))) {
      scores[number] += weigh(docid, count, word);
    }
    ++number;
  });
}

/// Adds a clause's weight, without the others of its meaning, to the scores of the matches of one
/// segment.
Result<void> add_words(const ScoredClause& clause,
                       const ArticleIndex& index,
                       std::size_t segment,
                       const DocidSet& matches,
                       const SegmentScorer& scorer,
                       std::vector<double>& scores) {
  std::optional<DocidSet> only;
  if (clause.phrase != nullptr) {
    Result<DocidSet> holders = evaluate_phrase(*clause.phrase, index, segment, matches);
    if (!holders) {
      return Unexpected(holders.error());
    }
    only = std::move(*holders);
  }
  return xapian_call([&] {
    for (const ScoredWord& word : clause.words) {
      if (!word.terms.empty()) {
        scorer.add_word(word, only ? &*only : nullptr, scores);
      }
    }
  });
}

/// Adds to the scores of the matches of one segment what a clause weighs in them.
Result<void> add_clause(const ScoredClause& clause,
                        const ArticleIndex& index,
                        std::size_t segment,
                        const DocidSet& matches,
                        const SegmentScorer& scorer,
                        std::vector<double>& scores) {
  if (clause.others.empty()) {
    return add_words(clause, index, segment, matches, scorer, scores);
  }
  std::vector<double> best = scorer.zero_scores();
  auto added = add_words(clause, index, segment, matches, scorer, best);
  for (std::size_t i = 0; added && i < clause.others.size(); ++i) {
    std::vector<double> other = scorer.zero_scores();
    added = add_words(clause.others[i], index, segment, matches, scorer, other);
    std::ranges::transform(
        best, other, best.begin(), [](double a, double b) { return std::max(a, b); });
  }
  std::ranges::transform(scores, best, scores.begin(), std::plus());
  return added;
}

/// Whether one hit comes before another: of equal scores the later, then the smaller id. Day and id
/// are looked up for equal scores only: nearly every hit would bring in another page of each.
class Better {
 public:
  explicit Better(const ArticleIndex& index) : index_(&index) {}

  bool operator()(const RankedHit& a, const RankedHit& b) const {
    return a.score != b.score ? a.score > b.score : tie_break(a.place) < tie_break(b.place);
  }

 private:
  std::tuple<std::int64_t, std::uint64_t, std::uint32_t> tie_break(ArticlePlace place) const {
    const Columns& columns = index_->columns(place.segment);
    return {-std::int64_t{columns.day(place.docid)}, columns.id(place.docid), place.segment};
  }
  const ArticleIndex* index_;
};

/// Keeps the best so many of what it is shown.
class BestHits {
 public:
  BestHits(const ArticleIndex& index, std::size_t capacity) : better_(index), capacity_(capacity) {}

  bool may_enter(double score) const {
    return heap_.size() < capacity_ || (capacity_ > 0 && score >= heap_.front().score);
  }
  void add(const RankedHit& hit) {
    if (heap_.size() == capacity_) {
      if (!better_(hit, heap_.front())) {
        return;
      }
      std::pop_heap(heap_.begin(), heap_.end(), better_);
      heap_.pop_back();
    }
    heap_.push_back(hit);
    std::push_heap(heap_.begin(), heap_.end(), better_);
  }
  std::vector<RankedHit> take(std::uint64_t offset) {
    std::sort_heap(heap_.begin(), heap_.end(), better_);
    return {
        heap_.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(offset, heap_.size())),
        heap_.end()};
  }

 private:
  Better better_;
  std::size_t capacity_;
  std::vector<RankedHit> heap_;  // the worst first
};

double recency_of(const RecencyBoost& boost, std::int32_t day) {
  if (day == kUndatedDay) {
    return 0;
  }
  const double age = static_cast<double>(boost.today.time_since_epoch().count()) - day;
  return std::exp2(-std::max(age, 0.0) / boost.half_life_days);
}

void boost_scores(const RecencyBoost& boost,
                  const Columns& columns,
                  const DocidSet& matches,
                  std::vector<double>& scores) {
  std::size_t number = 0;
  matches.for_each(
      [&](std::uint32_t docid) { scores[number++] *= 1 + recency_of(boost, columns.day(docid)); });
}

void add_hits(std::uint32_t segment,
              const DocidSet& matches,
              const std::vector<double>& scores,
              BestHits& best) {
  std::size_t number = 0;
  matches.for_each([&](std::uint32_t docid) {
    const double score = scores[number++];
    if (best.may_enter(score)) {
      best.add({{segment, docid}, score});
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
    std::uint64_t words = 0, articles = 0;
    for (std::size_t i = 0; i < index_->segment_count(); ++i) {
      const Columns& columns = index_->columns(i);
      articles += columns.article_count();
      for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
        words += columns.word_count(docid);
      }
    }
    average_word_count_ =
        words > 0 ? static_cast<double>(words) / static_cast<double>(articles) : 1;
  }
  return *average_word_count_;
}

Result<std::vector<RankedHit>> RankedSearch::rank(const MatchPlan& plan,
                                                  const MatchSets& matches,
                                                  Page page,
                                                  const std::optional<RecencyBoost>& boost) {
  const std::uint64_t total = count_matches(matches);
  if (total == 0) {
    return std::vector<RankedHit>();
  }
  const auto clauses = xapian_call([&] { return clauses_of(plan, *index_); });
  if (!clauses) {
    return Unexpected(clauses.error());
  }
  const std::uint64_t offset = std::min(page.offset, total);
  BestHits best(*index_, offset + std::min(page.limit, total - offset));
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const SegmentScorer scorer(*index_, i, matches[i], average_word_count());
    std::vector<double> scores = scorer.zero_scores();
    if (scores.empty()) {
      continue;
    }
    for (const ScoredClause& clause : *clauses) {
      if (auto added = add_clause(clause, *index_, i, matches[i], scorer, scores); !added) {
        return Unexpected(added.error());
      }
    }
    if (boost) {
      boost_scores(*boost, index_->columns(i), matches[i], scores);
    }
    add_hits(static_cast<std::uint32_t>(i), matches[i], scores, best);
  }
  return best.take(offset);
}

Result<std::vector<std::vector<ScorePart>>> RankedSearch::explain(
    const MatchPlan& plan,
    const std::vector<RankedHit>& hits,
    const std::optional<RecencyBoost>& boost) {
  const auto clauses = xapian_call([&] { return clauses_of(plan, *index_); });
  if (!clauses) {
    return Unexpected(clauses.error());
  }
  std::vector<std::vector<ScorePart>> parts(hits.size());
  for (std::size_t h = 0; h < hits.size(); ++h) {
    const ArticlePlace place = hits[h].place;
    DocidSet one(index_->columns(place.segment).article_count());
    one.insert(place.docid);
    const SegmentScorer scorer(*index_, place.segment, one, average_word_count());
    double sum = 0;
    for (const ScoredClause& clause : *clauses) {
      std::vector<double> score = scorer.zero_scores();
      if (auto added = add_clause(clause, *index_, place.segment, one, scorer, score); !added) {
        return Unexpected(added.error());
      }
      if (score.front() > 0) {
        parts[h].push_back({*clause.label, score.front()});
        sum += score.front();
      }
    }
    if (boost) {
      const std::int32_t day = index_->columns(place.segment).day(place.docid);
      parts[h].push_back({boost->label, sum * recency_of(*boost, day)});
    }
  }
  return parts;
}

}  // namespace backfile
