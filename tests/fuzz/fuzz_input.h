// SPDX-License-Identifier: GPL-2.0-or-later
// What a fuzzer feeds: each fuzz program defines this one function.
#pragma once

#include <string_view>

namespace backfile::test {

/// Reads `input`, any bytes, as the program does, and aborts when a promise is broken.
void fuzz_input(std::string_view input);

/// Prints `promise` and aborts when it is not `kept`: the fuzzers' assertion, in every build.
void require(bool kept, const char* promise);

}  // namespace backfile::test
