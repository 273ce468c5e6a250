// SPDX-License-Identifier: GPL-2.0-or-later
// Words of a text by UAX #29: a table for what it covers, ICU for the rest.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "common/text/word_class.h"

namespace backfile {

/// One word as UAX #29 bounds it: bytes [begin, end) of the text.
struct RawWord {
  std::uint32_t begin = 0, end = 0;
  bool ascii = false;  ///< nothing but ASCII
  bool plain = false;  ///< letters only, or digits only: nothing inside it could be a joint
};

/// Cuts one text after another into words. Where only characters of the table stand, the rules run
/// here; from the first other character to the next space in front of the table's characters, ICU's
/// BreakIterator decides, with its dictionaries for Chinese, Japanese, Thai, Lao, Khmer, Burmese.
/// A word is a segment that holds a letter or a digit; emoji and "½" are none. ICU's rule status
/// says the same but for "__" and "@", which it counts as words, and for a word that ends in an
/// underscore with a combining mark, which it does not. One object a thread. Cost: O(text.size()).
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// Begins a text, which must outlive the calls of next(). Requires: text.size() < 4 GB.
  void start(std::string_view text);
  /// The next word; false at the end of the text.
  bool next(RawWord& word);

 private:
  struct IcuStretch;
  bool scan_word(RawWord& word);
  WordClass class_behind(std::size_t at) const;
  bool next_of_icu(RawWord& word);

  const WordClassTable* table_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::unique_ptr<IcuStretch> icu_;
};

}  // namespace backfile
