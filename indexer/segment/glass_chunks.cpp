// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_chunks.h"

#include <algorithm>

#include "common/index/byte_coding.h"
#include "indexer/segment/glass_coding.h"

namespace backfile {
namespace {

/// A chunk with so many bytes of pairs takes no more: with its head it fits one item of the table.
constexpr std::size_t kFullChunkBytes = kMaxWholeTagBytes - 40;
/// What a chunk takes beside its head and the pairs before it is full: a flag, a span, a last pair.
constexpr std::size_t kMostBeside = 1 + 5 + 2 * 5;
/// A chunk that fills the rest of a leaf has so many bytes of pairs: with fewer its head costs more
/// than the gap.
constexpr std::size_t kLeastChunkBytes = 64;

}  // namespace

void GlassChunkWriter::start(std::string_view first_key,
                             std::string_view further_key,
                             std::string_view head) {
  key_ = first_key;
  further_key_ = further_key;
  tag_ = head;
  open_chunk();
}

/// The chunk ends where the leaf does, or later lists would leave 5 % of all leaves empty.
void GlassChunkWriter::open_chunk() {
  pairs_.clear();
  const std::size_t room = table_.room_for_tag(key_), beside = tag_.size() + kMostBeside;
  full_bytes_ =
      room < kLeastChunkBytes + beside ? kFullChunkBytes : std::min(kFullChunkBytes, room - beside);
}

void GlassChunkWriter::add(std::uint32_t docid, std::uint32_t number) {
  if (pairs_.size() >= full_bytes_) {
    close_chunk(false);
    key_ = further_key_;
    append_sortable(key_, docid);
    tag_.clear();
    open_chunk();
  }
  if (pairs_.empty()) {
    first_ = docid;
  } else {
    append_varint(pairs_, docid - last_ - 1);
  }
  append_varint(pairs_, number);
  last_ = docid;
}

void GlassChunkWriter::finish() { close_chunk(true); }

void GlassChunkWriter::close_chunk(bool is_last) {
  tag_ += is_last ? kGlassLastChunk : kGlassChunkFollows;
  append_varint(tag_, last_ - first_);
  tag_ += pairs_;
  table_.add(key_, tag_);
}

}  // namespace backfile
