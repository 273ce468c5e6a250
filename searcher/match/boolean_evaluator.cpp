// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/boolean_evaluator.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/xapian_guard.h"
#include "searcher/match/article_places.h"
#include "searcher/match/column_filters.h"
#include "searcher/match/docid_source.h"
#include "searcher/match/phrase_check.h"
#include "searcher/match/segment_reader.h"
#include "searcher/match/text_condition.h"

namespace backfile {
namespace {

/// With this many postings to a candidate it is cheaper to leap from candidate to candidate: a leap
/// costs about as much as ten postings.
constexpr std::uint64_t kPostingsPerLeap = 10;

/// The docids still in question; no set stands for all of the segment.
struct Candidates {
  const DocidSet* set = nullptr;
  std::uint32_t count = 0;
};

std::uint32_t next_docid(const DocidSet& set, std::uint32_t from) {
  return from > set.universe() ? 0 : set.next(from);
}

Xapian::Query phrase_query(const PlanPhrase& phrase) {
  std::vector<Xapian::Query> words;
  for (const std::vector<std::string>& terms : phrase.words) {
    words.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  return {phrase.ordered ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR,
          words.begin(),
          words.end(),
          phrase.window};
}

/// The default text's term for the word of a term of the lead.
std::string in_text(const std::string& lead_term) {
  return lead_term.substr(field_of(FieldId::Lead).prefix.size());
}

bool is_of_lead(const PlanPhrase& phrase) {
  const std::string_view prefix = field_of(FieldId::Lead).prefix;
  return std::ranges::any_of(phrase.words, [&](const std::vector<std::string>& terms) {
    return std::ranges::any_of(terms, [&](const std::string& term) {
      return term.size() > prefix.size() && term.starts_with(prefix) &&
             !(term[prefix.size()] >= 'A' && term[prefix.size()] <= 'Z');
    });
  });
}

PlanPhrase in_text(PlanPhrase phrase) {
  for (std::vector<std::string>& terms : phrase.words) {
    std::ranges::transform(terms, terms.begin(), [](const std::string& t) { return in_text(t); });
  }
  return phrase;
}

Xapian::Query words_query(const PlanPhrase& phrase) {
  std::vector<Xapian::Query> words;
  for (const std::vector<std::string>& terms : phrase.words) {
    words.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  return {Xapian::Query::OP_AND, words.begin(), words.end()};
}

/// The phrase somewhere in the text, its words in the lead: no lead that has the phrase is missed.
Xapian::Query lead_phrase_query(const PlanPhrase& phrase) {
  return {Xapian::Query::OP_FILTER, phrase_query(in_text(phrase)), words_query(phrase)};
}

/// True when a term may stand for two of the words in any order: of these Xapian's OP_NEAR tries
/// some places only.
bool has_rivals(const PlanPhrase& phrase) {
  std::vector<std::string_view> all;
  for (const std::vector<std::string>& terms : phrase.words) {
    all.insert(all.end(), terms.begin(), terms.end());
  }
  std::ranges::sort(all);
  return !phrase.ordered && std::ranges::adjacent_find(all) != all.end();
}

/// How dear a child of an AND is: first the rank of its kind, then the postings to walk.
struct Cost {
  int rank = 0;
  std::uint64_t postings = 0;
  auto operator<=>(const Cost&) const = default;
};
constexpr int kColumnSearch = 0, kPostings = 1, kColumnScan = 2, kPositions = 3, kNegation = 4,
              kTexts = 5;

/// Evaluates over one segment. Throws what Xapian throws.
class SegmentEvaluator {
 public:
  explicit SegmentEvaluator(const SegmentReader& segment) : segment_(segment) {}

  /// Adds to `out` those candidates that match.
  void add(const MatchPlan& plan, Candidates candidates, DocidSet& out) const {
    std::visit([&](const auto& node) { add_node(node, candidates, out); }, plan.node);
  }

  DocidSet empty_set() const { return DocidSet(segment_.entry.article_count); }

  void add_phrase(const PlanPhrase& phrase, Candidates candidates, DocidSet& out) const;

 private:
  void add_node(const PlanAll&, Candidates candidates, DocidSet& out) const {
    out |= candidates.set != nullptr ? *candidates.set : empty_set().complement();
  }
  void add_node(const PlanNothing&, Candidates, DocidSet&) const {}
  void add_node(const PlanTerms& terms, Candidates candidates, DocidSet& out) const {
    for (const std::string& term : terms.terms) {
      add_term(term, candidates, out);
    }
  }
  void add_node(const PlanPhrase& phrase, Candidates candidates, DocidSet& out) const {
    add_phrase(phrase, candidates, out);
  }
  void add_node(const PlanText& text, Candidates candidates, DocidSet& out) const;
  void add_node(const PlanGroup& group, Candidates candidates, DocidSet& out) const;
  void add_node(const PlanNot& negation, Candidates candidates, DocidSet& out) const;
  template <class Filter>
  void add_node(const Filter& filter, Candidates candidates, DocidSet& out) const {
    DocidSet matches = empty_set();
    add_matches(filter, segment_.columns, matches);
    if (candidates.set != nullptr) {
      matches &= *candidates.set;
    }
    out |= matches;
  }

  void add_term(const std::string& term, Candidates candidates, DocidSet& out) const;
  void add_by_leaps(const std::string& term, const DocidSet& candidates, DocidSet& out) const;
  void add_all_of(const std::vector<MatchPlan>& children,
                  Candidates candidates,
                  DocidSet& out) const;

  std::vector<std::uint32_t> lead_positions(const std::vector<std::string>& terms,
                                            std::uint32_t docid) const;
  bool lead_has(const PlanPhrase& phrase, std::uint32_t docid) const;
  bool text_has(const PlanPhrase& phrase, std::uint32_t docid) const;

  std::uint64_t frequency(const std::vector<std::string>& terms) const;
  Cost cost(const MatchPlan& plan) const;
  Cost cost_of(const PlanGroup& group) const;

  const SegmentReader& segment_;
};

void SegmentEvaluator::add_term(const std::string& term,
                                Candidates candidates,
                                DocidSet& out) const {
  const Xapian::Database& database = segment_.database;
  if (candidates.set == nullptr) {
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      out.insert(*posting);
    }
    return;
  }
  if (candidates.count * kPostingsPerLeap < database.get_termfreq(term)) {
    add_by_leaps(term, *candidates.set, out);
    return;
  }
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    if (candidates.set->contains(*posting)) {
      out.insert(*posting);
    }
  }
}

void SegmentEvaluator::add_by_leaps(const std::string& term,
                                    const DocidSet& candidates,
                                    DocidSet& out) const {
  const auto end = segment_.database.postlist_end(term);
  auto posting = segment_.database.postlist_begin(term);
  for (std::uint32_t docid = next_docid(candidates, 1); docid != 0;) {
    posting.skip_to(docid);
    if (posting == end) {
      return;
    }
    if (*posting == docid) {
      out.insert(docid);
      docid = next_docid(candidates, docid + 1);
    } else {
      docid = next_docid(candidates, *posting);
    }
  }
}

void SegmentEvaluator::add_phrase(const PlanPhrase& phrase,
                                  Candidates candidates,
                                  DocidSet& out) const {
  std::uint64_t at_most = segment_.entry.article_count;
  for (const std::vector<std::string>& terms : phrase.words) {
    at_most = std::min(at_most, frequency(terms));
  }
  if (at_most == 0 || (candidates.set != nullptr && candidates.count == 0)) {
    return;
  }
  const bool of_lead = is_of_lead(phrase);
  const bool rivals = has_rivals(phrase);
  Xapian::Query query = rivals    ? words_query(phrase)
                        : of_lead ? lead_phrase_query(phrase)
                                  : phrase_query(phrase);
  const bool is_narrow = candidates.set != nullptr && candidates.count < at_most;
  if (is_narrow) {
    at_most = candidates.count;
    auto* source = new DocidSource(*candidates.set);  // released to the query, which counts it
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(source->release()));
  }
  Xapian::Enquire enquire(segment_.database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  enquire.set_query(query);
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(at_most));
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const bool in_question = candidates.set == nullptr || candidates.set->contains(*match);
    if (in_question && (!of_lead || lead_has(phrase, *match)) &&
        (of_lead || !rivals || text_has(phrase, *match))) {
      out.insert(*match);
    }
  }
}

