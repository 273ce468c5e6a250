// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of the months' names, taken from ICU once.
#include "common/text/month_names.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace backfile {
namespace {

// The languages whose names count whatever the article's language; ICU's locales where a country
// has names of its own (Austria, the Levant, the Maghreb).
constexpr std::string_view kLocales[] = {
    "en", "de", "de_AT", "fr", "es", "pt",      "pt_PT", "it",    "nl",    "ru", "uk", "pl",  "cs",
    "sk", "hu", "ro",    "bg", "sr", "sr_Latn", "hr",    "sl",    "mk",    "sq", "el", "tr",  "sv",
    "da", "nb", "nn",    "fi", "et", "lv",      "lt",    "is",    "ga",    "cy", "ca", "eu",  "gl",
    "be", "kk", "az",    "ka", "hy", "ar",      "ar_LB", "ar_DZ", "ar_MA", "fa", "he", "ur",  "hi",
    "bn", "ta", "te",    "mr", "gu", "pa",      "ne",    "th",    "vi",    "id", "ms", "fil", "sw",
    "ha", "yo", "am",    "ti", "so", "af",      "mn",    "lb",    "mt",    "bs", "uz", "ky",  "my",
    "km", "lo", "si",    "ml", "kn", "zu",      "rw",    "ig",    "ckb",   "ps"};

struct CalendarLocale {
  std::string_view name;
  MonthCalendar calendar;
};
constexpr CalendarLocale kOtherCalendars[] = {{"fa@calendar=persian", MonthCalendar::Persian},
                                              {"ps@calendar=persian", MonthCalendar::Persian},
                                              {"en@calendar=persian", MonthCalendar::Persian},
                                              {"ar@calendar=islamic", MonthCalendar::Islamic},
                                              {"fa@calendar=islamic", MonthCalendar::Islamic},
                                              {"ur@calendar=islamic", MonthCalendar::Islamic},
                                              {"en@calendar=islamic", MonthCalendar::Islamic}};

// Languages whose months are declined beyond the two forms that CLDR lists.
constexpr std::string_view kDeclining[] = {"ru", "uk", "be", "pl", "cs", "sk", "hr", "sr",
                                           "bs", "sl", "bg", "mk", "lt", "lv", "fi", "et",
                                           "el", "hu", "hy", "ka", "tr", "az"};

struct Spelling {
  std::string_view word;
  int month;
};
// Spellings of newspapers that CLDR does not list, folded.
constexpr Spelling kSpellings[] = {{"sept", 9},
                                   {"janv", 1},
                                   {"fevr", 2},
                                   {"juil", 7},
                                   {"maerz", 3},
                                   {"mrz", 3},
                                   {"jaenner", 1},
                                   {"janner", 1},
                                   {"feber", 2},
                                   {"ni", 4},
                                   {"cer", 6},
                                   {"thang mot", 1},
                                   {"thang hai", 2},
                                   {"thang ba", 3},
                                   {"thang tu", 4},
                                   {"thang nam", 5},
                                   {"thang sau", 6},
                                   {"thang bay", 7},
                                   {"thang tam", 8},
                                   {"thang chin", 9},
                                   {"thang muoi", 10},
                                   {"thang muoi mot", 11},
                                   {"thang muoi hai", 12},
                                   {"thang gieng", 1},
                                   {"thang chap", 12},
                                   {"दिसम्बर", 12},
                                   {"सितम्बर", 9},
                                   {"नवम्बर", 11},
                                   {"अक्टूबर", 10},
                                   {"अक्तूबर", 10}};

constexpr int kSeveral = -1;  // one word, different months
constexpr std::size_t kLongestName = 64;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Marks that writers leave out at will: accents, Arabic and Hebrew vowels, joiners. The vowel
/// signs of Indian scripts are letters.
bool is_optional_mark(UChar32 c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x64B && c <= 0x65F) ||
         c == 0x670 || (c >= 0x200B && c <= 0x200F) || c == 0x970 || c == '.';
}

/// One letter for those that only keyboards tell apart.
UChar32 plain_letter(UChar32 c) {
  switch (c) {
    case 0x131:  // dotless i
      return 'i';
    case 0x64A:  // Arabic yeh and alef maksura, as Persian writes them
    case 0x649:
      return 0x6CC;
    case 0x643:
      return 0x6A9;
    default:
      return c;
  }
}

std::string fold_letters(const icu::UnicodeString& name) {
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
    if (!is_optional_mark(c)) {
      kept.append(plain_letter(c));
    }
  }
  std::string utf8;
  kept.toUTF8String(utf8);
  return utf8;
}

