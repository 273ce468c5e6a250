// SPDX-License-Identifier: GPL-2.0-or-later
// Folds a word so that spellings that differ in case, width and accents become one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace backfile {

/// NFKC_Casefold (UAX #15, UAX #44), and then:
/// - Latin, Greek: accents go, by canonical decomposition; letters that do not decompose by a table
///   (ø o, ł l, đ ð d, æ ae, œ oe, þ th, ı i, ħ h, ŋ n; ß is ss by case folding).
/// - Cyrillic: stress marks go, ё is е. й ї ў ѓ ќ are letters and stay.
/// - Arabic: vowel points and kashida go; alef with hamza or madda is alef, Persian and Urdu yeh,
/// kaf
///   and heh and alef maksura are the Arabic ones, since keyboards mix them. Hebrew: points go.
/// - Digits of any script are ASCII's. Apostrophe letters (ʻ ʼ ʾ ʿ) and punctuation go.
/// Nothing else changes: marks of Indic scripts, Thai, Kana and Hangul are part of their letters.
/// One object a thread. Cost: O(length); a table for most, ICU for a word with marks.
class CaseFolder {
 public:
  CaseFolder();
  ~CaseFolder();
  CaseFolder(CaseFolder&&) noexcept;
  CaseFolder& operator=(CaseFolder&&) noexcept;

  /// Appends the form of one word (UTF-8) to `out`; may append nothing.
  void fold(std::string_view word, std::string& out);

 private:
  struct Known;
  std::unique_ptr<Known> known_;
};

}  // namespace backfile
