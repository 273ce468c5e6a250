// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/timeline_counter.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace backfile {
namespace {

namespace chrono = std::chrono;

chrono::sys_days day_of(std::int32_t number) { return chrono::sys_days(chrono::days(number)); }
std::int32_t number_of(chrono::sys_days day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

chrono::sys_days monday_of(chrono::sys_days day) {
  return day - (chrono::weekday(day) - chrono::Monday);
}

/// The first day of the step that holds `day`.
chrono::sys_days step_start(chrono::sys_days day, TimelineUnit unit) {
  const chrono::year_month_day date(day);
  switch (unit) {
    case TimelineUnit::Week:
      return monday_of(day);
    case TimelineUnit::Month:
      return date.year() / date.month() / 1;
    case TimelineUnit::Year:
      return date.year() / chrono::January / 1;
    default:
      return day;
  }
}

chrono::sys_days next_step(chrono::sys_days start, TimelineUnit unit) {
  const chrono::year_month_day date(start);
  switch (unit) {
    case TimelineUnit::Week:
      return start + chrono::days(7);
    case TimelineUnit::Month:
      return date + chrono::months(1);
    case TimelineUnit::Year:
      return date + chrono::years(1);
    default:
      return start + chrono::days(1);
  }
}

/// Source of the week's number: ISO 8601, week 1 holds the year's first Thursday.
std::string step_label(chrono::sys_days start, TimelineUnit unit) {
  if (unit == TimelineUnit::Week) {
    const chrono::sys_days thursday = monday_of(start) + chrono::days(3);
    const chrono::year year = chrono::year_month_day(thursday).year();
    const auto week = (thursday - chrono::sys_days(year / chrono::January / 1)).count() / 7 + 1;
    return fmt::format("{:04}-W{:02}", static_cast<int>(year), week);
  }
  constexpr std::array kPrecisions{DatePrecision::Day,
                                   DatePrecision::Day,
                                   DatePrecision::Day,
                                   DatePrecision::Month,
                                   DatePrecision::Year};
  return iso_date(start, kPrecisions[static_cast<std::size_t>(unit)]);
}

/// How exact a date must be to have a place on a timeline of `unit`.
DatePrecision needed_precision(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::Year:
      return DatePrecision::Year;
    case TimelineUnit::Month:
      return DatePrecision::Month;
    default:
      return DatePrecision::Day;
  }
}

/// The days that some articles' dates begin on. Nothing: first > last.
struct DaySpan {
  std::int32_t first = INT32_MAX, last = INT32_MIN;
  bool empty() const { return first > last; }
  void widen(const DaySpan& other) {
    first = std::min(first, other.first);
    last = std::max(last, other.last);
  }
};

/// The matches by how exact their dates are; index: DatePrecision.
struct Survey {
  std::array<std::uint64_t, 4> counts{};
  std::array<DaySpan, 4> spans{};

  std::uint64_t coarser_than(DatePrecision precision) const {
    std::uint64_t count = 0;
    for (std::size_t i = 1; i < static_cast<std::size_t>(precision); ++i) {
      count += counts[i];
    }
    return count;
  }
  std::uint64_t dated() const { return counts[1] + counts[2] + counts[3]; }
  DaySpan span_of(DatePrecision at_least) const {
    DaySpan span;
    for (std::size_t i = static_cast<std::size_t>(at_least); i < spans.size(); ++i) {
      span.widen(spans[i]);
    }
    return span;
  }
};

Survey survey(const ArticleIndex& index, const MatchSets& matches) {
  Survey found;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Columns& columns = index.columns(i);
    matches[i].for_each([&](std::uint32_t docid) {
      const auto precision = static_cast<std::size_t>(columns.precision(docid));
      const std::int32_t day = columns.day(docid);
      ++found.counts[precision];
      found.spans[precision].widen({day, day});
    });
  }
  return found;
}

TimelineUnit choose_unit(const Survey& found) {
  constexpr std::array kSteps{TimelineUnit::Day, TimelineUnit::Week, TimelineUnit::Month};
  constexpr std::array kLongestSpanDays{45, 366, 8 * 366};
  const DaySpan days = found.span_of(DatePrecision::Year);
  const std::int64_t span = std::int64_t{days.last} - days.first + 1;
  for (std::size_t i = 0; i < kSteps.size(); ++i) {
    const bool too_coarse = found.coarser_than(needed_precision(kSteps[i])) * 2 > found.dated();
    if (span <= kLongestSpanDays[i] && !too_coarse) {
      return kSteps[i];
    }
  }
  return TimelineUnit::Year;
}

std::vector<TimelineBucket> empty_buckets(DaySpan span, TimelineUnit unit) {
  std::vector<TimelineBucket> buckets;
  for (chrono::sys_days start = step_start(day_of(span.first), unit); start <= day_of(span.last);
       start = next_step(start, unit)) {
    buckets.push_back({start, step_label(start, unit), 0, 0});
  }
  return buckets;
}

/// Adds the articles of one segment's set to a count of the buckets. Docids run newest first, so
/// one step back at a time finds the bucket.
void count_set(const Columns& columns,
               const DocidSet& set,
               DatePrecision needed,
               std::uint64_t TimelineBucket::*count,
               std::vector<TimelineBucket>& buckets) {
  std::size_t bucket = buckets.size() - 1;
  std::int32_t bucket_first = number_of(buckets[bucket].first_day);
  set.for_each([&](std::uint32_t docid) {
    const std::int32_t day = columns.day(docid);
    while (day < bucket_first && bucket > 0) {
      bucket_first = number_of(buckets[--bucket].first_day);
    }
    if (day >= bucket_first && columns.precision(docid) >= needed) {
      ++(buckets[bucket].*count);
    }
  });
}

/// The live articles of one segment whose dates begin on the timeline's days.
DocidSet live_between(const ArticleIndex& index, std::size_t segment, DayRange days) {
  DocidSet set(index.columns(segment).article_count());
  if (const auto docids =
          index.columns(segment).docids_between(number_of(days.first), number_of(days.last))) {
    set.insert_range(docids->first, docids->second);
    set &= index.live(segment);
  }
  return set;
}

}  // namespace

Timeline count_timeline(const ArticleIndex& index, const MatchSets& matches, TimelineUnit unit) {
  const Survey found = survey(index, matches);
  Timeline timeline;
  timeline.unit = unit == TimelineUnit::Auto ? choose_unit(found) : unit;
  const DatePrecision needed = needed_precision(timeline.unit);
  timeline.coarse = found.coarser_than(needed);
  timeline.undated = found.counts[0];
  const DaySpan matched = found.span_of(needed);
  if (matched.empty()) {
    return timeline;
  }
  timeline.buckets = empty_buckets(matched, timeline.unit);
  const chrono::sys_days end = next_step(timeline.buckets.back().first_day, timeline.unit);
  const DayRange span{timeline.buckets.front().first_day, end - chrono::days(1)};
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Columns& columns = index.columns(i);
    count_set(columns, matches[i], needed, &TimelineBucket::matches, timeline.buckets);
    count_set(
        columns, live_between(index, i, span), needed, &TimelineBucket::archived, timeline.buckets);
  }
  return timeline;
}

}  // namespace backfile