/// Lower case without marks and without full stops, so that "Févr." and "fevr" are one.
std::string fold_month(std::string_view name) {
  if (!is_ascii(name)) {
    const icu::StringPiece piece(name.data(), static_cast<std::int32_t>(name.size()));
    return fold_letters(icu::UnicodeString::fromUTF8(piece));
  }
  std::string folded;
  for (const char c : name) {
    if (c != '.') {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return folded;
}

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string_view without_last_letter(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (static_cast<unsigned char>(text[--end]) & 0xC0) == 0x80) {
  }
  return text.substr(0, end);
}

/// Names in order, so that all that begin alike stand together.
class NameList {
 public:
  /// The first meaning stays when `keep_first`; else a name of two months means none.
  void add(const std::string& name, NamedMonth month, bool keep_first) {
    const auto [place, is_new] = months_.emplace(name, month);
    if (is_new) {
      sorted_.push_back(name);
    } else if (place->second != month && !keep_first) {
      place->second.month = kSeveral;
    }
    if (const std::size_t blank = name.find(' '); blank != std::string::npos) {
      openings_.insert(name.substr(0, blank));
    }
  }

  void finish() { std::sort(sorted_.begin(), sorted_.end()); }

  NamedMonth find(const std::string& name) const {
    const auto found = months_.find(name);
    return found == months_.end() || found->second.month == kSeveral ? NamedMonth{} : found->second;
  }

  /// The month of all names that begin with `head` and have at most `more` letters behind it.
  NamedMonth find_beginning(std::string_view head, std::size_t more) const {
    NamedMonth month;
    for (auto at = std::lower_bound(sorted_.begin(), sorted_.end(), head);
         at != sorted_.end() && at->starts_with(head);
         ++at) {
      const NamedMonth one = months_.at(*at);
      if (count_letters(*at) > count_letters(head) + more) {
        continue;
      }
      if (one.month == kSeveral || (month.month != 0 && month != one)) {
        return {};
      }
      month = one;
    }
    return month;
  }

  bool opens(const std::string& word) const { return openings_.contains(word); }

 private:
  std::unordered_map<std::string, NamedMonth> months_;
  std::vector<std::string> sorted_;
  std::unordered_set<std::string> openings_;
};

class MonthTable {
 public:
  /// Names of `locales`; what other languages add to the common list must not change it.
  template <typename Locales>
  explicit MonthTable(const Locales& locales) {
    for (const auto& locale : locales) {
      add_locale(std::string(locale), MonthCalendar::Gregorian);
    }
    for (const CalendarLocale& other : kOtherCalendars) {
      add_locale(std::string(other.name), other.calendar);
    }
    for (const Spelling& spelling : kSpellings) {
      any_.add(std::string(spelling.word), {spelling.month}, true);
      any_.add(fold_month(spelling.word), {spelling.month}, true);
    }
    any_.finish();
    declined_.finish();
    for (auto& [language, list] : by_language_) {
      list.finish();
    }
  }

  bool knows(const std::string& language) const { return by_language_.contains(language); }

  NamedMonth find(const std::string& word, const std::string& language) const {
    const auto own = by_language_.find(language);
    const NameList* list = own == by_language_.end() ? nullptr : &own->second;
    NamedMonth month = list == nullptr ? NamedMonth{} : list->find(word);
    month = month.month == 0 ? any_.find(word) : month;
    month = month.month == 0 && list != nullptr ? cut_short(*list, word) : month;
    month = month.month == 0 && list == nullptr ? cut_short(any_, word) : month;
    return month.month == 0 && (list == nullptr || is_declining(language)) ? find_declined(word)
                                                                           : month;
  }

  bool opens(const std::string& word, const std::string& language) const {
    const auto own = by_language_.find(language);
    return any_.opens(word) || (own != by_language_.end() && own->second.opens(word));
  }

 private:
  static bool is_declining(std::string_view language) {
    return std::find(std::begin(kDeclining), std::end(kDeclining), language) !=
           std::end(kDeclining);
  }

  static NamedMonth cut_short(const NameList& list, const std::string& word) {
    constexpr std::size_t kFewest = 3, kWhole = 20;
    return count_letters(word) < kFewest ? NamedMonth{} : list.find_beginning(word, kWhole);
  }

  /// Another ending of up to three letters behind four that stay.
  NamedMonth find_declined(std::string_view word) const {
    constexpr std::size_t kStem = 4, kEnding = 3;
    NamedMonth month;
    for (std::size_t cut = 0; cut < kEnding && month.month == 0; ++cut) {
      word = without_last_letter(word);
      month = count_letters(word) < kStem ? NamedMonth{} : declined_.find_beginning(word, kEnding);
    }
    return month;
  }

  void add_locale(const std::string& name, MonthCalendar calendar) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(calendar == MonthCalendar::Gregorian
                                 ? (name + "@calendar=gregorian").c_str()
                                 : name.c_str());
    const icu::SimpleDateFormat format(icu::UnicodeString("y"), locale, status);
    const icu::DateFormatSymbols* symbols =
        U_FAILURE(status) ? nullptr : format.getDateFormatSymbols();
    if (symbols == nullptr) {
      return;
    }
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols->getMonths(count, context, width);
        for (std::int32_t i = 0; i < count && i < 12; ++i) {
          add_name(locale.getLanguage(), names[i], {i + 1, calendar});
        }
      }
    }
  }

  /// A name with digits is none that a reader of words could meet.
  static bool is_name(const icu::UnicodeString& name) {
    bool digit = false;
    for (std::int32_t at = 0; at < name.length(); at = name.moveIndex32(at, 1)) {
      digit = digit || u_isdigit(name.char32At(at));
    }
    return name.length() > 1 && !digit;
  }

  void add_name(const std::string& language, const icu::UnicodeString& name, NamedMonth month) {
    const std::string word = is_name(name) ? fold_letters(name) : std::string();
    if (count_letters(word) < 2) {
      return;
    }
    by_language_[language].add(word, month, true);
    // English, first in the list, keeps its names whatever other languages call so.
    const bool english = by_language_["en"].find(word).month != 0;
    any_.add(word, month, english || month.calendar != MonthCalendar::Gregorian);
    if (is_declining(language)) {
      declined_.add(word, month, false);
    }
  }

  std::unordered_map<std::string, NameList> by_language_;
  NameList any_, declined_;
};

