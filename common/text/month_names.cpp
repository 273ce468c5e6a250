// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the Gregorian months, taken from ICU once.
#include "common/text/month_names.h"

#include <string>
#include <unordered_map>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace backfile {
namespace {

constexpr std::string_view kLanguages[] = {
    "en", "de",  "fr", "es", "pt", "it", "nl", "ru", "uk", "pl", "cs", "sk", "hu", "ro",
    "bg", "sr",  "hr", "sl", "mk", "sq", "el", "tr", "sv", "da", "nb", "nn", "fi", "et",
    "lv", "lt",  "is", "ga", "cy", "ca", "eu", "gl", "be", "kk", "az", "ka", "hy", "ar",
    "fa", "he",  "ur", "hi", "bn", "ta", "te", "mr", "gu", "pa", "ne", "th", "vi", "id",
    "ms", "fil", "sw", "ha", "yo", "am", "ti", "so", "af", "mn", "lb", "mt", "bs", "uz",
    "ky", "my",  "km", "lo", "si", "ml", "kn", "zu", "rw", "ig"};

struct Spelling {
  std::string_view word;
  int month;
};

// Spellings of newspapers that CLDR does not list.
constexpr Spelling kSpellings[] = {{"sept", 9},
                                   {"janv", 1},
                                   {"fevr", 2},
                                   {"juil", 7},
                                   {"maerz", 3},
                                   {"mrz", 3},
                                   {"jaenner", 1},
                                   {"janner", 1}};

constexpr int kSeveral = -1;  // one word, different months

using MonthsByWord = std::unordered_map<std::string, int>;

/// Lower case without marks and without dots, so that "Févr." and "fevr" are one.
std::string fold_month(const icu::UnicodeString& name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString folded = name;
  folded.foldCase();
  if (U_SUCCESS(status)) {
    folded = decompose->normalize(folded, status);
  }
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const UChar32 c = folded.char32At(at);
    if (u_charType(c) != U_NON_SPACING_MARK && c != '.' && c != 0x131) {
      kept.append(c);
    } else if (c == 0x131) {
      kept.append(UChar32{'i'});
    }
  }
  std::string utf8;
  kept.toUTF8String(utf8);
  return utf8;
}

/// A name with digits or several words is none that a reader of words could meet.
bool is_one_word(const icu::UnicodeString& name) {
  for (std::int32_t at = 0; at < name.length(); at = name.moveIndex32(at, 1)) {
    const UChar32 c = name.char32At(at);
    if (u_isdigit(c) || u_isUWhiteSpace(c)) {
      return false;
    }
  }
  return name.length() > 1;
}

class MonthTable {
 public:
  MonthTable() {
    for (const std::string_view language : kLanguages) {
      add_language(language);
    }
    for (const Spelling& spelling : kSpellings) {
      any_.insert_or_assign(std::string(spelling.word), spelling.month);
    }
  }

  int find(const std::string& word, std::string_view language) const {
    const auto own = by_language_.find(std::string(language));
    if (own != by_language_.end()) {
      if (const auto found = own->second.find(word); found != own->second.end()) {
        return found->second;
      }
    }
    const auto found = any_.find(word);
    return found == any_.end() || found->second == kSeveral ? 0 : found->second;
  }

 private:
  void add_language(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(std::string(language).c_str(), "", "", "calendar=gregorian");
    const icu::DateFormatSymbols symbols(locale, status);
    if (U_FAILURE(status)) {
      return;
    }
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (std::int32_t i = 0; i < count && i < 12; ++i) {
          add_name(std::string(language), names[i], i + 1);
        }
      }
    }
  }

  void add_name(const std::string& language, const icu::UnicodeString& name, int month) {
    const std::string word = is_one_word(name) ? fold_month(name) : std::string();
    if (word.empty()) {
      return;
    }
    by_language_[language].emplace(word, month);
    const auto [place, is_new] = any_.emplace(word, month);
    // English, first in the list, keeps its names whatever other languages call so.
    const MonthsByWord& english = by_language_["en"];
    if (!is_new && place->second != month && !english.contains(word)) {
      place->second = kSeveral;
    }
  }

  std::unordered_map<std::string, MonthsByWord> by_language_;
  MonthsByWord any_;
};

}  // namespace

int month_named(std::string_view word, std::string_view language) {
  static const MonthTable kTable;
  constexpr std::size_t kLongestName = 64;
  if (word.size() < 2 || word.size() > kLongestName) {
    return 0;
  }
  const icu::StringPiece piece(word.data(), static_cast<std::int32_t>(word.size()));
  return kTable.find(fold_month(icu::UnicodeString::fromUTF8(piece)), language);
}

}  // namespace backfile
