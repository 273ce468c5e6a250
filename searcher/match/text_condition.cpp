// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/text_condition.h"

#include <algorithm>
#include <tuple>

namespace backfile {
namespace {

using Spans = std::vector<TextSpan>;

bool comes_before(const TextSpan& a, const TextSpan& b) {
  return std::tie(a.first, a.last, a.quotation) < std::tie(b.first, b.last, b.quotation);
}

Spans in_order(Spans spans) {
  std::ranges::sort(spans, comes_before);
  const auto doubles = std::ranges::unique(spans, [](const TextSpan& a, const TextSpan& b) {
    return a.first == b.first && a.last == b.last && a.quotation == b.quotation;
  });
  spans.erase(doubles.begin(), doubles.end());
  return spans;
}

/// True when both can be of one span: in one paragraph, and in one quotation if bound to any.
bool may_join(const TextSpan& a, const TextSpan& b) {
  return a.paragraph == b.paragraph &&
         (a.quotation == 0 || b.quotation == 0 || a.quotation == b.quotation);
}

TextSpan joined(const TextSpan& a, const TextSpan& b) {
  TextSpan span = a.first <= b.first ? a : b;
  const TextSpan& later = a.last >= b.last ? a : b;
  span.last = later.last;
  span.last_sentence = later.last_sentence;
  span.quotation = std::max(a.quotation, b.quotation);
  return span;
}

bool is_of(const WordPlace& place, TextPart part) {
  switch (part) {
    case TextPart::Body:
      return place.zone == TextZone::Body;
    case TextPart::Quoted:
      return place.quotation != 0;
    case TextPart::Unquoted:
      return place.quotation == 0;
    default:
      return true;
  }
}

Spans spans_of_leaf(const TextCondition& leaf, const LeafPlaces& places) {
  Spans spans;
  for (const WordPlace& place : places[leaf.number]) {
    if (is_of(place, leaf.part)) {
      spans.push_back({place.position,
                       place.position,
                       place.sentence,
                       place.sentence,
                       place.paragraph,
                       leaf.part == TextPart::Quoted ? place.quotation : 0,
                       place.zone});
    }
  }
  return spans;
}

/// A phrase as far as it is read: what it covers, and where its first word stands.
Spans spans_of_phrase(const TextCondition& phrase, const std::vector<Spans>& parts) {
  Spans begun = parts.front();
  for (std::size_t i = 1; i < parts.size() && !begun.empty(); ++i) {
    Spans longer;
    for (const TextSpan& span : begun) {
      const std::uint32_t wanted = span.first + phrase.offsets[i];
      for (auto next = std::ranges::lower_bound(parts[i], wanted, {}, &TextSpan::first);
           next != parts[i].end() && next->first == wanted;
           ++next) {
        if (may_join(span, *next)) {
          longer.push_back(joined(span, *next));
        }
      }
    }
    begun = std::move(longer);
  }
  return begun;
}

/// Parts put one behind the other: those in `used`, with `between` words between them.
struct Chain {
  TextSpan span;
  std::uint32_t used = 0;
  std::uint32_t between = 0;
};

/// Of chains with the same parts, end and quotation the tightest is as good as all.
void add_chain(std::vector<Chain>& chains, const Chain& chain) {
  for (Chain& known : chains) {
    if (known.used == chain.used && known.span.last == chain.span.last &&
        known.span.quotation == chain.span.quotation) {
      known.between = std::min(known.between, chain.between);
      return;
    }
  }
  chains.push_back(chain);
}

/// Ordered and Near: chains that begin with one span grow by one part at a time.
class ChainFinder {
 public:
  ChainFinder(const TextCondition& condition, const std::vector<Spans>& parts)
      : parts_(parts),
        most_between_(condition.number),
        ordered_(condition.op == TextOperator::Ordered) {}

  Spans find() const {
    Spans found;
    const std::size_t openers = ordered_ ? 1 : parts_.size();
    for (std::size_t opener = 0; opener < openers; ++opener) {
      for (const TextSpan& first : parts_[opener]) {
        grow({{first, std::uint32_t{1} << opener, 0}}, found);
      }
    }
    return found;
  }

 private:
  void grow(std::vector<Chain> chains, Spans& found) const {
    for (std::size_t length = 1; length < parts_.size() && !chains.empty(); ++length) {
      std::vector<Chain> longer;
      for (const Chain& chain : chains) {
        for (std::size_t part = 0; part < parts_.size(); ++part) {
          const bool fits = ordered_ ? part == length : (chain.used >> part & 1) == 0;
          if (fits) {
            append_part(chain, part, longer);
          }
        }
      }
      chains = std::move(longer);
    }
    for (const Chain& chain : chains) {
      found.push_back(chain.span);
    }
  }

