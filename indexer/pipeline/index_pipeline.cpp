// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_pipeline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <thread>

#include <fmt/format.h>
#include <sys/vfs.h>

#include "indexer/pipeline/corpus_builder.h"
#include "indexer/pipeline/file_ledger.h"
#include "indexer/pipeline/id_settlement.h"
#include "indexer/pipeline/index_lock.h"
#include "indexer/pipeline/plain_numbers.h"
#include "indexer/pipeline/publisher.h"
#include "indexer/pipeline/read_plan.h"
#include "indexer/segment/glass_self_test.h"
#include "indexer/source/corpus_walker.h"

namespace backfile {
namespace {

/// The index as this run finds it; an empty one where there is none or --rebuild starts anew.
struct OpenedIndex {
  std::optional<Manifest> found;  ///< what stands until this run publishes
  Manifest manifest;              ///< what this run goes on from
  FileLedger ledger;
};

std::optional<std::string> network_warning(const IndexPaths& index) {
  // f_type of NFS, SMB, SMB2 and CIFS: statfs(2).
  constexpr std::array<std::uint32_t, 4> kNetworkTypes{0x6969, 0x517b, 0xfe534d42, 0xff534d42};
  struct statfs system {};
  if (::statfs(index.root.c_str(), &system) != 0 ||
      std::ranges::find(kNetworkTypes, static_cast<std::uint32_t>(system.f_type)) ==
          kNetworkTypes.end()) {
    return std::nullopt;
  }
  return fmt::format(
      "{} lies on a network file system, where locks and renames are not always kept",
      index.root.string());
}

Result<OpenedIndex> open_index(const PipelineOptions& options) {
  const IndexPaths& index = options.index;
  OpenedIndex opened;
  Result<std::optional<Manifest>> manifest = open_manifest(index);
  const bool readable = manifest.has_value();
  if (!readable && (!options.rebuild || manifest.error().code == ErrorCode::InvalidArgument)) {
    return Unexpected(manifest.error());
  }
  if (readable) {
    opened.manifest = std::move(*manifest).value_or(Manifest{});
    opened.found = opened.manifest;
  }
  if (readable && !options.dry_run) {
    sweep_leftovers(index, opened.manifest);
  }
  opened.manifest.next_segment = next_segment_number(index, opened.manifest.next_segment);
  if (options.rebuild || opened.manifest.revision == 0) {
    opened.manifest.stock_phrases = options.stock_phrases;
  } else if (options.stock_phrases == StockPhrases::Yes &&
             opened.manifest.stock_phrases == StockPhrases::No) {
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("{} was made without --stock-phrases", index.root.string()),
                   "make it anew with --rebuild --stock-phrases");
  }
  if (options.rebuild) {
    opened.manifest.segments.clear();
    return opened;
  }
  Result<FileLedger> ledger = read_ledger(index.root, opened.manifest.ledger);
  if (!ledger) {
    return Unexpected(ledger.error());
  }
  opened.ledger = std::move(*ledger);
  return opened;
}

Result<WalkResult> walk(const PipelineOptions& options) {
  std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
  std::erase(paths, kStandardInput);
  if (paths.empty()) {
    return WalkResult{};
  }
  Result<WalkResult> walked = walk_corpus(paths, options.index.root);
  if (walked) {
    std::ranges::sort(walked->files, {}, &SourceFile::path);
  }
  return walked;
}

ReadPlan plan_run(const PipelineOptions& options, const WalkResult& walked, FileLedger& ledger) {
  ReadPlan plan = plan_reading(walked, ledger, options.prune, hash_file);
  if (std::ranges::find(options.paths, kStandardInput) != options.paths.end()) {
    plan_standard_input(plan, ledger);
  }
  return plan;
}

/// What can be said before anything is read.
IndexOutcome foresee(const PipelineOptions& options,
                     const WalkResult& walked,
                     const ReadPlan& plan,
                     const OpenedIndex& opened) {
  IndexOutcome outcome;
  outcome.dry_run = options.dry_run;
  outcome.index = options.index.root.string();
  outcome.files_unchanged = plan.count_of(FileState::Unchanged);
  outcome.files_gone = plan.count_of(FileState::Gone);
  outcome.files_pruned = plan.count_of(FileState::Pruned);
  for (const SkippedInput& skip : walked.skipped) {
    outcome.report.add({ReportAction::Skipped, skip}, skip.path);
  }
  for (const PlannedFile& file : plan.to_read) {
    (file.known ? outcome.to_replace : outcome.to_read).push_back(file.source.path);
  }
  for (std::size_t i = 0; i < plan.states.size(); ++i) {
    const LedgerFile& file = opened.ledger.files[i];
    if (plan.states[i] == FileState::Pruned) {
      outcome.to_remove.push_back(file.path);
    }
    for (const SkippedInput& skip : file.skipped) {
      if (plan.states[i] == FileState::Unchanged) {
        outcome.report.add({ReportAction::SkippedBefore, skip}, file.path);
      }
    }
  }
  if (std::optional<std::string> warning = network_warning(options.index)) {
    outcome.warnings.push_back(std::move(*warning));
  }
  return outcome;
}

/// The fast builder, unless the installed library does not read what it writes.
void choose_builder(BuildSettings& settings, std::vector<std::string>& warnings) {
  const Result<void> tested = test_direct_writing(settings.folder);
  if (!tested && tested.error().code == ErrorCode::Version) {
    settings.make_builder = make_library_segment_builder;
    warnings.push_back(fmt::format(
        "the installed Xapian library does not read our own files ({}), so it writes them itself, "
        "which takes far longer",
        tested.error().message));
  }
}

BuildSettings build_settings(const PipelineOptions& options, const OpenedIndex& opened) {
  BuildSettings settings;
  settings.stock_phrases = opened.manifest.stock_phrases;
  settings.reading = options.reading;
  settings.parsing = options.parsing;
  settings.known_lines = opened.ledger.lines;
  settings.jobs =
      options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  settings.memory_bytes = options.memory_bytes;
  settings.strict = options.strict;
  settings.find_names = options.find_names;
  settings.name_repairs = !options.report_file.empty() || options.name_repairs;
  settings.folder = building_folder(options.index);
  return settings;
}

Result<CorpusBuild> read_and_build(const PipelineOptions& options,
                                   const ReadPlan& plan,
                                   const OpenedIndex& opened,
                                   IndexOutcome& outcome,
                                   Progress& progress,
                                   std::stop_token stop) {
  std::uint64_t bytes = 0;
  for (const PlannedFile& file : plan.to_read) {
    bytes += file.source.size_bytes;
  }
  progress.plan(plan.to_read.size(), bytes);
  if (Result<void> made = make_folders(building_folder(options.index)); !made) {
    return Unexpected(made.error());
  }
  BuildSettings settings = build_settings(options, opened);
  choose_builder(settings, outcome.warnings);
  return build_corpus(plan, settings, progress, stop);
}

void report_duplicates(const ReadPlan& plan, const Settlement& settled, IndexOutcome& outcome) {
  for (std::size_t file = 0; file < plan.to_read.size(); ++file) {
    if (const std::uint64_t count = settled.duplicates[file]; count > 0) {
      const std::string& path = plan.to_read[file].source.path;
      std::string reason = fmt::format("{} read before or deleted", counted(count, "article"));
      outcome.report.add({ReportAction::Duplicate, {path, 0, std::move(reason)}}, path);
      outcome.duplicates += count;
    }
  }
}

Result<Manifest> settle_and_publish(const PipelineOptions& options,
                                    const OpenedIndex& opened,
                                    const ReadPlan& plan,
                                    CorpusBuild&& build,
                                    IndexOutcome& outcome) {
  Settlement settled =
      settle_ids(plan, opened.ledger, std::move(build.given), std::move(build.files));
  settled.ledger.lines = std::move(build.lines);
  outcome.articles = settled.standing;
  outcome.articles_removed = settled.removed;
  outcome.repaired = build.repaired;
  outcome.files_read = plan.to_read.size();
  for (BuildNote& note : build.notes) {
    outcome.report.add(std::move(note.entry), plan.to_read[note.file].source.path);
  }
  report_duplicates(plan, settled, outcome);
  return publish(options.index,
                 {opened.manifest,
                  std::move(settled.superseded),
                  std::move(build.segments),
                  std::move(settled.lost_sequences),
                  std::move(settled.ledger),
                  options.merge});
}

void count_index(const Manifest& manifest, IndexOutcome& outcome) {
  outcome.index_segments = manifest.segments.size();
  for (const SegmentEntry& entry : manifest.segments) {
    outcome.index_articles += entry.article_count - entry.deleted_count;
  }
}

bool has_work(const PipelineOptions& options, const ReadPlan& plan, const OpenedIndex& opened) {
  return options.rebuild || options.merge || !plan.to_read.empty() || plan.times_changed ||
         plan.count_of(FileState::Pruned) > 0 || opened.manifest.revision == 0;
}

/// Reading, building, publishing: all that changes the index, or leaves it as it was.
Result<Manifest> bring_up_to_date(const PipelineOptions& options,
                                  const OpenedIndex& opened,
                                  const ReadPlan& plan,
                                  IndexOutcome& outcome,
                                  Progress& progress,
                                  std::stop_token stop) {
  Result<CorpusBuild> build = read_and_build(options, plan, opened, outcome, progress, stop);
  Result<Manifest> manifest =
      build ? settle_and_publish(options, opened, plan, std::move(*build), outcome)
            : Result<Manifest>(Unexpected(build.error()));
  if (!manifest && opened.found) {
    sweep_leftovers(options.index, *opened.found);
  }
  return manifest;
}

}  // namespace

