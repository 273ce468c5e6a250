// SPDX-License-Identifier: GPL-2.0-or-later
// Reads every byte of a segment's Xapian database that means something, and says what is wrong.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "common/base/result.h"

namespace backfile {

/// The number of places of a posting when the table of places is damaged.
inline constexpr std::uint32_t kUnknownPositions = 0xffffffff;

/// Is told what a database holds, in the order of its tables, as far as it could be read.
class GlassVisitor {
 public:
  virtual ~GlassVisitor() = default;
  virtual void value(std::uint32_t slot, std::uint32_t docid, std::string_view text) = 0;
  virtual void term(std::string_view term) = 0;
  /// A posting of the last term.
  virtual void posting(std::uint32_t docid,
                       std::uint32_t frequency,
                       std::uint32_t position_count) = 0;
};

struct GlassCheck {
  std::uint32_t documents = 0;
  std::uint64_t terms = 0, postings = 0, positions = 0;
  bool is_whole = false;      ///< all postings and values were read
  std::vector<Error> faults;  ///< the first of each file, which its message names
};

/// Checks what xapian-check does, without opening the database for writing, and more: the blocks of
/// every table (GlassTreeReader); counts, spans and docids of every list; that lengths run from
/// docid 1 without a hole and are the sums of their terms' frequencies; number and bounds of every
/// slot's values; that each list of places can be read, belongs to a posting and has no more places
/// than the posting's frequency; what the version file says of the whole. Written by us or by the
/// library, without termlists. Cost: about a second a gigabyte and 20 ns a posting. Memory: 8 bytes
/// a document.
GlassCheck check_glass_database(const std::filesystem::path& folder, GlassVisitor& visitor);

}  // namespace backfile
