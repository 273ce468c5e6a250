// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_tree_reader.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "common/index/durable_file.h"
#include "indexer/segment/glass_block.h"
#include "indexer/segment/glass_damage.h"

namespace backfile {
namespace {

/// Before a leaf item's key: its size and the key's. Before a branch item's: the child's number.
constexpr std::size_t kLeafHeadBytes = 3, kBranchHeadBytes = 5, kComponentBytes = 2;

}  // namespace

GlassTreeReader::GlassTreeReader(std::filesystem::path path,
                                 const GlassTableFacts& facts,
                                 std::uint64_t revision)
    : path_(std::move(path)), facts_(facts), revision_(revision) {}

Result<GlassTreeReader> GlassTreeReader::open(const std::filesystem::path& file,
                                              const GlassTableFacts& facts,
                                              std::uint64_t revision) {
  GlassTreeReader reader(file, facts, revision);
  std::error_code absent;
  const std::uintmax_t bytes = std::filesystem::file_size(file, absent);
  if (!facts.has_root) {
    if (!absent && bytes > 0) {
      return Unexpected(damaged_glass_file(file, "it should be empty"));
    }
    return reader;
  }
  reader.file_.open(file, std::ios::binary);
  if (!reader.file_ || absent) {
    return Unexpected(file_error("read", file));
  }
  if (bytes % facts.block_bytes != 0 || bytes / facts.block_bytes < facts.block_count) {
    return Unexpected(
        damaged_glass_file(file,
                           fmt::format("it has {} bytes and should have {} blocks of {}",
                                       bytes,
                                       facts.block_count,
                                       facts.block_bytes)));
  }
  reader.is_used_.resize(facts.block_count);
  return reader;
}

bool GlassTreeReader::next() {
  Item item;
  do {
    if (!next_item(item)) {
      return false;
    }
  } while (item.place.key.empty());  // the first leaf begins with an item that stands for nothing
  if (!item.is_first) {
    return fail(levels_[0].number, "an entry lacks its first part");
  }
  key_ = item.place.key;
  tag_ = item.part;
  for (std::size_t component = 2; !item.is_last; ++component) {
    if (!next_item(item)) {
      return status_ ? fail("its last entry is cut off") : false;
    }
    if (item.is_first || item.place != Place{key_, component}) {
      return fail(levels_[0].number, "an entry lacks a part");
    }
    tag_ += item.part;
  }
  ++entries_;
  return true;
}

/// The next item of a leaf; false behind the last.
bool GlassTreeReader::next_item(Item& item) {
  if (is_done_ || !status_) {
    return false;
  }
  if (!is_begun_) {
    is_begun_ = true;
    height_ = facts_.level;
    if (facts_.has_root && !enter(facts_.root, facts_.level, {}, {}, revision_)) {
      return false;
    }
  }
  for (;;) {
    Level& level = levels_[height_];
    if (level.next == level.items.size()) {
      if (height_ == facts_.level) {
        return finish();
      }
      ++height_;
      continue;
    }
    const std::size_t number = level.next++;
    if (height_ == 0) {
      item = level.items[number];
      return true;
    }
    const auto least = number == 0 ? level.least : std::optional(level.items[number].place);
    const auto above = number + 1 < level.items.size()
                           ? std::optional(level.items[number + 1].place)
                           : level.above;
    const std::uint32_t revision = big_endian_32(level.block, 0);
    if (!enter(level.items[number].child, height_ - 1, least, above, revision)) {
      return false;
    }
  }
}

/// Makes block `number` the one at hand. No block is newer than the one that leads to it.
bool GlassTreeReader::enter(std::uint64_t number,
                            unsigned height,
                            std::optional<Place> least,
                            std::optional<Place> above,
                            std::uint64_t revision) {
  Level& level = levels_[height];
  level.least = least;
  level.above = above;
  if (!read_block(number, level)) {
    return false;
  }
  const std::uint32_t own_revision = big_endian_32(level.block, 0);
  if (static_cast<std::uint8_t>(level.block[kGlassLevelAt]) != height) {
    return fail(number, "it is of another level of the tree");
  }
  if (own_revision == 0 || own_revision > revision) {
    return fail(number, "it is of another revision");
  }
  height_ = height;
  return read_items(level, height) && check_space(level) && check_order(level, height);
}

bool GlassTreeReader::read_block(std::uint64_t number, Level& level) {
  if (number >= is_used_.size()) {
    return fail(fmt::format("it refers to block {}, which is not there", number));
  }
  if (is_used_[number]) {
    return fail(number, "it is referred to twice");
  }
  is_used_[number] = true;
  level.number = static_cast<std::uint32_t>(number);
  level.block.resize(facts_.block_bytes);
  file_.seekg(static_cast<std::streamoff>(number * facts_.block_bytes));
  if (!file_.read(level.block.data(), static_cast<std::streamsize>(level.block.size()))) {
    return fail(number, "it cannot be read");
  }
  return true;
}

bool GlassTreeReader::read_items(Level& level, unsigned height) {
  const std::size_t directory_end = big_endian_16(level.block, kGlassDirectoryEndAt);
  if (directory_end <= kGlassHeaderBytes || directory_end > level.block.size() ||
      (directory_end - kGlassHeaderBytes) % 2 != 0) {
    return fail(level.number, "its directory does not fit it");
  }
  level.next = 0;
  level.items.clear();
  for (std::size_t at = kGlassHeaderBytes; at < directory_end; at += 2) {
    const std::size_t begin = big_endian_16(level.block, at);
    if (!read_item(level, height, begin, level.items.emplace_back())) {
      return fail(level.number, "an item does not fit it");
    }
  }
  if (height > 0) {
    level.items.front().place = {};  // it is never compared
  }
  return true;
}

bool GlassTreeReader::read_item(const Level& level,
                                unsigned height,
                                std::size_t begin,
                                Item& item) {
  const std::string_view block = level.block;
  const std::size_t head_bytes = height == 0 ? kLeafHeadBytes : kBranchHeadBytes;
  if (begin + head_bytes > block.size()) {
    return false;
  }
  const std::size_t key_begin = begin + head_bytes;
  const std::size_t key_end = key_begin + static_cast<std::uint8_t>(block[key_begin - 1]);
  std::size_t tag_begin = key_end + kComponentBytes;
  item.begin = begin;
  item.end = tag_begin;
  if (height == 0) {
    const std::size_t head = big_endian_16(block, begin);
    item.is_first = (head & kGlassFirstComponentFlag) != 0;
    item.is_last = (head & kGlassLastComponentFlag) != 0;
    tag_begin -= item.is_first ? kComponentBytes : 0;
    item.end = begin + kLeafHeadBytes + (head & kGlassItemSizeMask);
    if ((head & kGlassCompressedFlag) != 0) {
      return false;  // neither we nor the library compress the tables that an index has
    }
  } else {
    item.child = big_endian_32(block, begin);
  }
  if (tag_begin > item.end || item.end > block.size()) {
    return false;
  }
  item.place.key = block.substr(key_begin, key_end - key_begin);
  item.place.component = tag_begin == key_end ? 1 : big_endian_16(block, key_end);
  item.part = block.substr(tag_begin, item.end - tag_begin);
  return true;
}

/// Items lie apart from each other and from the directory, and what they leave is free.
bool GlassTreeReader::check_space(const Level& level) {
  std::vector<std::pair<std::size_t, std::size_t>> extents;
  extents.reserve(level.items.size());
  for (const Item& item : level.items) {
    extents.emplace_back(item.begin, item.end);
  }
  std::ranges::sort(extents);
  std::size_t end = big_endian_16(level.block, kGlassDirectoryEndAt);
  std::size_t free_bytes = level.block.size() - end;
  end += big_endian_16(level.block, kGlassMaxFreeAt);
  for (const auto& [item_begin, item_end] : extents) {
    if (item_begin < end) {
      return fail(level.number, "its items overlap");
    }
    end = item_end;
    free_bytes -= item_end - item_begin;
  }
  return free_bytes == big_endian_16(level.block, kGlassTotalFreeAt)
             ? true
             : fail(level.number, "its free space is not what it says");
}

bool GlassTreeReader::check_order(const Level& level, unsigned height) {
  const std::vector<Item>& items = level.items;
  const bool is_first_leaf = height == 0 && !level.least;
  if (height == 0 && items.front().place.key.empty() != is_first_leaf) {
    return fail(level.number, "it does not begin as it should");
  }
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].place.key.empty() || items[i].place <= items[i - 1].place) {
      return fail(level.number, "its keys are out of order");
    }
  }
  const bool too_low = height == 0 && level.least && items.front().place < *level.least;
  const bool low_separator =
      height > 0 && items.size() > 1 && level.least && items[1].place <= *level.least;
  const bool too_high = level.above && items.back().place >= *level.above;
  return too_low || low_separator || too_high
             ? fail(level.number, "its keys belong elsewhere in the tree")
             : true;
}

/// Always false: there is nothing more. What was counted is held against the version file.
bool GlassTreeReader::finish() {
  is_done_ = true;
  if (entries_ != facts_.entry_count) {
    return fail(fmt::format("it has {} entries instead of {}", entries_, facts_.entry_count));
  }
  const auto unused = std::ranges::find(is_used_, false);
  if (unused != is_used_.end() && !facts_.has_free_blocks) {
    return fail(static_cast<std::uint64_t>(unused - is_used_.begin()), "nothing refers to it");
  }
  return false;
}

bool GlassTreeReader::fail(std::uint64_t block, std::string_view what) {
  return fail(fmt::format("block {}: {}", block, what));
}

bool GlassTreeReader::fail(std::string_view what) {
  if (status_) {
    status_ = Unexpected(damaged_glass_file(path_, what));
  }
  is_done_ = true;
  return false;
}

}  // namespace backfile
