// SPDX-License-Identifier: GPL-2.0-or-later
// Writing files that are still whole after a crash or on a full disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "common/base/result.h"

namespace backfile {

/// A file being written. Closed at the end of its life; what was not synced may be lost.
class OutputFile {
 public:
  /// Makes `path`, or empties it. Errors of all members: Io, the message names the path.
  static Result<OutputFile> create(const std::filesystem::path& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;
  ~OutputFile();

  Result<void> append(std::string_view bytes);
  /// Writes over bytes already there. Appending goes on at the end.
  Result<void> write_at(std::uint64_t offset, std::string_view bytes);
  /// Returns when the bytes are on the disk.
  Result<void> sync();
  const std::filesystem::path& path() const { return path_; }

 private:
  OutputFile(int descriptor, std::filesystem::path path)
      : descriptor_(descriptor), path_(std::move(path)) {}
  int descriptor_;
  std::filesystem::path path_;
  std::uint64_t end_ = 0;
};

/// Replaces the content of `path` by `bytes`: written to `path` + ".new", synced, renamed, folder
/// synced. Whatever happens, `path` holds the old or the new content, whole. Errors: Io. One writer
/// at a time.
Result<void> write_durably(const std::filesystem::path& path, std::string_view bytes);

/// Returns when what was written to a file, or the names in a folder, are on the disk. Errors: Io.
Result<void> sync_path(const std::filesystem::path& path);

/// sync_path() of every file in `folder` (not deeper), then of the folder itself.
Result<void> sync_folder_with_files(const std::filesystem::path& folder);

/// The error "cannot VERB PATH: why" for the current errno; a full disk gets a hint.
Error file_error(std::string_view verb, const std::filesystem::path& path);

}  // namespace backfile
