// SPDX-License-Identifier: GPL-2.0-or-later
// Text conditions over places written by hand, and against every way to choose the places.
#include "searcher/match/text_condition.h"

#include <algorithm>
#include <functional>
#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

/// Places of the letters of `text`, a leaf each for a, b, c, d: "." ends a sentence, "/" a
/// paragraph, "<" and ">" stand around a quotation, "-" is another word. The first paragraph is the
/// headline, the second the lead.
LeafPlaces places_of(const std::string& text) {
  LeafPlaces places(4);
  WordPlace now{0, 1, 1, 0, TextZone::Headline};
  std::uint32_t quotations = 0;
  for (const char c : text) {
    switch (c) {
      case '.':
        ++now.sentence;
        break;
      case '/':
        ++now.sentence;
        ++now.paragraph;
        now.zone = now.paragraph == 2 ? TextZone::Lead : TextZone::Body;
        break;
      case '<':
        now.quotation = ++quotations;
        break;
      case '>':
        now.quotation = 0;
        break;
      default:
        ++now.position;
        if (c >= 'a' && c <= 'd') {
          places[static_cast<std::size_t>(c - 'a')].push_back(now);
        }
    }
  }
  return places;
}

TextCondition leaf(std::uint32_t number, TextPart part = TextPart::All) {
  return {TextOperator::Leaf, number, part, {}, {}};
}

TextCondition joined(TextOperator op, std::uint32_t number, std::vector<TextCondition> parts) {
  return {op, number, TextPart::All, {}, std::move(parts)};
}

TextCondition phrase(std::vector<TextCondition> parts, std::vector<std::uint32_t> offsets) {
  return {TextOperator::Phrase, 0, TextPart::All, std::move(offsets), std::move(parts)};
}

const TextCondition a = leaf(0), b = leaf(1), c = leaf(2);

/// Every span of Ordered and Near by trying all choices.
std::vector<std::pair<std::uint32_t, std::uint32_t>> by_trying(const TextCondition& condition,
                                                               const LeafPlaces& places) {
  std::vector<std::vector<TextSpan>> parts;
  for (const TextCondition& part : condition.parts) {
    parts.push_back(find_spans(part, places));
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  std::vector<TextSpan> chosen;
  const std::function<void()> choose = [&] {
    if (chosen.size() < parts.size()) {
      for (const TextSpan& span : parts[chosen.size()]) {
        chosen.push_back(span);
        choose();
        chosen.pop_back();
      }
      return;
    }
    std::vector<TextSpan> sorted = chosen;
    std::ranges::sort(sorted, {}, &TextSpan::first);
    std::uint32_t between = 0;
    bool fits = true;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      fits = fits && sorted[i].first > sorted[i - 1].last &&
             sorted[i].paragraph == sorted[i - 1].paragraph;
      between += sorted[i].first - sorted[i - 1].last - 1;
    }
    const bool in_order =
        condition.op == TextOperator::Near || std::ranges::is_sorted(chosen, {}, &TextSpan::first);
    if (fits && in_order && between <= condition.number) {
      found.emplace_back(sorted.front().first, sorted.back().last);
    }
  };
  choose();
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

TEST_CASE("conditions hold where the words stand so", "[match][text]") {
  struct Case {
    std::string text;
    TextCondition condition;
    bool holds;
  };
  using Op = TextOperator;
  const auto one = GENERATE(values<Case>({
      {"a-b", phrase({a, b}, {0, 1}), false},
      {"ab", phrase({a, b}, {0, 1}), true},
      {"a/b", phrase({a, b}, {0, 1}), false},
      {"a-b", phrase({a, b}, {0, 2}), true},
      {"a--b", phrase({a, b}, {0, 2}), false},
      {"a/b", phrase({a, b}, {0, 1}), false},
      {"b-a", joined(Op::Ordered, 1, {a, b}), false},
      {"b-a", joined(Op::Near, 1, {a, b}), true},
      {"b--a", joined(Op::Near, 1, {a, b}), false},
      {"b/a", joined(Op::Near, 1, {a, b}), false},
      {"a", joined(Op::Near, 5, {a, a}), false},
      {"a-a", joined(Op::Near, 5, {a, a}), true},
      {"ab-c", joined(Op::Near, 1, {phrase({a, b}, {0, 1}), c}), true},
      {"a-b-c", joined(Op::Near, 1, {phrase({a, b}, {0, 1}), c}), false},
      {"acb", joined(Op::Near, 3, {joined(Op::Near, 1, {a, b}), c}), false},
      {"a.b", joined(Op::Sentence, 0, {a, b}), false},
      {"-b-.a-b", joined(Op::Sentence, 0, {a, b}), true},
      {"a.b", joined(Op::Paragraph, 0, {a, b}), true},
      {"a/b", joined(Op::Paragraph, 0, {a, b}), false},
      {"ab.c", joined(Op::Paragraph, 0, {joined(Op::Sentence, 0, {a, b}), c}), true},
      {"a.bc", joined(Op::Paragraph, 0, {joined(Op::Sentence, 0, {a, b}), c}), false},
      {"a.b", joined(Op::Sentence, 0, {joined(Op::Near, 3, {a, b}), a}), false},
      {"a-a", joined(Op::Times, 3, {a}), false},
      {"a-a/a", joined(Op::Times, 3, {a}), true},
      {"aba", joined(Op::Times, 3, {joined(Op::Any, 0, {a, b})}), true},
      {"--a", joined(Op::Opening, 2, {a}), false},
      {"-/a", joined(Op::Opening, 2, {a}), true},
      {"a/a", leaf(0, TextPart::Body), false},
      {"//a", leaf(0, TextPart::Body), true},
      {"a<b>", leaf(0, TextPart::Quoted), false},
      {"<a>b", leaf(0, TextPart::Quoted), true},
      {"<a>", leaf(0, TextPart::Unquoted), false},
      {"<a><b>", phrase({leaf(0, TextPart::Quoted), leaf(1, TextPart::Quoted)}, {0, 1}), false},
      {"<ab>", phrase({leaf(0, TextPart::Quoted), leaf(1, TextPart::Quoted)}, {0, 1}), true},
      {"<a>b", phrase({a, b}, {0, 1}), true},
  }));
  CAPTURE(one.text);
  CHECK(meets(one.condition, places_of(one.text)) == one.holds);
}

TEST_CASE("distances find what trying every choice of places finds", "[match][text][oracle]") {
  std::mt19937 random(3);
  const auto below = [&](std::size_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int length = 0; length < 14; ++length) {
      text += std::string("aabbccd-./")[below(10)];
    }
    std::vector<TextCondition> parts;
    for (std::uint32_t count = 2 + below(2); count > 0; --count) {
      switch (below(4)) {
        case 0:
          parts.push_back(phrase({leaf(below(3)), leaf(below(3))}, {0, 1 + below(2)}));
          break;
        case 1:
          parts.push_back(joined(TextOperator::Any, 0, {leaf(below(3)), phrase({a, b}, {0, 1})}));
          break;
        case 2:
          parts.push_back(joined(TextOperator::Near, below(3), {leaf(below(3)), leaf(below(3))}));
          break;
        default:
          parts.push_back(leaf(below(4)));
      }
    }
    const auto condition =
        joined(below(2) == 0 ? TextOperator::Near : TextOperator::Ordered, below(5), parts);
    const LeafPlaces places = places_of(text);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (const TextSpan& span : find_spans(condition, places)) {
      found.emplace_back(span.first, span.last);
    }
    CAPTURE(text, round);
    REQUIRE(found == by_trying(condition, places));
  }
}
