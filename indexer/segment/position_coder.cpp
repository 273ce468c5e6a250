// SPDX-License-Identifier: GPL-2.0-or-later
// The whole face is append_positions.
#include "indexer/segment/position_coder.h"

#include <bit>
#include <cassert>

#include "common/index/byte_coding.h"

namespace backfile {
namespace {

/// Fills bytes from the lowest bit up.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  /// Requires: width <= 32 and value < 2^width.
  void put(std::uint64_t value, unsigned width) {
    bits_ |= value << used_;
    for (used_ += width; used_ >= 8; used_ -= 8) {
      out_ += static_cast<char>(bits_);
      bits_ >>= 8;
    }
  }
  void flush() {
    if (used_ > 0) {
      out_ += static_cast<char>(bits_);
    }
  }

 private:
  std::string& out_;
  std::uint64_t bits_ = 0;
  unsigned used_ = 0;
};

/// Codes `value` of `count` possible ones in the bits that takes, in one less for those in the
/// middle of the range when `count` is no power of two.
void put_of(BitWriter& bits, std::uint64_t value, std::uint64_t count) {
  assert(value < count);
  const auto width = static_cast<unsigned>(std::bit_width(count - 1));
  if (width == 0) {
    return;
  }
  const std::uint64_t short_codes = (std::uint64_t{1} << width) - count;
  const std::uint64_t middle = (count - short_codes) / 2;
  if (value < middle) {
    bits.put(value, width);
  } else if (value < middle + short_codes) {
    bits.put(value, width - 1);
  } else {
    bits.put(value - short_codes - middle + (std::uint64_t{1} << (width - 1)), width);
  }
}

/// Codes what lies between the ends of `positions`, whose values are known.
void put_inner(BitWriter& bits, std::span<const std::uint32_t> positions) {
  if (positions.size() < 3) {
    return;
  }
  const std::size_t last = positions.size() - 1, middle = last / 2;
  const std::uint64_t free_places = positions[last] - positions[0] - last + 1;
  put_of(bits, positions[middle] - positions[0] - middle, free_places);
  put_inner(bits, positions.first(middle + 1));
  put_inner(bits, positions.subspan(middle));
}

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  const std::uint32_t first = positions.front(), last = positions.back();
  append_varint(out, last);
  if (positions.size() == 1) {
    return;
  }
  BitWriter bits(out);
  put_of(bits, first, last);
  put_of(bits, positions.size() - 2, last - first);
  put_inner(bits, positions);
  bits.flush();
}

}  // namespace backfile
