// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/boolean_evaluator.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/schema_terms.h"
#include "common/index/xapian_guard.h"
#include "searcher/match/column_filters.h"
#include "searcher/match/phrase_scan.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/segment_reader.h"
#include "searcher/match/story_finder.h"
#include "searcher/match/text_condition.h"
#include "searcher/match/text_term.h"
#include "searcher/match/token_places.h"

namespace backfile {
namespace {

/// So few articles are read for a form without asking first what else has its stem: to find that
/// costs as much.
constexpr std::uint32_t kFewToRead = 50;

/// The docids still in question; no set stands for all of the segment.
struct Candidates {
  const DocidSet* set = nullptr;
  std::uint32_t count = 0;
};

std::uint32_t next_docid(const DocidSet& set, std::uint32_t from) {
  return from > set.universe() ? 0 : set.next(from);
}

/// What a token file gives, of which nothing but damage is an error: that is thrown as Xapian
/// throws it for its own files.
template <class Value>
Value sound(Result<Value> result) {
  if (!result) {
    throw Xapian::DatabaseCorruptError(result.error().message);
  }
  if constexpr (!std::is_void_v<Value>) {
    return std::move(*result);
  }
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
  SegmentEvaluator(const ArticleIndex& index, std::size_t number)
      : segment_(index.segment(number)),
        number_(number),
        forms_(index.stem_forms()),
        index_(index) {}

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
  void add_node(const PlanTerms& terms, Candidates candidates, DocidSet& out) const;
  void add_node(const PlanPhrase& phrase, Candidates candidates, DocidSet& out) const {
    add_phrase(phrase, candidates, out);
  }
  void add_node(const PlanText& text, Candidates candidates, DocidSet& out) const;
  void add_node(const PlanGroup& group, Candidates candidates, DocidSet& out) const;
  void add_node(const PlanNot& negation, Candidates candidates, DocidSet& out) const;
  void add_node(const PlanStory& story, Candidates candidates, DocidSet& out) const;
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

  bool is_whole_stem(const TextTerm& form, const std::string& stem) const;
  void add_forms(const std::vector<std::string>& forms, Candidates candidates, DocidSet& out) const;
  DocidSet may_have_forms(const std::vector<std::string>& forms,
                          Candidates candidates,
                          DocidSet& out) const;

  std::uint64_t frequency(const std::vector<std::string>& terms) const;
  Cost cost(const MatchPlan& plan) const;
  Cost cost_of(const PlanGroup& group) const;

  const SegmentReader& segment_;
  std::size_t number_;
  StemForms& forms_;
  const ArticleIndex& index_;
};

void SegmentEvaluator::add_node(const PlanStory& story,
                                Candidates candidates,
                                DocidSet& out) const {
  DocidSet matches = empty_set();
  sound(add_story(index_, story.id_terms, number_, matches));
  if (candidates.set != nullptr) {
    matches &= *candidates.set;
  }
  out |= matches;
}

bool is_form(const std::string& term) {
  const std::optional<TextTerm> text = text_term_of(term);
  return text && !text->is_stem;
}

/// Stems first: articles that have one need not be read for the forms.
void SegmentEvaluator::add_node(const PlanTerms& terms,
                                Candidates candidates,
                                DocidSet& out) const {
  std::vector<std::string> forms;
  for (const std::string& term : terms.terms) {
    if (is_form(term)) {
      forms.push_back(term);
    } else {
      add_term(term, candidates, out);
    }
  }
  if (forms.empty()) {
    return;
  }
  if (forms.size() == terms.terms.size()) {
    return add_forms(forms, candidates, out);
  }
  // Beside stems the forms are for articles in other languages than those the stems are by.
  DocidSet others = empty_set();
  for (const std::string& language : index_.minor_languages()) {
    add_term(facet_term(FieldId::Language, language), candidates, others);
  }
  add_forms(forms, {&others, others.count()}, out);
}

/// True when no other word of this segment has the stem of `form`, so that the postings of the stem
/// are those of the form.
bool SegmentEvaluator::is_whole_stem(const TextTerm& form, const std::string& stem) const {
  const std::optional<std::uint32_t> ordinal = segment_.tokens.ordinal_of(form.word);
  const std::vector<std::uint32_t>& numbers = forms_.all_numbers_of(segment_.tokens, stem);
  return ordinal && numbers.size() == 1 && numbers.front() == segment_.tokens.number_of(*ordinal);
}

void SegmentEvaluator::add_forms(const std::vector<std::string>& forms,
                                 Candidates candidates,
                                 DocidSet& out) const {
  DocidSet unsure = may_have_forms(forms, candidates, out);
  unsure -= out;
  if (unsure.count() == 0) {
    return;
  }
  const PlanPhrase word{{forms}, 1, true, {}};
  sound(PhraseScan(segment_.tokens, forms_, word).add_holders(unsure, out));
}

/// The candidates that have a stem of `forms`; those that have the form for sure are added to
/// `out`.
DocidSet SegmentEvaluator::may_have_forms(const std::vector<std::string>& forms,
                                          Candidates candidates,
                                          DocidSet& out) const {
  const bool are_few = candidates.set != nullptr && candidates.count <= kFewToRead;
  std::set<std::string> to_check;
  for (const std::string& term : forms) {
    const TextTerm form = *text_term_of(term);
    for (const std::string& stem : forms_.stems_of(form.word)) {
      const std::string posted = stem_term(form.field, stem);
      if (!are_few && is_whole_stem(form, stem)) {
        add_term(posted, candidates, out);
      } else {
        to_check.insert(posted);
      }
    }
  }
  DocidSet unsure = empty_set();
  for (const std::string& term : to_check) {
    add_term(term, candidates, unsure);
  }
  return unsure;
}

void SegmentEvaluator::add_term(const std::string& term,
                                Candidates candidates,
                                DocidSet& out) const {
  PostingCache& cache = index_.postings();
  const TermPostings* postings = cache.find(segment_, term);
  if (postings == nullptr && candidates.set != nullptr &&
      candidates.count * kPostingsPerLeap < segment_.database.get_termfreq(term)) {
    add_by_leaps(term, *candidates.set, out);
    return;
  }
  if (postings == nullptr) {
    postings = &cache.of(segment_, term);
  }
  if (candidates.set == nullptr) {
    std::ranges::for_each(postings->docids, [&](std::uint32_t docid) { out.insert(docid); });
    return;
  }
  visit_postings_of(
      *postings, *candidates.set, candidates.count, [&](std::uint32_t docid, std::uint32_t) {
        out.insert(docid);
      });
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
  DocidSet holders = candidates.set != nullptr ? *candidates.set : empty_set().complement();
  std::vector<std::pair<std::uint64_t, std::vector<std::string>>> words;  // the rarest first
  for (const std::vector<std::string>& terms : phrase.words) {
    std::vector<std::string> stems = posted_terms(terms, forms_);
    const std::uint64_t postings = frequency(stems);
    words.emplace_back(postings, std::move(stems));
  }
  std::ranges::sort(words);
  std::uint32_t left = candidates.set != nullptr ? candidates.count : segment_.entry.article_count;
  for (const auto& [postings, terms] : words) {
    DocidSet both = empty_set();
    for (const std::string& term : terms) {
      add_term(term, {&holders, left}, both);
    }
    holders = std::move(both);
    left = holders.count();
    if (left == 0) {
      return;
    }
  }
  sound(PhraseScan(segment_.tokens, forms_, phrase).add_holders(holders, out));
}

void SegmentEvaluator::add_node(const PlanText& text, Candidates candidates, DocidSet& out) const {
  const auto source = make_token_places(segment_.tokens, forms_, text.leaves);
  const DocidSet every = candidates.set != nullptr ? DocidSet() : empty_set().complement();
  const DocidSet& asked = candidates.set != nullptr ? *candidates.set : every;
  asked.for_each([&](std::uint32_t docid) {
    if (meets(text.condition, *sound(source->places(docid)))) {
      out.insert(docid);
    }
  });
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
    sum += index_.postings().frequency(segment_, term);
  }
  return sum;
}

Cost SegmentEvaluator::cost(const MatchPlan& plan) const {
  if (const auto* terms = std::get_if<PlanTerms>(&plan.node)) {
    const bool by_stems = std::ranges::none_of(terms->terms, is_form);
    return {by_stems ? kPostings : kPositions, frequency(posted_terms(terms->terms, forms_))};
  }
  if (const auto* group = std::get_if<PlanGroup>(&plan.node)) {
    return cost_of(*group);
  }
  if (const auto* phrase = std::get_if<PlanPhrase>(&plan.node)) {
    std::uint64_t sum = 0;
    for (const std::vector<std::string>& terms : phrase->words) {
      sum += frequency(posted_terms(terms, forms_));
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
  index.postings().forget_oldest();
  return xapian_call([&] {
    MatchSets sets;
    for (std::size_t i = 0; i < index.segment_count(); ++i) {
      const SegmentReader& segment = index.segment(i);
      const SegmentEvaluator evaluator(index, i);
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
    const SegmentEvaluator evaluator(index, number);
    DocidSet matches = evaluator.empty_set();
    evaluator.add_phrase(phrase, {&candidates, candidates.count()}, matches);
    return matches;
  });
}

}  // namespace backfile
