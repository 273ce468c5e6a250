// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as a query writes them: 2017, 2017-09..2017-11, 30d.., yesterday, last-month.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/base/result.h"
#include "common/model/date.h"
#include "searcher/query/query_error.h"

namespace backfile {

/// The days that `text` means on the day `today`; nothing for "none". A short form covers its whole
/// span, an open end reaches to the year 1400 or 2999. Forms: YYYY, YYYY-MM, YYYY-MM-DD; A..B, A..,
/// ..B; in ranges also 30d, 2w, 6m, 1y ago; today, yesterday, this- and last- with week (Monday to
/// Sunday), month, year. Errors: places are bytes of `text`. Cost: O(text.size()). Threads: pure.
/// Source: ISO 8601-1:2019, calendar dates and weeks.
Result<std::optional<DayRange>, QueryError> read_date_range(std::string_view text,
                                                            std::chrono::sys_days today);

}  // namespace backfile
