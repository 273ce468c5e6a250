// SPDX-License-Identifier: GPL-2.0-or-later
// Reads one list of a glass postlist table, chunk by chunk, and holds it against its heads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/byte_coding.h"
#include "indexer/segment/glass_chunks.h"
#include "indexer/segment/glass_coding.h"
#include "indexer/segment/glass_postlist.h"

namespace backfile {

/// The list of lengths, or one term's postings. Reads what GlassChunkWriter and the library write.
class GlassListReader {
 public:
  /// A new list, the keys of whose further chunks are `further_key` and the docid.
  void begin(std::string_view further_key) {
    *this = {};
    further_key_ = further_key;
    is_new_ = true;
  }
  /// True when a further chunk has to come.
  bool is_open() const { return is_open_; }

  /// Reads the next chunk; `take(docid, number)` is called for each pair and says whether it is
  /// right. Returns what is wrong with the list, "" when nothing is.
  template <class Take>
  std::string_view take_chunk(std::string_view key,
                              std::string_view tag,
                              std::uint32_t most_docid,
                              Take&& take) {
    ByteReader in(tag);
    std::uint64_t docid = 0;
    if (is_new_) {
      stated_count_ = in.varint_to(kMost);
      stated_sum_ = in.varint_to(kMost);
      docid = in.varint_to(kMost) + 1;
    } else if (!take_key(key, docid)) {
      return "is out of order";
    }
    is_new_ = false;
    const std::string_view flag = in.bytes(1);
    const std::uint64_t last = docid + in.varint_to(kMost);
    if (!in.ok() || in.at_end() || (flag[0] != kGlassLastChunk && flag[0] != kGlassChunkFollows)) {
      return "cannot be read";
    }
    while (!in.at_end()) {
      const std::uint64_t number = in.varint_to(kMost);
      if (!in.ok() || docid > most_docid) {
        return "names an article that is not there";
      }
      docid_ = docid;
      ++count_;
      sum_ += static_cast<std::uint32_t>(number);
      if (!take(static_cast<std::uint32_t>(docid), static_cast<std::uint32_t>(number))) {
        return "lacks an article";
      }
      docid += in.at_end() ? 0 : in.varint_to(kMost) + 1;
    }
    is_open_ = flag[0] == kGlassChunkFollows;
    return in.ok() && docid_ == last && (is_open_ || is_as_stated()) ? ""
                                                                     : "is not as its head says";
  }

 private:
  static constexpr std::uint64_t kMost = 0xffffffff;

  /// The first docid of a further chunk, from its key.
  bool take_key(std::string_view key, std::uint64_t& docid) const {
    if (!is_open_ || !key.starts_with(further_key_)) {
      return false;
    }
    key.remove_prefix(further_key_.size());
    docid = take_sortable(key);
    return key.empty() && docid > docid_;
  }

  /// The list of lengths states nothing.
  bool is_as_stated() const {
    const bool is_lengths =
        further_key_.size() == 2 && further_key_[0] == '\0' && further_key_[1] == kGlassLengthsKind;
    return is_lengths ? stated_count_ == 0 && stated_sum_ == 0
                      : stated_count_ == count_ && stated_sum_ == sum_;
  }

  std::string further_key_;
  std::uint64_t count_ = 0, stated_count_ = 0, stated_sum_ = 0;
  std::uint32_t sum_ = 0;    // modulo 2^32, as the library counts
  std::uint64_t docid_ = 0;  // the last
  bool is_new_ = false, is_open_ = false;
};

}  // namespace backfile
