// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/drawn_characters.h"

#include <utility>

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;

// Colours of skin, drawn over the emoji before them or not at all.
bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

// Collects characters code point by code point.
class CharacterCollector {
 public:
  explicit CharacterCollector(std::size_t at_most) { characters_.reserve(at_most); }

  void add(char32_t c, std::size_t begin) {
    if (c >= U' ' && c <= U'~') {
      after_joiner_ = false;
      push(c, 1, begin);
      return;
    }
    const bool joined = std::exchange(after_joiner_, c == kZeroWidthJoiner);
    const std::size_t columns = code_point_columns(c);
    if (is_drawn_over_another(c)) {
      add_mark(c);
    }
    if (columns == 0 || (joined && columns == 2) || (is_skin_tone(c) && !characters_.empty())) {
      return;
    }
    push(c, columns, begin);
  }
  std::vector<DrawnCharacter> take() { return std::move(characters_); }

 private:
  void push(char32_t c, std::size_t columns, std::size_t begin) {
    marks_ = 0;
    characters_.push_back({{}, columns, begin});
    append_utf8(characters_.back().text, c);
  }
  // A mark without a letter is left out, and so is a heap of them.
  void add_mark(char32_t c) {
    if (!characters_.empty() && marks_++ < kMaxMarks) {
      append_utf8(characters_.back().text, c);
    }
  }

  std::vector<DrawnCharacter> characters_;
  std::size_t marks_ = 0;
  bool after_joiner_ = false;
};

char32_t as_blank(char32_t c) { return c == U'\n' || c == U'\t' ? U' ' : c; }

}  // namespace

std::vector<DrawnCharacter> drawn_characters(std::string_view text) {
  CharacterCollector collector(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    collector.add(as_blank(next_code_point(text, at)), begin);
  }
  return collector.take();
}

}  // namespace backfile
