// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/help.h"

#include <ranges>

#include <fmt/format.h>

#include "common/index/schema.h"
#include "indexer/cli/option_table.h"

namespace backfile {
namespace {

constexpr std::string_view kUsage =
    "backfile-index reads articles into an index that backfile-search answers from.\n"
    "\n"
    "Usage: backfile-index [OPTIONS] PATH...\n"
    "\n"
    "PATH is a folder, a file, an archive (tar, zip, 7z, gz, xz, zst, warc), or - for JSON Lines\n"
    "on stdin. A second run reads only what has changed: files of the same size and time are left\n"
    "alone, others are read again when their content is another. Of articles with one identity\n"
    "(address, or file and record) the one indexed first stays, until its file is gone.\n";

constexpr std::string_view kExitCodes =
    "\n"
    "Exit codes:\n"
    "    0  everything is indexed; with --check, the index is sound\n"
    "    1  published, but inputs were skipped, now or in an earlier run (see --report)\n"
    "    2  failed; the index is as it was; with --check, it is damaged\n"
    "    3  another indexer holds the index\n"
    "  130  broken off by Ctrl-C or a signal; the index is as it was\n";

std::string option_line(const OptionRow& row) {
  std::string left = row.letter == 0 ? "      --" : fmt::format("  -{}, --", row.letter);
  left += row.name;
  if (!row.value_name.empty()) {
    left += fmt::format(" {}", row.value_name);
  }
  return fmt::format("{:<26} {}\n", left, row.help);
}

}  // namespace

std::string help_text() {
  std::string text(kUsage);
  std::string_view group;
  for (const OptionRow& row : option_table()) {
    if (row.group != group) {
      group = row.group;
      text += fmt::format("\n{}:\n", group);
    }
    text += option_line(row);
  }
  return text + std::string(kExitCodes);
}

std::string fields_text() {
  std::string text;
  for (const Field& field : kFields | std::views::filter(has_name)) {
    const std::string names = field.alias.empty() ? std::string(field.name)
                                                  : fmt::format("{}, {}", field.name, field.alias);
    text += fmt::format("{:<18} {:<66} {}\n", names, field.description, field.example);
  }
  return text;
}

std::string version_text() { return "backfile-index " BACKFILE_VERSION "\n"; }

int exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Locked:
      return 3;
    case ErrorCode::Interrupted:
      return 130;
    default:
      return 2;
  }
}

}  // namespace backfile
