// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/quality/trec_measures.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace backfile::test {
namespace {

double discounted(double gain, std::size_t rank) {
  return gain / std::log2(static_cast<double>(rank) + 1);
}

double ideal_gain(std::vector<int> grades, std::size_t depth) {
  std::sort(grades.begin(), grades.end(), std::greater<>());
  double gain = 0;
  for (std::size_t i = 0; i < std::min(depth, grades.size()); ++i) {
    gain += discounted(grades[i], i + 1);
  }
  return gain;
}

void add_query(const std::vector<int>& relevant, const std::vector<int>& found, Measures& sums) {
  const double total = static_cast<double>(relevant.size());
  double precisions = 0, gain = 0, in_10 = 0, in_100 = 0, seen = 0, first = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] <= 0) {
      continue;
    }
    first = seen == 0 ? static_cast<double>(i + 1) : first;
    precisions += ++seen / static_cast<double>(i + 1);
    gain += i < 10 ? discounted(found[i], i + 1) : 0;
    in_10 += i < 10 ? 1 : 0;
    in_100 += i < 100 ? 1 : 0;
  }
  sums.map += precisions / total;
  sums.ndcg_at_10 += gain / ideal_gain(relevant, 10);
  sums.precision_at_10 += in_10 / 10;
  sums.recall_at_100 += in_100 / total;
  sums.reciprocal_rank += seen > 0 ? 1 / first : 0;
  sums.success_at_1 += first == 1 ? 1 : 0;
  sums.success_at_10 += seen > 0 && first <= 10 ? 1 : 0;
  ++sums.queries;
}

}  // namespace

Judgements read_judgements(std::istream& lines) {
  Judgements judgements;
  std::string query, ignored, document;
  for (int grade = 0; lines >> query >> ignored >> document >> grade;) {
    judgements[query][document] = grade;
  }
  return judgements;
}

Run read_run(std::istream& lines) {
  Run run;
  std::string query, ignored, document, rank, score, tag;
  while (lines >> query >> ignored >> document >> rank >> score >> tag) {
    run[query].push_back(document);
  }
  return run;
}

Measures measure(const Judgements& judgements, const Run& run) {
  Measures means;
  for (const auto& [query, grades] : judgements) {
    std::vector<int> relevant;
    for (const auto& [document, grade] : grades) {
      if (grade > 0) {
        relevant.push_back(grade);
      }
    }
    if (relevant.empty()) {
      continue;
    }
    std::vector<int> found;
    if (const auto hits = run.find(query); hits != run.end()) {
      for (const std::string& document : hits->second) {
        const auto grade = grades.find(document);
        found.push_back(grade == grades.end() ? 0 : grade->second);
      }
    }
    add_query(relevant, found, means);
  }
  const double count = static_cast<double>(std::max<std::size_t>(means.queries, 1));
  for (double* mean : {&means.map,
                       &means.ndcg_at_10,
                       &means.precision_at_10,
                       &means.recall_at_100,
                       &means.reciprocal_rank,
                       &means.success_at_1,
                       &means.success_at_10}) {
    *mean /= count;
  }
  return means;
}

Judgements half_of(const Judgements& judgements,
                   const std::vector<std::string>& queries,
                   bool odd) {
  Judgements half;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto grades = judgements.find(queries[i]);
    if ((i % 2 == 0) == odd && grades != judgements.end()) {
      half.insert(*grades);
    }
  }
  return half;
}

}  // namespace backfile::test
