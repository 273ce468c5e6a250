// SPDX-License-Identifier: GPL-2.0-or-later
// Walks folders by readdir and one fstatat a name; folders still to be read are kept in a list, so
// depth costs no stack and one descriptor is open at a time.
#include "indexer/source/corpus_walker.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <tuple>
#include <unordered_map>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "common/text/utf8.h"
#include "indexer/source/sidecar.h"

namespace backfile {

namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

std::string error_text(int number) { return std::generic_category().message(number); }

struct Identity {
  dev_t device = 0;
  ino_t inode = 0;
  bool operator==(const Identity&) const = default;
};

/// One walk: what is still to be read and what has been found.
class Walk {
 public:
  explicit Walk(const std::filesystem::path& exclude) {
    struct stat status {};
    if (!exclude.empty() && ::stat(exclude.c_str(), &status) == 0) {
      exclude_ = {status.st_dev, status.st_ino};
    }
  }
  Result<void> add_root(const std::filesystem::path& path);
  void read_folders();
  WalkResult finish();

 private:
  void read_folder(const std::string& path);
  void add_entry(int folder, const std::string& folder_path, const char* name);
  void add(const std::string& path, const struct stat& status);
  void add_link(int folder, const std::string& path, const char* name);
  void skip(const std::string& path, std::string reason) {
    result_.skipped.push_back({repair_utf8(path), 0, std::move(reason)});
  }
  bool is_excluded(const struct stat& status) const {
    return Identity{status.st_dev, status.st_ino} == exclude_;
  }

  Identity exclude_;
  std::vector<std::string> folders_;
  WalkResult result_;
};

std::string absolute_name(const std::filesystem::path& path) {
  std::error_code failed;
  std::filesystem::path absolute = std::filesystem::absolute(path, failed);
  std::string name = (failed ? path : absolute).lexically_normal().native();
  while (name.size() > 1 && name.back() == '/') {
    name.pop_back();
  }
  return name;
}

Result<void> Walk::add_root(const std::filesystem::path& path) {
  const std::string name = absolute_name(path);
  struct stat status {};
  if (path.empty() || ::stat(name.c_str(), &status) != 0) {
    const int number = path.empty() ? ENOENT : errno;
    if (number == ENOENT || number == ENOTDIR) {
      return failure(ErrorCode::NotFound, "there is no " + repair_utf8(path.native()));
    }
    skip(name, error_text(number));
  } else {
    add(name, status);
  }
  result_.roots.push_back(repair_utf8(name));
  return {};
}

void Walk::read_folders() {
  while (!folders_.empty()) {
    const std::string path = std::move(folders_.back());
    folders_.pop_back();
    read_folder(path);
  }
}

void Walk::read_folder(const std::string& path) {
  const Folder folder(::opendir(path.c_str()));
  if (!folder) {
    skip(path, error_text(errno));
    return;
  }
  const std::string prefix = path == "/" ? path : path + "/";
  errno = 0;
  while (const dirent* entry = ::readdir(folder.get())) {
    if (entry->d_name[0] != '.') {
      add_entry(::dirfd(folder.get()), prefix, entry->d_name);
    }
    errno = 0;
  }
  if (errno != 0) {
    skip(path, error_text(errno));
  }
}

void Walk::add_entry(int folder, const std::string& folder_path, const char* name) {
  const std::string path = folder_path + name;
  struct stat status {};
  if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
    skip(path, error_text(errno));
  } else if (S_ISLNK(status.st_mode)) {
    add_link(folder, path, name);
  } else {
    add(path, status);
  }
}

void Walk::add_link(int folder, const std::string& path, const char* name) {
  struct stat status {};
  if (::fstatat(folder, name, &status, 0) != 0) {
    skip(
        path,
        errno == ENOENT ? "link to nothing" : "link that cannot be followed: " + error_text(errno));
  } else if (S_ISDIR(status.st_mode)) {
    skip(path, "link to a folder, not followed");
  } else {
    add(path, status);
  }
}

void Walk::add(const std::string& path, const struct stat& status) {
  if (is_excluded(status)) {
    return;
  }
  switch (status.st_mode & S_IFMT) {
    case S_IFDIR:
      folders_.push_back(path);
      break;
    case S_IFREG:
      result_.files.push_back({path,
                               repair_utf8(path),
                               static_cast<std::uint64_t>(status.st_size),
                               status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec});
      break;
    case S_IFIFO:
      skip(path, "a pipe, not a file");
      break;
    case S_IFSOCK:
      skip(path, "a socket, not a file");
      break;
    default:
      skip(path, "a device, not a file");
  }
}

/// Metadata beside a text is read with it: its size and time count as the text's.
std::vector<SourceFile> without_sidecars(std::vector<SourceFile> files) {
  std::vector<std::pair<std::size_t, std::string_view>> sidecars;  // with what stands before
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (const std::string_view stem = sidecar_stem(files[i].path); !stem.empty()) {
      sidecars.emplace_back(i, stem);
    }
  }
  if (sidecars.empty()) {
    return files;
  }
  std::unordered_map<std::string_view, std::size_t> texts;  // by path without ending
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (sidecar_stem(files[i].path).empty()) {
      texts.emplace(stem_of(files[i].path), i);
    }
  }
  std::vector<bool> joined(files.size(), false);
  for (const auto& [i, stem] : sidecars) {
    const auto text = texts.find(stem);
    if (text != texts.end() && find_sidecar(files[text->second].file) == files[i].file) {
      files[text->second].size_bytes += files[i].size_bytes;
      files[text->second].mtime_ns = std::max(files[text->second].mtime_ns, files[i].mtime_ns);
      files[text->second].has_metadata = true;
      joined[i] = true;
    }
  }
  std::vector<SourceFile> kept;
  kept.reserve(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!joined[i]) {
      kept.push_back(std::move(files[i]));
    }
  }
  return kept;
}

WalkResult Walk::finish() {
  std::vector<SourceFile>& files = result_.files;
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
    return std::tie(a.path, a.file.native()) < std::tie(b.path, b.file.native());
  });
  std::vector<SourceFile> kept;
  kept.reserve(files.size());
  for (SourceFile& file : files) {
    if (kept.empty() || kept.back().path != file.path) {
      kept.push_back(std::move(file));
    } else if (kept.back().file != file.file) {
      skip(file.path, "named like another file but for bytes that are not UTF-8");
    }
  }
  files = without_sidecars(std::move(kept));
  std::sort(result_.skipped.begin(),
            result_.skipped.end(),
            [](const SkippedInput& a, const SkippedInput& b) {
              return std::tie(a.path, a.reason) < std::tie(b.path, b.reason);
            });
  result_.skipped.erase(std::unique(result_.skipped.begin(), result_.skipped.end()),
                        result_.skipped.end());
  return std::move(result_);
}

}  // namespace

Result<WalkResult> walk_corpus(const std::vector<std::filesystem::path>& paths,
                               const std::filesystem::path& exclude) {
  Walk walk(exclude);
  for (const std::filesystem::path& path : paths) {
    if (Result<void> added = walk.add_root(path); !added) {
      return Unexpected(added.error());
    }
  }
  walk.read_folders();
  return walk.finish();
}

}  // namespace backfile
