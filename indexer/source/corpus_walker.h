// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the files under the paths that a user names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "indexer/source/raw_document.h"

namespace backfile {

/// A file of the file system, before anything of it is read.
struct SourceFile {
  std::filesystem::path file;  ///< what to open
  std::string path;            ///< how it is named in the index: absolute and lexically normal, UTF-8, '/'-separated
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;
  bool has_metadata = false;  ///< in a file beside it, which is not listed: find_sidecar()
  bool operator==(const SourceFile&) const = default;
};

struct WalkResult {
  std::vector<SourceFile> files;       ///< sorted by path, each once
  std::vector<SkippedInput> skipped;   ///< unreadable folders, special files, broken links
  std::vector<std::string> roots;      ///< the paths walked, named as SourceFile::path is
};

/// Lists every regular file under `paths` (folders recursively; hidden files and folders are left
/// out unless named; symbolic links to files are followed, to folders not; `exclude`, the index itself, is
/// left out, and so is the metadata beside a text, which is read with it: sidecar.h). Errors: NotFound for a path that does not exist. Cost: one stat a file.
Result<WalkResult> walk_corpus(const std::vector<std::filesystem::path>& paths,
                               const std::filesystem::path& exclude);

}  // namespace backfile
