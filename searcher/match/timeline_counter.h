// SPDX-License-Identifier: GPL-2.0-or-later
// How many of the matching articles fall into each day, week, month or year.
#pragma once

#include "searcher/match/article_index.h"
#include "searcher/match/search_result.h"

namespace backfile {

/// Counts the matches along time, every step from the first match to the last, each beside what the
/// archive holds of it. Auto takes days for a span of up to 45 days, weeks up to a year, months up
/// to 8 years, else years, and then the next longer step as long as most of the dated matches are
/// dated less exactly than the step. Weeks begin on Monday (ISO 8601). No dated match: no buckets.
/// Cost: a few ns a match and an archived article of the span. Threads: any; reads columns only.
Timeline count_timeline(const ArticleIndex& index, const MatchSets& matches, TimelineUnit unit);

}  // namespace backfile