const MonthTable& common_table() {
  static const MonthTable kTable{kLocales};
  return kTable;
}

std::set<std::string> all_locales() {
  std::int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  std::set<std::string> names;
  for (std::int32_t i = 0; i < count; ++i) {
    const std::string script = locales[i].getScript();
    names.insert(locales[i].getLanguage() + (script.empty() ? script : "_" + script));
  }
  return names;
}

/// The table that knows `language`, where there is one.
const MonthTable& table_of(const std::string& language) {
  if (language.empty() || language == "und" || common_table().knows(language)) {
    return common_table();
  }
  static const MonthTable kAll{all_locales()};
  return kAll.knows(language) ? kAll : common_table();
}

}  // namespace

NamedMonth find_month(std::string_view name, std::string_view language) {
  if (name.size() < 2 || name.size() > kLongestName) {
    return {};
  }
  const std::string code(language);
  return table_of(code).find(fold_month(name), code);
}

int month_named(std::string_view name, std::string_view language) {
  const NamedMonth found = find_month(name, language);
  return found.calendar == MonthCalendar::Gregorian ? found.month : 0;
}

bool opens_month_name(std::string_view word, std::string_view language) {
  if (word.size() > kLongestName || is_ascii(word)) {
    return fold_month(word.substr(0, kLongestName)) == "thang";
  }
  const std::string code(language);
  return table_of(code).opens(fold_month(word), code);
}

std::optional<std::chrono::sys_days> day_in_calendar(MonthCalendar calendar,
                                                     int year,
                                                     int month,
                                                     int day) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = calendar == MonthCalendar::Persian   ? "fa@calendar=persian"
                     : calendar == MonthCalendar::Islamic ? "ar@calendar=islamic-umalqura"
                                                          : "en@calendar=gregorian";
  const std::unique_ptr<icu::Calendar> days(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), name, status));
  if (U_FAILURE(status)) {
    return std::nullopt;
  }
  days->setLenient(false);
  days->clear();
  days->set(UCAL_EXTENDED_YEAR, year);
  days->set(UCAL_MONTH, month - 1);
  days->set(UCAL_DATE, day);
  const UDate moment = days->getTime(status);
  if (U_FAILURE(status)) {
    return std::nullopt;
  }
  constexpr double kDay = 86400e3;
  return std::chrono::sys_days{
      std::chrono::days{static_cast<std::int64_t>(std::floor(moment / kDay))}};
}

}  // namespace backfile
