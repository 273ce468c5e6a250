// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_stats.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/index/columns.h"
#include "indexer/pipeline/file_ledger.h"
#include "indexer/pipeline/plain_numbers.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownValues = 10;

void widen(IndexStats& stats, std::int32_t day) {
  stats.first_day = std::min(stats.first_day.value_or(day), day);
  stats.last_day = std::max(stats.last_day.value_or(day), day);
}

void count_article(const Columns& columns,
                   std::uint32_t docid,
                   std::vector<std::uint64_t>& values,
                   IndexStats& stats) {
  ++stats.articles;
  if (columns.day(docid) != kUndatedDay) {
    ++stats.dated;
    widen(stats, columns.day(docid));
  }
  for (std::uint32_t ordinal : columns.facets(docid)) {
    ++values[ordinal];
  }
}

void count_values(const Columns& columns,
                  FieldId field,
                  const std::vector<std::uint64_t>& values,
                  std::map<std::string, std::uint64_t>& counts) {
  const auto [first, end] = columns.facet_ordinals(field);
  for (std::uint32_t ordinal = first; ordinal < end; ++ordinal) {
    if (values[ordinal] > 0) {
      counts[std::string(columns.facet_value(ordinal).name)] += values[ordinal];
    }
  }
}

Result<void> count_segment(const IndexPaths& index, const SegmentEntry& entry, IndexStats& stats) {
  const Result<Columns> columns = Columns::open(index.columns(entry.name));
  if (!columns) {
    return Unexpected(columns.error());
  }
  const Result<DocidSet> dead = dead_articles(index, entry);
  if (!dead) {
    return Unexpected(dead.error());
  }
  std::vector<std::uint64_t> values(columns->facet_value_count());
  for (std::uint32_t docid = 1; docid <= columns->article_count(); ++docid) {
    if (!dead->contains(docid)) {
      count_article(*columns, docid, values, stats);
    }
  }
  count_values(*columns, FieldId::Language, values, stats.languages);
  count_values(*columns, FieldId::Source, values, stats.outlets);
  stats.deleted += entry.deleted_count;
  return {};
}

/// "en 1,234, de 56 and 3 more"
std::string most_frequent(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(
      sorted, std::ranges::greater{}, &std::pair<std::string, std::uint64_t>::second);
  std::string text;
  for (std::size_t i = 0; i < std::min(kShownValues, sorted.size()); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", sorted[i].first, grouped(sorted[i].second));
  }
  return sorted.size() > kShownValues
             ? fmt::format("{} and {} more", text, sorted.size() - kShownValues)
             : text;
}

}  // namespace

void measure_files(const IndexPaths& index, IndexStats& stats) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(index.root, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code vanished;  // a writer may sweep meanwhile
    const std::uintmax_t size = entry->is_regular_file(vanished) ? entry->file_size(vanished) : 0;
    if (vanished) {
      continue;
    }
    const std::string name = entry->path().filename().string();
    std::uint64_t& part = name.ends_with(".glass") || name == "iamglass" ? stats.glass_bytes
                          : name == "tokens"                             ? stats.token_bytes
                          : name == "columns"                            ? stats.column_bytes
                          : name == "text"                               ? stats.text_bytes
                          : name.starts_with("ledger-")                  ? stats.ledger_bytes
                                                                         : stats.other_bytes;
    part += size;
  }
}

std::string day_text(std::optional<std::int32_t> day) {
  return day ? iso_date(std::chrono::sys_days(std::chrono::days(*day)), DatePrecision::Day) : "";
}

Result<IndexStats> read_stats(const IndexPaths& index) {
  const Result<Manifest> manifest = read_manifest(index);
  if (!manifest) {
    return Unexpected(manifest.error());
  }
  const Result<FileLedger> ledger = read_ledger(index.root, manifest->ledger);
  if (!ledger) {
    return Unexpected(ledger.error());
  }
  IndexStats stats;
  stats.index = index.root.string();
  stats.revision = manifest->revision;
  stats.segments = manifest->segments.size();
  stats.files = ledger->files.size();
  stats.skipped = ledger->skipped_count();
  for (const SegmentEntry& entry : manifest->segments) {
    if (Result<void> counted = count_segment(index, entry, stats); !counted) {
      return Unexpected(counted.error());
    }
  }
  measure_files(index, stats);
  return stats;
}

std::string describe_stats(const IndexStats& stats) {
  const auto per_article = [&](std::uint64_t bytes) {
    return fmt::format("{:>10}  {:>7} an article",
                       plain_bytes(bytes),
                       plain_bytes(stats.articles == 0 ? 0 : bytes / stats.articles));
  };
  const std::string span =
      stats.dated == 0
          ? ""
          : fmt::format(", {} to {}", day_text(stats.first_day), day_text(stats.last_day));
  const std::vector<std::pair<std::string_view, std::string>> lines{
      {"index", fmt::format("{}, revision {}", stats.index, stats.revision)},
      {"articles", fmt::format("{} ({} deleted)", grouped(stats.articles), grouped(stats.deleted))},
      {"segments", grouped(stats.segments)},
      {"dates",
       fmt::format("{} dated, {} undated{}",
                   grouped(stats.dated),
                   grouped(stats.articles - stats.dated),
                   span)},
      {"languages",
       fmt::format("{}: {}", grouped(stats.languages.size()), most_frequent(stats.languages))},
      {"outlets",
       fmt::format("{}: {}", grouped(stats.outlets.size()), most_frequent(stats.outlets))},
      {"files read",
       fmt::format("{}, {} skipped", grouped(stats.files), counted(stats.skipped, "input"))},
      {"postings", per_article(stats.glass_bytes)},
      {"words", per_article(stats.token_bytes)},
      {"columns", per_article(stats.column_bytes)},
      {"text", per_article(stats.text_bytes)},
      {"ledger", per_article(stats.ledger_bytes)},
      {"total", per_article(stats.total_bytes())}};
  std::string text;
  for (const auto& [name, value] : lines) {
    text += fmt::format("{:<12}{}\n", name, value);
  }
  return text;
}

}  // namespace backfile
