// SPDX-License-Identifier: GPL-2.0-or-later
// The shapes in which dates are written.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "indexer/parse/date_reader.h"
#include "indexer/parse/date_tokens.h"

namespace backfile {

/// A text and its tokens, and how to read them.
struct DateLook {
  std::string_view text;
  std::span<const DateToken> tokens;
  DateStyle style;
  bool field = false;  ///< a whole field: years of two digits and bare years count
};

/// What a shape made of the tokens at its place. `tokens` is 0 when none fits.
struct DateMatch {
  std::size_t tokens = 0;
  int year = 0, month = 0, day = 0;
  DatePrecision precision = DatePrecision::Day;
  bool ambiguous = false, swappable = false, short_year = false;
  MonthCalendar calendar = MonthCalendar::Gregorian;
};

/// The date that begins with token `at`, if any. Cost: some looks at the next seven tokens.
DateMatch match_date(const DateLook& look, std::size_t at);

/// The civil day of a match, whatever its calendar (Gregorian, Persian, Islamic, Thai); nothing
/// when the calendar has no such day.
std::optional<std::chrono::sys_days> day_of_match(const DateLook& look,
                                                  std::size_t at,
                                                  const DateMatch& match);

}  // namespace backfile
