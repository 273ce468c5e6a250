// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/corpus_walker.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temp_dir.h"

using namespace backfile;
using test::TempDir;
namespace fs = std::filesystem;

namespace {

/// The paths found, without the folder's own.
std::vector<std::string> names(const WalkResult& walk, const fs::path& folder) {
  std::vector<std::string> found;
  for (const SourceFile& file : walk.files) {
    found.push_back(file.path.substr(folder.string().size() + 1));
  }
  return found;
}

std::string reason_of(const WalkResult& walk, const fs::path& path) {
  for (const SkippedInput& skipped : walk.skipped) {
    if (skipped.path == path.string()) {
      return skipped.reason;
    }
  }
  return {};
}

WalkResult walk(const std::vector<fs::path>& paths, const fs::path& exclude = {}) {
  Result<WalkResult> result = walk_corpus(paths, exclude);
  REQUIRE(result);
  return std::move(*result);
}

}  // namespace

TEST_CASE("walker lists files of all folders sorted bytewise", "[source][walker]") {
  const TempDir folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/deep/er/x.html", "B.txt", "a.txt", "ü.txt"}) {
    folder.write(name, "words");
  }
  const WalkResult found = walk({folder.path()});
  CHECK(
      names(found, folder.path()) ==
      std::vector<std::string>{"B.txt", "a.txt", "a/deep/er/x.html", "a/z.txt", "b.txt", "ü.txt"});
  CHECK(found.skipped.empty());
  CHECK(found.roots == std::vector<std::string>{folder.path().string()});
}

TEST_CASE("walker notes size and time of a file", "[source][walker]") {
  const TempDir folder;
  const fs::path file = folder.write("one.txt", "12345");
  const timespec times[2] = {{1000, 7}, {1234567890, 123456789}};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  const WalkResult found = walk({file});
  REQUIRE(found.files.size() == 1);
  CHECK(found.files[0] == SourceFile{file, file.string(), 5, 1234567890123456789});
}

TEST_CASE("walker leaves hidden files out unless they are named", "[source][walker]") {
  const TempDir folder;
  folder.write(".hidden.txt", "x");
  folder.write(".git/config", "x");
  folder.write("seen.txt", "x");
  CHECK(names(walk({folder.path()}), folder.path()) == std::vector<std::string>{"seen.txt"});
  CHECK(names(walk({folder.path() / ".git"}), folder.path()) ==
        std::vector<std::string>{".git/config"});
  CHECK(names(walk({folder.path() / ".hidden.txt"}), folder.path()) ==
        std::vector<std::string>{".hidden.txt"});
}

TEST_CASE("walker names each file once however the paths overlap", "[source][walker]") {
  const TempDir folder;
  folder.write("a/1.txt", "x");
  const fs::path odd = folder.path() / "a" / ".." / "a" / "." / "";
  const WalkResult found =
      walk({folder.path(), folder.path() / "a", odd, folder.path() / "a/1.txt"});
  CHECK(names(found, folder.path()) == std::vector<std::string>{"a/1.txt"});
  CHECK(found.roots[2] == (folder.path() / "a").string());
}

TEST_CASE("walker takes a relative path from the current folder", "[source][walker]") {
  const WalkResult found = walk({"."});
  CHECK(found.roots == std::vector<std::string>{fs::current_path().string()});
}

TEST_CASE("walker refuses a path that is not there", "[source][walker]") {
  const TempDir folder;
  const auto path = GENERATE(as<std::string>{}, "nowhere", "file/below");
  folder.write("file", "x");
  const Result<WalkResult> result = walk_corpus({folder.path(), folder.path() / path}, {});
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::NotFound);
  CHECK(result.error().message.find(path) != std::string::npos);
}

