// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_check.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "common/index/name_owners.h"
#include "common/index/value_numbers.h"
#include "common/model/article_id.h"
#include "common/text/text_analyzer.h"
#include "indexer/pipeline/file_ledger.h"
#include "indexer/pipeline/plain_numbers.h"
#include "indexer/pipeline/publisher.h"
#include "indexer/segment/segment_check.h"

namespace backfile {
namespace {

constexpr int kAttempts = 3;

using Ids = std::vector<std::uint64_t>;

/// Part "articles": ids over all segments. `ids` becomes sorted.
CheckedPart check_ids(Ids& ids) {
  CheckedPart part{"articles", counted(ids.size(), "article"), {}, 0};
  std::ranges::sort(ids);
  for (auto twice = std::ranges::adjacent_find(ids); twice != ids.end();
       twice = std::adjacent_find(twice + 1, ids.end())) {
    part.add_fault(fmt::format("two articles have the id {}", print_article_id(*twice)));
  }
  return part;
}

/// The ids that the ledger says stand in the index.
Ids listed_ids(const FileLedger& ledger) {
  Ids listed, standing;
  for (const LedgerFile& file : ledger.files) {
    listed.insert(listed.end(), file.articles.begin(), file.articles.end());
  }
  std::ranges::sort(listed);
  std::ranges::set_difference(listed, ledger.deleted, std::back_inserter(standing));
  return standing;
}

CheckedPart check_ledger(const IndexPaths& index, const Manifest& manifest, const Ids* ids) {
  CheckedPart part{manifest.ledger, {}, {}, 0};
  const Result<FileLedger> ledger = read_ledger(index.root, manifest.ledger);
  if (!ledger) {
    part.add_fault(
        fmt::format("{}: {}", (index.root / manifest.ledger).string(), ledger.error().message));
    return part;
  }
  part.facts = fmt::format("{}, {} deleted for good",
                           counted(ledger->files.size(), "file"),
                           counted(ledger->deleted.size(), "article"));
  if (ids != nullptr && listed_ids(*ledger) != *ids) {
    part.add_fault(fmt::format("{} does not list the articles that stand in the index",
                               (index.root / manifest.ledger).string()));
  }
  return part;
}

/// A file beside the segments; `facts` says of the opened one what it holds.
template <class File, class Facts>
CheckedPart check_file(const IndexPaths& index, const std::string& name, const Facts& facts) {
  CheckedPart part{name, {}, {}, 0};
  const Result<File> file = File::open(index.root / name);
  const Result<void> read = file ? file->check() : Unexpected(file.error());
  if (!read) {
    part.add_fault(read.error().message);
    return part;
  }
  part.facts = facts(*file);
  return part;
}

CheckedPart check_names(const IndexPaths& index, const Manifest& manifest) {
  return check_file<NameOwners>(index, manifest.names, [](const NameOwners& owners) {
    return counted(owners.size(), "name") + " with an owner";
  });
}

CheckedPart check_values(const IndexPaths& index, const Manifest& manifest) {
  return check_file<ValueNumbers>(index, manifest.values, [](const ValueNumbers& values) {
    return counted(values.count(), "facet value");
  });
}

void note_leftovers(const IndexPaths& index, const Manifest& manifest, IndexCheck& check) {
  for (const std::filesystem::path& path : find_leftovers(index, manifest)) {
    check.notes.push_back(fmt::format(
        "{} is of a run under way or cut short; the next one removes it", path.string()));
  }
  if (!stub_is_current(index, manifest)) {
    check.notes.push_back(
        fmt::format("{} is not of this revision: other Xapian programs see another one, or none",
                    index.stub().string()));
  }
  if (manifest.analyzer != analyzer_fingerprint()) {
    check.notes.push_back(
        fmt::format("{} was written with another way of splitting words ({}, here {})",
                    index.manifest().string(),
                    manifest.analyzer,
                    analyzer_fingerprint()));
  }
}

IndexCheck examine(const IndexPaths& index, const Manifest& manifest) {
  IndexCheck check;
  check.parts.push_back(
      {"manifest",
       fmt::format(
           "revision {}, {}", manifest.revision, counted(manifest.segments.size(), "segment")),
       {},
       0});
  Ids ids;
  for (const SegmentEntry& entry : manifest.segments) {
    SegmentCheck segment = check_segment(index, entry, manifest.stock_phrases);
    std::ranges::move(segment.parts, std::back_inserter(check.parts));
    ids.insert(ids.end(), segment.living_ids.begin(), segment.living_ids.end());
  }
  const bool knows_all = check.is_sound();
  if (knows_all) {
    check.parts.push_back(check_ids(ids));
  }
  if (!manifest.ledger.empty()) {
    check.parts.push_back(check_ledger(index, manifest, knows_all ? &ids : nullptr));
  }
  if (!manifest.names.empty()) {
    check.parts.push_back(check_names(index, manifest));
  }
  if (!manifest.values.empty()) {
    check.parts.push_back(check_values(index, manifest));
  }
  note_leftovers(index, manifest, check);
  return check;
}

IndexCheck damaged_manifest(const Error& error) {
  CheckedPart part{"manifest", {}, {}, 0};
  part.add_fault(error.message);
  return {{std::move(part)}, {}};
}

std::string part_text(const CheckedPart& part) {
  std::string text = fmt::format("{:<8}{:<34}{}",
                                 part.fault_count == 0 ? "sound" : "DAMAGED",
                                 part.name,
                                 part.fault_count == 0 ? part.facts : "");
  text.erase(text.find_last_not_of(' ') + 1);
  for (const std::string& fault : part.faults) {
    text += fmt::format("\n        {}", fault);
  }
  if (part.fault_count > part.faults.size()) {
    text += fmt::format("\n        and {} more", grouped(part.fault_count - part.faults.size()));
  }
  return text + "\n";
}

}  // namespace

bool IndexCheck::is_sound() const {
  return std::ranges::all_of(parts, [](const CheckedPart& part) { return part.fault_count == 0; });
}

Result<IndexCheck> check_index(const IndexPaths& index) {
  for (int attempt = 1;; ++attempt) {
    const Result<Manifest> manifest = read_manifest(index);
    if (!manifest) {
      return manifest.error().code == ErrorCode::Corrupt
                 ? Result<IndexCheck>(damaged_manifest(manifest.error()))
                 : Unexpected(manifest.error());
    }
    IndexCheck check = examine(index, *manifest);
    const Result<Manifest> now = read_manifest(index);
    if (check.is_sound() || attempt == kAttempts || !now || now->revision == manifest->revision) {
      return check;
    }
  }
}

std::string describe_check(const IndexPaths& index, const IndexCheck& check, bool faults_only) {
  std::string text;
  for (const CheckedPart& part : check.parts) {
    if (part.fault_count > 0 || !faults_only) {
      text += part_text(part);
    }
  }
  if (!faults_only) {
    for (const std::string& note : check.notes) {
      text += fmt::format("note    {}\n", note);
    }
  }
  if (!check.is_sound()) {
    text += fmt::format("The index at {} is damaged; build it anew with --rebuild.\n",
                        index.root.string());
  } else if (!faults_only) {
    text += fmt::format("The index at {} is sound.\n", index.root.string());
  }
  return text;
}

}  // namespace backfile
