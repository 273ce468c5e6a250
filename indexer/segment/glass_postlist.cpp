// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_postlist.h"

#include <algorithm>
#include <cassert>

#include "common/index/byte_coding.h"
#include "indexer/segment/glass_coding.h"

namespace backfile {
namespace {

/// A chunk of values takes no more when it has so many bytes; the library's own limit.
constexpr std::size_t kFullValueChunkBytes = 2000;

/// The slots by the order of their keys, which is not that of their numbers.
template <class Append>
std::vector<const SlotValues*> in_key_order(std::span<const SlotValues> slots, Append append) {
  std::vector<const SlotValues*> sorted;
  for (const SlotValues& slot : slots) {
    if (!slot.values.empty()) {
      sorted.push_back(&slot);
    }
  }
  std::ranges::sort(sorted, {}, [&](const SlotValues* slot) {
    std::string key;
    append(key, slot->slot);
    return key;
  });
  return sorted;
}

}  // namespace

void GlassPostlistWriter::start_key(char kind) {
  key_.assign(1, '\0');
  key_ += kind;
}

void GlassPostlistWriter::add_metadata(std::string_view name, std::string_view value) {
  start_key(kGlassMetadataKind);
  key_ += name;
  table_.add(key_, value);
}

void GlassPostlistWriter::add_values(std::span<const SlotValues> slots) {
  for (const SlotValues* slot : in_key_order(slots, append_last)) {
    add_statistics(*slot);
  }
  for (const SlotValues* slot : in_key_order(slots, append_varint)) {
    add_value_chunks(*slot);
  }
}

void GlassPostlistWriter::add_statistics(const SlotValues& slot) {
  const auto [lowest, highest] =
      std::ranges::minmax_element(slot.values, {}, &SlotValues::Value::text);
  start_key(kGlassStatisticsKind);
  append_last(key_, slot.slot);
  tag_.clear();
  append_varint(tag_, slot.values.size());
  append_text(tag_, lowest->text);
  if (highest->text != lowest->text) {
    tag_ += highest->text;
  }
  table_.add(key_, tag_);
}

void GlassPostlistWriter::add_value_chunks(const SlotValues& slot) {
  tag_.clear();
  std::uint32_t last_docid = 0;
  for (const SlotValues::Value& value : slot.values) {
    if (tag_.empty()) {
      start_key(kGlassValuesKind);
      append_varint(key_, slot.slot);
      append_sortable(key_, value.docid);
    } else {
      append_varint(tag_, value.docid - last_docid - 1);
    }
    append_text(tag_, value.text);
    last_docid = value.docid;
    if (tag_.size() >= kFullValueChunkBytes) {
      table_.add(key_, tag_);
      tag_.clear();
    }
  }
  if (!tag_.empty()) {
    table_.add(key_, tag_);
  }
}

void GlassPostlistWriter::add_lengths(std::span<const std::uint32_t> lengths) {
  if (lengths.empty()) {
    return;
  }
  start_key(kGlassLengthsKind);
  tag_.clear();
  append_varint(tag_, 0);  // a term's count of articles and of occurrences would stand here
  append_varint(tag_, 0);
  append_varint(tag_, 0);  // first docid less 1
  chunks_.start(key_, key_, tag_);
  std::uint32_t docid = 0;
  for (std::uint32_t length : lengths) {
    chunks_.add(++docid, length);
  }
  chunks_.finish();
}

void GlassPostlistWriter::add_term(std::string_view term, std::span<const Posting> postings) {
  std::uint32_t occurrences = 0;  // modulo 2^32, as the library counts them
  for (const Posting& posting : postings) {
    occurrences += posting.frequency;
  }
  tag_.clear();
  append_varint(tag_, postings.size());
  append_varint(tag_, occurrences);
  append_varint(tag_, postings.front().docid - 1);
  key_.clear();
  append_escaped(key_, term);
  further_key_ = key_;
  further_key_.push_back('\0');
  chunks_.start(key_, further_key_, tag_);
  for (const Posting& posting : postings) {
    chunks_.add(posting.docid, posting.frequency);
  }
  chunks_.finish();
}

}  // namespace backfile
