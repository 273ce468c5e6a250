// SPDX-License-Identifier: GPL-2.0-or-later
// A file's bytes, hashed on the way.
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "common/base/result.h"
#include "indexer/source/byte_stream.h"

struct XXH3_state_s;

namespace backfile {

/// A regular file. Every byte goes into the hash once, in the file's order, also when a reader
/// jumps about (7z, zip): what lies behind a jump is read again at the end.
class FileStream : public ByteStream {
 public:
  /// Errors: Io when it is not a regular file or cannot be opened.
  static Result<std::unique_ptr<FileStream>> open(const std::filesystem::path& file,
                                                  std::stop_token stop);
  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  std::string_view next() override;
  std::string error() const override { return error_; }
  bool seek(std::uint64_t offset) override;
  std::uint64_t size_bytes() const override { return size_bytes_; }

  /// Reads what has not been read yet and returns XXH3-64 of the whole file. Errors: Io.
  Result<std::uint64_t> finish();

 private:
  FileStream(int descriptor,
             std::filesystem::path file,
             std::uint64_t size_bytes,
             std::stop_token stop);

  struct FreeHash {
    void operator()(XXH3_state_s* state) const;
  };
  int descriptor_;
  std::filesystem::path file_;
  std::uint64_t size_bytes_;
  std::stop_token stop_;
  std::unique_ptr<XXH3_state_s, FreeHash> hash_;
  std::uint64_t hashed_bytes_ = 0;
  std::uint64_t at_ = 0;
  std::string buffer_;
  std::string error_;
};

}  // namespace backfile
