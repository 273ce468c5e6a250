// SPDX-License-Identifier: GPL-2.0-or-later
// The indexer's manual page against its table of options.
#include "tests/support/man_page.h"

#include <catch2/catch.hpp>

#include "indexer/cli/option_table.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

TEST_CASE("the manual of backfile-index has every option and no other", "[cli][man]") {
  const std::filesystem::path page = test::source_dir() / "indexer/man/backfile-index.1";
  std::set<std::string> options;
  for (const OptionRow& row : option_table()) {
    options.insert(fmt::format("--{}", row.name));
    if (row.letter != 0) {
      options.insert(fmt::format("-{}", row.letter));
    }
  }
  CHECK(test::options_of_page(page) == options);
  test::check_page(page);
}
