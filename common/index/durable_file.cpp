// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/durable_file.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace backfile {
namespace fs = std::filesystem;

Error file_error(std::string_view verb, const fs::path& path) {
  const int reason = errno;
  Error error{
      ErrorCode::Io,
      fmt::format("cannot {} {}: {}", verb, path.string(), std::generic_category().message(reason)),
      {}};
  if (reason == ENOSPC || reason == EDQUOT) {
    error.hint = "free some space and run it again; the index is as it was";
  }
  return error;
}

Result<OutputFile> OutputFile::create(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return Unexpected(file_error("create", path));
  }
  return OutputFile(descriptor, path);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      end_(other.end_) {}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(end_, other.end_);
  return *this;
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

Result<void> OutputFile::append(std::string_view bytes) {
  if (Result<void> written = write_at(end_, bytes); !written) {
    return written;
  }
  end_ += bytes.size();
  return {};
}

Result<void> OutputFile::write_at(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return Unexpected(file_error("write", path_));
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  return {};
}

Result<void> OutputFile::sync() {
  if (::fsync(descriptor_) != 0) {
    return Unexpected(file_error("sync", path_));
  }
  return {};
}

namespace {

Result<void> write_and_sync(const fs::path& path, std::string_view bytes) {
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  if (Result<void> written = file->append(bytes); !written) {
    return written;
  }
  return file->sync();
}

Result<void> rename_over(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    return Unexpected(file_error("replace", to));
  }
  return {};
}

}  // namespace

Result<void> write_durably(const fs::path& path, std::string_view bytes) {
  const fs::path beside = fs::path(path) += ".new";
  Result<void> done = write_and_sync(beside, bytes);
  if (done) {
    done = rename_over(beside, path);
  }
  if (!done) {
    ::unlink(beside.c_str());
    return done;
  }
  return sync_path(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

Result<void> sync_path(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return Unexpected(file_error("open", path));
  }
  Result<void> synced;
  if (::fsync(descriptor) != 0) {
    synced = Unexpected(file_error("sync", path));
  }
  ::close(descriptor);
  return synced;
}

Result<void> sync_folder_with_files(const fs::path& folder) {
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::error_code ignored;
    if (!entry->is_regular_file(ignored)) {
      continue;
    }
    if (Result<void> synced = sync_path(entry->path()); !synced) {
      return synced;
    }
  }
  if (failed) {
    return failure(ErrorCode::Io,
                   fmt::format("cannot list {}: {}", folder.string(), failed.message()));
  }
  return sync_path(folder);
}

}  // namespace backfile