/// A word's places in the lead are its first ones in the text, as many as its frequency in the
/// lead.
std::vector<std::uint32_t> SegmentEvaluator::lead_positions(const std::vector<std::string>& terms,
                                                            std::uint32_t docid) const {
  std::vector<std::uint32_t> positions;
  for (const std::string& term : terms) {
    auto posting = segment_.database.postlist_begin(term);
    posting.skip_to(docid);
    if (posting == segment_.database.postlist_end(term) || *posting != docid) {
      continue;
    }
    const auto end = segment_.database.positionlist_end(docid, in_text(term));
    auto position = segment_.database.positionlist_begin(docid, in_text(term));
    for (std::uint32_t left = posting.get_wdf(); left > 0 && position != end; --left, ++position) {
      positions.push_back(*position);
    }
  }
  std::ranges::sort(positions);
  return positions;
}

bool SegmentEvaluator::lead_has(const PlanPhrase& phrase, std::uint32_t docid) const {
  std::vector<std::vector<std::uint32_t>> positions;
  for (const std::vector<std::string>& terms : phrase.words) {
    positions.push_back(lead_positions(terms, docid));
  }
  return stand_together(positions, phrase.window, phrase.ordered);
}

/// The articles are read in the order of docids, as they lie in the store.
void SegmentEvaluator::add_node(const PlanText& text, Candidates candidates, DocidSet& out) const {
  const auto source = make_article_places(segment_.articles, text.leaves);
  const DocidSet every = candidates.set != nullptr ? DocidSet() : empty_set().complement();
  const DocidSet& asked = candidates.set != nullptr ? *candidates.set : every;
  asked.for_each([&](std::uint32_t docid) {
    const Result<const LeafPlaces*> places = source->places(docid);
    if (!places) {
      throw Xapian::DatabaseCorruptError(places.error().message);  // as its own files would
    }
    if (meets(text.condition, **places)) {
      out.insert(docid);
    }
  });
}

