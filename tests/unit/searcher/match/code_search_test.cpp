// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/code_search.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>

namespace backfile {
namespace {

/// Numbers whose codes are of every length and share bytes with each other.
std::uint32_t random_number(std::mt19937& random) {
  constexpr std::uint32_t kAnchors[] = {0, 1, 100, 200, 328, 5000, 20'000, 40'000, 3'000'000};
  return kAnchors[random() % std::size(kAnchors)] + static_cast<std::uint32_t>(random() % 3);
}

}  // namespace

TEST_CASE("words are found by their bytes where they stand", "[match][code_search][property]") {
  const auto seed = GENERATE(range(1u, 21u));
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::string stream;
  std::vector<std::size_t> expected;
  const std::vector<std::uint32_t> wanted{
      random_number(random), random_number(random), random_number(random)};
  for (std::uint32_t words = static_cast<std::uint32_t>(random() % 400); words > 0; --words) {
    if (random() % 8 == 0) {
      append_mark(stream, static_cast<TokenMark>(random() % kTokenMarks));
    }
    const std::uint32_t number = random_number(random);
    if (std::ranges::count(wanted, number) > 0) {
      expected.push_back(stream.size());
    }
    append_form(stream, number);
  }
  std::vector<std::size_t> found;
  CHECK_FALSE(CodeSearch(wanted).find(stream, [&](std::size_t offset) {
    found.push_back(offset);
    return false;
  }));
  CHECK(found == expected);
  CHECK(CodeSearch(wanted).find(stream, [](std::size_t) { return true; }) == !expected.empty());
}

}  // namespace backfile
