// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/column_filters.h"

#include <chrono>

namespace backfile {
namespace {

namespace chrono = std::chrono;

std::int32_t day_number(chrono::sys_days day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

/// Takes out the dates that begin on `first` of a month and run past `last`. Dates less exact than
/// a day begin on the first of a month, so no other day needs a look.
void erase_dates_past(chrono::sys_days first,
                      chrono::sys_days last,
                      const Columns& columns,
                      DocidSet& out) {
  const auto docids = columns.docids_between(day_number(first), day_number(first));
  if (!docids) {
    return;
  }
  for (std::uint32_t docid = docids->first; docid <= docids->second; ++docid) {
    if (days_of(first, columns.precision(docid)).last > last) {
      out.erase(docid);
    }
  }
}

template <class Matches>
void scan(const Columns& columns, DocidSet& out, Matches matches) {
  for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
    if (matches(docid)) {
      out.insert(docid);
    }
  }
}

}  // namespace

std::optional<std::pair<std::uint32_t, std::uint32_t>> dated_docids(const Columns& columns) {
  return columns.docids_between(kUndatedDay + 1, INT32_MAX);
}

void add_matches(const PlanDays& days, const Columns& columns, DocidSet& out) {
  const auto docids =
      columns.docids_between(day_number(days.range.first), day_number(days.range.last));
  if (!docids) {
    return;
  }
  DocidSet inside(columns.article_count());
  inside.insert_range(docids->first, docids->second);
  // The month in which the range ends, and the eleven before it in which a year may have begun.
  chrono::year_month month{chrono::year_month_day(days.range.last).year(),
                           chrono::year_month_day(days.range.last).month()};
  for (int i = 0; i < 12; ++i, month -= chrono::months(1)) {
    erase_dates_past(chrono::sys_days(month / 1), days.range.last, columns, inside);
  }
  out |= inside;
}

void add_matches(const PlanUndated&, const Columns& columns, DocidSet& out) {
  const auto dated = dated_docids(columns);
  out.insert_range(dated ? dated->second + 1 : 1, columns.article_count());
}

void add_matches(const PlanCalendarDay& day, const Columns& columns, DocidSet& out) {
  const auto dated = dated_docids(columns);
  if (!dated) {
    return;
  }
  const auto year_of = [&](std::uint32_t docid) {
    const chrono::sys_days first{chrono::days(columns.day(docid))};
    return chrono::year_month_day(first).year();
  };
  for (chrono::year year = year_of(dated->second); year <= year_of(dated->first); ++year) {
    const chrono::year_month_day date{year, chrono::month(day.month), chrono::day(day.day)};
    if (!date.ok()) {
      continue;
    }
    const std::int32_t number = day_number(date);
    const auto docids = columns.docids_between(number, number);
    for (std::uint32_t docid = docids ? docids->first : 1; docids && docid <= docids->second;
         ++docid) {
      if (columns.precision(docid) == DatePrecision::Day) {
        out.insert(docid);
      }
    }
  }
}

void add_matches(const PlanDateMethod& method, const Columns& columns, DocidSet& out) {
  scan(columns, out, [&](std::uint32_t docid) { return columns.method(docid) == method.method; });
}

void add_matches(const PlanDateConfidence& confidence, const Columns& columns, DocidSet& out) {
  scan(columns, out, [&](std::uint32_t docid) {
    return columns.confidence(docid) == confidence.confidence;
  });
}

void add_matches(const PlanWordCount& words, const Columns& columns, DocidSet& out) {
  scan(columns, out, [&](std::uint32_t docid) {
    const std::uint32_t count = columns.word_count(docid);
    return words.first <= count && count <= words.last;
  });
}

}  // namespace backfile