bool SegmentEvaluator::text_has(const PlanPhrase& phrase, std::uint32_t docid) const {
  std::vector<std::vector<std::uint32_t>> positions;
  for (const std::vector<std::string>& terms : phrase.words) {
    std::vector<std::uint32_t>& places = positions.emplace_back();
    for (const std::string& term : terms) {
      const auto end = segment_.database.positionlist_end(docid, term);
      places.insert(places.end(), segment_.database.positionlist_begin(docid, term), end);
    }
    std::ranges::sort(places);
  }
  return stand_together(positions, phrase.window, phrase.ordered);
}

void SegmentEvaluator::add_node(const PlanNot& negation,
                                Candidates candidates,
                                DocidSet& out) const {
  DocidSet rest = candidates.set != nullptr ? *candidates.set : empty_set().complement();
  DocidSet matches = empty_set();
  add(negation.child.front(), candidates, matches);
  rest -= matches;
  out |= rest;
}

void SegmentEvaluator::add_node(const PlanGroup& group,
                                Candidates candidates,
                                DocidSet& out) const {
  if (group.op == PlanOperator::And) {
    add_all_of(group.children, candidates, out);
    return;
  }
  if (group.op == PlanOperator::Or) {
    for (const MatchPlan& child : group.children) {
      add(child, candidates, out);
    }
    return;
  }
  DocidSet odd = empty_set();
  for (const MatchPlan& child : group.children) {
    DocidSet matches = empty_set();
    add(child, candidates, matches);
    odd ^= matches;
  }
  out |= odd;
}

