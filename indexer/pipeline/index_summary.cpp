// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_summary.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "indexer/pipeline/plain_numbers.h"

namespace backfile {
namespace {

std::string name_of(const SkippedInput& input) {
  return input.record == 0 ? input.path : fmt::format("{}, record {}", input.path, input.record);
}

std::string describe_reasons(const IndexReport& report,
                             ReportAction action,
                             std::string_view verb,
                             bool every) {
  std::string text;
  for (const ReasonCount& count : report.reasons(action, every)) {
    for (const SkippedInput& input : count.named) {
      text += fmt::format("{} {}: {}\n", verb, name_of(input), count.reason);
    }
    if (count.count > count.named.size()) {
      text += fmt::format("{} {} more in {}: {}\n",
                          verb,
                          grouped(count.count - count.named.size()),
                          count.file,
                          count.reason);
    }
  }
  return text;
}

std::string describe_paths(std::string_view verb, const std::vector<std::string>& paths) {
  std::string text;
  for (const std::string& path : paths) {
    text += fmt::format("{} {}\n", verb, path);
  }
  return text;
}

std::string describe_dry_run(const IndexOutcome& outcome) {
  return fmt::format("{}{}{}would read {} and {} changed, remove {}; {} unchanged, {} gone\n",
                     describe_paths("would read", outcome.to_read),
                     describe_paths("would replace", outcome.to_replace),
                     describe_paths("would remove", outcome.to_remove),
                     counted(outcome.to_read.size(), "new file"),
                     grouped(outcome.to_replace.size()),
                     grouped(outcome.to_remove.size()),
                     grouped(outcome.files_unchanged),
                     grouped(outcome.files_gone));
}

std::string rate(double amount, double seconds, std::string_view form) {
  return seconds > 0 ? fmt::format(fmt::runtime(form), amount / seconds) : std::string("-");
}

/// ", 3 known skips, 2 files gone": what is worth saying only when there is some.
std::string known_things(const IndexOutcome& outcome) {
  std::string text;
  if (const std::uint64_t known = outcome.report.count(ReportAction::SkippedBefore); known > 0) {
    text += fmt::format(", {}", counted(known, "known skip"));
  }
  if (outcome.files_gone > 0) {
    text += fmt::format(", {} gone (--prune drops them)", counted(outcome.files_gone, "file"));
  }
  return text;
}

std::string describe_work(const IndexOutcome& outcome) {
  const auto articles_per_s = static_cast<std::uint64_t>(
      outcome.seconds > 0 ? static_cast<double>(outcome.articles) / outcome.seconds : 0);
  std::string text =
      fmt::format("indexed {} from {} in {:.1f} s ({} articles/s, {} MB/s); {} skipped",
                  counted(outcome.articles, "article"),
                  counted(outcome.files_read, "file"),
                  outcome.seconds,
                  grouped(articles_per_s),
                  rate(static_cast<double>(outcome.text_bytes) / 1e6, outcome.seconds, "{:.1f}"),
                  grouped(outcome.report.count(ReportAction::Skipped)));
  if (outcome.duplicates > 0) {
    text += fmt::format(", {} given again", grouped(outcome.duplicates));
  }
  if (outcome.repaired > 0) {
    text += fmt::format(", {} repaired", grouped(outcome.repaired));
  }
  if (outcome.files_unchanged > 0) {
    text += fmt::format("; {} unchanged", counted(outcome.files_unchanged, "file"));
  }
  text += known_things(outcome);
  if (outcome.files_pruned > 0) {
    text += fmt::format("; {} of {} removed",
                        counted(outcome.articles_removed, "article"),
                        counted(outcome.files_pruned, "gone file"));
  }
  return text;
}

/// "  skipped   31: 28 empty, 3 no text in it", of all runs.
std::string describe_skip_counts(const IndexReport& report) {
  std::map<std::string, std::uint64_t> counts;
  for (const ReportAction action : {ReportAction::Skipped, ReportAction::SkippedBefore}) {
    for (const ReasonCount& reason : report.reasons(action)) {
      counts[reason.reason] += reason.count;
    }
  }
  if (counts.empty()) {
    return {};
  }
  constexpr std::size_t kShown = 5;
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(
      sorted, std::ranges::greater{}, [](const auto& one) { return one.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, sorted.size()); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", grouped(sorted[i].second), sorted[i].first);
  }
  if (sorted.size() > kShown) {
    text += fmt::format(" and {}", counted(sorted.size() - kShown, "other reason"));
  }
  return fmt::format("  {:<10}{}: {}\n", "skipped", grouped(report.skipped_count()), text);
}

std::string describe_closing(const IndexOutcome& outcome) {
  const std::string done = outcome.published || outcome.files_read > 0
                               ? describe_work(outcome)
                               : fmt::format("nothing new: {} unchanged{}",
                                             counted(outcome.files_unchanged, "file"),
                                             known_things(outcome));
  return fmt::format("{}; index {}: {}, {}\n",
                     done,
                     outcome.index,
                     counted(outcome.index_articles, "article"),
                     counted(outcome.index_segments, "segment"));
}

}  // namespace

std::string describe_skips(const IndexReport& report, bool every) {
  return describe_reasons(report, ReportAction::Skipped, "skipped", every);
}

std::string describe_outcome(const IndexOutcome& outcome, bool every) {
  std::string text;
  for (const std::string& warning : outcome.warnings) {
    text += fmt::format("warning: {}\n", warning);
  }
  if (outcome.dry_run) {
    return text + describe_dry_run(outcome);
  }
  if (every) {
    text += describe_paths("read", outcome.to_read) +
            describe_paths("read again", outcome.to_replace) +
            describe_paths("removed", outcome.to_remove) +
            describe_reasons(outcome.report, ReportAction::Repaired, "repaired", every) +
            describe_reasons(outcome.report, ReportAction::Duplicate, "given again", every) +
            describe_reasons(outcome.report, ReportAction::SkippedBefore, "skipped before", every);
  }
  text += describe_skips(outcome.report, every) + describe_closing(outcome);
  if (outcome.digest) {
    text += describe_digest(*outcome.digest, outcome.index_articles) +
            describe_skip_counts(outcome.report);
  }
  return text;
}

}  // namespace backfile
