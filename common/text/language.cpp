// SPDX-License-Identifier: GPL-2.0-or-later
// Asks CLD2 for the language of a text.
#include "common/text/language.h"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t kLanguageBytes = 16 * 1024;
/// Fewer words than this in an alphabet say little: "Die Die" is no German.
constexpr int kMinWords = 5;

struct CodeChange {
  std::string_view cld2, ours;
};
// CLD2's old or finer codes, and what ISO 639-1 and our stemmers call them.
constexpr std::array kCodeChanges{
    CodeChange{"iw", "he"},
    CodeChange{"in", "id"},
    CodeChange{"jw", "jv"},
    CodeChange{"mo", "ro"},
    CodeChange{"zh-Hant", "zh"},
    CodeChange{"sr-ME", "sr"},
    CodeChange{"nb", "no"},
    CodeChange{"tl", "fil"},
};

std::string our_code(std::string_view cld2_code) {
  const auto* const change = std::find_if(kCodeChanges.begin(),
                                          kCodeChanges.end(),
                                          [&](const CodeChange& c) { return c.cld2 == cld2_code; });
  return std::string(change == kCodeChanges.end() ? cld2_code : change->ours);
}

// True when `text` has only letters below U+0250 and fewer than kMinWords runs of them.
bool too_short_to_tell(std::string_view text) {
  int words = 0;
  bool in_word = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xCA) {
      return false;  // another script, which tells by itself
    }
    const bool letter = byte >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    words += letter && !in_word ? 1 : 0;
    in_word = letter;
    if (words >= kMinWords) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string detect_language(std::string_view text) {
  const std::string_view head = text.substr(0, utf8_cut(text, kLanguageBytes));
  if (too_short_to_tell(head)) {
    return std::string(kUnknownLanguage);
  }
  bool reliable = false;
  CLD2::Language languages[3];
  int percents[3];
  int text_bytes = 0;
  const CLD2::Language language =
      CLD2::DetectLanguageSummary(head.data(),
                                  static_cast<int>(head.size()),
                                  true,
                                  static_cast<CLD2::Language*>(languages),
                                  static_cast<int*>(percents),
                                  &text_bytes,
                                  &reliable);
  const bool known =
      reliable && language != CLD2::UNKNOWN_LANGUAGE && language != CLD2::TG_UNKNOWN_LANGUAGE;
  return known ? our_code(CLD2::LanguageCode(language)) : std::string(kUnknownLanguage);
}

}  // namespace backfile
