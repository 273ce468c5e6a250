// SPDX-License-Identifier: GPL-2.0-or-later
// Reads by pread(2), so that a jump costs nothing and leaves the hash alone.
#include "indexer/source/file_stream.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "common/text/utf8.h"

namespace backfile {

namespace {

constexpr std::uint64_t kBufferBytes = 256u << 10;

std::string error_text(int number) { return std::generic_category().message(number); }

Unexpected<Error> cannot_read(const std::filesystem::path& file, const std::string& why) {
  return failure(ErrorCode::Io, "cannot read " + repair_utf8(file.native()) + ": " + why);
}

}  // namespace

void FileStream::FreeHash::operator()(XXH3_state_s* state) const { XXH3_freeState(state); }

Result<std::unique_ptr<FileStream>> FileStream::open(const std::filesystem::path& file,
                                                     std::stop_token stop) {
  // Without O_NONBLOCK a FIFO put in the file's place would hold us for ever.
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    return cannot_read(file, error_text(errno));
  }
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return cannot_read(file, "not a regular file");
  }
  return std::unique_ptr<FileStream>(new FileStream(
      descriptor, file, static_cast<std::uint64_t>(status.st_size), std::move(stop)));
}

FileStream::FileStream(int descriptor,
                       std::filesystem::path file,
                       std::uint64_t size_bytes,
                       std::stop_token stop)
    : descriptor_(descriptor),
      file_(std::move(file)),
      size_bytes_(size_bytes),
      stop_(std::move(stop)),
      hash_(XXH3_createState()),
      buffer_(static_cast<std::size_t>(std::min(size_bytes + 1, kBufferBytes)), '\0') {
  XXH3_64bits_reset(hash_.get());
  ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

FileStream::~FileStream() { ::close(descriptor_); }

std::string_view FileStream::next() {
  if (stop_.stop_requested()) {
    error_ = "stopped";
    return {};
  }
  ssize_t count = 0;
  do {
    count = ::pread(descriptor_, buffer_.data(), buffer_.size(), static_cast<off_t>(at_));
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    error_ = error_text(errno);
    return {};
  }
  const std::string_view piece(buffer_.data(), static_cast<std::size_t>(count));
  const std::uint64_t end = at_ + piece.size();
  if (at_ <= hashed_bytes_ && hashed_bytes_ < end) {
    const std::string_view fresh = piece.substr(static_cast<std::size_t>(hashed_bytes_ - at_));
    XXH3_64bits_update(hash_.get(), fresh.data(), fresh.size());
    hashed_bytes_ = end;
  }
  at_ = end;
  return piece;
}

bool FileStream::seek(std::uint64_t offset) {
  at_ = offset;
  return true;
}

Result<std::uint64_t> FileStream::finish() {
  if (!stop_.stop_requested() && error_.empty()) {
    seek(hashed_bytes_);
    while (!next().empty()) {
    }
  }
  if (!error_.empty() && !stop_.stop_requested()) {
    return cannot_read(file_, error_);
  }
  return static_cast<std::uint64_t>(XXH3_64bits_digest(hash_.get()));
}

}  // namespace backfile
