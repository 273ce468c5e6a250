// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_block.h"

#include <cassert>
#include <cstring>

namespace backfile {
namespace {

constexpr std::size_t kOffsetBytes = 2;

}  // namespace

void put_big_endian_16(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}

void put_big_endian_32(char* at, std::uint32_t value) {
  put_big_endian_16(at, value >> 16);
  put_big_endian_16(at + 2, value & 0xffff);
}

std::size_t big_endian_16(std::string_view bytes, std::size_t at) {
  return std::size_t{static_cast<std::uint8_t>(bytes[at])} << 8 |
         static_cast<std::uint8_t>(bytes[at + 1]);
}

std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(big_endian_16(bytes, at) << 16 | big_endian_16(bytes, at + 2));
}

std::size_t GlassBlock::directory_end() const {
  return kGlassHeaderBytes + kOffsetBytes * item_count_;
}

void GlassBlock::open(unsigned level) {
  level_ = level;
  item_count_ = 0;
  items_begin_ = kGlassBlockBytes;
}

bool GlassBlock::has_room(std::size_t item_bytes) const {
  return directory_end() + kOffsetBytes + item_bytes <= items_begin_;
}

std::size_t GlassBlock::room_bytes() const {
  const std::size_t taken = directory_end() + kOffsetBytes;
  return items_begin_ > taken ? items_begin_ - taken : 0;
}

char* GlassBlock::add_item(std::size_t item_bytes) {
  assert(has_room(item_bytes));
  items_begin_ -= item_bytes;
  put_big_endian_16(bytes_.data() + directory_end(), items_begin_);
  ++item_count_;
  return bytes_.data() + items_begin_;
}

std::string_view GlassBlock::close() {
  assert(is_open());
  const std::size_t free_bytes = items_begin_ - directory_end();
  std::memset(bytes_.data() + directory_end(), 0, free_bytes);
  put_big_endian_32(bytes_.data(), kGlassRevision);
  bytes_[kGlassLevelAt] = static_cast<char>(level_);
  put_big_endian_16(bytes_.data() + kGlassMaxFreeAt, free_bytes);
  put_big_endian_16(bytes_.data() + kGlassTotalFreeAt, free_bytes);
  put_big_endian_16(bytes_.data() + kGlassDirectoryEndAt, directory_end());
  item_count_ = 0;
  return {bytes_.data(), bytes_.size()};
}

}  // namespace backfile
