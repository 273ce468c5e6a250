// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the months in every language that ICU knows, and days of calendars other than ours.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backfile {

enum class MonthCalendar : std::uint8_t { Gregorian, Persian, Islamic };

struct NamedMonth {
  int month = 0;  ///< 1..12, 0 for no month
  MonthCalendar calendar = MonthCalendar::Gregorian;
  bool operator==(const NamedMonth&) const = default;
};

/// The month that `name` (UTF-8, one to three words, any case, with or without accents and full
/// stops) names: long or short, genitive or nominative, also cut short ("Septem.", three letters at
/// least) or declined, in `language` (ISO 639-1); where that language has no such name, in any of
/// the languages of the larger press. Month 0 when it names none, or different months in different
/// languages and `language` is none of them. Source: ICU's CLDR data, and a few spellings that
/// newspapers use. Cost: a look-up; the table of the larger languages is built at first use (some
/// milliseconds), that of all others when one of them is first asked for. Threads: safe.
NamedMonth find_month(std::string_view name, std::string_view language = {});

/// The same for the Gregorian months alone: 1..12 or 0.
int month_named(std::string_view name, std::string_view language = {});

/// Whether a name of several words begins with `word` ("tháng", "كانون").
bool opens_month_name(std::string_view word, std::string_view language = {});

/// The civil day of a day in the Persian (Solar Hijri) or Islamic (Umm al-Qura) calendar; nothing
/// when that calendar has no such day. Source: ICU's calendars.
std::optional<std::chrono::sys_days> day_in_calendar(MonthCalendar calendar,
                                                     int year,
                                                     int month,
                                                     int day);

}  // namespace backfile
