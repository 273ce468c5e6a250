// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_lock.h"

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "common/index/durable_file.h"

namespace backfile {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kRetryEvery{50};

struct flock whole_file() {
  struct flock range {};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  return range;
}

/// 0 when the lock is ours now, else the errno of the refusal.
int try_lock(int fd) {
  struct flock range = whole_file();
  return ::fcntl(fd, F_SETLK, &range) == 0 ? 0 : errno;
}

Unexpected<Error> locked(int fd, const IndexPaths& index) {
  struct flock range = whole_file();
  const bool known =
      ::fcntl(fd, F_GETLK, &range) == 0 && range.l_type != F_UNLCK && range.l_pid > 0;
  return failure(ErrorCode::Locked,
                 fmt::format("another indexer{} is writing {}",
                             known ? fmt::format(" (process {})", range.l_pid) : "",
                             index.root.string()),
                 "let it end, or wait for it with --wait SECONDS");
}

/// Sleeps for one retry; false when `stop` is requested.
bool pause(std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, kRetryEvery, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace

Result<void> make_folders(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return error ? failure(
                     ErrorCode::Io,
                     fmt::format("cannot make the folder {}: {}", folder.string(), error.message()))
               : Result<void>{};
}

Result<IndexLock> IndexLock::acquire(const IndexPaths& index,
                                     std::chrono::milliseconds wait,
                                     std::stop_token stop) {
  if (Result<void> made = make_folders(index.root); !made) {
    return Unexpected(made.error());
  }
  const int fd = ::open(index.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) {
    return failure(ErrorCode::Io,
                   file_error("open", index.lock()).message,
                   "an index can be searched where it may not be written; name another with --db");
  }
  IndexLock lock(fd);
  const Clock::time_point deadline = Clock::now() + wait;
  while (true) {
    const int refusal = try_lock(fd);
    if (refusal == 0) {
      return lock;
    }
    if (refusal != EAGAIN && refusal != EACCES && refusal != EINTR) {
      return failure(
          ErrorCode::Io,
          fmt::format("cannot lock {}: {}", index.lock().string(), std::strerror(refusal)));
    }
    if (Clock::now() >= deadline) {
      return locked(fd, index);
    }
    if (!pause(stop)) {
      return failure(ErrorCode::Interrupted, "broken off while waiting for another indexer");
    }
  }
}

IndexLock::IndexLock(IndexLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

IndexLock& IndexLock::operator=(IndexLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

IndexLock::~IndexLock() {
  if (fd_ >= 0) {
    ::close(fd_);
  }
}

}  // namespace backfile
