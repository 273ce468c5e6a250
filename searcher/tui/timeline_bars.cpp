// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/timeline_bars.h"

#include <algorithm>
#include <chrono>

namespace backfile {
namespace {

namespace chrono = std::chrono;

constexpr chrono::days kLongestInDays{62};
constexpr chrono::days kLongestInMonths{5 * 366};
constexpr std::size_t kWidestPitch = 7;

DatePrecision precision_of(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::Year:
      return DatePrecision::Year;
    case TimelineUnit::Month:
      return DatePrecision::Month;
    default:
      return DatePrecision::Day;
  }
}

/// The year, month or day that holds `day`.
DayRange step_of(chrono::sys_days day, TimelineUnit unit) {
  const chrono::year_month_day date(day);
  if (unit == TimelineUnit::Year) {
    return days_of(date.year() / chrono::January / 1, DatePrecision::Year);
  }
  if (unit == TimelineUnit::Month) {
    return days_of(date.year() / date.month() / 1, DatePrecision::Month);
  }
  return {day, day};
}

std::optional<DayRange> span_of(const Holdings& holdings, TimelineUnit unit) {
  const auto found = holdings.timelines.find(unit);
  if (found == holdings.timelines.end() || found->second.buckets.empty()) {
    return std::nullopt;
  }
  const std::vector<TimelineBucket>& buckets = found->second.buckets;
  return DayRange{buckets.front().first_day,
                  days_of(buckets.back().first_day, precision_of(unit)).last};
}

bool is_day(const DayRange& range) { return range.first == range.last; }

/// Adds `count` of each bucket to the bar that holds its first day.
void add_counts(const std::vector<TimelineBucket>& buckets,
                std::uint64_t TimelineBucket::*count,
                std::uint64_t TimeBar::*into,
                std::vector<TimeBar>& bars) {
  auto bar = bars.begin();
  for (const TimelineBucket& bucket : buckets) {
    while (bar != bars.end() && bar->days.last < bucket.first_day) {
      ++bar;
    }
    if (bar == bars.end()) {
      return;
    }
    if (bar->days.first <= bucket.first_day) {
      (*bar).*into += bucket.*count;
    }
  }
}

std::vector<TimeBar> empty_bars(const DayRange& period, TimelineUnit unit) {
  std::vector<TimeBar> bars;
  for (DayRange step = step_of(period.first, unit); step.first <= period.last;
       step = step_of(step.last + chrono::days(1), unit)) {
    bars.push_back({step, 0, 0});
  }
  return bars;
}

/// Every `steps` bars become one.
std::vector<TimeBar> joined(const std::vector<TimeBar>& bars, std::size_t steps) {
  std::vector<TimeBar> groups;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (i % steps == 0) {
      groups.push_back(bars[i]);
    }
    groups.back().days.last = bars[i].days.last;
  }
  return groups;
}

}  // namespace

std::optional<DayRange> archive_span(const Holdings& holdings) {
  const auto months = span_of(holdings, TimelineUnit::Month);
  const auto years = span_of(holdings, TimelineUnit::Year);
  if (!months || !years) {
    return years;
  }
  const auto year_of = [](chrono::sys_days day) { return chrono::year_month_day(day).year(); };
  const bool same_years = year_of(months->first) == year_of(years->first) &&
                          year_of(months->last) == year_of(years->last);
  const bool all_in_months = holdings.timelines.at(TimelineUnit::Month).coarse == 0;
  return same_years && all_in_months ? months : years;
}

TimelineUnit unit_for(const DayRange& period) {
  const chrono::days length = period.last - period.first;
  if (length <= kLongestInDays) {
    return TimelineUnit::Day;
  }
  return length <= kLongestInMonths ? TimelineUnit::Month : TimelineUnit::Year;
}

SearchTerms timeline_terms(const SearchTerms& terms) {
  SearchTerms wider = terms;
  if (!wider.narrowed.empty() && is_day(wider.narrowed.back())) {
    wider.narrowed.pop_back();
  }
  return wider;
}

std::optional<DayRange> shown_period(const SearchTerms& terms, const Holdings& holdings) {
  const SearchTerms wider = timeline_terms(terms);
  return wider.narrowed.empty() ? archive_span(holdings) : wider.narrowed.back();
}

std::vector<TimeBar> time_bars(const State& state, std::size_t most_bars) {
  const auto period = shown_period(state.terms, state.holdings);
  if (!period) {
    return {};
  }
  const TimelineUnit unit = unit_for(*period);
  std::vector<TimeBar> bars = empty_bars(*period, unit);
  if (bars.size() > std::max<std::size_t>(most_bars, 1)) {
    bars = joined(bars, (bars.size() + most_bars - 1) / most_bars);
  }
  if (state.timeline.matches.unit == unit) {
    add_counts(state.timeline.matches.buckets, &TimelineBucket::matches, &TimeBar::matches, bars);
  }
  if (const auto held = state.holdings.timelines.find(unit);
      held != state.holdings.timelines.end()) {
    add_counts(held->second.buckets, &TimelineBucket::archived, &TimeBar::archived, bars);
  }
  return bars;
}

std::size_t bar_at_cursor(const std::vector<TimeBar>& bars,
                          std::optional<chrono::sys_days> cursor) {
  const auto bar =
      cursor ? std::ranges::find_if(
                   bars, [&](const TimeBar& candidate) { return *cursor <= candidate.days.last; })
             : std::ranges::max_element(bars, {}, &TimeBar::matches);
  return bar == bars.end() ? bars.size() - 1 : static_cast<std::size_t>(bar - bars.begin());
}

std::size_t bar_pitch(std::size_t count, std::size_t columns) {
  return std::clamp<std::size_t>(columns / std::max<std::size_t>(count, 1), 1, kWidestPitch);
}

}  // namespace backfile
