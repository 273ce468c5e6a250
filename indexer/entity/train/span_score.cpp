// SPDX-License-Identifier: GPL-2.0-or-later
// Counts spans that two rows of labels share.
#include "indexer/entity/train/span_score.h"

#include <set>
#include <tuple>

namespace backfile {
namespace {

using Span = std::tuple<std::size_t, std::size_t, EntityType>;

std::set<Span> spans_of(const std::vector<EntityLabel>& labels) {
  std::set<Span> spans;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    begin = opens_name(labels[i]) ? i : begin;
    if (closes_name(labels[i]) && type_of(labels[i]) != EntityType::Misc) {
      spans.emplace(begin, i + 1, type_of(labels[i]));
    }
  }
  return spans;
}

double percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double SpanCounts::precision() const { return percent(right, found); }
double SpanCounts::recall() const { return percent(right, gold); }
double SpanCounts::f1() const { return percent(2 * right, found + gold); }

SpanCounts& SpanCounts::operator+=(const SpanCounts& other) {
  right += other.right;
  found += other.found;
  gold += other.gold;
  return *this;
}

void add_document(const std::vector<EntityLabel>& gold,
                  const std::vector<EntityLabel>& found,
                  SpanScore& score) {
  const std::set<Span> wanted = spans_of(gold);
  for (const Span& span : wanted) {
    ++score[static_cast<std::size_t>(std::get<2>(span))].gold;
  }
  for (const Span& span : spans_of(found)) {
    SpanCounts& counts = score[static_cast<std::size_t>(std::get<2>(span))];
    ++counts.found;
    counts.right += wanted.contains(span) ? 1U : 0U;
  }
}

SpanCounts total(const SpanScore& score) {
  SpanCounts sum;
  for (const SpanCounts& counts : score) {
    sum += counts;
  }
  return sum;
}

}  // namespace backfile
