// SPDX-License-Identifier: GPL-2.0-or-later
// resolve_date(): rank, settle, doubt.
#include "indexer/parse/date_resolver.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "indexer/parse/text_chars.h"

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
  const auto found = std::find_if(
      kRanks.begin(), kRanks.end(), [&](const MethodRank& rank) { return rank.method == method; });
  return static_cast<std::size_t>(found - kRanks.begin());
}

/// What the words before a date in a line say counts too: "Updated 2 January 2020".
DateDoubt doubt_of(const DateCandidate& candidate, const ReadDate& date) {
  const bool line = candidate.method == DateMethod::Byline || candidate.method == DateMethod::Text;
  return line && speaks_of_update(std::string_view(candidate.text).substr(0, date.begin))
             ? DateDoubt::Update
             : candidate.doubt;
}

const MethodRank& method_of(std::size_t rank) { return kRanks[rank % kRanks.size()]; }

struct Reading {
  std::size_t rank = 0;  ///< by doubt, then by method
  DateDoubt doubt = DateDoubt::None;
  ReadDate date;
  const DateCandidate* candidate = nullptr;
};

std::optional<ReadDate> read_candidate(const DateCandidate& candidate, DateStyle style) {
  constexpr std::size_t kLineOfDate = 60;
  style.short_years =
      candidate.method == DateMethod::Byline ||
      (candidate.method == DateMethod::Text && candidate.text.size() <= kLineOfDate);
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

/// Why a day cannot be that of publication; "" when it can.
std::string_view refusal(const ReadDate& date, std::optional<std::chrono::sys_days> latest) {
  using namespace std::chrono;
  constexpr sys_days kFirstNewspaper{year{1605} / January / 1}, kEnd{year{2100} / January / 1};
  if (date.first_day < kFirstNewspaper) {
    return "before the first newspaper";
  }
  // A day of grace: the fetcher's clock may stand in another zone.
  const bool future = date.first_day >= kEnd || (latest && date.first_day > *latest + days{1});
  return future ? "in the future" : "";
}

std::vector<Reading> read_all(const std::vector<DateCandidate>& candidates,
                              const DateStyle& style,
                              std::optional<std::chrono::sys_days> latest,
                              std::vector<std::string>& warnings) {
  std::vector<Reading> readings;
  for (const DateCandidate& candidate : candidates) {
    if (const auto date = read_candidate(candidate, style)) {
      const std::string_view why = refusal(*date, latest);
      if (why.empty()) {
        const DateDoubt doubt = doubt_of(candidate, *date);
        readings.push_back(
            {static_cast<std::size_t>(doubt) * kRanks.size() + rank_of(candidate.method),
             doubt,
             *date,
             &candidate});
      } else if (is_stated(candidate.method)) {
        warnings.push_back(fmt::format("'{}' is {}, refused", excerpt(candidate.text), why));
      }
    } else if (is_stated(candidate.method) && !candidate.text.empty()) {
      warnings.push_back(fmt::format("no date can be read from '{}'", excerpt(candidate.text)));
    }
  }
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return a.rank < b.rank;
  });
  return readings;
}

DayRange range_of(const Reading& reading) {
  return days_of(reading.date.first_day, reading.date.precision);
}

/// A day inside the month or year that `best` says, or the reading that settles an ambiguous one.
const Reading& sharpen(const Reading& best, const std::vector<Reading>& readings) {
  for (const Reading& other : readings) {
    const bool finer = other.date.precision > best.date.precision && !other.date.ambiguous;
    const std::chrono::year_month_day a{best.date.first_day}, b{other.date.first_day};
    const bool swapped = static_cast<unsigned>(a.day()) == static_cast<unsigned>(b.month()) &&
                         static_cast<unsigned>(a.month()) == static_cast<unsigned>(b.day()) &&
                         a.year() == b.year();
    const bool settles = best.date.swappable && !other.date.swappable &&
                         other.date.precision == DatePrecision::Day &&
                         other.doubt != DateDoubt::Update &&
                         (swapped || other.date.first_day == best.date.first_day);
    if ((finer && range_of(best).contains(range_of(other))) || settles) {
      return other;
    }
  }
  return best;
}

/// The hour of a clock that says it is UTC's; -1 of any other text.
int utc_hour(std::string_view text) {
  constexpr std::array<std::string_view, 5> kZones{"Z", "+00:00", "+0000", "GMT", "UTC"};
  const bool utc = std::any_of(
      kZones.begin(), kZones.end(), [&](std::string_view zone) { return text.ends_with(zone); });
  const std::size_t colon = text.find(':');
  if (!utc || colon == std::string_view::npos || colon < 2 || !is_ascii_digit(text[colon - 2]) ||
      !is_ascii_digit(text[colon - 1])) {
    return -1;
  }
  return (text[colon - 2] - '0') * 10 + (text[colon - 1] - '0');
}

/// Whether `other` knows the outlet's own day: it is no clock of UTC, and stands on the page as a
/// date.
bool is_local(const Reading& other) {
  const DateCandidate& said = *other.candidate;
  const bool clock = said.text.find(':') != std::string::npos && is_stated(said.method);
  return other.date.precision == DatePrecision::Day && !other.date.swappable &&
         utc_hour(trim(said.text)) < 0 &&
         (other.doubt == DateDoubt::None || (other.doubt == DateDoubt::Loose && clock));
}

