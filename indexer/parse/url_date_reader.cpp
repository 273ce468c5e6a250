// SPDX-License-Identifier: GPL-2.0-or-later
// find_url_date(): the day that an address carries by position.
#include <algorithm>
#include <vector>

#include "common/text/month_names.h"
#include "indexer/parse/date_reader.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

/// One part of an address between slashes, and where it begins.
struct Segment {
  std::string_view text;
  std::size_t begin = 0;
};

std::vector<Segment> path_segments(std::string_view url) {
  const std::size_t scheme = url.find("://");
  std::size_t at = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  const std::size_t end = std::min(url.find_first_of("?#"), url.size());
  std::vector<Segment> segments;
  while (at < end) {
    const std::size_t next = std::min(url.find('/', at + 1), end);
    segments.push_back({url.substr(at + 1, next - at - 1), at + 1});
    at = next;
  }
  return segments;
}

/// The number that all of `text` writes, with so many digits at most; -1 when it is none.
int whole_number(std::string_view text, std::size_t most_digits) {
  if (text.empty() || text.size() > most_digits ||
      !std::all_of(text.begin(), text.end(), is_ascii_digit)) {
    return -1;
  }
  int value = 0;
  for (const char digit : text) {
    value = value * 10 + (digit - '0');
  }
  return value;
}

bool is_press_year(int year) { return year >= 1990 && year < 2100; }

ReadDate date_between(std::chrono::sys_days day,
                      DatePrecision precision,
                      const Segment& from,
                      const Segment& to) {
  return {.first_day = day,
          .precision = precision,
          .begin = from.begin,
          .end = to.begin + to.text.size()};
}

/// /2017/09/14/, /2017/sep/14/, /2017/09/
std::optional<ReadDate> read_parted(const std::vector<Segment>& segments, std::size_t at) {
  const int year = segments[at].text.size() == 4 ? whole_number(segments[at].text, 4) : -1;
  if (!is_press_year(year) || at + 1 >= segments.size()) {
    return std::nullopt;
  }
  const Segment& second = segments[at + 1];
  const int number = whole_number(second.text, 2);
  const int month = number < 0 ? month_named(second.text, "en") : number;
  const int day = at + 2 < segments.size() ? whole_number(segments[at + 2].text, 2) : -1;
  if (const auto civil = civil_day(year, month, day)) {
    return date_between(*civil, DatePrecision::Day, segments[at], segments[at + 2]);
  }
  const auto first = civil_day(year, month, 1);
  return first && second.text.size() >= 2
             ? std::optional(date_between(*first, DatePrecision::Month, segments[at], second))
             : std::nullopt;
}

/// /2020-02/19/, /2020/02-19/, /2020/0219/
std::optional<ReadDate> read_half_parted(const std::vector<Segment>& segments, std::size_t at) {
  if (at + 1 >= segments.size()) {
    return std::nullopt;
  }
  std::string digits;
  for (const std::string_view part : {segments[at].text, segments[at + 1].text}) {
    const std::size_t mark = part.find_first_of("-_");
    const bool halves = mark != std::string_view::npos && mark >= 2 && mark + 3 == part.size();
    digits += halves ? std::string(part.substr(0, mark)) + std::string(part.substr(mark + 1))
                     : std::string(part);
  }
  const int number = digits.size() == 8 ? whole_number(digits, 8) : -1;
  const std::size_t first = segments[at].text.size();
  const auto civil = civil_day(number / 10000, number / 100 % 100, number % 100);
  const bool fits = number > 0 && (first == 4 || first == 7) && is_press_year(number / 10000);
  return fits && civil ? std::optional(date_between(
                             *civil, DatePrecision::Day, segments[at], segments[at + 1]))
                       : std::nullopt;
}

/// A segment that starts or ends with 2017-09-14, 2017_09_14 or 20170914.
std::optional<ReadDate> read_within(const Segment& segment) {
  std::string spelled(segment.text);
  std::replace(spelled.begin(), spelled.end(), '_', '-');
  auto date = find_date(spelled, {});
  if (!date || date->precision != DatePrecision::Day || date->ambiguous ||
      !is_ascii_digit(spelled[date->begin])) {
    return std::nullopt;
  }
  const std::chrono::year_month_day civil{date->first_day};
  const bool year_first =
      spelled.substr(date->begin, 4) == std::to_string(static_cast<int>(civil.year()));
  date->begin += segment.begin;
  date->end += segment.begin;
  return year_first && is_press_year(static_cast<int>(civil.year())) ? date : std::nullopt;
}

std::optional<ReadDate> read_digits(
    const Segment& segment, std::size_t at, int year, int month, int day, std::size_t size) {
  const auto civil = civil_day(year, month, day);
  if (!civil || !is_press_year(year)) {
    return std::nullopt;
  }
  return ReadDate{.first_day = *civil,
                  .precision = DatePrecision::Day,
                  .swappable = day <= 12 && day != month,
                  .begin = segment.begin + at,
                  .end = segment.begin + at + size};
}

/// 23-01-2022 and 08112021 at either end of a segment, day first as no address writes it otherwise;
/// 220126 at its start when an earlier segment says 2022.
std::optional<ReadDate> read_day_first(const Segment& segment, int year_before) {
  const std::string_view text = segment.text;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 6 && year_before == 2000 + whole_number(text.substr(0, 2), 2)) {
    return read_digits(segment,
                       0,
                       year_before,
                       whole_number(text.substr(2, 2), 2),
                       whole_number(text.substr(4, 2), 2),
                       6);
  }
  const std::size_t last = text.find_last_not_of("0123456789");
  const std::size_t tail = last == std::string_view::npos ? 0 : last + 1;
  for (const std::size_t at : {std::size_t{0}, tail}) {
    const std::size_t run = at == 0 ? digits : text.size() - tail;
    if (run == 8) {
      return read_digits(segment,
                         at,
                         whole_number(text.substr(at + 4, 4), 4),
                         whole_number(text.substr(at + 2, 2), 2),
                         whole_number(text.substr(at, 2), 2),
                         8);
    }
  }
  const bool parted = text.size() >= 10 && text[2] == '-' && text[5] == '-' &&
                      (text.size() == 10 || !is_ascii_digit(text[10]));
  return parted ? read_digits(segment,
                              0,
                              whole_number(text.substr(6, 4), 4),
                              whole_number(text.substr(3, 2), 2),
                              whole_number(text.substr(0, 2), 2),
                              10)
                : std::nullopt;
}

}  // namespace

std::optional<ReadDate> find_url_date(std::string_view url) {
  const std::vector<Segment> segments = path_segments(url.substr(0, 2048));
  std::optional<ReadDate> month, day_first;
  int year = 0;
  for (std::size_t at = 0; at < segments.size(); ++at) {
    auto date = read_parted(segments, at);
    date = date && date->precision == DatePrecision::Day ? date : read_half_parted(segments, at);
    date = date ? date : read_within(segments[at]);
    if (date) {
      return date;
    }
    const auto parted = read_parted(segments, at);
    month = month ? month : parted;
    day_first = day_first ? day_first : read_day_first(segments[at], year);
    year = segments[at].text.size() == 4 ? whole_number(segments[at].text, 4) : year;
  }
  return day_first ? day_first : month;
}

}  // namespace backfile
