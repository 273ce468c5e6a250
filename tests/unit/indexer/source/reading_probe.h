// SPDX-License-Identifier: GPL-2.0-or-later
// Reads bytes or files and keeps what came out; makes archives in memory.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/document_reader.h"

namespace backfile::test {

struct ReadResult {
  std::vector<RawDocument> documents;
  std::vector<SkippedInput> skipped;
};

/// Options with only a limit.
inline ReadOptions at_most(std::uint64_t max_document_bytes) {
  return {std::nullopt, max_document_bytes};
}

/// What read_stream() makes of `bytes` named `name`.
ReadResult read_bytes(std::string_view bytes,
                      const std::string& name,
                      const ReadOptions& options = {});
/// What read_documents() makes of a file, named by its file name alone; `hash` receives what it
/// returns.
ReadResult read_one_file(const std::filesystem::path& file,
                         const ReadOptions& options = {},
                         std::uint64_t* hash = nullptr);

/// "path#record:bytes" of each document, cells joined by '|'.
std::vector<std::string> summaries(const ReadResult& result);
/// "path#record:reason" of each skipped input.
std::vector<std::string> reasons(const ReadResult& result);

struct Member {
  std::string name;
  std::string bytes;
  unsigned type = 0100000;  ///< as st_mode has it: S_IFREG
  std::string link = {};    ///< a symbolic link's target
};

/// An archive in libarchive's `format` ("ustar", "zip", "7zip", "cpio", "raw") packed by `filter`
/// ("", "gzip", "bzip2", "xz", "zstd"). `password` encrypts a zip.
std::string make_archive(const std::string& format,
                         const std::string& filter,
                         const std::vector<Member>& members,
                         const std::string& password = {});

}  // namespace backfile::test