/// The outlet's own day of a moment that `best` gives in UTC: the day before, as far as America
/// lies behind, or the day after, as far as the Pacific lies ahead.
const Reading& localize(const Reading& best, const std::vector<Reading>& readings) {
  const int hour = utc_hour(trim(best.candidate->text));
  const Reading* shifted = nullptr;
  for (const Reading& other : readings) {
    const auto days = (other.date.first_day - best.date.first_day).count();
    if (hour < 0 || !is_local(other)) {
      continue;
    }
    if (days == 0 && &other != &best) {
      return best;
    }
    const bool shifts = (days == -1 && hour < 12) || (days == 1 && hour >= 10);
    shifted = shifted == nullptr && shifts ? &other : shifted;
  }
  return shifted == nullptr ? best : *shifted;
}

bool near_day(const Reading& a, const Reading& b) {
  return std::abs((a.date.first_day - b.date.first_day).count()) <= 1;
}

/// Lowers or raises what the method alone would give, by the other readings.
DateConfidence weigh(const Reading& best,
                     const std::vector<Reading>& readings,
                     std::vector<std::string>& warnings) {
  if (best.date.ambiguous) {
    warnings.push_back(fmt::format("'{}' was read day first; --date-order says otherwise",
                                   excerpt(best.candidate->text)));
    return DateConfidence::Low;
  }
  if (best.doubt == DateDoubt::Update) {
    warnings.push_back(fmt::format("'{}' is the day of a change; the first day is not known",
                                   excerpt(best.candidate->text)));
    return DateConfidence::Low;
  }
  const bool loose = best.doubt == DateDoubt::Loose;
  DateConfidence confidence = loose ? DateConfidence::Low : method_of(best.rank).confidence;
  for (const Reading& other : readings) {
    const bool day = other.date.precision == DatePrecision::Day && !other.date.ambiguous;
    if (&other == &best || other.candidate->method == best.candidate->method || !day ||
        other.doubt == DateDoubt::Update) {
      continue;
    }
    if (best.date.first_day == other.date.first_day) {
      confidence = loose ? DateConfidence::Medium : DateConfidence::High;
    } else if (other.doubt == DateDoubt::None && method_of(best.rank).strong &&
               method_of(other.rank).strong && !near_day(best, other)) {
      warnings.push_back(fmt::format("{} says {}, {} says {}",
                                     name_of(best.candidate->method),
                                     iso_date(best.date.first_day, best.date.precision),
                                     name_of(other.candidate->method),
                                     iso_date(other.date.first_day, other.date.precision)));
      return DateConfidence::Medium;
    }
  }
  const bool doubtful = best.date.short_year || best.date.precision != DatePrecision::Day;
  return doubtful ? std::min(confidence, DateConfidence::Medium) : confidence;
}

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace

bool speaks_of_update(std::string_view text) {
  constexpr std::array<std::string_view, 17> kWords{"updat",
                                                    "modif",
                                                    "aktualis",
                                                    "geändert",
                                                    "änderung",
                                                    "Änderung",
                                                    "mise à jour",
                                                    "mis à jour",
                                                    "actualiz",
                                                    "aggiorn",
                                                    "обновл",
                                                    "zuletzt",
                                                    "revised",
                                                    "atualiz",
                                                    "bijgewerkt",
                                                    "更新",
                                                    "güncelle"};
  return contains_any(lower_ascii(text), kWords);
}

bool speaks_of_publishing(std::string_view text) {
  constexpr std::array<std::string_view, 32> kWords{
      "publi",          "posted",   "datum",        "date:",         "erschienen",
      "veröffentlicht", "erstellt", "vom ",         "artikel wurde", "geschrieben am",
      "written",        "released", "issued",       "uhr",           "fecha",
      "publié",         "le ",      "gepubliceerd", "geplaatst",     "opublikowano",
      "dodano",         "опублик",  "дата",         "発行",          "发布",
      "发表",           "yayın",    "objavljeno",   "ημερομηνία",    "تاریخ",
      "received",       "embargo"};
  return contains_any(lower_ascii(text), kWords);
}

namespace {

std::string_view name_of(DateDoubt doubt) {
  return doubt == DateDoubt::Update ? "update" : doubt == DateDoubt::Loose ? "loose" : "";
}

DateFinding finding_of(const DateCandidate& candidate,
                       const DateStyle& style,
                       std::optional<std::chrono::sys_days> latest) {
  const auto date = read_candidate(candidate, style);
  if (!date) {
    return {candidate.method, {}, excerpt(candidate.text), "no date"};
  }
  std::string remark(refusal(*date, latest));
  if (remark.empty()) {
    remark = date->ambiguous ? "ambiguous" : name_of(doubt_of(candidate, *date));
  }
  return {candidate.method,
          iso_date(date->first_day, date->precision),
          candidate.text.substr(date->begin, date->end - date->begin),
          std::move(remark)};
}

}  // namespace

ArticleDate resolve_date(const std::vector<DateCandidate>& candidates,
                         const DateStyle& style,
                         std::vector<std::string>& warnings,
                         std::optional<std::chrono::sys_days> latest,
                         std::vector<DateFinding>* findings) {
  for (const DateCandidate& candidate : candidates) {
    if (findings != nullptr && !candidate.text.empty()) {
      findings->push_back(finding_of(candidate, style, latest));
    }
  }
  const std::vector<Reading> readings = read_all(candidates, style, latest, warnings);
  if (readings.empty()) {
    return {};
  }
  const Reading& best = localize(sharpen(readings.front(), readings), readings);
  ArticleDate date;
  date.first_day = best.date.first_day;
  date.precision = best.date.precision;
  date.method = best.candidate->method;
  date.confidence = weigh(best, readings, warnings);
  date.text = best.candidate->text.substr(best.date.begin, best.date.end - best.date.begin);
  return date;
}

}  // namespace backfile
