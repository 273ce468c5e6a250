// SPDX-License-Identifier: GPL-2.0-or-later
// Every input that was skipped or repaired, and why.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "indexer/source/raw_document.h"

namespace backfile {

enum class ReportAction : std::uint8_t {
  Skipped,
  SkippedBefore,  ///< in an earlier run; the file is unchanged since
  Repaired,       ///< indexed, but not as it was written
  Duplicate,      ///< articles of a file whose identities are those of others; not a fault
};

struct ReportEntry {
  ReportAction action = ReportAction::Skipped;
  SkippedInput input;
  bool operator==(const ReportEntry&) const = default;
};

/// One reason and how many inputs of one file it struck.
struct ReasonCount {
  std::string file;  ///< on disk; inputs inside an archive are counted under it
  std::string reason;
  std::vector<SkippedInput> named;  ///< the first few, or all
  std::uint64_t count = 0;
};

/// Entries in reading order. A plain value: one thread.
class IndexReport {
 public:
  static constexpr std::size_t kNamedPerReason = 3;

  /// `file` is the file on disk that the input lies in.
  void add(ReportEntry entry, std::string file);
  std::uint64_t count(ReportAction action) const;
  /// Inputs not indexed for a fault of theirs, in this run or before: what makes exit code 1.
  std::uint64_t skipped_count() const;
  /// What befell inputs with `action`, by file and reason in the order they first came up; the
  /// first kNamedPerReason of each are named, or `every` one.
  std::vector<ReasonCount> reasons(ReportAction action, bool every = false) const;
  /// Everything as JSON Lines {path, record, reason, action}; action is "skipped",
  /// "repaired", or "duplicate".
  std::string json_lines() const;

 private:
  struct Line {
    ReportEntry entry;
    std::string file;
  };
  std::vector<Line> lines_;
};

/// Makes `file` empty, so that a path that cannot be written is known before the work. Errors: Io.
Result<void> open_report(const std::filesystem::path& file);
/// Errors: Io.
Result<void> write_report(const IndexReport& report, const std::filesystem::path& file);

}  // namespace backfile