  void append_part(const Chain& chain, std::size_t part, std::vector<Chain>& longer) const {
    const Spans& spans = parts_[part];
    for (auto next = std::ranges::upper_bound(spans, chain.span.last, {}, &TextSpan::first);
         next != spans.end();
         ++next) {
      const std::uint32_t between = chain.between + next->first - chain.span.last - 1;
      if (between > most_between_ || next->paragraph != chain.span.paragraph) {
        return;
      }
      if (may_join(chain.span, *next)) {
        add_chain(longer,
                  {joined(chain.span, *next), chain.used | std::uint32_t{1} << part, between});
      }
    }
  }

  const std::vector<Spans>& parts_;
  const std::uint32_t most_between_;
  const bool ordered_;
};

/// Which sentence or paragraph a span begins in; it rises with the spans.
std::uint32_t unit_of(const TextSpan& span, TextOperator op) {
  return op == TextOperator::Paragraph ? span.paragraph : span.first_sentence;
}

bool is_within_unit(const TextSpan& span, TextOperator op) {
  return op == TextOperator::Paragraph || span.first_sentence == span.last_sentence;
}

/// The spans of one part, unit by unit in rising order.
class UnitReader {
 public:
  UnitReader(const Spans& spans, TextOperator op) : spans_(spans), op_(op) {}

  /// Widens `all` by the part's spans in `unit`; false when there is none.
  bool read(std::uint32_t unit, TextSpan& all) {
    while (at_ < spans_.size() && unit_of(spans_[at_], op_) < unit) {
      ++at_;
    }
    bool found = false;
    for (; at_ < spans_.size() && unit_of(spans_[at_], op_) == unit; ++at_) {
      if (is_within_unit(spans_[at_], op_)) {
        all = joined(all, spans_[at_]);
        found = true;
      }
    }
    return found;
  }

 private:
  const Spans& spans_;
  const TextOperator op_;
  std::size_t at_ = 0;
};

/// One span for each sentence or paragraph that has them all.
Spans spans_in_one_unit(TextOperator op, const std::vector<Spans>& parts) {
  Spans found;
  std::vector<UnitReader> others;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    others.emplace_back(parts[i], op);
  }
  std::uint32_t last_unit = 0;
  bool complete = false;
  for (const TextSpan& span : parts.front()) {
    const std::uint32_t unit = unit_of(span, op);
    if (!is_within_unit(span, op)) {
      continue;
    }
    if (unit == last_unit) {
      if (complete) {
        found.back() = joined(found.back(), span);
      }
      continue;
    }
    last_unit = unit;
    TextSpan all = span;
    complete =
        std::ranges::all_of(others, [&](UnitReader& other) { return other.read(unit, all); });
    if (complete) {
      found.push_back(all);
    }
  }
  return found;
}

/// All of them as one span when there are so many that none lies over another.
Spans spans_of_times(std::uint32_t times, const Spans& spans) {
  Spans by_end = spans;
  std::ranges::sort(by_end, {}, &TextSpan::last);
  std::uint32_t count = 0, last = 0;
  for (const TextSpan& span : by_end) {
    if (span.first > last) {
      ++count;
      last = span.last;
    }
  }
  return count < times ? Spans{} : Spans{joined(by_end.front(), by_end.back())};
}

Spans spans_of_opening(std::uint32_t words, Spans spans) {
  std::erase_if(spans, [words](const TextSpan& span) {
    return span.last > words || span.zone > TextZone::Body;
  });
  return spans;
}

Spans spans_of_any(const std::vector<Spans>& parts) {
  Spans all;
  for (const Spans& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

Spans combined(const TextCondition& condition, std::vector<Spans>& parts) {
  switch (condition.op) {
    case TextOperator::Any:
      return spans_of_any(parts);
    case TextOperator::Phrase:
      return spans_of_phrase(condition, parts);
    case TextOperator::Sentence:
    case TextOperator::Paragraph:
      return spans_in_one_unit(condition.op, parts);
    case TextOperator::Times:
      return spans_of_times(condition.number, parts.front());
    case TextOperator::Opening:
      return spans_of_opening(condition.number, std::move(parts.front()));
    default:
      return ChainFinder(condition, parts).find();
  }
}

}  // namespace

std::vector<TextSpan> find_spans(const TextCondition& condition, const LeafPlaces& places) {
  if (condition.op == TextOperator::Leaf) {
    return spans_of_leaf(condition, places);
  }
  std::vector<Spans> parts;
  for (const TextCondition& part : condition.parts) {
    parts.push_back(find_spans(part, places));
    if (parts.back().empty() && condition.op != TextOperator::Any) {
      return {};
    }
  }
  return in_order(combined(condition, parts));
}

bool meets(const TextCondition& condition, const LeafPlaces& places) {
  return !find_spans(condition, places).empty();
}

}  // namespace backfile
