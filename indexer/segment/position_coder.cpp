// SPDX-License-Identifier: GPL-2.0-or-later
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

/// Reads what BitWriter wrote; bits that are not there are 0 and fail it for good.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  /// Requires: width <= 32.
  std::uint64_t get(unsigned width) {
    for (; left_ < width; left_ += 8) {
      ok_ = ok_ && next_ < bytes_.size();
      const std::uint64_t byte = ok_ ? static_cast<std::uint8_t>(bytes_[next_++]) : 0u;
      bits_ |= byte << left_;
    }
    const std::uint64_t value = bits_ & ((std::uint64_t{1} << width) - 1);
    bits_ >>= width;
    left_ -= width;
    return value;
  }
  bool ok() const { return ok_; }
  /// True when every byte was needed and the bits that fill up the last are 0.
  bool is_at_end() const { return ok_ && next_ == bytes_.size() && left_ < 8 && bits_ == 0; }

 private:
  std::string_view bytes_;
  std::size_t next_ = 0;
  std::uint64_t bits_ = 0;
  unsigned left_ = 0;
  bool ok_ = true;
};

/// What put_of() coded of so many; always less than `count`.
std::uint64_t get_of(BitReader& bits, std::uint64_t count) {
  const auto width = static_cast<unsigned>(std::bit_width(count - 1));
  if (width == 0) {
    return 0;
  }
  const std::uint64_t short_codes = (std::uint64_t{1} << width) - count;
  const std::uint64_t middle = (count - short_codes) / 2;
  if (short_codes == 0) {
    return bits.get(width);
  }
  const std::uint64_t value = bits.get(width - 1);
  return value < middle && bits.get(1) != 0 ? value + middle + short_codes : value;
}

/// A position with its number among all.
struct NumberedPosition {
  std::uint64_t number, position;
};

/// Reads what put_inner() coded of the positions between two.
void skip_inner(BitReader& bits, NumberedPosition first, NumberedPosition last) {
  if (last.number - first.number < 2 || !bits.ok()) {
    return;
  }
  const std::uint64_t between = last.number - first.number;
  const std::uint64_t step = between / 2;
  const std::uint64_t free_places = last.position - first.position - between + 1;
  const NumberedPosition middle{first.number + step,
                                first.position + step + get_of(bits, free_places)};
  skip_inner(bits, first, middle);
  skip_inner(bits, middle, last);
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

std::optional<std::uint32_t> count_positions(std::string_view code, std::uint32_t most) {
  constexpr std::uint64_t kMostPosition = 0xffffffff;
  ByteReader in(code);
  const std::uint64_t last = in.varint_to(kMostPosition);
  if (!in.ok() || most == 0) {
    return std::nullopt;
  }
  if (in.at_end()) {
    return 1;
  }
  if (last == 0) {
    return std::nullopt;
  }
  BitReader bits(in.bytes(in.rest_bytes()));
  const std::uint64_t first = get_of(bits, last);
  const std::uint64_t count = get_of(bits, last - first) + 2;
  if (count > most) {
    return std::nullopt;
  }
  skip_inner(bits, {0, first}, {count - 1, last});
  return bits.is_at_end() ? std::optional(static_cast<std::uint32_t>(count)) : std::nullopt;
}

}  // namespace backfile
