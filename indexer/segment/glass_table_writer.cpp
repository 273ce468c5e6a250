// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_table_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include <xxhash.h>

namespace backfile {
namespace {

/// Four items must fit a leaf: a table with larger ones cannot be updated safely.
constexpr std::size_t kMaxItemBytes = (kGlassBlockBytes - kGlassHeaderBytes - 4 * 2) / 4;
/// A leaf item: its size, the key behind its length, for later components their number, the tag.
constexpr std::size_t kSizeBytes = 2, kKeyLengthBytes = 1, kComponentBytes = 2;
/// A branch item: the child's number, the key behind its length, the component.
constexpr std::size_t kChildBytes = 4;
constexpr std::size_t kMostPendingBytes = 64 * kGlassBlockBytes;

static_assert(kMaxItemBytes - kSizeBytes - kKeyLengthBytes - kMaxGlassKeyBytes >=
              kMaxWholeTagBytes);

std::size_t leaf_overhead(std::string_view key, std::uint32_t component) {
  return kSizeBytes + kKeyLengthBytes + key.size() + (component > 1 ? kComponentBytes : 0);
}

char* put_key(char* at, std::string_view key) {
  *at = static_cast<char>(key.size());
  return std::copy(key.begin(), key.end(), at + kKeyLengthBytes);
}

/// The shortest beginning of `key` that sorts behind `last`.
std::string_view shortest_above(std::string_view last, std::string_view key) {
  const auto common = std::mismatch(last.begin(), last.end(), key.begin(), key.end()).first;
  return key.substr(0, static_cast<std::size_t>(common - last.begin()) + 1);
}

}  // namespace

void GlassTableWriter::FreeHash::operator()(XXH3_state_s* state) const { XXH3_freeState(state); }

GlassTableWriter::GlassTableWriter(OutputFile file)
    : file_(std::move(file)), hash_(XXH3_createState()) {
  XXH3_64bits_reset(hash_.get());
}

std::uint64_t GlassTableWriter::checksum() const { return XXH3_64bits_digest(hash_.get()); }

Result<GlassTableWriter> GlassTableWriter::create(const std::filesystem::path& file) {
  Result<OutputFile> output = OutputFile::create(file);
  if (!output) {
    return Unexpected(std::move(output.error()));
  }
  return GlassTableWriter(std::move(*output));
}

void GlassTableWriter::add(std::string_view key, std::string_view tag) {
  assert(!key.empty() && key.size() <= kMaxGlassKeyBytes && last_key_ < key);
  if (levels_.empty()) {
    open_first_leaf();
  }
  ++root_.entry_count;
  std::uint32_t component = 1;
  do {
    const std::string_view part = tag.substr(0, kMaxItemBytes - leaf_overhead(key, component));
    tag.remove_prefix(part.size());
    add_component(key, part, component, tag.empty());
    ++component;
  } while (!tag.empty());
}

std::size_t GlassTableWriter::room_for_tag(std::string_view key) const {
  const std::size_t room = levels_.empty() ? 0 : levels_.front().block.room_bytes();
  const std::size_t overhead = leaf_overhead(key, 1);
  return room > overhead ? room - overhead : 0;
}

/// The first leaf begins with an item without key and tag, which counts for nothing.
void GlassTableWriter::open_first_leaf() {
  levels_.emplace_back().block.open(0);
  char* const item = levels_.front().block.add_item(leaf_overhead({}, 1));
  put_big_endian_16(item, kGlassFirstComponentFlag | kGlassLastComponentFlag);
  put_key(item + kSizeBytes, {});
}

void GlassTableWriter::add_component(std::string_view key,
                                     std::string_view part,
                                     std::uint32_t component,
                                     bool is_last) {
  const std::size_t item_bytes = leaf_overhead(key, component) + part.size();
  if (!levels_.front().block.has_room(item_bytes)) {
    close_leaf(key, component);
  }
  char* at = levels_.front().block.add_item(item_bytes);
  const std::size_t flags =
      (component == 1 ? kGlassFirstComponentFlag : 0) | (is_last ? kGlassLastComponentFlag : 0);
  static_assert(kMaxItemBytes - kSizeBytes - kKeyLengthBytes <= kGlassItemSizeMask);
  put_big_endian_16(at, flags | (item_bytes - kSizeBytes - kKeyLengthBytes));
  at = put_key(at + kSizeBytes, key);
  if (component > 1) {
    put_big_endian_16(at, component);
    at += kComponentBytes;
  }
  std::copy(part.begin(), part.end(), at);
  last_key_.assign(key);
}

/// Writes the leaf and opens the next, which begins with `next_key`.
void GlassTableWriter::close_leaf(std::string_view next_key, std::uint32_t next_component) {
  const std::uint32_t child = write_block(levels_.front().block);
  const std::string first_key = std::move(levels_.front().first_key);
  enter_child(1, first_key, levels_.front().first_component, child);
  Level& leaf = levels_.front();
  leaf.block.open(0);
  leaf.first_key = next_component == 1 ? shortest_above(last_key_, next_key) : next_key;
  leaf.first_component = next_component;
}

/// Enters block `child`, which begins with (key, component), into the branch block of `level`.
void GlassTableWriter::enter_child(std::size_t level,
                                   std::string_view key,
                                   std::uint32_t component,
                                   std::uint32_t child) {
  if (level == levels_.size()) {
    levels_.emplace_back();
  }
  const std::size_t item_bytes = kChildBytes + kKeyLengthBytes + key.size() + kComponentBytes;
  if (levels_[level].block.is_open() && !levels_[level].block.has_room(item_bytes)) {
    const std::uint32_t full = write_block(levels_[level].block);
    const std::string first_key = std::move(levels_[level].first_key);
    enter_child(level + 1, first_key, levels_[level].first_component, full);
  }
  Level& branch = levels_[level];
  if (!branch.block.is_open()) {
    branch.block.open(static_cast<unsigned>(level));
    branch.first_key = key;
    branch.first_component = component;
    key = {};  // the first item of a branch is never compared
    component = 0;
  }
  char* at = branch.block.add_item(kChildBytes + kKeyLengthBytes + key.size() + kComponentBytes);
  put_big_endian_32(at, child);
  put_big_endian_16(put_key(at + kChildBytes, key), component);
}

/// Returns the number of the block.
std::uint32_t GlassTableWriter::write_block(GlassBlock& block) {
  pending_ += block.close();
  if (pending_.size() >= kMostPendingBytes) {
    write_out();
  }
  return root_.block_count++;
}

void GlassTableWriter::write_out() {
  if (status_) {
    XXH3_64bits_update(hash_.get(), pending_.data(), pending_.size());
    status_ = file_.append(pending_);
  }
  pending_.clear();
}

Result<GlassTableRoot> GlassTableWriter::finish() {
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const std::uint32_t last = write_block(levels_[level].block);
    root_.level = static_cast<unsigned>(level);
    if (level + 1 < levels_.size()) {
      const std::string first_key = std::move(levels_[level].first_key);
      enter_child(level + 1, first_key, levels_[level].first_component, last);
    }
  }
  write_out();
  if (!status_) {
    return Unexpected(status_.error());
  }
  return root_;
}

}  // namespace backfile
