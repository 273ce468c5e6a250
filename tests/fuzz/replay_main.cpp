// SPDX-License-Identifier: GPL-2.0-or-later
// Feeds the files of the folders that it is given to the fuzz program, without libFuzzer.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fmt/format.h>

#include "tests/fuzz/fuzz_input.h"

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) {
        std::ifstream in(entry.path(), std::ios::binary);
        fmt::print(stderr, "{}\n", entry.path().string());
        backfile::test::fuzz_input(std::string(std::istreambuf_iterator<char>(in), {}));
        ++count;
      }
    }
  }
  fmt::print("{} files\n", count);
  return count > 0 ? 0 : 1;
}
