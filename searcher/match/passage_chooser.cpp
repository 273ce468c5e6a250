// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/passage_chooser.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr std::string_view kEllipsis = "…";
/// A sentence may begin so many characters before the first mark; otherwise fewer words lead up to
/// it.
constexpr std::size_t kSentenceLeadChars = 90, kWordLeadChars = 40;
/// A passage ends with a sentence rather than a word when it keeps so many characters.
constexpr std::size_t kShortestPassageChars = 120;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

std::size_t forward_chars(std::string_view text, std::size_t from, std::size_t count) {
  for (; from < text.size() && count > 0; --count) {
    ++from;
    while (from < text.size() && is_continuation(text[from])) {
      ++from;
    }
  }
  return from;
}

std::size_t backward_chars(std::string_view text, std::size_t from, std::size_t count) {
  for (; from > 0 && count > 0; --count) {
    --from;
    while (from > 0 && is_continuation(text[from])) {
      --from;
    }
  }
  return from;
}

bool ends_sentence(std::string_view before) {
  for (const std::string_view sign : {".", "!", "?", "。", "！", "？", "।", "۔", "؟"}) {
    if (before.ends_with(sign)) {
      return true;
    }
  }
  return false;
}

/// True when a sentence or paragraph may start at `at`, after white space or at the beginning.
bool is_sentence_start(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  while (!before.empty() && is_space(before.back())) {
    before.remove_suffix(1);
  }
  const std::string_view gap = text.substr(before.size(), at - before.size());
  for (const std::string_view quote : {"\"", "”", "’", "»", ")", "'"}) {
    if (before.ends_with(quote)) {
      before.remove_suffix(quote.size());
    }
  }
  if (before.empty() || gap.find("\n\n") != std::string_view::npos) {
    return true;
  }
  return ends_sentence(before) &&
         (!gap.empty() || (static_cast<unsigned char>(before.back()) & 0x80) != 0);
}

/// The words' borders in a text: the only places where a passage is cut.
class WordBorders {
 public:
  explicit WordBorders(const TokenStream& words) {
    for (const Token& token : words.tokens) {
      if (token.role != TokenRole::Joined) {
        begins_.push_back(token.begin);
        ends_.push_back(token.end);
      }
    }
  }
  bool empty() const { return begins_.empty(); }
  /// The first word that begins at or after `at`, or `fallback`.
  std::size_t begin_from(std::size_t at, std::size_t fallback) const {
    const auto found = std::lower_bound(begins_.begin(), begins_.end(), at);
    return found == begins_.end() ? fallback : *found;
  }
  /// The last word that ends at or before `at`, or `fallback`.
  std::size_t end_until(std::size_t at, std::size_t fallback) const {
    const auto found = std::upper_bound(ends_.begin(), ends_.end(), at);
    return found == ends_.begin() ? fallback : *std::prev(found);
  }
  /// The first word begin in [from, to) at which a sentence starts, or `to`.
  std::size_t sentence_start(std::string_view text, std::size_t from, std::size_t to) const {
    for (auto begin = std::lower_bound(begins_.begin(), begins_.end(), from);
         begin != begins_.end() && *begin < to;
         ++begin) {
      if (is_sentence_start(text, leading_signs(text, *begin))) {
        return leading_signs(text, *begin);
      }
    }
    return to;
  }
  /// The last place in [from, to] where a sentence has ended, or 0.
  std::size_t sentence_end(std::string_view text, std::size_t from, std::size_t to) const {
    for (auto end = std::upper_bound(ends_.begin(), ends_.end(), to);
         end != ends_.begin() && *std::prev(end) >= from;
         --end) {
      const std::size_t closed = closing_signs(text, *std::prev(end));
      const bool at_end = text.find_first_not_of(" \n\t", closed) == std::string_view::npos;
      if (closed <= to && (at_end || text.substr(closed, 2) == "\n\n" ||
                           (closed != *std::prev(end) && is_sentence_start(text, closed + 1)))) {
        return closed;
      }
    }
    return 0;
  }
  /// Signs that stand right before or after a word, as quotation marks do. Only ASCII next to ASCII
  /// or white space is passed, so no cluster of characters is cut.
  static std::size_t leading_signs(std::string_view text, std::size_t at) {
    while (at > 0 && std::string_view("\"'($").find(text[at - 1]) != std::string_view::npos) {
      --at;
    }
    return at;
  }
  static std::size_t closing_signs(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() &&
           std::string_view(".,;:!?\"')%").find(text[end]) != std::string_view::npos) {
      ++end;
    }
    const bool is_clean = end == text.size() || static_cast<unsigned char>(text[end]) < 0x80;
    return is_clean ? end : at;
  }

 private:
  std::vector<std::size_t> begins_, ends_;
};

struct Span {
  std::size_t begin = 0, end = 0;
};

