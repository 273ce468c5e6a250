// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fuzz/fuzz_input.h"

#include <cstdio>
#include <cstdlib>

namespace backfile::test {

void require(bool kept, const char* promise) {
  if (!kept) {
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
  }
}

}  // namespace backfile::test