/// Column searches come before the rest is even asked for its cost, so that postings of a segment
/// outside the dates are not touched.
void SegmentEvaluator::add_all_of(const std::vector<MatchPlan>& children,
                                  Candidates candidates,
                                  DocidSet& out) const {
  DocidSet left = empty_set();
  const auto narrow = [&](const MatchPlan& child) {
    DocidSet matches = empty_set();
    add(child, candidates, matches);
    left = std::move(matches);
    candidates = {&left, left.count()};
    return candidates.count > 0;
  };
  const auto is_column_search = [](const MatchPlan& plan) {
    return std::holds_alternative<PlanDays>(plan.node) ||
           std::holds_alternative<PlanUndated>(plan.node) ||
           std::holds_alternative<PlanCalendarDay>(plan.node) ||
           std::holds_alternative<PlanNothing>(plan.node);
  };
  std::vector<const MatchPlan*> others;
  for (const MatchPlan& child : children) {
    if (!is_column_search(child)) {
      others.push_back(&child);
    } else if (!narrow(child)) {
      return;
    }
  }
  std::vector<std::pair<Cost, const MatchPlan*>> by_cost;
  for (const MatchPlan* child : others) {
    by_cost.emplace_back(cost(*child), child);
  }
  std::stable_sort(by_cost.begin(), by_cost.end(), [](const auto& a, const auto& b) {
    return a.first < b.first;
  });
  for (const auto& [child_cost, child] : by_cost) {
    if (!narrow(*child)) {
      return;
    }
  }
  add_node(PlanAll{}, candidates, out);
}

std::uint64_t SegmentEvaluator::frequency(const std::vector<std::string>& terms) const {
  std::uint64_t sum = 0;
  for (const std::string& term : terms) {
    sum += segment_.database.get_termfreq(term);
  }
  return sum;
}

Cost SegmentEvaluator::cost(const MatchPlan& plan) const {
  if (const auto* terms = std::get_if<PlanTerms>(&plan.node)) {
    return {kPostings, frequency(terms->terms)};
  }
  if (const auto* group = std::get_if<PlanGroup>(&plan.node)) {
    return cost_of(*group);
  }
  if (const auto* phrase = std::get_if<PlanPhrase>(&plan.node)) {
    std::uint64_t sum = 0;
    for (const std::vector<std::string>& terms : phrase->words) {
      sum += frequency(terms);
    }
    return {kPositions, sum};
  }
  if (std::holds_alternative<PlanNot>(plan.node)) {
    return {kNegation, 0};
  }
  if (std::holds_alternative<PlanText>(plan.node)) {
    return {kTexts, 0};
  }
  return {std::holds_alternative<PlanAll>(plan.node) ? kColumnSearch : kColumnScan, 0};
}

/// An AND is as cheap as its cheapest child, any other group as dear as all of them.
Cost SegmentEvaluator::cost_of(const PlanGroup& group) const {
  Cost total{group.op == PlanOperator::And ? kTexts : kColumnSearch, 0};
  for (const MatchPlan& child : group.children) {
    const Cost one = cost(child);
    if (group.op == PlanOperator::And) {
      total = std::min(total, one);
    } else {
      total = {std::max(total.rank, one.rank), total.postings + one.postings};
    }
  }
  return total;
}

}  // namespace

Result<MatchSets> evaluate_plan(const MatchPlan& plan, const ArticleIndex& index) {
  return xapian_call([&] {
    MatchSets sets;
    for (std::size_t i = 0; i < index.segment_count(); ++i) {
      const SegmentReader& segment = index.segment(i);
      const SegmentEvaluator evaluator(segment);
      DocidSet matches = evaluator.empty_set();
      evaluator.add(plan, {}, matches);
      if (!segment.all_live) {
        matches &= segment.live;
      }
      sets.push_back(std::move(matches));
    }
    return sets;
  });
}

Result<DocidSet> evaluate_phrase(const PlanPhrase& phrase,
                                 const ArticleIndex& index,
                                 std::size_t number,
                                 const DocidSet& candidates) {
  return xapian_call([&] {
    const SegmentEvaluator evaluator(index.segment(number));
    DocidSet matches = evaluator.empty_set();
    evaluator.add_phrase(phrase, {&candidates, candidates.count()}, matches);
    return matches;
  });
}

}  // namespace backfile
