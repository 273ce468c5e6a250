// SPDX-License-Identifier: GPL-2.0-or-later
// What a check looked at and what it found, in words for people.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "common/base/result.h"

namespace backfile {

/// One part of an index: a file, or what several files must agree on.
struct CheckedPart {
  static constexpr std::size_t kMostFaults = 5;

  std::string name;                 ///< from the index's folder: "segments/000001/columns"
  std::string facts;                ///< what was found there: "1,234 articles"
  std::vector<std::string> faults;  ///< the first kMostFaults
  std::size_t fault_count = 0;

  void add_fault(std::string fault) {
    if (++fault_count <= kMostFaults) {
      faults.push_back(std::move(fault));
    }
  }
  void add_fault_of(const Result<void>& result) {
    if (!result) {
      add_fault(result.error().message);
    }
  }
};

}  // namespace backfile
