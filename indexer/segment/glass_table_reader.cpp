// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_table_reader.h"

#include <system_error>

#include "common/index/durable_file.h"
#include "indexer/segment/glass_block.h"
#include "indexer/segment/glass_damage.h"

namespace backfile {
namespace {

constexpr std::size_t kChunkBytes = 64 * kGlassBlockBytes;

}  // namespace

/// A leaf's item: one component of an entry.
struct GlassTableReader::Item {
  std::string_view key, part;
  bool is_first = false, is_last = false;
};

Result<GlassTableReader> GlassTableReader::open(const std::filesystem::path& file,
                                                std::uint64_t entry_count) {
  GlassTableReader reader(file, entry_count);
  std::error_code absent;
  if (std::filesystem::exists(file, absent)) {
    reader.file_.open(file, std::ios::binary);
    if (!reader.file_) {
      return Unexpected(file_error("read", file));
    }
  }
  return reader;
}

bool GlassTableReader::next() {
  Item item;
  do {
    if (!next_item(item)) {
      return status_ && entries_left_ > 0 ? fail("entries are missing") : false;
    }
  } while (item.key.empty());  // the first leaf begins with an item that stands for nothing
  if (!item.is_first || item.key <= std::string_view(key_) || entries_left_ == 0) {
    return fail("its entries are out of order");
  }
  key_ = item.key;
  tag_ = item.part;
  while (!item.is_last) {
    if (!next_item(item)) {
      return status_ ? fail("an entry is cut off") : false;
    }
    if (item.is_first || item.key != std::string_view(key_)) {
      return fail("an entry is cut off");
    }
    tag_ += item.part;
  }
  --entries_left_;
  return true;
}

bool GlassTableReader::next_item(Item& item) {
  while (next_offset_ >= directory_end_) {
    if (!open_leaf()) {
      return false;
    }
  }
  const std::size_t begin = big_endian_16(block_, next_offset_);
  next_offset_ += 2;
  if (begin + 3 > block_.size()) {
    return fail("an item lies outside its block");
  }
  const std::size_t head = big_endian_16(block_, begin);
  const std::size_t bytes = (head & kGlassItemSizeMask) + 3;
  const std::size_t key_bytes = static_cast<std::uint8_t>(block_[begin + 2]);
  item.is_first = (head & kGlassFirstComponentFlag) != 0;
  item.is_last = (head & kGlassLastComponentFlag) != 0;
  const std::size_t overhead = 3 + key_bytes + (item.is_first ? 0 : 2);
  if ((head & kGlassCompressedFlag) != 0 || overhead > bytes || begin + bytes > block_.size()) {
    return fail("an item is not one that we write");
  }
  item.key = block_.substr(begin + 3, key_bytes);
  item.part = block_.substr(begin + overhead, bytes - overhead);
  return true;
}

/// Makes the next leaf the one at hand; false at the end of the file.
bool GlassTableReader::open_leaf() {
  for (;;) {
    if (next_block_ >= chunk_.size() && !read_chunk()) {
      return false;
    }
    block_ = std::string_view(chunk_).substr(next_block_, kGlassBlockBytes);
    next_block_ += kGlassBlockBytes;
    if (block_[kGlassLevelAt] != 0) {
      continue;
    }
    next_offset_ = kGlassHeaderBytes;
    directory_end_ = big_endian_16(block_, kGlassDirectoryEndAt);
    return directory_end_ <= kGlassBlockBytes ? true : fail("a block is damaged");
  }
}

bool GlassTableReader::read_chunk() {
  if (!status_ || !file_.is_open()) {
    return false;
  }
  chunk_.resize(kChunkBytes);
  file_.read(chunk_.data(), kChunkBytes);
  chunk_.resize(static_cast<std::size_t>(file_.gcount()));
  next_block_ = 0;
  if (file_.bad()) {
    status_ = Unexpected(file_error("read", path_));
    return false;
  }
  if (chunk_.size() % kGlassBlockBytes != 0) {
    return fail("it ends within a block");
  }
  return !chunk_.empty();
}

bool GlassTableReader::fail(std::string_view what) {
  next_offset_ = directory_end_ = next_block_ = 0;
  chunk_.clear();
  file_.close();
  status_ = Unexpected(damaged_glass_file(path_, what));
  return false;
}

}  // namespace backfile
