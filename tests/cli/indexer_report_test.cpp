// SPDX-License-Identifier: GPL-2.0-or-later
// --report names everything that was not indexed or not as it was written, each with its place.
#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/indexer_folder.h"

using namespace backfile::test;
using Catch::Contains;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kArticle =
    "Council votes for the bridge\n\nSeptember 14, 2017\n\n"
    "The town council voted on Thursday for a new bridge across the river.\n";

/// RFC 1952 and 1951, one stored block, which ends before it should.
std::string cut_gzip(const std::string& text) {
  const auto size = static_cast<unsigned>(text.size() * 2);
  std::string bytes("\x1F\x8B\x08\0\0\0\0\0\0\x03\x01", 11);
  for (const unsigned half : {size, ~size}) {
    bytes += static_cast<char>(half & 0xFF);
    bytes += static_cast<char>(half >> 8 & 0xFF);
  }
  return bytes + text;
}

struct Expected {
  std::string file;
  int record;
  std::string action, reason;  ///< the reason's beginning
};

/// How many of the report's lines are as expected.
std::size_t count_lines(const std::string& report, const Expected& expected) {
  std::size_t count = 0;
  std::istringstream in(report);
  for (std::string line; std::getline(in, line);) {
    const json entry = json::parse(line);
    count += entry["path"].get<std::string>().ends_with("/" + expected.file) &&
                     entry["record"] == expected.record && entry["action"] == expected.action &&
                     entry["reason"].get<std::string>().starts_with(expected.reason)
                 ? 1U
                 : 0U;
  }
  return count;
}

}  // namespace

TEST_CASE("a report has a line for each input that is not indexed as it is", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("good.txt", kArticle);
  folder.write_lines("a.jsonl", 2, "drains");
  folder.write_lines("b.jsonl", 2, "drains");
  folder.write("empty.txt", " \n");
  folder.write("page.html", "<html><head><script>f()</script></head><body></body></html>");
  folder.write("picture.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16));
  folder.write("cut.txt.gz", cut_gzip(kArticle));
  folder.write("lines.jsonl",
               "{\"title\":\"One\",\"text\":\"First of all.\"}\n{\"title\":\"Tw\n"
               "{\"a\":1}\n{\"title\":\"Four\",\"text\":\"Last of all.\"}\n");
  folder.write("latin.txt", "Caf\xE9 closes\n\nThe caf\xE9 at the corner closes after ten years.\n");
  folder.write("escapes.txt", "Harbour opens\n\nThe harbour \x1B[31mopens\x1B[0m on Monday.\n");
  fs::create_symlink("nowhere.txt", folder.news() / "dangling.txt");
  const ProgramOutput output = folder.run({"--report", "report.jsonl", "news"});
  CAPTURE(output.err);
  CHECK(output.exit_code == 1);
  const std::string report = read_file(folder.news().parent_path() / "report.jsonl");
  CAPTURE(report);
  const auto expected = std::to_array<Expected>({
      {"empty.txt", 0, "skipped", "empty"},
      {"page.html", 0, "skipped", "no text in it"},
      {"picture.png", 0, "skipped", "PNG image, not read"},
      {"cut.txt.gz", 0, "skipped", ""},
      {"lines.jsonl", 2, "skipped", "JSON object that is not closed"},
      {"lines.jsonl", 3, "skipped", "neither headline nor text"},
      {"latin.txt", 0, "repaired", "charset not declared, read as"},
      {"escapes.txt", 0, "repaired", "2 control characters dropped"},
      {"dangling.txt", 0, "skipped", ""},
      {"b.jsonl", 0, "duplicate", "2 articles read before"},
  });
  for (const Expected& line : expected) {
    CAPTURE(line.file, line.record, line.action);
    CHECK(count_lines(report, line) == 1);
  }
  CHECK(std::ranges::count(report, '\n') == static_cast<std::ptrdiff_t>(expected.size()));
}

TEST_CASE("a report names a file that cannot be read", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("good.txt", kArticle);
  const fs::path locked = folder.write("locked.txt", kArticle);
  fs::permissions(locked, fs::perms::none);
  if (std::ifstream(locked)) {
    WARN("this user may read everything");
    return;
  }
  CHECK(folder.run({"--report", "report.jsonl", "news"}).exit_code == 1);
  const std::string report = read_file(folder.news().parent_path() / "report.jsonl");
  CAPTURE(report);
  CHECK(count_lines(report, {"locked.txt", 0, "skipped", ""}) == 1);
}
