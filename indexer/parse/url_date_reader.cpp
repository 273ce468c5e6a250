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
  if (text.empty() || text.size() > most_digits || !std::all_of(text.begin(), text.end(), is_ascii_digit)) {
    return -1;
  }
  int value = 0;
  for (const char digit : text) {
    value = value * 10 + (digit - '0');
  }
  return value;
}

bool is_press_year(int year) { return year >= 1990 && year < 2100; }

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
    const Segment& third = segments[at + 2];
    return ReadDate{*civil, DatePrecision::Day, false, false, segments[at].begin, third.begin + third.text.size()};
  }
  const auto first = civil_day(year, month, 1);
  return first && second.text.size() >= 2
             ? std::optional(ReadDate{*first, DatePrecision::Month, false, false, segments[at].begin,
                                      second.begin + second.text.size()})
             : std::nullopt;
}

/// A segment that starts or ends with 2017-09-14, 2017_09_14 or 20170914.
std::optional<ReadDate> read_within(const Segment& segment) {
  std::string spelled(segment.text);
  std::replace(spelled.begin(), spelled.end(), '_', '-');
  auto date = find_date(spelled, {});
  if (!date || date->precision != DatePrecision::Day || date->ambiguous || !is_ascii_digit(spelled[date->begin])) {
    return std::nullopt;
  }
  const std::chrono::year_month_day civil{date->first_day};
  const bool year_first = spelled.substr(date->begin, 4) == std::to_string(static_cast<int>(civil.year()));
  date->begin += segment.begin;
  date->end += segment.begin;
  return year_first && is_press_year(static_cast<int>(civil.year())) ? date : std::nullopt;
}

}  // namespace

std::optional<ReadDate> find_url_date(std::string_view url) {
  const std::vector<Segment> segments = path_segments(url.substr(0, 2048));
  std::optional<ReadDate> month;
  for (std::size_t at = 0; at < segments.size(); ++at) {
    auto date = read_parted(segments, at);
    date = date ? date : read_within(segments[at]);
    if (date && date->precision == DatePrecision::Day) {
      return date;
    }
    month = month ? month : date;
  }
  return month;
}

}  // namespace backfile
