// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in an indexer's way is told with its path, and the index of before stays whole.
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/index/manifest.h"
#include "tests/cli/indexer_folder.h"

using namespace backfile::test;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

/// An index of 200 articles in `news`, and 20 000 more in `more`.
class Prepared {
 public:
  Prepared() {
    folder.write_lines("old.jsonl", 200, "drains");
    REQUIRE(folder.run({"news"}).exit_code == 0);
    folder.write_lines("../more/new.jsonl", 20000, "bridges");
  }

  /// Runs a line of shell in the folder, $B being the indexer on the index.
  ProgramOutput shell(const std::string& line) const {
    const std::string program = fmt::format("B='{} -q -d index'\n", indexer_program());
    return run_program({{"/bin/sh", "-c", program + line}, {}, folder.news().parent_path(), {}});
  }
  /// The same with a file system of its own to mount on; nothing where that is not allowed.
  std::optional<ProgramOutput> shell_with_mounts(const std::string& line) const {
    if (run_program({{"/usr/bin/unshare", "-rm", "/bin/true"}, {}, {}, {}}).exit_code != 0) {
      WARN("this user may not mount anything");
      return std::nullopt;
    }
    const std::string program = fmt::format("B='{} -q -d index'\n", indexer_program());
    return run_program({{"/usr/bin/unshare", "-rm", "/bin/sh", "-c", program + line},
                        {},
                        folder.news().parent_path(),
                        {}});
  }
  void check_as_before() const {
    CHECK(folder.articles() == 200);
    CHECK(folder.check() == "");
    CHECK(folder.run({"--check"}).out.find("note ") == std::string::npos);
  }

  IndexerFolder folder;
};

/// Writes `version` into the manifest of an index, with the checksum that fits.
void set_format_version(const fs::path& manifest, int version) {
  constexpr std::size_t kCheckedOffset = 36;  // FORMAT.md: behind the second line
  std::string text = read_file(manifest).substr(kCheckedOffset);
  const std::string name = "\"format_version\": ";
  const std::size_t at = text.find(name) + name.size();
  text.replace(at, text.find(',', at) - at, std::to_string(version));
  std::ofstream(manifest) << fmt::format(
      "{{\n  \"checksum\": \"{:016x}\",\n{}", XXH3_64bits(text.data(), text.size()), text);
}

}  // namespace

TEST_CASE("a full disk is told and leaves the old index", "[cli][safety]") {
  const Prepared prepared;
  const auto output = prepared.shell_with_mounts(
      "mkdir small && mount -t tmpfs -o size=1m none small && B=\"$B/../small/i\" || exit 77\n"
      "$B news || exit 78\n$B more; echo \"exit $?\"\n$B --check && ls small/i\n$B --stats");
  if (!output || output->exit_code == 77) {
    return;
  }
  CHECK(output->exit_code == 0);
  CHECK_THAT(output->err,
             Contains("cannot write index/../small/i/building/") &&
                 Contains("No space left on device") && Contains("free some space"));
  CHECK_THAT(output->out, Contains("exit 2") && Contains("200 (0 deleted)"));
  CHECK_THAT(output->out, !Contains("building"));
}

TEST_CASE("a merge that the disk has no room for is told and leaves the parts", "[cli][safety]") {
  const Prepared prepared;
  prepared.folder.write_lines("../half/half.jsonl", 1000, "tunnels");
  const auto output = prepared.shell_with_mounts(
      "mkdir small && mount -t tmpfs -o size=8m none small && B=\"$B/../small/i\" || exit 77\n"
      "$B news && $B half || exit 78\n"
      "free=$(df -k --output=avail small | tail -1)\n"
      "head -c $((free - 64))k /dev/zero > small/ballast\n"
      "$B --merge; echo \"exit $?\"\n$B --check && ls small/i\n$B --stats");
  if (!output || output->exit_code == 77) {
    return;
  }
  CHECK(output->exit_code == 0);
  CHECK_THAT(output->err, Contains("/building/merged/") && Contains("No space left on device"));
  CHECK_THAT(output->out, Contains("exit 2") && Contains("1,200 (0 deleted)"));
  CHECK_THAT(output->out, !Contains("building"));
}

TEST_CASE("a file that may grow no longer is told and leaves the old index", "[cli][safety]") {
  const Prepared prepared;
  const ProgramOutput output =
      prepared.shell("trap '' XFSZ\nulimit -f 200\n$B more");  // blocks of 512 bytes
  CHECK(output.exit_code == 2);
  CHECK_THAT(output.err, Contains("cannot write index/building/") && Contains("File too large"));
  prepared.check_as_before();
  const ProgramOutput killed = prepared.shell("ulimit -f 200\n$B more");
  CHECK(killed.exit_code != 0);
  CHECK(prepared.folder.articles() == 200);
  CHECK(prepared.folder.check() == "");
}

TEST_CASE("an index that may not be written is told and can be read", "[cli][safety]") {
  const Prepared prepared;
  const auto output = prepared.shell_with_mounts(
      "mount --bind index index && mount -o remount,ro,bind index || exit 77\n"
      "for task in more --merge '--delete 000000000001' '--rebuild news'; do\n"
      "  $B $task; echo \"exit $?\"\ndone\n$B --check && echo sound");
  if (!output || output->exit_code == 77) {
    return;
  }
  CHECK(output->out == "exit 2\nexit 2\nexit 2\nexit 2\nsound\n");
  CHECK_THAT(output->err, Contains("cannot open index/lock: Read-only file system"));
  prepared.check_as_before();
}

TEST_CASE("an index cannot be where a file is or where nothing may be made", "[cli][safety]") {
  const IndexerFolder folder;
  folder.write("a.txt", "Harbour opens\n\nThe harbour opens on Monday.\n");
  for (const std::string place : {"news/a.txt", "/proc/index"}) {
    const ProgramOutput output = run_program(
        {{indexer_program(), "-d", place, "news"}, {}, folder.news().parent_path(), {}});
    CAPTURE(place, output.err);
    CHECK(output.exit_code == 2);
    CHECK_THAT(output.err, Contains(place + ": ") || Contains(place + "/"));
  }
}

TEST_CASE("an index of another version is refused by all and built anew", "[cli][safety]") {
  const Prepared prepared;
  const fs::path manifest = prepared.folder.index() / "manifest";
  const std::string before = read_file(manifest);
  const int version = GENERATE(backfile::kFormatVersion - 1, backfile::kFormatVersion + 1);
  set_format_version(manifest, version);
  for (const Words& task : {Words{"news"},
                            Words{"--check"},
                            Words{"--stats"},
                            Words{"--merge"},
                            Words{"--delete", "0"}}) {
    const ProgramOutput output = prepared.folder.run(task);
    CAPTURE(task, output.err);
    CHECK(output.exit_code == 2);
    if (task.front() != "--delete") {
      CHECK_THAT(output.err,
                 Contains(prepared.folder.index().string()) &&
                     Contains(fmt::format("has format version {}", version)) &&
                     Contains("--rebuild"));
    }
  }
  set_format_version(manifest, backfile::kFormatVersion);
  CHECK(read_file(manifest) == before);
  prepared.check_as_before();
  set_format_version(manifest, version);
  CHECK(prepared.folder.run({"--rebuild", "news"}).exit_code == 0);
  prepared.check_as_before();
}
