// SPDX-License-Identifier: GPL-2.0-or-later
// One writer an index, by an fcntl lock on a file that always stays.
#pragma once

#include <chrono>
#include <stop_token>

#include "common/base/result.h"
#include "common/index/manifest.h"

namespace backfile {

/// Makes `folder` and those above it. Errors: Io.
Result<void> make_folders(const std::filesystem::path& folder);

/// Holds the index until destroyed; the system lets go of it when the process dies, however it
/// dies. The file is never unlinked: another process may be waiting on it. Readers need no lock.
class IndexLock {
 public:
  /// Makes the index's folder when it is not there. Tries again until `wait` has passed.
  /// Errors: Locked, naming the process that holds it; Io; Interrupted.
  static Result<IndexLock> acquire(const IndexPaths& index,
                                   std::chrono::milliseconds wait,
                                   std::stop_token stop);
  IndexLock(IndexLock&& other) noexcept;
  IndexLock& operator=(IndexLock&& other) noexcept;
  ~IndexLock();

 private:
  explicit IndexLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace backfile
