// SPDX-License-Identifier: GPL-2.0-or-later
// Kills and interrupts the indexer at many random moments: BACKFILE_KILLS of each signal (50),
// BACKFILE_SEED (1).
#include <cstdlib>
#include <iostream>

#include <catch2/catch.hpp>
#include <signal.h>

#include "tests/cli/indexer_folder.h"

namespace {

int number(const char* name, int fallback) {
  const char* value = std::getenv(name);
  return value == nullptr ? fallback : std::atoi(value);
}

void interrupt(int signal) {
  const int times = number("BACKFILE_KILLS", 50);
  const auto seed = static_cast<unsigned>(number("BACKFILE_SEED", 1));
  const auto faults = backfile::test::interrupt_indexing(signal, times, seed, 200, 4000);
  std::cout << "signal " << signal << ": " << times << " times, " << faults.size() << " faults\n";
  CHECK(faults == backfile::test::Words{});
}

}  // namespace

TEST_CASE("kills at random moments lose nothing", "[quality][kill]") { interrupt(SIGKILL); }

TEST_CASE("interrupts at random moments lose nothing", "[quality][interrupt]") {
  interrupt(SIGINT);
  interrupt(SIGTERM);
}
