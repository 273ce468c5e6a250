// SPDX-License-Identifier: GPL-2.0-or-later
// Reads files and builds segments of their articles: one reader, a queue, N workers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

#include "common/base/result.h"
#include "indexer/parse/article_parser.h"
#include "indexer/parse/outlet_lines.h"
#include "indexer/pipeline/id_settlement.h"
#include "indexer/pipeline/index_report.h"
#include "indexer/pipeline/progress.h"
#include "indexer/pipeline/read_plan.h"
#include "indexer/segment/segment_builder.h"
#include "indexer/source/document_reader.h"

namespace backfile {

struct BuildSettings {
  ReadOptions reading;
  ParseOptions parsing;
  std::vector<LineCount> known_lines;  ///< what earlier runs saw of the outlets' paragraphs
  unsigned jobs = 1;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;  ///< queue and builders together
  bool strict = false;                                  ///< the first skipped input ends the run
  bool name_repairs = false;     ///< a note for every repair, else they are counted
  bool find_names = true;        ///< in the text, not only in metadata
  std::filesystem::path folder;  ///< there, for new segments; one process writes in it
  StockPhrases stock_phrases = StockPhrases::No;
  std::unique_ptr<SegmentBuilder> (*make_builder)(StockPhrases) = make_direct_segment_builder;
};

/// One input that was not simply indexed.
struct BuildNote {
  std::uint64_t sequence = 0;
  std::uint32_t file = 0;  ///< number in ReadPlan::to_read
  ReportEntry entry;
};

struct CorpusBuild {
  std::vector<BuiltSegment> segments;  ///< by the first article in reading order
  std::vector<GivenArticle> given;     ///< in no order
  std::vector<FileYield> files;        ///< one for each of ReadPlan::to_read
  std::vector<BuildNote> notes;        ///< in reading order
  std::vector<LineCount> lines;        ///< what is known now of the outlets' paragraphs
  std::uint64_t repaired = 0;          ///< articles with warnings
};

/// Reads `plan.to_read` and builds. What the result says of articles does not depend on `jobs`;
/// how they are spread over segments does. Errors: Interrupted when `stop` was requested; Io when a
/// segment cannot be written; with `strict` the first fault met. On errors segments may lie in
/// `settings.folder`, which the caller sweeps.
Result<CorpusBuild> build_corpus(const ReadPlan& plan,
                                 const BuildSettings& settings,
                                 Progress& progress,
                                 std::stop_token stop);

}  // namespace backfile
