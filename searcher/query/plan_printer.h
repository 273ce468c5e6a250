// SPDX-License-Identifier: GPL-2.0-or-later
// A compiled query as text, for tests and for looking at what a query asks of an index.
#pragma once

#include <string>

#include "searcher/query/match_plan.h"

namespace backfile {

/// One line: word(Zoil oil), filter(XOopec), phrase(oil price), near/12(oil|gas price), adj/7(…),
/// days(2017-09-01..2017-09-30), and(… …), not(…). Terms are as in the index.
std::string print_plan(const MatchPlan& plan);

}  // namespace backfile
