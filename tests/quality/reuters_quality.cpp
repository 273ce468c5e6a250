// SPDX-License-Identifier: GPL-2.0-or-later
// Counts dates, PLACES, PEOPLE and ORGS in the SGML of Reuters-21578 by itself and holds the two
// programs' facets against them: every count must be equal. Exit 0 when all are, 1 otherwise.
#include <cstdio>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace {

using backfile::test::ProgramOutput;
using backfile::test::run_program;
using Counts = std::map<std::string, std::uint64_t>;

struct Tally {
  std::uint64_t articles = 0;
  std::map<std::string, Counts> by_field;  ///< "given:place", "given:person", "given:org", "day"
};

std::string element(const std::string& article, const std::string& name) {
  const std::size_t begin = article.find("<" + name + ">");
  const std::size_t end = article.find("</" + name + ">");
  return begin == std::string::npos || end == std::string::npos
             ? std::string()
             : article.substr(begin + name.size() + 2, end - begin - name.size() - 2);
}

std::set<std::string> tags_of(const std::string& list) {
  std::set<std::string> tags;
  for (std::size_t at = 0; (at = list.find("<D>", at)) != std::string::npos;) {
    const std::size_t end = list.find("</D>", at);
    tags.insert(list.substr(at + 3, end - at - 3));
    at = end;
  }
  return tags;
}

// " 3-MAR-1987 09:12:44.10" -> "1987-03-03"; a few dates have rubbish around them.
std::string day_of(const std::string& date) {
  static const std::regex kDay(R"((\d{1,2})-([A-Z]{3})-(\d{4}))");
  static const std::string kMonths = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  std::smatch match;
  if (!std::regex_search(date, match, kDay)) {
    return {};
  }
  return fmt::format("{}-{:02}-{:02}",
                     match[3].str(),
                     kMonths.find(match[2].str()) / 3 + 1,
                     std::stoi(match[1].str()));
}

void count_file(const std::string& sgml, Tally& tally) {
  for (std::size_t at = 0; (at = sgml.find("<REUTERS ", at)) != std::string::npos;) {
    const std::size_t end = sgml.find("</REUTERS>", at);
    const std::string article = sgml.substr(at, end - at);
    at = end;
    ++tally.articles;
    ++tally.by_field["day"][day_of(element(article, "DATE"))];
    for (const auto& [field, name] : {std::pair{"given:place", "PLACES"},
                                      std::pair{"given:person", "PEOPLE"},
                                      std::pair{"given:org", "ORGS"}}) {
      for (const std::string& tag : tags_of(element(article, name))) {
        ++tally.by_field[field][tag];
      }
    }
  }
}

Tally count_sgml(const std::filesystem::path& folder) {
  Tally tally;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".sgm") {
      count_file(backfile::test::read_file(entry.path()), tally);
    }
  }
  return tally;
}

std::optional<Tally> ask_programs(const std::filesystem::path& collection,
                                  const std::filesystem::path& index) {
  const ProgramOutput built = run_program(
      {{backfile::test::indexer_program(), "-d", index.string(), collection.string()}, "", {}, {}});
  fmt::print("{}", built.err);
  const ProgramOutput found = run_program({{backfile::test::searcher_program(),
                                            "-d",
                                            index.string(),
                                            "--facets=given:place,given:person,given:org:1000000",
                                            "--timeline=day",
                                            "--count",
                                            "--format=json",
                                            "NOT zzzzqqqq"},
                                           "",
                                           {},
                                           {}});
  const auto result = nlohmann::json::parse(found.out, nullptr, false);
  if (result.is_discarded()) {
    fmt::print("no JSON from the searcher: {}\n", found.err);
    return std::nullopt;
  }
  Tally tally;
  tally.articles = result["total"];
  for (const auto& table : result["facets"]) {
    for (const auto& row : table["counts"]) {
      tally.by_field[table["field"]][row["name"]] = row["count"];
    }
  }
  for (const auto& bucket : result["timeline"]["buckets"]) {
    if (bucket["matches"] != 0) {
      tally.by_field["day"][bucket["first_day"]] = bucket["matches"];
    }
  }
  return tally;
}

std::size_t print_differences(const std::string& field, const Counts& gold, const Counts& ours) {
  std::size_t wrong = 0;
  std::set<std::string> names;
  for (const auto& [name, count] : gold) {
    names.insert(name);
  }
  for (const auto& [name, count] : ours) {
    names.insert(name);
  }
  for (const std::string& name : names) {
    const auto expected = gold.find(name);
    const auto actual = ours.find(name);
    const std::uint64_t want = expected == gold.end() ? 0 : expected->second;
    const std::uint64_t have = actual == ours.end() ? 0 : actual->second;
    if (want != have) {
      fmt::print("  {} \"{}\": SGML {}, index {}\n", field, name, want, have);
      ++wrong;
    }
  }
  fmt::print("{:<7} {:>5} values compared, {} differ\n", field, names.size(), wrong);
  return wrong;
}

}  // namespace

int main() {
  const std::filesystem::path shared = backfile::test::shared_dir();
  if (shared.empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  const std::filesystem::path archive =
      shared / "corpora" / "reuters21578" / "reuters21578-000-010.tar.gz";
  backfile::test::TempDir folder;
  run_program({{"/bin/tar", "-xzf", archive.string(), "-C", folder.path().string()}, "", {}, {}});
  const Tally gold = count_sgml(folder.path());
  const std::optional<Tally> ours = ask_programs(archive, folder.path() / "index");
  if (!ours) {
    return 1;
  }
  fmt::print("articles: SGML {}, index {}\n", gold.articles, ours->articles);
  std::size_t wrong = gold.articles == ours->articles ? 0 : 1;
  for (const auto& [field, counts] : gold.by_field) {
    const auto found = ours->by_field.find(field);
    wrong +=
        print_differences(field, counts, found == ours->by_field.end() ? Counts{} : found->second);
  }
  return wrong == 0 ? 0 : 1;
}
