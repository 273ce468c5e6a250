// SPDX-License-Identifier: GPL-2.0-or-later
// resolve_date(): rank, settle, doubt.
#include "indexer/parse/date_resolver.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

struct MethodRank {
  DateMethod method;
  DateConfidence confidence;  ///< of a day read so, when nothing contradicts
  bool strong;                ///< two strong ones that differ are worth a warning
};

// Best first.
constexpr std::array<MethodRank, 9> kRanks{{
    {DateMethod::Field, DateConfidence::High, true},
    {DateMethod::JsonLd, DateConfidence::High, true},
    {DateMethod::Meta, DateConfidence::High, true},
    {DateMethod::Dateline, DateConfidence::High, true},
    {DateMethod::Url, DateConfidence::High, true},
    {DateMethod::TimeTag, DateConfidence::Medium, false},
    {DateMethod::Byline, DateConfidence::Medium, false},
    {DateMethod::Text, DateConfidence::Medium, false},
    {DateMethod::FileName, DateConfidence::Medium, false},
}};

std::size_t rank_of(DateMethod method) {
  const auto found = std::find_if(kRanks.begin(), kRanks.end(), [&](const MethodRank& rank) {
    return rank.method == method;
  });
  return static_cast<std::size_t>(found - kRanks.begin());
}

struct Reading {
  std::size_t rank = 0;
  ReadDate date;
  const DateCandidate* candidate = nullptr;
};

std::optional<ReadDate> read_candidate(const DateCandidate& candidate, const DateStyle& style) {
  switch (candidate.method) {
    case DateMethod::Url:
      return find_url_date(candidate.text);
    case DateMethod::Field:
    case DateMethod::JsonLd:
    case DateMethod::Meta:
    case DateMethod::TimeTag:
      return read_date_field(candidate.text, style);
    default:
      return find_date(candidate.text, style);
  }
}

bool is_stated(DateMethod method) { return rank_of(method) <= rank_of(DateMethod::Meta); }

std::string excerpt(std::string_view text) {
  constexpr std::size_t kShown = 60;
  return std::string(text.substr(0, utf8_cut(text, kShown)));
}

std::vector<Reading> read_all(const std::vector<DateCandidate>& candidates,
                              const DateStyle& style,
                              std::vector<std::string>& warnings) {
  std::vector<Reading> readings;
  for (const DateCandidate& candidate : candidates) {
    if (const auto date = read_candidate(candidate, style)) {
      readings.push_back({rank_of(candidate.method), *date, &candidate});
    } else if (is_stated(candidate.method) && !candidate.text.empty()) {
      warnings.push_back(fmt::format("no date can be read from '{}'", excerpt(candidate.text)));
    }
  }
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return a.rank < b.rank;
  });
  return readings;
}

DayRange range_of(const Reading& reading) { return days_of(reading.date.first_day, reading.date.precision); }

/// A day inside the month or year that `best` says, or the reading that settles an ambiguous one.
const Reading& sharpen(const Reading& best, const std::vector<Reading>& readings) {
  for (const Reading& other : readings) {
    const bool finer = other.date.precision > best.date.precision && !other.date.ambiguous;
    const std::chrono::year_month_day a{best.date.first_day}, b{other.date.first_day};
    const bool swapped = static_cast<unsigned>(a.day()) == static_cast<unsigned>(b.month()) &&
                         static_cast<unsigned>(a.month()) == static_cast<unsigned>(b.day()) &&
                         a.year() == b.year();
    const bool settles = best.date.ambiguous && !other.date.ambiguous &&
                         other.date.precision == DatePrecision::Day &&
                         (swapped || other.date.first_day == best.date.first_day);
    if ((finer && range_of(best).contains(range_of(other))) || settles) {
      return other;
    }
  }
  return best;
}

bool near_day(const Reading& a, const Reading& b) {
  return std::abs((a.date.first_day - b.date.first_day).count()) <= 1;
}

/// Lowers or raises what the method alone would give, by the other readings.
DateConfidence weigh(const Reading& best, const std::vector<Reading>& readings, std::vector<std::string>& warnings) {
  if (best.date.ambiguous) {
    warnings.push_back(fmt::format("'{}' was read day first; --date-order says otherwise",
                                   excerpt(best.candidate->text)));
    return DateConfidence::Low;
  }
  DateConfidence confidence = kRanks[best.rank].confidence;
  for (const Reading& other : readings) {
    const bool day = other.date.precision == DatePrecision::Day && !other.date.ambiguous;
    if (&other == &best || other.candidate->method == best.candidate->method || !day) {
      continue;
    }
    if (best.date.first_day == other.date.first_day) {
      confidence = DateConfidence::High;
    } else if (kRanks[best.rank].strong && kRanks[other.rank].strong && !near_day(best, other)) {
      warnings.push_back(fmt::format("{} says {}, {} says {}", name_of(best.candidate->method),
                                     iso_date(best.date.first_day, best.date.precision),
                                     name_of(other.candidate->method),
                                     iso_date(other.date.first_day, other.date.precision)));
      return DateConfidence::Medium;
    }
  }
  const bool doubtful = best.date.short_year || best.date.precision != DatePrecision::Day;
  return doubtful ? std::min(confidence, DateConfidence::Medium) : confidence;
}

}  // namespace

ArticleDate resolve_date(const std::vector<DateCandidate>& candidates,
                         const DateStyle& style,
                         std::vector<std::string>& warnings) {
  const std::vector<Reading> readings = read_all(candidates, style, warnings);
  if (readings.empty()) {
    return {};
  }
  const Reading& best = sharpen(readings.front(), readings);
  ArticleDate date;
  date.first_day = best.date.first_day;
  date.precision = best.date.precision;
  date.method = best.candidate->method;
  date.confidence = weigh(best, readings, warnings);
  date.text = best.candidate->text.substr(best.date.begin, best.date.end - best.date.begin);
  return date;
}

}  // namespace backfile
