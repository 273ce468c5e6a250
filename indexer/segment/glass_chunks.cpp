// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_chunks.h"

#include "common/index/byte_coding.h"
#include "indexer/segment/glass_coding.h"

namespace backfile {
namespace {

/// A chunk with so many bytes of pairs takes no more: with its head it fits one item of the table.
constexpr std::size_t kFullChunkBytes = kMaxWholeTagBytes - 40;

}  // namespace

void GlassChunkWriter::start(std::string_view first_key,
                             std::string_view further_key,
                             std::string_view head) {
  key_ = first_key;
  further_key_ = further_key;
  tag_ = head;
  pairs_.clear();
}

void GlassChunkWriter::add(std::uint32_t docid, std::uint32_t number) {
  if (pairs_.size() >= kFullChunkBytes) {
    close_chunk(false);
    key_ = further_key_;
    append_sortable(key_, docid);
    tag_.clear();
    pairs_.clear();
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
