// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/byte_coding.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("varints of every size read back as they were written", "[index][byte_coding]") {
  for (unsigned shift = 0; shift < 64; ++shift) {
    for (std::uint64_t value :
         {(std::uint64_t{1} << shift) - 1, std::uint64_t{1} << shift, ~std::uint64_t{0} >> shift}) {
      CAPTURE(value);
      std::string bytes;
      append_varint(bytes, value);
      ByteReader in(bytes);
      CHECK(in.varint() == value);
      CHECK(in.ok());
      CHECK(in.at_end());
    }
  }
}

TEST_CASE("zigzag keeps small magnitudes small and every number itself", "[index][byte_coding]") {
  CHECK(zigzag(0) == 0);
  CHECK(zigzag(-1) == 1);
  CHECK(zigzag(1) == 2);
  for (std::int64_t value : {std::int64_t{0},
                             std::int64_t{-1},
                             std::int64_t{77},
                             std::numeric_limits<std::int64_t>::min(),
                             std::numeric_limits<std::int64_t>::max()}) {
    CHECK(unzigzag(zigzag(value)) == value);
  }
}

TEST_CASE("a read past the end fails for good and yields nothing", "[index][byte_coding]") {
  ByteReader in(
      "\x05"
      "abc");
  CHECK(in.text().empty());
  CHECK_FALSE(in.ok());
  CHECK(in.varint() == 0);
  CHECK(in.number<std::uint32_t>() == 0);

  ByteReader endless(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12));
  CHECK(endless.varint() == 0);
  CHECK_FALSE(endless.ok());

  ByteReader large("\x09");
  CHECK(large.varint_to(8) == 0);
  CHECK_FALSE(large.ok());
}
