// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/index/byte_coding.h"
#include "indexer/segment/glass_coding.h"
#include "indexer/segment/glass_damage.h"
#include "indexer/segment/glass_list_reader.h"
#include "indexer/segment/glass_postlist.h"
#include "indexer/segment/glass_tree_reader.h"
#include "indexer/segment/position_coder.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kMaxNumber = 0xffffffff;

/// A slot's statistics less the values seen so far.
struct SlotState {
  std::uint64_t count_left = 0;
  std::string lowest, highest;
  std::uint64_t docid = 0;  ///< the last
};

class DatabaseWalk {
 public:
  DatabaseWalk(const fs::path& folder, const GlassVersion& version, GlassVisitor& visitor)
      : folder_(folder), version_(version), visitor_(visitor) {}

  GlassCheck run() {
    positions_ = open("position.glass", version_.position);
    advance_position();
    if (std::optional<GlassTreeReader> postlist = open("postlist.glass", version_.postlist)) {
      read_postlist(*postlist);
    }
    if (check_.is_whole) {
      check_statistics();
    }
    drain_positions();
    for (const auto& [name, table] : {std::pair("docdata.glass", &version_.docdata),
                                      std::pair("termlist.glass", &version_.termlist),
                                      std::pair("spelling.glass", &version_.spelling),
                                      std::pair("synonym.glass", &version_.synonym)}) {
      check_unread(name, *table);
    }
    return std::move(check_);
  }

 private:
  std::optional<GlassTreeReader> open(const char* name, const GlassTableFacts& table) {
    Result<GlassTreeReader> reader =
        GlassTreeReader::open(folder_ / name, table, version_.revision);
    if (!reader) {
      check_.faults.push_back(std::move(reader.error()));
      return std::nullopt;
    }
    return std::move(*reader);
  }

  void check_unread(const char* name, const GlassTableFacts& table) {
    if (std::optional<GlassTreeReader> reader = open(name, table)) {
      while (reader->next()) {
      }
      note(reader->status());
    }
  }

  void note(const Result<void>& status) {
    if (!status) {
      check_.faults.push_back(status.error());
    }
  }

  Error fault(const char* file, std::string_view what) const {
    return damaged_glass_file(folder_ / file, what);
  }

  /// Reads the whole table, or up to the first entry that is wrong.
  void read_postlist(GlassTreeReader& table) {
    while (table.next()) {
      if (!take_entry(table.key(), table.tag())) {
        check_.faults.push_back(fault("postlist.glass", what_));
        return;
      }
    }
    if (!table.status()) {
      check_.faults.push_back(table.status().error());
    } else if (!end_list() || !values_are_whole()) {
      check_.faults.push_back(fault("postlist.glass", what_));
    } else {
      check_.is_whole = true;
    }
  }

  bool take_entry(std::string_view key, std::string_view tag) {
    const bool is_term = key[0] != '\0' || (key.size() > 1 && key[1] == '\xff');
    if (is_term) {
      return take_term(key, tag);
    }
    const std::string_view rest = key.substr(std::min<std::size_t>(2, key.size()));
    switch (key.size() > 1 ? key[1] : '\0') {
      case kGlassStatisticsKind:
        return take_statistics(rest, tag);
      case kGlassValuesKind:
        return take_values(rest, tag);
      case kGlassLengthsKind:
        return take_lengths(key, tag);
      default:
        return wrong("it has an entry that no index has");
    }
  }

  bool take_statistics(std::string_view key, std::string_view tag) {
    std::uint64_t slot = 0;
    for (std::size_t i = key.size(); i-- > 0;) {
      slot = slot << 8 | static_cast<std::uint8_t>(key[i]);
    }
    ByteReader in(tag);
    SlotState state;
    state.count_left = in.varint();
    state.lowest = in.text();
    state.highest = in.at_end() ? state.lowest : in.bytes(in.rest_bytes());
    if (!in.ok() || state.count_left == 0 || key.size() > 4) {
      return wrong("the statistics of a slot cannot be read");
    }
    slots_.emplace(slot, std::move(state));
    return true;
  }

  bool take_values(std::string_view rest_of_key, std::string_view tag) {
    ByteReader key(rest_of_key);
    const std::uint64_t number = key.varint();
    const auto slot = slots_.find(number);
    std::string_view docid_bytes = key.bytes(key.rest_bytes());
    std::uint64_t docid = take_sortable(docid_bytes);
    if (!key.ok() || !docid_bytes.empty() || slot == slots_.end()) {
      return wrong("the values of a slot have no statistics");
    }
    SlotState& state = slot->second;
    for (ByteReader in(tag); !in.at_end();) {
      const std::string_view text = in.text();
      const bool fits = in.ok() && !text.empty() && docid > state.docid && state.count_left > 0 &&
                        docid <= version_.statistics.document_count && text >= state.lowest &&
                        text <= state.highest;
      if (!fits) {
        return wrong(fmt::format("the values of slot {} are not what they should be", number));
      }
      visitor_.value(static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(docid), text);
      --state.count_left;
      state.docid = docid;
      docid += in.at_end() ? 0 : in.varint_to(kMaxNumber) + 1;
    }
    return true;
  }

  bool values_are_whole() {
    const bool whole =
        std::ranges::all_of(slots_, [](const auto& slot) { return slot.second.count_left == 0; });
    return whole ? true : wrong("a slot has fewer values than its statistics say");
  }

  bool take_lengths(std::string_view key, std::string_view tag) {
    if (key.size() == 2) {
      list_.begin(key);
    }
    return take_chunk(key, tag, [&](std::uint32_t docid, std::uint32_t length) {
      lengths_.push_back(length);
      total_length_ += length;
      return docid == lengths_.size();
    });
  }

