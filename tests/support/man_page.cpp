// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/man_page.h"

#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace backfile::test {
namespace {

/// The words of each item that begins with `macro`, that one left out.
std::vector<std::vector<std::string>> items_of(const std::filesystem::path& page,
                                               const std::string& macro) {
  std::istringstream lines(read_file(page));
  std::vector<std::vector<std::string>> items;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string item, first;
    if (words >> item >> first && item == ".It" && first == macro) {
      items.emplace_back(std::istream_iterator<std::string>(words),
                         std::istream_iterator<std::string>());
    }
  }
  return items;
}

void check_silent(std::vector<std::string> command, const std::filesystem::path& page) {
  if (!std::filesystem::exists(command.front())) {
    WARN("not checked, for there is no " << command.front());
    return;
  }
  command.push_back(page.string());
  const ProgramOutput run = run_program({command, {}, {}, {}});
  CAPTURE(command, run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.find("WARNING") == std::string::npos);
}

}  // namespace

std::set<std::string> options_of_page(const std::filesystem::path& page) {
  std::set<std::string> options;
  for (std::vector<std::string> words : items_of(page, "Fl")) {
    words.insert(words.begin(), "Fl");
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] == "Fl") {
        options.insert("-" + words[i + 1]);
      }
    }
  }
  return options;
}

std::set<std::string> fields_of_page(const std::filesystem::path& page) {
  std::set<std::string> fields;
  for (const std::vector<std::string>& words : items_of(page, "Li")) {
    for (const std::string& word : words) {
      const std::size_t begin = word.starts_with('-') ? 1 : 0;
      const std::size_t colon = word.ends_with(':') ? word.size() - 1 : word.find(':');
      if (colon != std::string::npos) {
        fields.insert(word.substr(begin, colon - begin));
      }
    }
  }
  return fields;
}

void check_page(const std::filesystem::path& page) {
  check_silent({"/usr/bin/groff", "-ww", "-b", "-mandoc", "-Tutf8"}, page);
  check_silent({"/usr/bin/mandoc", "-Tlint", "-Wwarning"}, page);
}

}  // namespace backfile::test
