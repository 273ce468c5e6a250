// SPDX-License-Identifier: GPL-2.0-or-later
// Presses random keys on the full-screen search, far more than the unit tests do.
//
//   random_keys [SEQUENCES [SEED]]     10 000 sequences of 40 by default; the seed is printed
#include <cstdlib>
#include <random>

#include <fmt/format.h>

#include "tests/unit/searcher/tui/made_up_archive.h"
#include "tests/unit/searcher/tui/screen_checks.h"

using namespace backfile;

int main(int argc, char** argv) {
  const long sequences = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 10'000;
  const auto seed =
      argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : std::random_device()();
  fmt::print("{} sequences of random keys, seed {}\n", sequences, seed);
  std::mt19937 random(seed);
  for (long i = 0; i < sequences; ++i) {
    test::MadeUpArchive archive;
    archive.total = random() % 3 == 0 ? random() % 3 : 100;
    const std::string fault = test::fault_of_random_keys(random, archive);
    if (!fault.empty()) {
      fmt::print("sequence {}: {}\n", i, fault);
      return 1;
    }
  }
  fmt::print("no fault\n");
  return 0;
}