  bool take_term(std::string_view key, std::string_view tag) {
    if (!list_.is_open() && !begin_term(key)) {
      return false;
    }
    return take_chunk(key, tag, [&](std::uint32_t docid, std::uint32_t frequency) {
      take_posting(docid, frequency);
      return true;
    });
  }

  bool begin_term(std::string_view key) {
    std::string_view rest = key;
    take_escaped(rest, term_);
    terminated_.clear();
    append_escaped(terminated_, term_);
    if (terminated_ != key) {
      return wrong("the key of a term cannot be read");
    }
    if (check_.terms++ == 0 && !end_lengths()) {
      return false;
    }
    terminated_.push_back('\0');
    list_.begin(terminated_);
    visitor_.term(term_);
    return true;
  }

  bool end_list() { return list_.is_open() ? wrong_list("is cut off") : true; }

  template <class Take>
  bool take_chunk(std::string_view key, std::string_view tag, Take&& take) {
    const std::string_view fault =
        list_.take_chunk(key, tag, version_.statistics.document_count, std::forward<Take>(take));
    return fault.empty() ? true : wrong_list(fault);
  }

  bool wrong_list(std::string_view fault) {
    return wrong(check_.terms == 0 ? fmt::format("the list of lengths {}", fault)
                                   : fmt::format("the list of \"{}\" {}", term_, fault));
  }

  bool end_lengths() {
    frequency_sums_.assign(lengths_.size(), 0);
    return lengths_.size() == version_.statistics.document_count
               ? true
               : wrong(fmt::format("it has the lengths of {} articles instead of {}",
                                   lengths_.size(),
                                   version_.statistics.document_count));
  }

  void take_posting(std::uint32_t docid, std::uint32_t frequency) {
    ++check_.postings;
    frequency_sums_[docid - 1] += frequency;
    greatest_frequency_ = std::max(greatest_frequency_, frequency);
    visitor_.posting(docid, frequency, take_positions(docid, frequency));
  }

  /// The number of places of the posting at hand: the table has them in the same order.
  std::uint32_t take_positions(std::uint32_t docid, std::uint32_t frequency) {
    if (!positions_) {
      return version_.position.has_root ? kUnknownPositions : 0;
    }
    if (!has_position_) {
      return 0;
    }
    const std::string_view key = positions_->key();
    if (key.substr(0, terminated_.size()) > terminated_) {
      return 0;  // of a later term
    }
    position_key_ = terminated_;
    append_sortable(position_key_, docid);
    if (key > position_key_) {
      return 0;
    }
    if (key < position_key_) {
      return fail_positions("it has places of a word that the article has not");
    }
    const std::optional<std::uint32_t> count = count_positions(positions_->tag(), frequency);
    if (!count) {
      return fail_positions(fmt::format(
          "the places of \"{}\" in article {} are not what its frequency says", term_, docid));
    }
    check_.positions += *count;
    advance_position();
    return positions_ ? *count : kUnknownPositions;
  }

  void advance_position() {
    has_position_ = positions_ && positions_->next();
    if (positions_ && !positions_->status()) {
      note(positions_->status());
      positions_.reset();
    }
  }

  std::uint32_t fail_positions(std::string_view what) {
    check_.faults.push_back(fault("position.glass", what));
    positions_.reset();
    return kUnknownPositions;
  }

  /// Behind the last term: no places are left, unless the terms could not be read to their end.
  void drain_positions() {
    if (has_position_ && positions_ && check_.is_whole) {
      fail_positions("it has places of a word that no article has");
    }
    while (has_position_ && positions_) {
      advance_position();
    }
  }

  void check_statistics() {
    const GlassStatistics& stated = version_.statistics;
    check_.documents = stated.document_count;
    if (check_.terms == 0 && !end_lengths()) {
      check_.faults.push_back(fault("postlist.glass", what_));
      return;
    }
    const auto differs = std::ranges::mismatch(lengths_, frequency_sums_);
    if (differs.in1 != lengths_.end()) {
      check_.faults.push_back(
          fault("postlist.glass",
                fmt::format("the length of article {} is not the sum of its words",
                            differs.in1 - lengths_.begin() + 1)));
    }
    const bool in_bounds = std::ranges::all_of(lengths_, [&](std::uint32_t length) {
      return length <= stated.greatest_length && (length == 0 || length >= stated.least_length);
    });
    if (!in_bounds || stated.total_length != total_length_ ||
        stated.greatest_frequency < greatest_frequency_ ||
        version_.last_docid != stated.document_count) {
      check_.faults.push_back(fault("iamglass", "its statistics are not those of the tables"));
    }
  }

  /// Always false.
  bool wrong(std::string what) {
    what_ = std::move(what);
    return false;
  }

  const fs::path folder_;
  const GlassVersion& version_;
  GlassVisitor& visitor_;
  GlassCheck check_;
  std::map<std::uint64_t, SlotState> slots_;
  GlassListReader list_;
  std::string term_;        // the one at hand
  std::string terminated_;  // append_terminated() of it
  std::string position_key_, what_;
  std::vector<std::uint32_t> lengths_, frequency_sums_;  // by docid, from 1
  std::uint64_t total_length_ = 0;
  std::uint32_t greatest_frequency_ = 0;
  std::optional<GlassTreeReader> positions_;
  bool has_position_ = false;
};

}  // namespace

GlassCheck check_glass_database(const fs::path& folder, GlassVisitor& visitor) {
  const Result<GlassVersion> version = read_glass_version(folder / "iamglass");
  if (!version) {
    GlassCheck check;
    check.faults.push_back(version.error());
    return check;
  }
  return DatabaseWalk(folder, *version, visitor).run();
}

}  // namespace backfile
