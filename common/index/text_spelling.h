// SPDX-License-Identifier: GPL-2.0-or-later
// Texts as what the forms of their words leave open: capitals, what stands between the words, and
// words that are spelled otherwise. Layout: FORMAT.md, "Spelled texts".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/index/byte_coding.h"

namespace backfile {

/// A word of a text: the bytes that it spans there, and its folded form.
struct SpelledWord {
  std::uint32_t begin = 0, end = 0;
  std::string_view form;
};

/// Appends to `out` what SpellingReader needs beside the forms of `words` to give `text` again.
/// False, and nothing appended, when the words do not follow each other inside the text.
/// Cost: about 1 ns a byte.
bool append_spelling(std::string& out, std::string_view text, std::span<const SpelledWord> words);

/// Puts the texts of an article together, in the order in which they were spelled. `forms` are
/// those of all their words. Never undefined behaviour, whatever the bytes and the forms.
class SpellingReader {
 public:
  explicit SpellingReader(std::span<const std::string_view> forms);

  /// The next text; fails `in` when bytes and forms do not fit each other. Cost: some 10 ns a word.
  std::string read(ByteReader& in);

 private:
  void read_word(std::uint8_t symbol, ByteReader& in, std::string& text) const;

  std::span<const std::string_view> forms_;  ///< not yet used
  std::uint64_t form_bytes_ = 0;             ///< of all forms
};

}  // namespace backfile
