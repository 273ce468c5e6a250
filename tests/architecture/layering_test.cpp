// SPDX-License-Identifier: GPL-2.0-or-later
// Reads every #include of the project and fails on one that the table of rooms does not allow.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

namespace {

using Names = std::vector<std::string>;

// Room -> what its files may include: rooms (all of their headers) or single headers.
// A program's own folder (indexer, searcher: main.cpp) may see all rooms of its side.
const std::map<std::string, Names>& allowed_rooms() {
  static const std::map<std::string, Names> kAllowed{
      {"common/base", {}},
      {"common/model", {"common/base"}},
      {"common/text", {"common/base"}},
      {"common/index", {"common/base", "common/model"}},
      {"indexer/cli",
       {"common/base",
        "common/index/schema.h",
        "indexer/source/raw_document.h",
        "indexer/pipeline/pipeline_options.h",
        "indexer/parse/article_parser.h"}},
      {"indexer/source", {"common/base", "common/text"}},
      {"indexer/parse", {"common/base", "common/model", "common/text", "indexer/source"}},
      {"indexer/entity", {"common/base", "common/model", "common/text"}},
      {"indexer/entity/train",
       {"common/base",
        "common/model",
        "common/text",
        "indexer/entity",
        "indexer/parse",
        "indexer/source"}},
      {"indexer/analysis", {"common/base", "common/model", "common/text", "common/index"}},
      {"indexer/segment",
       {"common/base", "common/model", "common/text", "common/index", "indexer/analysis"}},
      {"indexer/pipeline",
       {"common/base",
        "common/model",
        "common/text",
        "common/index",
        "indexer/source",
        "indexer/parse",
        "indexer/entity",
        "indexer/analysis",
        "indexer/segment"}},
      {"indexer", {"common", "indexer"}},
      {"searcher/cli",
       {"common/base",
        "common/model",
        "common/index/schema.h",
        "searcher/query/query_parser.h",
        "searcher/render/render_options.h",
        "searcher/session/search_session.h"}},
      {"searcher/query", {"common/base", "common/model", "common/text", "common/index"}},
      {"searcher/match",
       {"common/base",
        "common/model",
        "common/text",
        "common/index",
        "searcher/query/match_plan.h",
        "searcher/query/index_vocabulary.h"}},
      {"searcher/session",
       {"common/base",
        "common/model",
        "common/text",
        "common/index",
        "searcher/query",
        "searcher/match"}},
      {"searcher/render",
       {"common/base",
        "common/model",
        "common/text/text_analyzer.h",
        "common/text/utf8.h",
        "common/index/schema.h",
        "searcher/match/search_result.h",
        "searcher/query/query_error.h"}},
      {"searcher/tui",
       {"common/base",
        "common/model",
        "common/text/utf8.h",
        "common/index/schema.h",
        "searcher/match/search_result.h",
        "searcher/query/query_error.h",
        "searcher/render/article_lines.h",
        "searcher/render/drawn_characters.h",
        "searcher/render/reading_lines.h",
        "searcher/render/safe_address.h",
        "searcher/render/text_layout.h",
        "searcher/session/search_session.h"}},
      {"searcher", {"common", "searcher"}},
  };
  return kAllowed;
}

// Library header -> the only rooms (or files) that may see it.
const std::vector<std::pair<std::regex, Names>>& allowed_libraries() {
  static const std::vector<std::pair<std::regex, Names>> kAllowed{
      {std::regex("<unicode/.*"), {"common/text"}},
      {std::regex("<.*curses.*"), {"searcher/tui/ncurses_terminal.cpp"}},
      {std::regex("<cld2/.*"), {"common/text/language.cpp"}},
      {std::regex("<boost/.*"), {"indexer/cli", "searcher/cli"}},
      {std::regex("<libxml/.*"), {"indexer/parse"}},
      {std::regex("<archive.*"), {"indexer/source"}},
      {std::regex("<zstd.*"), {"common/index", "indexer/entity/entity_model.cpp"}},
      {std::regex("<xapian.*"),
       {"common/index",
        "indexer/segment",
        "searcher/match",
        "common/text/stemmer.cpp",
        "common/text/text_analyzer.cpp"}},
  };
  return kAllowed;
}

struct Include {
  std::string file;  ///< from the project's folder
  int line = 0;
  std::string target;  ///< with its quotes or brackets taken as part: "a/b.h" or <x>
};

bool lies_in(const std::string& path, const std::string& room) {
  return path == room || path.starts_with(room + "/");
}

bool lies_in_any(const std::string& path, const Names& rooms) {
  return std::any_of(
      rooms.begin(), rooms.end(), [&](const std::string& room) { return lies_in(path, room); });
}

std::string room_of(const std::string& file) {
  return std::filesystem::path(file).parent_path().generic_string();
}

std::vector<Include> read_includes() {
  const std::filesystem::path root = backfile::test::source_dir();
  const std::regex include_line(R"(^\s*#\s*include\s*(<[^>]+>|"[^"]+"))");
  std::vector<Include> found;
  for (const char* side : {"common", "indexer", "searcher"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / side)) {
      const std::string extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") {
        continue;
      }
      std::ifstream in(entry.path());
      const std::string name = std::filesystem::relative(entry.path(), root).generic_string();
      std::string line;
      for (int number = 1; std::getline(in, line); ++number) {
        std::smatch match;
        if (std::regex_search(line, match, include_line)) {
          found.push_back({name, number, match[1]});
        }
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every include follows an arrow of the plan", "[architecture]") {
  const std::vector<Include> includes = read_includes();
  REQUIRE(includes.size() > 100);
  for (const Include& include : includes) {
    CAPTURE(include.file, include.line, include.target);
    if (include.target.front() != '"') {
      continue;
    }
    const std::string target = include.target.substr(1, include.target.size() - 2);
    const std::string room = room_of(include.file);
    const auto allowed = allowed_rooms().find(room);
    REQUIRE(allowed != allowed_rooms().end());
    CHECK((lies_in(target, room) || lies_in_any(target, allowed->second)));
  }
}

TEST_CASE("every library is seen only by the rooms that own it", "[architecture]") {
  for (const Include& include : read_includes()) {
    for (const auto& [pattern, owners] : allowed_libraries()) {
      if (std::regex_match(include.target, pattern)) {
        CAPTURE(include.file, include.line, include.target);
        CHECK(lies_in_any(include.file, owners));
      }
    }
  }
}

TEST_CASE("project headers are included by their path from the root", "[architecture]") {
  for (const Include& include : read_includes()) {
    if (include.target.front() == '"') {
      const std::string target = include.target.substr(1, include.target.size() - 2);
      CAPTURE(include.file, include.line, target);
      CHECK(std::filesystem::exists(backfile::test::source_dir() / target));
    }
  }
}

TEST_CASE("the two sides never see each other", "[architecture]") {
  for (const Include& include : read_includes()) {
    CAPTURE(include.file, include.line, include.target);
    const bool crosses =
        (lies_in(include.file, "indexer") && include.target.starts_with("\"searcher/")) ||
        (lies_in(include.file, "searcher") && include.target.starts_with("\"indexer/")) ||
        (lies_in(include.file, "common") &&
         (include.target.starts_with("\"searcher/") || include.target.starts_with("\"indexer/")));
    CHECK_FALSE(crosses);
  }
}

TEST_CASE("no circle runs through the table of rooms", "[architecture]") {
  std::set<std::string> placed;
  bool moved = true;
  while (moved) {
    moved = false;
    for (const auto& [room, uses] : allowed_rooms()) {
      const bool ready = std::all_of(uses.begin(), uses.end(), [&](const std::string& use) {
        return use.ends_with(".h") || use == room || placed.contains(use) ||
               std::all_of(allowed_rooms().begin(), allowed_rooms().end(), [&](const auto& other) {
                 return other.first == room || !lies_in(other.first, use) ||
                        placed.contains(other.first);
               });
      });
      moved |= ready && placed.insert(room).second;
    }
  }
  CHECK(placed.size() == allowed_rooms().size());
}
