// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/read_plan.h"

#include <algorithm>
#include <string_view>

#include "indexer/pipeline/pipeline_options.h"

namespace backfile {
namespace {

/// True when `path` is `folder` or lies in it.
bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

/// True when the walk would have found `path` if it were there.
bool was_looked_for(const WalkResult& walk, std::string_view path) {
  const auto in_root = [&](const std::string& root) { return lies_in(path, root); };
  const auto in_unlisted = [&](const SkippedInput& skip) { return lies_in(path, skip.path); };
  return std::ranges::any_of(walk.roots, in_root) &&
         std::ranges::none_of(walk.skipped, in_unlisted);
}

bool same_content(const SourceFile& found,
                  LedgerFile& known,
                  const HashFile& hash_file,
                  bool& times_changed) {
  if (found.size_bytes != known.size_bytes) {
    return false;
  }
  if (found.mtime_ns == known.mtime_ns) {
    return true;
  }
  const Result<std::uint64_t> hash = hash_file(found.file);
  if (!hash || *hash != known.hash) {
    return false;
  }
  known.mtime_ns = found.mtime_ns;
  times_changed = true;
  return true;
}

bool keeps_its_ids(FileState state) {
  return state == FileState::Unseen || state == FileState::Unchanged;
}

/// Sorted ids of the ledger's files whose state `wanted` takes.
template <class Wanted>
std::vector<std::uint64_t> ids_of(const FileLedger& ledger,
                                  const std::vector<FileState>& states,
                                  Wanted wanted) {
  std::vector<std::uint64_t> ids;
  for (std::size_t i = 0; i < ledger.files.size(); ++i) {
    if (wanted(states[i])) {
      ids.insert(ids.end(), ledger.files[i].articles.begin(), ledger.files[i].articles.end());
    }
  }
  ids.insert(ids.end(), ledger.deleted.begin(), ledger.deleted.end());
  std::ranges::sort(ids);
  return ids;
}

/// Marks unchanged files that gave an article for which no file stands any more, and returns
/// whether there are any.
bool mark_uncovered(const FileLedger& ledger, std::vector<FileState>& states) {
  const auto shadows = [](const LedgerFile& file) { return !file.shadowed.empty(); };
  if (std::ranges::none_of(ledger.files, shadows)) {
    return false;
  }
  const auto standing = ids_of(ledger, states, [](FileState state) {
    return keeps_its_ids(state) || state == FileState::Gone;
  });
  bool any = false;
  for (std::size_t i = 0; i < ledger.files.size(); ++i) {
    const auto uncovered = [&](std::uint64_t id) {
      return !std::ranges::binary_search(standing, id);
    };
    if (states[i] == FileState::Unchanged &&
        std::ranges::any_of(ledger.files[i].shadowed, uncovered)) {
      states[i] = FileState::Uncovered;
      any = true;
    }
  }
  return any;
}

}  // namespace

std::size_t ReadPlan::count_of(FileState state) const {
  return static_cast<std::size_t>(std::ranges::count(states, state));
}

ReadPlan plan_reading(const WalkResult& walk,
                      FileLedger& ledger,
                      bool prune,
                      const HashFile& hash_file) {
  ReadPlan plan;
  plan.states.resize(ledger.files.size());
  std::vector<std::optional<std::size_t>> known(walk.files.size());
  // Both lists are sorted by path: one walk along the two.
  std::size_t found = 0;
  for (std::size_t i = 0; i < ledger.files.size(); ++i) {
    LedgerFile& file = ledger.files[i];
    while (found < walk.files.size() && walk.files[found].path < file.path) {
      ++found;
    }
    if (found < walk.files.size() && walk.files[found].path == file.path) {
      known[found] = i;
      plan.states[i] = same_content(walk.files[found], file, hash_file, plan.times_changed)
                           ? FileState::Unchanged
                           : FileState::Changed;
    } else if (was_looked_for(walk, file.path)) {
      plan.states[i] = prune ? FileState::Pruned : FileState::Gone;
    }
  }
  mark_uncovered(ledger, plan.states);
  for (std::size_t f = 0; f < walk.files.size(); ++f) {
    if (!known[f] || !keeps_its_ids(plan.states[*known[f]])) {
      plan.to_read.push_back({walk.files[f], known[f]});
    }
  }
  plan.withheld = ids_of(ledger, plan.states, keeps_its_ids);
  return plan;
}

void plan_standard_input(ReadPlan& plan, const FileLedger& ledger) {
  PlannedFile input;
  input.source.path = kStandardInput;
  const auto known = std::ranges::find(ledger.files, input.source.path, &LedgerFile::path);
  if (known != ledger.files.end()) {
    input.known = static_cast<std::size_t>(known - ledger.files.begin());
    plan.states[*input.known] = FileState::Changed;
    plan.withheld = ids_of(ledger, plan.states, keeps_its_ids);
  }
  plan.to_read.push_back(std::move(input));
}

}  // namespace backfile
