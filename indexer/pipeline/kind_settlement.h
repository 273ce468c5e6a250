// SPDX-License-Identifier: GPL-2.0-or-later
// Settles over the whole archive of which kind a full name is: what five hundred articles know as
// an organization is no person in the next one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/index/columns.h"
#include "common/index/name_owners.h"

namespace backfile {

/// Compares in how many living articles each name of several words is of each kind, segment by
/// segment in any order. Names of one word are left alone: Washington is three things.
class KindSettlement {
 public:
  /// `counts`: living articles by ordinal. Requires: `columns` outlive the settlement.
  void add(const Columns& columns, std::vector<std::uint32_t> counts);

  /// Names whose kind is settled to be another one, each with the name itself as its owner; by name
  /// and kind. At least 95 % of 20 articles or more have the name as of that kind. Where one of the
  /// two kinds is a person it takes 98 % of 50, since a company may be named after one. A kind
  /// that the source itself gives to the name stays. Cost: a merge of the segments' dictionaries.
  std::vector<NameOwner> owners() const;

 private:
  struct Segment {
    const Columns* columns;
    std::vector<std::uint32_t> counts;
  };
  std::vector<Segment> segments_;
};

}  // namespace backfile