std::size_t passage_start(std::string_view text,
                          const WordBorders& borders,
                          std::size_t mark_begin) {
  const std::size_t earliest = backward_chars(text, mark_begin, kSentenceLeadChars);
  const std::size_t sentence = borders.sentence_start(text, earliest, mark_begin + 1);
  if (sentence <= mark_begin) {
    return sentence;
  }
  return borders.begin_from(backward_chars(text, mark_begin, kWordLeadChars), mark_begin);
}

/// The start whose passage shows most; `marks` is not empty.
std::size_t best_start(std::string_view text,
                       const WordBorders& borders,
                       const std::vector<WordMark>& marks) {
  std::tuple<std::size_t, std::size_t> best{0, 0};
  std::size_t best_begin = 0;
  std::size_t last_begin = text.size() + 1;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::size_t begin = passage_start(text, borders, marks[i].begin);
    if (begin == last_begin) {
      continue;
    }
    last_begin = begin;
    const std::size_t end = forward_chars(text, begin, kPassageChars);
    std::set<std::uint32_t> distinct;
    std::size_t count = 0;
    for (std::size_t j = i; j < marks.size() && marks[j].end <= end; ++j, ++count) {
      distinct.insert(marks[j].word);
    }
    if (const std::tuple shown{distinct.size(), count}; shown > best) {
      best = shown;
      best_begin = begin;
    }
  }
  return best_begin;
}

/// `must_show`: where the last mark inside the passage ends.
std::size_t passage_end(std::string_view text,
                        const WordBorders& borders,
                        std::size_t begin,
                        std::size_t must_show) {
  const std::size_t limit = forward_chars(text, begin, kPassageChars);
  const std::size_t shortest =
      std::max(must_show, forward_chars(text, begin, kShortestPassageChars));
  if (const std::size_t sentence = borders.sentence_end(text, shortest, limit); sentence != 0) {
    return sentence;
  }
  const std::size_t word = borders.end_until(limit, limit);
  return word > begin ? WordBorders::closing_signs(text, word) : limit;
}

/// Copies the span with white space made single; highlights are moved to the copy.
void append_span(std::string_view text,
                 Span span,
                 const std::vector<Highlight>& highlights,
                 MarkedText& out) {
  auto next = std::find_if(highlights.begin(), highlights.end(), [&](const Highlight& one) {
    return one.begin >= span.begin;
  });
  for (std::size_t at = span.begin; at <= span.end; ++at) {
    if (next != highlights.end() && next->end == at && !out.highlights.empty() &&
        out.highlights.back().end == 0) {
      out.highlights.back().end = static_cast<std::uint32_t>(out.text.size());
      ++next;
    }
    if (next != highlights.end() && next->begin == at && next->end <= span.end) {
      out.highlights.push_back({static_cast<std::uint32_t>(out.text.size()), 0});
    }
    if (at == span.end) {
      break;
    }
    if (!is_space(text[at])) {
      out.text += text[at];
    } else if (!out.text.empty() && out.text.back() != ' ') {
      out.text += ' ';
    }
  }
}

}  // namespace

std::vector<Highlight> highlights_of(const std::vector<WordMark>& marks) {
  std::vector<Highlight> highlights;
  for (const WordMark& mark : marks) {
    if (!highlights.empty() && mark.begin < highlights.back().end) {
      highlights.back().end = std::max(highlights.back().end, mark.end);
    } else {
      highlights.push_back({mark.begin, mark.end});
    }
  }
  return highlights;
}

MarkedText choose_passage(std::string_view text,
                          const TokenStream& words,
                          const std::vector<WordMark>& marks) {
  const WordBorders borders(words);
  if (borders.empty()) {
    return {fit_width(text.substr(0, utf8_cut(text, kPassageChars * 4)), kPassageChars), {}};
  }
  const std::size_t first = std::min(text.find_first_not_of(" \n\t"), text.size());
  const std::size_t begin = marks.empty() ? first : best_start(text, borders, marks);
  const std::size_t limit = forward_chars(text, begin, kPassageChars);
  std::size_t must_show = begin;
  for (const WordMark& mark : marks) {
    must_show = mark.end <= limit ? std::max<std::size_t>(must_show, mark.end) : must_show;
  }
  const std::size_t end = passage_end(text, borders, begin, must_show);
  MarkedText passage;
  if (!is_sentence_start(text, begin)) {
    passage.text = kEllipsis;
  }
  append_span(text, {begin, end}, highlights_of(marks), passage);
  const bool is_whole = text.find_first_not_of(" \n\t", end) == std::string_view::npos;
  if (!is_whole && !is_sentence_start(text, std::min(text.size(), end + 1))) {
    passage.text += kEllipsis;
  }
  return passage;
}

}  // namespace backfile
