// SPDX-License-Identifier: GPL-2.0-or-later
// Whether --similar finds the other articles of an event: the gold clusters of newscluster.
// Arguments after the program's name go to every search.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace {

using namespace backfile::test;

/// File of an article -> its event.
std::map<std::string, std::string> read_events(const std::filesystem::path& table) {
  std::map<std::string, std::string> events;
  std::ifstream in(table);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string file, category, topic, event;
    std::getline(cells, file, '\t');
    std::getline(cells, category, '\t');
    std::getline(cells, topic, '\t');
    std::getline(cells, event, '\t');
    events[file] = event;
  }
  return events;
}

struct Sums {
  double first = 0, reciprocal = 0, precision = 0;
  std::size_t asked = 0;
};

/// `paths`: the articles found, best first; `others`: how many more the event has.
void add(const std::string& paths,
         const std::string& event,
         std::size_t others,
         const std::map<std::string, std::string>& events,
         Sums& sums) {
  std::istringstream lines(paths);
  std::size_t rank = 0, right = 0, first = 0;
  for (std::string path; std::getline(lines, path);) {
    ++rank;
    const auto found = events.find(path.substr(path.rfind('/') + 1));
    if (found == events.end() || found->second != event) {
      continue;
    }
    first = first == 0 ? rank : first;
    right += rank <= others ? 1 : 0;
  }
  sums.first += first == 1 ? 1 : 0;
  sums.reciprocal += first > 0 ? 1.0 / static_cast<double>(first) : 0;
  sums.precision += static_cast<double>(right) / static_cast<double>(others);
  ++sums.asked;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path data = shared_dir() / "corpora" / "newscluster";
  if (shared_dir().empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  const std::map<std::string, std::string> events = read_events(data / "clusters.tsv");
  std::map<std::string, std::size_t> sizes;
  for (const auto& [file, event] : events) {
    ++sizes[event];
  }
  const TempDir folder;
  const std::string index = folder.path() / "index";
  const std::string archive = data / "articles.zip";
  run_program({{indexer_program(), "-d", index, archive}, "", {}, {}});
  Sums sums;
  for (const auto& [file, event] : events) {
    if (sizes[event] < 2) {
      continue;
    }
    std::vector<std::string> search{searcher_program(), "-d", index, "--format", "paths"};
    search.insert(search.end(), {"-n", "20", "--similar", archive + "/" + file});
    search.insert(search.end(), argv + 1, argv + argc);
    const ProgramOutput found = run_program({search, "", {}, {}});
    if (found.exit_code > 1) {
      fmt::print("{}", found.err);
    }
    add(found.out, event, sizes[event] - 1, events, sums);
  }
  const double asked = static_cast<double>(std::max<std::size_t>(sums.asked, 1));
  fmt::print(
      "{} articles of events: of the event are the first {:.3f}, mean reciprocal rank {:.3f}, "
      "of as many as the event has more {:.3f}\n",
      sums.asked,
      sums.first / asked,
      sums.reciprocal / asked,
      sums.precision / asked);
  return 0;
}
