// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever ends an indexing run, the index of before answers and the next run completes.
// tests/quality/kill_test.cpp does the same many more times.
#include <catch2/catch.hpp>
#include <signal.h>

#include "tests/cli/indexer_folder.h"

using namespace backfile::test;

TEST_CASE("ten kills at random moments leave the old index and a completing next run",
          "[cli][kill]") {
  CHECK(interrupt_indexing(SIGKILL, 10, 20170914, 20, 800) == Words{});
}

TEST_CASE("ten interrupts at random moments leave the old index and a completing next run",
          "[cli][kill]") {
  CHECK(interrupt_indexing(SIGINT, 10, 19690720, 20, 800) == Words{});
}
