// SPDX-License-Identifier: GPL-2.0-or-later
// Finds dates in texts and reads them from fields.
#include "indexer/parse/date_reader.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/parse/date_patterns.h"
#include "indexer/parse/date_tokens.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

constexpr std::size_t kMostBytes = 4096;

/// What is read behind the date of a field: the rest of a clock and its zone.
bool is_sound_clock(std::span<const DateToken> tokens) {
  constexpr std::array<std::int64_t, 3> kMost{24, 59, 60};
  std::size_t parts = 0;
  bool zone = false;
  for (const DateToken& token : tokens) {
    const bool signed_gap =
        !token.gap.empty() && (token.gap.back() == '+' || token.gap.back() == '-');
    const bool after_colon = token.gap == ":";
    if (!token.is_number) {
      if ((parts > 0 || zone) && (signed_gap || after_colon)) {
        return false;  // "+zz:00", "+00:xx"
      }
      continue;
    }
    parts = after_colon ? parts + 1 : token.in_clock ? 1 : 0;
    zone = signed_gap || (zone && after_colon);
    if (parts > kMost.size() || (parts > 0 && !zone && token.value > kMost[parts - 1])) {
      return false;
    }
  }
  return true;
}

/// "2013-01-27-01" goes on where a date ends.
bool goes_on_as_date(std::span<const DateToken> behind) {
  return !behind.empty() && behind.front().is_number && behind.front().gap == "-" &&
         behind.front().digits <= 2 && !behind.front().in_clock;
}

std::size_t end_of(const DateLook& look, std::size_t at, const DateMatch& match) {
  std::size_t end = look.tokens[at + match.tokens - 1].end;
  for (const std::string_view unit : {"日", "일", "月", "월"}) {
    end += look.text.substr(end).starts_with(unit) ? unit.size() : 0;
  }
  return end;
}

/// The dates of a text, one after another.
class DateFinder {
 public:
  DateFinder(std::string_view text, const DateStyle& style, bool field)
      : text_(text),
        tokens_(split_date_tokens(text, style.language)),
        look_{text_, tokens_, style, field} {}

  /// The next date; a field ends at the first that is impossible or ill written.
  std::optional<ReadDate> next() {
    while (at_ < tokens_.size()) {
      const DateMatch match = match_date(look_, at_);
      if (match.tokens == 0) {
        ++at_;
        continue;
      }
      const std::size_t begin = at_;
      const auto day = day_of_match(look_, at_, match);
      const auto behind = std::span<const DateToken>(tokens_).subspan(at_ + match.tokens);
      at_ += day ? match.tokens : 1;
      if (day && (!look_.field || (is_sound_clock(behind) && !goes_on_as_date(behind)))) {
        return ReadDate{.first_day = *day,
                        .precision = match.precision,
                        .ambiguous = match.ambiguous,
                        .swappable = match.swappable,
                        .short_year = match.short_year,
                        .begin = tokens_[begin].begin,
                        .end = end_of(look_, begin, match)};
      }
      if (look_.field) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
  std::vector<DateToken> tokens_;
  DateLook look_;
  std::size_t at_ = 0;
};

/// 9 and 10 digits are seconds, 12 and 13 milliseconds since 1970; the day is UTC's.
std::optional<ReadDate> read_epoch(std::string_view text) {
  const std::string_view digits = trim(text);
  const std::size_t count = digits.size();
  const bool number = std::all_of(digits.begin(), digits.end(), is_ascii_digit);
  if (!number || (count != 9 && count != 10 && count != 12 && count != 13)) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char digit : digits) {
    value = value * 10 + (digit - '0');
  }
  const std::int64_t seconds = count >= 12 ? value / 1000 : value;
  const auto begin = static_cast<std::size_t>(digits.data() - text.data());
  return ReadDate{.first_day = std::chrono::sys_days{std::chrono::days{seconds / 86400}},
                  .precision = DatePrecision::Day,
                  .begin = begin,
                  .end = begin + count};
}

}  // namespace

std::optional<ReadDate> find_date(std::string_view text, const DateStyle& style) {
  return DateFinder(text.substr(0, utf8_cut(text, kMostBytes)), style, false).next();
}

std::vector<ReadDate> find_dates(std::string_view text, const DateStyle& style, std::size_t most) {
  DateFinder finder(text, style, false);
  std::vector<ReadDate> dates;
  for (auto date = finder.next(); date && dates.size() < most; date = finder.next()) {
    dates.push_back(*date);
  }
  return dates;
}

std::optional<ReadDate> read_date_field(std::string_view text, const DateStyle& style) {
  const auto epoch = read_epoch(text);
  return epoch ? epoch : DateFinder(text.substr(0, utf8_cut(text, kMostBytes)), style, true).next();
}

}  // namespace backfile
