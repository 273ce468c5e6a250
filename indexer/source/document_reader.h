// SPDX-License-Identifier: GPL-2.0-or-later
// From a file to the articles' bytes in it: archives are opened, files of many records split.
#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <stop_token>
#include <string>

#include "common/base/result.h"
#include "indexer/source/corpus_walker.h"
#include "indexer/source/raw_document.h"

namespace backfile {

struct ReadOptions {
  std::optional<DocumentFormat> format;           ///< --format; by content and name when empty
  std::uint64_t max_document_bytes = 64u << 20;   ///< a larger article is skipped, with a reason
  bool pair_metadata = true;  ///< join texts with the metadata in files beside them (sidecar.h)
};

/// What reading one file yields. Both are called from the reading thread, in the file's order.
struct DocumentSink {
  std::function<void(RawDocument&&)> document;
  std::function<void(SkippedInput&&)> skipped;
};

/// Reads one file, also inside archives in archives (tar, zip, 7z, gz, bz2, xz, zst, warc: by
/// libarchive, never unpacked to disk), and hands over its articles one by one. What cannot be read is handed
/// to `sink.skipped` with a reason and the rest goes on. Memory: one document and libarchive's
/// buffers, whatever the size of the file. Stops early, without a word, when `stop` is requested.
/// Returns XXH3-64 of the file's bytes (so that it is read once)
/// with those of the metadata beside it. Errors: Io when the file itself cannot be opened or read.
Result<std::uint64_t> read_documents(const SourceFile& file,
                                     const ReadOptions& options,
                                     const DocumentSink& sink,
                                     std::stop_token stop);

/// The same for JSON Lines (or any one format) on a stream, named `path`.
Result<void> read_stream(std::istream& in,
                         const std::string& path,
                         const ReadOptions& options,
                         const DocumentSink& sink,
                         std::stop_token stop);

/// XXH3-64 of the file's bytes as read_documents() gives it, without reading articles.
Result<std::uint64_t> hash_file(const std::filesystem::path& file);

}  // namespace backfile