// The straight line: lock, open, walk, hold against the ledger, read and build, publish.
Result<IndexOutcome> index_corpus(const PipelineOptions& options,
                                  Progress& progress,
                                  std::stop_token stop) {
  if (Result<void> checked = check_options(options); !checked) {
    return Unexpected(checked.error());
  }
  if (!options.report_file.empty()) {
    if (Result<void> opened = open_report(options.report_file); !opened) {
      return Unexpected(opened.error());
    }
  }
  const Result<WalkResult> walked = walk(options);
  if (!walked) {
    return Unexpected(walked.error());
  }
  std::optional<IndexLock> held;
  if (!options.dry_run) {
    Result<IndexLock> lock = IndexLock::acquire(options.index, options.wait, stop);
    if (!lock) {
      return Unexpected(lock.error());
    }
    held = std::move(*lock);
  }
  Result<OpenedIndex> opened = open_index(options);
  if (!opened) {
    return Unexpected(opened.error());
  }
  const ReadPlan plan = plan_run(options, *walked, opened->ledger);
  IndexOutcome outcome = foresee(options, *walked, plan, *opened);
  if (!options.dry_run && has_work(options, plan, *opened)) {
    Result<Manifest> published = bring_up_to_date(options, *opened, plan, outcome, progress, stop);
    if (!published) {
      return Unexpected(published.error());
    }
    opened->manifest = std::move(*published);
    outcome.published = true;
    if (Result<IndexDigest> digest = read_digest(options.index, opened->manifest)) {
      outcome.digest = std::move(*digest);
    }
  }
  count_index(opened->manifest, outcome);
  outcome.text_bytes = progress.counts().text_bytes;
  outcome.seconds = progress.seconds();
  if (!options.report_file.empty()) {
    if (Result<void> written = write_report(outcome.report, options.report_file); !written) {
      return Unexpected(written.error());
    }
  }
  return outcome;
}

}  // namespace backfile