TEST_CASE("walker leaves out the index under whatever name it is given", "[source][walker]") {
  const TempDir folder;
  folder.write("a.txt", "x");
  folder.write("index/manifest", "x");
  fs::create_directory_symlink(folder.path() / "index", folder.path() / "alias");
  const auto name =
      GENERATE(as<std::string>{}, "index", "index/", "../index-link/../index", "alias");
  CAPTURE(name);
  const fs::path exclude =
      name.starts_with("..") ? folder.path() / "index" / ".." / "index" : folder.path() / name;
  CHECK(names(walk({folder.path()}, exclude), folder.path()) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("walker follows links to files and no others", "[source][walker]") {
  const TempDir folder;
  folder.write("real/a.txt", "x");
  fs::create_symlink("real/a.txt", folder.path() / "link.txt");
  fs::create_symlink("nothing", folder.path() / "dangling.txt");
  fs::create_symlink("self", folder.path() / "self");
  fs::create_directory_symlink("..", folder.path() / "real/up");
  const WalkResult found = walk({folder.path()});
  CHECK(names(found, folder.path()) == std::vector<std::string>{"link.txt", "real/a.txt"});
  CHECK(reason_of(found, folder.path() / "dangling.txt") == "link to nothing");
  CHECK(reason_of(found, folder.path() / "self").starts_with("link that cannot be followed"));
  CHECK(reason_of(found, folder.path() / "real/up") == "link to a folder, not followed");
  CHECK(found.skipped.size() == 3);
}

TEST_CASE("walker walks a folder that is named by a link", "[source][walker]") {
  const TempDir folder;
  folder.write("real/a.txt", "x");
  fs::create_directory_symlink("real", folder.path() / "link");
  CHECK(names(walk({folder.path() / "link"}), folder.path()) ==
        std::vector<std::string>{"link/a.txt"});
}

TEST_CASE("walker skips what is no file with a reason", "[source][walker]") {
  const TempDir folder;
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(reason_of(walk({folder.path()}), folder.path() / "pipe") == "a pipe, not a file");
  CHECK(reason_of(walk({"/dev/null"}), "/dev/null") == "a device, not a file");
}

TEST_CASE("walker skips a folder that may not be read", "[source][walker]") {
  const TempDir folder;
  folder.write("shut/a.txt", "x");
  folder.write("open.txt", "x");
  fs::permissions(folder.path() / "shut", fs::perms::none);
  const WalkResult found = walk({folder.path()});
  fs::permissions(folder.path() / "shut", fs::perms::owner_all);
  if (::geteuid() != 0) {
    CHECK(reason_of(found, folder.path() / "shut") == "Permission denied");
    CHECK(names(found, folder.path()) == std::vector<std::string>{"open.txt"});
  }
}

TEST_CASE("walker repairs names that are not UTF-8 and keeps their bytes", "[source][walker]") {
  const TempDir folder;
  folder.write("caf\xE9.txt", "one");
  folder.write("caf\xE8.txt", "two");
  const WalkResult found = walk({folder.path()});
  REQUIRE(found.files.size() == 1);
  CHECK(found.files[0].path == (folder.path() / "caf\xEF\xBF\xBD.txt").string());
  CHECK(found.files[0].file == folder.path() / "caf\xE8.txt");
  REQUIRE(found.skipped.size() == 1);
  CHECK(found.skipped[0].reason == "named like another file but for bytes that are not UTF-8");
}

TEST_CASE("walker finds nothing in an empty folder", "[source][walker]") {
  const TempDir folder;
  const WalkResult found = walk({folder.path()});
  CHECK(found.files.empty());
  CHECK(found.skipped.empty());
}

TEST_CASE("walker goes down many levels", "[source][walker]") {
  const TempDir folder;
  fs::path deep = folder.path();
  for (int level = 0; level < 200; ++level) {
    deep /= "folder";
  }
  fs::create_directories(deep);
  REQUIRE(fs::exists(deep));
  folder.write(fs::relative(deep / "a.txt", folder.path()).string(), "x");
  CHECK(walk({folder.path()}).files.size() == 1);
}
