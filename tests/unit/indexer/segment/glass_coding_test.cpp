// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_coding.h"

#include <vector>

#include <catch2/catch.hpp>

#include "indexer/segment/position_coder.h"

using namespace backfile;

namespace {

std::string hex(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  return text;
}

}  // namespace

TEST_CASE("sortable numbers have the bytes that the library gives them", "[segment][glass]") {
  struct Case {
    std::uint32_t number;
    std::string sortable, last;
  };
  const auto [number, sortable, last] =
      GENERATE(values<Case>({{0, "0000", ""},
                             {1, "0001", "01"},
                             {300, "012c", "2c01"},
                             {32767, "7fff", "ff7f"},
                             {32768, "808000", "0080"},
                             {65536, "810000", "000001"},
                             {4194303, "bfffff", "ffff3f"},
                             {4194304, "c0400000", "000040"},
                             {536870911, "dfffffff", "ffffff1f"},
                             {536870912, "e020000000", "00000020"},
                             {4294967295, "e0ffffffff", "ffffffff"}}));
  std::string out;
  append_sortable(out, number);
  CHECK(hex(out) == sortable);
  out.clear();
  append_last(out, number);
  CHECK(hex(out) == last);
}

TEST_CASE("a terminated text escapes its zero bytes", "[segment][glass]") {
  struct Case {
    std::string text, bytes;
  };
  const auto [text, bytes] = GENERATE(values<Case>({{"cat", "63617400"},
                                                    {std::string("a\0b", 3), "6100ff6200"},
                                                    {std::string("a\0", 2), "6100ff00"},
                                                    {"\xff", "ff00"},
                                                    {"", "00"}}));
  std::string out;
  append_terminated(out, text);
  CHECK(hex(out) == bytes);
}

TEST_CASE("positions have the bytes that the library gives them", "[segment][glass]") {
  struct Case {
    std::vector<std::uint32_t> positions;
    std::string bytes;
  };
  const auto [positions, bytes] = GENERATE(values<Case>(
      {{{7}, "07"},
       {{3, 9}, "0903"},
       {{1, 2, 4, 8, 16}, "103161"},
       {{0,   3,   7,   8,   15,  16,  23,   42,   99,   100,
         101, 150, 200, 255, 256, 257, 1000, 1001, 5000, 70000},
        "f0a204000024006c0158541820e1970060406c9b0b00000080e703"},
       {{0, 4294967295}, "ffffffff0f0000000000000000"},
       {{1, 2, 3, 4294967294, 4294967295}, "ffffffff0f010000000300000000000000faffffff"}}));
  std::string out;
  append_positions(out, positions);
  CHECK(hex(out) == bytes);
}
