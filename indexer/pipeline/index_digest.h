// SPDX-License-Identifier: GPL-2.0-or-later
// What an index comes to, in the few figures that stand at the end of a run.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "common/model/date.h"

namespace backfile {

struct IndexDigest {
  static constexpr std::size_t kDateMethods = static_cast<std::size_t>(DateMethod::FileName) + 1;

  std::optional<std::int32_t> first_day, last_day;      ///< day numbers, of the dated articles
  std::array<std::uint64_t, kDateMethods> by_method{};  ///< living articles
  std::vector<std::string> languages;                   ///< codes; of most articles first
  /// Different names, by their folded keys.
  std::uint64_t outlets = 0, organizations = 0, people = 0, places = 0;
  std::uint64_t bytes = 0;  ///< on disk
  bool operator==(const IndexDigest&) const = default;
};

/// Cost: a pass over one byte an article. Errors: those of reading columns, tombstones and values.
Result<IndexDigest> read_digest(const IndexPaths& index, const Manifest& manifest);

/// A line each for dates, languages, outlets, names and size. Not yet safe for a terminal.
std::string describe_digest(const IndexDigest& digest, std::uint64_t articles);

}  // namespace backfile
