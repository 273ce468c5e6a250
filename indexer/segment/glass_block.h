// SPDX-License-Identifier: GPL-2.0-or-later
// One block of a glass B-tree under construction: header, directory of offsets, items.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace backfile {

/// Xapian's default; 2048 to 65536 are allowed. On-disk: stands in the version file.
inline constexpr std::size_t kGlassBlockBytes = 8192;
/// Number of the only revision of a database that is written once.
inline constexpr std::uint32_t kGlassRevision = 1;

// On-disk: where the header of a block has what, and what the first number of a leaf's item means.
inline constexpr std::size_t kGlassHeaderBytes = 11, kGlassLevelAt = 4, kGlassMaxFreeAt = 5,
                             kGlassTotalFreeAt = 7, kGlassDirectoryEndAt = 9;
inline constexpr std::size_t kGlassFirstComponentFlag = 0x2000, kGlassLastComponentFlag = 0x4000,
                             kGlassCompressedFlag = 0x8000, kGlassItemSizeMask = 0x1fff;

/// Writes `value` big-endian into two or four bytes.
void put_big_endian_16(char* at, std::size_t value);
void put_big_endian_32(char* at, std::uint32_t value);
/// Reads them back. Requires: so many bytes from `at` on.
std::size_t big_endian_16(std::string_view bytes, std::size_t at);
std::uint32_t big_endian_32(std::string_view bytes, std::size_t at);

class GlassBlock {
 public:
  /// Empties the block. Leaves have level 0.
  void open(unsigned level);
  bool is_open() const { return item_count_ > 0; }
  bool has_room(std::size_t item_bytes) const;
  /// The largest item that has_room(); 0 for none.
  std::size_t room_bytes() const;
  /// Room for the next item in key order. Requires: has_room(item_bytes).
  char* add_item(std::size_t item_bytes);
  /// Completes header and gap; the bytes are good until the next open(), which makes the block
  /// empty. Requires: at least one item.
  std::string_view close();

 private:
  std::size_t directory_end() const;

  std::array<char, kGlassBlockBytes> bytes_;
  std::size_t item_count_ = 0;
  std::size_t items_begin_ = kGlassBlockBytes;
  unsigned level_ = 0;
};

}  // namespace backfile
