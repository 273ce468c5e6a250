// SPDX-License-Identifier: GPL-2.0-or-later
// What one run of the indexer is to do.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/parse/article_parser.h"
#include "indexer/source/document_reader.h"

namespace backfile {

/// The PATH that means standard input.
inline constexpr const char* kStandardInput = "-";

struct PipelineOptions {
  IndexPaths index;
  std::vector<std::string> paths;  ///< folders, files, kStandardInput
  ReadOptions reading;
  ParseOptions parsing;
  unsigned jobs = 0;  ///< analysis threads, 0: one a core
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  bool prune = false, merge = false, rebuild = false, dry_run = false, strict = false;
  bool find_names = true;                         ///< people, organizations and places in the text
  StockPhrases stock_phrases = StockPhrases::No;  ///< of a new index; an old one keeps its own
  bool name_repairs = false;                      ///< keep every repair by name, for people
  std::filesystem::path report_file;              ///< empty for none
  std::chrono::seconds wait{0};                   ///< for another indexer
};

/// Faults of the options that only the rooms they go to can tell: an unknown charset, a --map field
/// that an article does not have. Errors: InvalidArgument.
Result<void> check_options(const PipelineOptions& options);

}  // namespace backfile
