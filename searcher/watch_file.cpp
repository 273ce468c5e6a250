// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/watch_file.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/base/book_file.h"
#include "common/index/durable_file.h"
#include "common/model/article_id.h"

namespace backfile {
namespace {

constexpr std::string_view kFirstLine = "backfile watch 1";

/// The folder, for nobody else to look into when it is new.
Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  }
  return error ? failure(ErrorCode::Io,
                         fmt::format("cannot make {}: {}", folder.string(), error.message()))
               : Result<void>();
}

}  // namespace

Result<WatchFile> WatchFile::open(const std::filesystem::path& state_folder,
                                  const std::string& name) {
  if (state_folder.empty()) {
    return failure(
        ErrorCode::NotFound, "there is no place to keep a watch in", "set HOME or XDG_STATE_HOME");
  }
  const std::filesystem::path folder = state_folder / "watch";
  if (auto made = make_folder(folder); !made) {
    return Unexpected(made.error());
  }
  const std::filesystem::path lock_path = folder / (name + ".lock");
  WatchFile watch(folder / name, ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (watch.lock_ < 0) {
    return Unexpected(file_error("open", lock_path));
  }
  while (::flock(watch.lock_, LOCK_EX) != 0) {
    if (errno != EINTR) {
      return Unexpected(file_error("lock", lock_path));
    }
  }
  if (auto read = watch.read(); !read) {
    return Unexpected(read.error());
  }
  return watch;
}

Result<void> WatchFile::read() {
  const Result<std::string> text = read_book_file(path_);
  if (!text) {
    return Unexpected(text.error());
  }
  if (text->empty()) {
    return {};
  }
  std::istringstream lines(*text);
  std::string line;
  bool sound = std::getline(lines, line) && line == kFirstLine && std::getline(lines, search_);
  while (sound && std::getline(lines, line)) {
    const auto id = read_article_id(line);
    sound = id.has_value();
    seen_.push_back(id.value_or(0));
  }
  if (!sound) {
    return failure(ErrorCode::Corrupt,
                   fmt::format("{} is not what a watch has printed", path_.string()),
                   "without that file the watch starts anew");
  }
  std::ranges::sort(seen_);
  return {};
}

Result<void> WatchFile::claim(const std::string& search) {
  std::string line = search;
  std::ranges::replace(line, '\n', ' ');
  search_ = search_.empty() ? line : search_;
  return search_ == line ? Result<void>()
                         : failure(ErrorCode::InvalidArgument,
                                   fmt::format("this watch is of another search: {}", search_),
                                   fmt::format("choose another name, or start anew without {}",
                                               path_.string()));
}

Result<void> WatchFile::add(std::vector<std::uint64_t> ids) {
  std::ranges::sort(ids);
  std::vector<std::uint64_t> all;
  std::ranges::set_union(seen_, ids, std::back_inserter(all));
  seen_ = std::move(all);
  std::string text = fmt::format("{}\n{}\n", kFirstLine, search_);
  for (const std::uint64_t id : seen_) {
    text += print_article_id(id) + '\n';
  }
  return write_durably(path_, text);
}

WatchFile::WatchFile(WatchFile&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      search_(std::move(other.search_)),
      seen_(std::move(other.seen_)) {}

WatchFile& WatchFile::operator=(WatchFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  std::swap(search_, other.search_);
  std::swap(seen_, other.seen_);
  return *this;
}

WatchFile::~WatchFile() {
  if (lock_ >= 0) {
    ::close(lock_);
  }
}

}  // namespace backfile
