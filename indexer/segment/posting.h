// SPDX-License-Identifier: GPL-2.0-or-later
// The postings of one term, as they pass from the inverter to the tables.
#pragma once

#include <cstdint>
#include <span>

namespace backfile {

/// One article of a term. Its positions are position_count entries from first_position of an array
/// that the postings of a term share.
struct Posting {
  std::uint32_t docid = 0;
  std::uint32_t frequency = 0;
  std::uint32_t first_position = 0, position_count = 0;
};

/// Postings by rising docid, each docid once; positions of a posting rise strictly.
struct PostingList {
  std::span<const Posting> postings;
  std::span<const std::uint32_t> positions;

  std::span<const std::uint32_t> positions_of(const Posting& posting) const {
    return positions.subspan(posting.first_position, posting.position_count);
  }
};

}  // namespace backfile
