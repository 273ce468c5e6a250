// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

namespace backfile::test {

void check_golden(std::string_view name, std::string_view actual) {
  const std::filesystem::path file =
      source_dir() / "tests" / "golden" / (std::string(name) + ".txt");
  if (std::getenv("UPDATE_GOLDEN") != nullptr && std::getenv("CI") == nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << actual;
  }
  const std::string expected = std::filesystem::exists(file) ? read_file(file) : std::string();
  INFO("---- expected " << file.string() << " ----\n"
                        << expected << "\n---- actual ----\n"
                        << actual << "\n---- end ----");
  CHECK((expected == actual));
}

}  // namespace backfile::test
