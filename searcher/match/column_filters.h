// SPDX-License-Identifier: GPL-2.0-or-later
// The filters of a plan that columns answer: dates, how they are known, length.
#pragma once

#include "common/index/columns.h"
#include "common/index/docid_set.h"
#include "searcher/query/match_plan.h"

namespace backfile {

// Each adds to `out` (whose universe is the column's article count) the docids that the filter
// matches. Days cost a few binary searches, the others a look at every article.
void add_matches(const PlanDays& days, const Columns& columns, DocidSet& out);
void add_matches(const PlanUndated& undated, const Columns& columns, DocidSet& out);
void add_matches(const PlanCalendarDay& day, const Columns& columns, DocidSet& out);
void add_matches(const PlanDateMethod& method, const Columns& columns, DocidSet& out);
void add_matches(const PlanDateConfidence& confidence, const Columns& columns, DocidSet& out);
void add_matches(const PlanWordCount& words, const Columns& columns, DocidSet& out);

/// First and last docid of the dated articles; nothing when none is dated.
std::optional<std::pair<std::uint32_t, std::uint32_t>> dated_docids(const Columns& columns);

}  // namespace backfile
