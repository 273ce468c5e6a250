// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers and texts as bytes: writing, and reading back bytes that may be anything.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace backfile {

static_assert(std::endian::native == std::endian::little, "the index is mapped as it lies on disk");

/// Appends `value` in groups of seven bits, lowest first, the high bit set on all but the last.
/// Source: LEB128, as DWARF describes it.
inline void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) {
    out += static_cast<char>(value | 0x80);
  }
  out += static_cast<char>(value);
}

/// Appends a length as varint and the bytes.
inline void append_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

/// Signed numbers as unsigned ones with small magnitudes small: 0 -1 1 -2 ... -> 0 1 2 3 ...
constexpr std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

/// The bytes of a plain number or an array of them, as they lie in memory.
template <class T>
std::string_view bytes_of(const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(&value), sizeof(T)};
}

/// Reads from the front of `bytes`. The first read that does not fit fails it for good: then every
/// read gives 0 or "", and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  std::size_t rest_bytes() const { return rest_.size(); }
  void fail() {
    ok_ = false;
    rest_ = {};
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) {
        break;
      }
      const auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) {
        return value;
      }
    }
    fail();
    return 0;
  }

  /// A varint of at most `max`.
  std::uint64_t varint_to(std::uint64_t max) {
    const std::uint64_t value = varint();
    if (value > max) {
      fail();
      return 0;
    }
    return value;
  }

  std::string_view bytes(std::uint64_t count) {
    if (count > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(count));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view text() { return bytes(varint()); }

  template <class T>
  T number() {
    T value{};
    const std::string_view taken = bytes(sizeof(T));
    if (!taken.empty()) {
      std::memcpy(&value, taken.data(), sizeof(T));
    }
    return value;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace backfile
