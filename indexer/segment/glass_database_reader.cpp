// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_database_reader.h"

#include "common/index/byte_coding.h"
#include "indexer/segment/glass_coding.h"
#include "indexer/segment/glass_damage.h"

namespace backfile {
namespace {

constexpr std::uint64_t kMaxNumber = 0xffffffff;
/// Longest key of a term's first chunk: with a terminator and a docid it still is one.
constexpr std::size_t kMaxTermKeyBytes = kMaxGlassKeyBytes - 6;

/// True for keys of entries that belong to no term; `kind` is then what they are.
bool is_no_term(std::string_view key, char& kind) {
  if (key.size() < 2 || key[0] != '\0' || key[1] == '\xff') {
    return false;
  }
  kind = key[1];
  return true;
}

/// The docid behind a key's fixed part; 1 in the first chunk, which has none.
std::uint32_t docid_at(std::string_view rest) { return rest.empty() ? 1 : take_sortable(rest); }

}  // namespace

Result<GlassDatabaseReader> GlassDatabaseReader::open(const std::filesystem::path& folder) {
  const Result<GlassEntryCounts> counts = read_glass_entry_counts(folder / "iamglass");
  if (!counts) {
    return Unexpected(counts.error());
  }
  Result<GlassTableReader> postlist =
      GlassTableReader::open(folder / "postlist.glass", counts->postlist);
  if (!postlist) {
    return Unexpected(std::move(postlist.error()));
  }
  Result<GlassTableReader> position =
      GlassTableReader::open(folder / "position.glass", counts->position);
  if (!position) {
    return Unexpected(std::move(position.error()));
  }
  GlassDatabaseReader reader(std::move(*postlist), std::move(*position));
  if (!reader.read_documents()) {
    return Unexpected(reader.status_.error());
  }
  return reader;
}

/// Reads all entries in front of the terms.
bool GlassDatabaseReader::read_documents() {
  char kind = 0;
  while ((has_entry_ = postlist_.next()) && is_no_term(postlist_.key(), kind)) {
    const std::string_view rest = postlist_.key().substr(2);
    if ((kind == kGlassLengthsKind && !add_lengths(rest)) ||
        (kind == kGlassValuesKind && !add_values(rest))) {
      return fail(postlist_);
    }
  }
  for (auto& [slot, values] : slots_) {
    documents_.values.push_back(std::move(values));
  }
  slots_.clear();
  has_position_ = next_position_entry();
  return postlist_.status() && position_.status() ? true : fail(postlist_);
}

bool GlassDatabaseReader::add_lengths(std::string_view rest_of_key) {
  postings_.clear();
  if (!read_chunk(postlist_.tag(), docid_at(rest_of_key), rest_of_key.empty())) {
    return false;
  }
  for (const Posting& posting : postings_) {
    documents_.lengths.push_back(posting.frequency);
    if (posting.docid != documents_.lengths.size()) {
      return false;
    }
  }
  return true;
}

bool GlassDatabaseReader::add_values(std::string_view rest_of_key) {
  ByteReader key(rest_of_key);
  const auto slot = static_cast<std::uint32_t>(key.varint_to(kMaxNumber));
  std::string_view docid_bytes = key.bytes(key.rest_bytes());
  std::uint64_t docid = take_sortable(docid_bytes);
  slots_[slot].slot = slot;
  std::vector<SlotValues::Value>& values = slots_[slot].values;
  for (ByteReader tag(postlist_.tag()); !tag.at_end();) {
    std::string text(tag.text());
    const bool rises = docid > (values.empty() ? 0 : values.back().docid) && docid <= kMaxNumber;
    if (!tag.ok() || text.empty() || !rises) {
      return false;
    }
    values.push_back({static_cast<std::uint32_t>(docid), std::move(text)});
    docid += tag.at_end() ? 0 : tag.varint_to(kMaxNumber) + 1;
  }
  return key.ok();
}

/// Appends the pairs of a chunk to the postings, whose docids must go on rising.
bool GlassDatabaseReader::read_chunk(std::string_view tag,
                                     std::uint32_t first_docid,
                                     bool has_head) {
  ByteReader in(tag);
  std::uint64_t docid = first_docid;
  if (has_head) {
    in.varint();  // articles and occurrences of the term
    in.varint();
    docid = in.varint_to(kMaxNumber) + 1;
  }
  in.bytes(1);  // whether it is the last chunk
  in.varint();  // its span
  while (!in.at_end()) {
    const auto number = static_cast<std::uint32_t>(in.varint_to(kMaxNumber));
    const bool rises =
        docid > (postings_.empty() ? 0 : postings_.back().docid) && docid <= kMaxNumber;
    if (!rises) {
      return false;
    }
    postings_.push_back({static_cast<std::uint32_t>(docid), number, 0, 0});
    docid += in.at_end() ? 0 : in.varint_to(kMaxNumber) + 1;
  }
  return in.ok();
}

bool GlassDatabaseReader::next() {
  if (!has_entry_) {
    return postlist_.status() && position_.status() && !has_position_ ? false : fail(postlist_);
  }
  postings_.clear();
  codes_.clear();
  std::string_view key = postlist_.key();
  if (key.size() > kMaxTermKeyBytes) {
    return fail(postlist_);
  }
  take_escaped(key, term_);
  for (bool is_first = true; has_entry_; is_first = false) {
    key = postlist_.key();
    take_escaped(key, entry_term_);
    if (entry_term_ != term_) {
      break;
    }
    if (key.empty() != is_first || !read_chunk(postlist_.tag(), docid_at(key), is_first)) {
      return fail(postlist_);
    }
    has_entry_ = postlist_.next();
  }
  const bool fits =
      !term_.empty() && !postings_.empty() && postings_.back().docid <= documents_.lengths.size();
  return fits && attach_positions() ? true : fail(postlist_);
}

/// Makes the next entry of the position table the one at hand.
bool GlassDatabaseReader::next_position_entry() {
  if (!position_.next()) {
    return false;
  }
  std::string_view key = position_.key();
  take_escaped(key, position_term_);
  position_docid_ = take_sortable(key);
  return true;
}

/// Gives the postings their codes: both tables have them in the same order.
bool GlassDatabaseReader::attach_positions() {
  for (Posting& posting : postings_) {
    if (!has_position_ || position_term_ != term_) {
      break;
    }
    if (position_docid_ == posting.docid) {
      posting.first_position = static_cast<std::uint32_t>(codes_.size());
      posting.position_count = static_cast<std::uint32_t>(position_.tag().size());
      codes_ += position_.tag();
      has_position_ = next_position_entry();
    }
  }
  return !has_position_ || position_term_ > term_;
}

/// Always false: the table's own fault, or ours when it has none.
bool GlassDatabaseReader::fail(const GlassTableReader& table) {
  for (const GlassTableReader* each : {&postlist_, &position_}) {
    if (status_ && !each->status()) {
      status_ = each->status();
    }
  }
  if (status_) {
    status_ = Unexpected(damaged_glass_file(table.path(), "its entries do not fit together"));
  }
  has_entry_ = false;
  return false;
}

}  // namespace backfile
