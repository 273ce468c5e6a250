// SPDX-License-Identifier: GPL-2.0-or-later
// The entry that libFuzzer calls (https://llvm.org/docs/LibFuzzer.html).
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  backfile::test::fuzz_input({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
