// SPDX-License-Identifier: GPL-2.0-or-later
// Measures of a ranked run against judgements, as trec_eval defines them.
#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace backfile::test {

/// Query id -> document -> grade; 0 and below is not relevant.
using Judgements = std::map<std::string, std::map<std::string, int>>;
/// Query id -> documents, best first.
using Run = std::map<std::string, std::vector<std::string>>;

struct Measures {
  double map = 0;         ///< mean of average precision
  double ndcg_at_10 = 0;  ///< gain is the grade, discount log2(rank + 1)
  double precision_at_10 = 0;
  double recall_at_100 = 0;
  double reciprocal_rank = 0;  ///< of the first relevant document
  double success_at_1 = 0, success_at_10 = 0;
  std::size_t queries = 0;
};

/// Lines "query 0 document grade" (trec_eval's qrels).
Judgements read_judgements(std::istream& lines);
/// Lines "query Q0 document rank score tag" in the order of their ranks.
Run read_run(std::istream& lines);

/// Means over the judged queries that have a relevant document; one without hits counts as 0.
Measures measure(const Judgements& judgements, const Run& run);

/// Those of every second query, by the order in which `queries` has them: the first, third ... of
/// them when `odd`, else the others. One half is for choosing parameters, the other for reporting.
Judgements half_of(const Judgements& judgements, const std::vector<std::string>& queries, bool odd);

}  // namespace backfile::test
