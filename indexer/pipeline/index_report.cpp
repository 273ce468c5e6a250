// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_report.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "indexer/pipeline/json_line.h"

namespace backfile {
namespace {

Unexpected<Error> cannot_write(const std::filesystem::path& file) {
  return failure(
      ErrorCode::Io,
      fmt::format("cannot write the report {}: {}", file.string(), std::strerror(errno)));
}

}  // namespace

void IndexReport::add(ReportEntry entry, std::string file) {
  lines_.push_back({std::move(entry), std::move(file)});
}

std::uint64_t IndexReport::count(ReportAction action) const {
  const auto has_action = [&](const Line& line) { return line.entry.action == action; };
  return static_cast<std::uint64_t>(std::ranges::count_if(lines_, has_action));
}

std::uint64_t IndexReport::skipped_count() const {
  return count(ReportAction::Skipped) + count(ReportAction::SkippedBefore);
}

std::vector<ReasonCount> IndexReport::reasons(ReportAction action, bool every) const {
  std::vector<ReasonCount> counts;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
  for (const Line& line : lines_) {
    if (line.entry.action != action) {
      continue;
    }
    const SkippedInput& input = line.entry.input;
    const auto [place, is_new] = places.try_emplace({line.file, input.reason}, counts.size());
    if (is_new) {
      counts.push_back({line.file, input.reason, {}, 0});
    }
    ReasonCount& count = counts[place->second];
    ++count.count;
    if (every || count.named.size() < kNamedPerReason) {
      count.named.push_back(input);
    }
  }
  return counts;
}

std::string IndexReport::json_lines() const {
  const auto name_of_action = [](ReportAction action) {
    switch (action) {
      case ReportAction::Repaired:
        return "repaired";
      case ReportAction::Duplicate:
        return "duplicate";
      case ReportAction::Skipped:
      case ReportAction::SkippedBefore:
        break;
    }
    return "skipped";
  };
  std::string text;
  for (const Line& line : lines_) {
    const SkippedInput& input = line.entry.input;
    text += json_line({{"path", input.path},
                       {"record", input.record},
                       {"reason", input.reason},
                       {"action", name_of_action(line.entry.action)}});
  }
  return text;
}

Result<void> open_report(const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  return out ? Result<void>{} : cannot_write(file);
}

Result<void> write_report(const IndexReport& report, const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << report.json_lines() << std::flush;
  return out ? Result<void>{} : cannot_write(file);
}

}  // namespace backfile
