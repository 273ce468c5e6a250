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
/// CLD2 takes longer than all else that an article needs. Three slices of this size tell the
/// language of a text of one language as surely; a text of several is looked at whole.
constexpr std::size_t kSliceBytes = 100;
constexpr std::size_t kBytesWorthSlicing = 8 * kSliceBytes;
constexpr int kSurePercent = 95;
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

struct Guess {
  CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
  bool reliable = false;
  int percent = 0;  ///< of the text, in that language

  bool known() const {
    return reliable && language != CLD2::UNKNOWN_LANGUAGE && language != CLD2::TG_UNKNOWN_LANGUAGE;
  }
};

Guess guess_of(std::string_view text) {
  Guess guess;
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  guess.language = CLD2::DetectLanguageSummary(text.data(),
                                               static_cast<int>(text.size()),
                                               true,
                                               languages.data(),
                                               percents.data(),
                                               &text_bytes,
                                               &guess.reliable);
  guess.percent = languages[0] == guess.language ? percents[0] : 0;
  return guess;
}

/// The bytes of `text` from `begin` on, about kSliceBytes, cut at spaces.
std::string_view slice_at(std::string_view text, std::size_t begin) {
  const std::size_t space = begin == 0 ? 0 : text.find(' ', begin);
  const std::string_view rest = text.substr(std::min(space, text.size()));
  return rest.substr(0, rest.find(' ', kSliceBytes));
}

/// Beginning, middle and end.
std::string slices_of(std::string_view text) {
  std::string slices;
  for (const std::size_t begin :
       {std::size_t{0}, text.size() / 2, text.size() - kSliceBytes - kSliceBytes / 4}) {
    slices.append(slice_at(text, begin)).push_back(' ');
  }
  return slices;
}

}  // namespace

std::string detect_language(std::string_view text) {
  const std::string_view head = text.substr(0, utf8_cut(text, kLanguageBytes));
  if (too_short_to_tell(head)) {
    return std::string(kUnknownLanguage);
  }
  Guess guess;
  if (head.size() > kBytesWorthSlicing) {
    guess = guess_of(slices_of(head));
  }
  if (!guess.known() || guess.percent < kSurePercent) {
    guess = guess_of(head);
  }
  return guess.known() ? our_code(CLD2::LanguageCode(guess.language))
                       : std::string(kUnknownLanguage);
}

}  // namespace backfile
