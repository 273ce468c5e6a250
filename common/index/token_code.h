// SPDX-License-Identifier: GPL-2.0-or-later
// How the words of an article follow each other in a token file: numbers and marks as bytes, and
// the places that they give.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace backfile {

/// The texts of an article in the order of its stream. On-disk: do not renumber.
enum class TokenZone : std::uint8_t { Headline, Body, Caption, By, Url };
inline constexpr std::uint32_t kTokenZones = 5;
/// Positions left out between paragraphs and texts: the analyzer's kParagraphGap.
inline constexpr std::uint32_t kPositionGap = 100;

/// What a stream says between its words. On-disk: do not renumber.
enum class TokenMark : std::uint8_t {
  Sentence,   ///< the next word begins a sentence
  Paragraph,  ///< and a paragraph
  Text,       ///< and another text of the same zone
  Zone,       ///< and the first text of the next zone; again for each zone that is passed over
  Quote,      ///< a quotation begins, or the one that had begun ends
  Joined,     ///< the next word is a compound as one word: it shares the position of its first part
  Gap,        ///< a position without a word: one whose characters all fold to nothing
};
inline constexpr std::uint32_t kTokenMarks = 7;

// Values below kTokenMarks are marks, all others kTokenMarks + the number of a form. The commoner a
// form, the smaller its number. All bytes of a value but its last have the highest bit, and a
// longer value goes on counting where the shorter ones end: one byte holds 128 values, two the next
// 16,384 (nine tenths of running text), three the next 2,097,152, four 268,435,456. So the bytes of
// a value that are found behind a last byte are that value, and one can read backwards.
inline constexpr std::uint32_t kMoreBit = 0x80, kCodeBits = 7, kMaxCodeBytes = 4;
/// The first value of each length.
inline constexpr std::array<std::uint32_t, kMaxCodeBytes + 1> kFirstOfLength{
    0,
    1u << 7,
    (1u << 7) + (1u << 14),
    (1u << 7) + (1u << 14) + (1u << 21),
    (1u << 7) + (1u << 14) + (1u << 21) + (1u << 28)};
/// Most forms that one token file can number.
inline constexpr std::uint32_t kMaxTokenForms = kFirstOfLength[kMaxCodeBytes] - kTokenMarks;

/// The bytes of a value.
struct TokenCode {
  std::array<char, kMaxCodeBytes> bytes{};
  std::uint32_t size = 0;

  /// Requires: value < kTokenMarks + kMaxTokenForms.
  explicit TokenCode(std::uint32_t value) {
    while (value >= kFirstOfLength[size + 1]) {
      ++size;
    }
    value -= kFirstOfLength[size++];
    for (std::uint32_t i = size; i-- > 0; value >>= kCodeBits) {
      bytes[i] = static_cast<char>((value & (kMoreBit - 1)) | (i + 1 < size ? kMoreBit : 0));
    }
  }
  std::string_view view() const { return {bytes.data(), size}; }
};

inline void append_token_value(std::string& out, std::uint32_t value) {
  out += TokenCode(value).view();
}
inline void append_mark(std::string& out, TokenMark mark) {
  append_token_value(out, static_cast<std::uint32_t>(mark));
}
inline void append_form(std::string& out, std::uint32_t number) {
  append_token_value(out, number + kTokenMarks);
}

/// True when a value begins at `offset` of `stream`, if any does.
inline bool begins_value(std::string_view stream, std::size_t offset) {
  return offset == 0 || (static_cast<std::uint8_t>(stream[offset - 1]) & kMoreBit) == 0;
}
/// Where the value before the one at `offset` begins; 0 at the first.
inline std::size_t previous_value(std::string_view stream, std::size_t offset) {
  offset -= offset > 0 ? 1 : 0;
  while (!begins_value(stream, offset)) {
    --offset;
  }
  return offset;
}
/// Where the value after the one at `offset` begins; the end behind the last.
inline std::size_t next_value(std::string_view stream, std::size_t offset) {
  while (offset < stream.size() && (static_cast<std::uint8_t>(stream[offset]) & kMoreBit) != 0) {
    ++offset;
  }
  return std::min(offset + 1, stream.size());
}

/// The zone of the value at `offset`. Cost: a few bytes a ns.
inline TokenZone zone_at(std::string_view stream, std::size_t offset) {
  constexpr char kZone = static_cast<char>(TokenMark::Zone);
  std::uint32_t zone = offset > 0 && stream[0] == kZone ? 1 : 0;
  for (std::size_t i = 1; i < offset; ++i) {
    const bool is_last = (static_cast<std::uint8_t>(stream[i - 1]) & kMoreBit) == 0;
    zone += static_cast<std::uint32_t>(stream[i] == kZone) & static_cast<std::uint32_t>(is_last);
  }
  return static_cast<TokenZone>(std::min(zone, kTokenZones - 1));
}

/// Reads the values of a stream, whatever its bytes: one that is cut short, or has a value too long
/// for any, ends before that.
class TokenValueReader {
 public:
  explicit TokenValueReader(std::string_view stream)
      : at_(stream.data()), end_(stream.data() + stream.size()) {}

  /// False at the end. Which of the lengths comes next cannot be foretold, so that where there is
  /// room nothing branches on it.
  bool next(std::uint32_t& value) {
    if (end_ - at_ < kMostBytes) {
      return next_of_few(value);
    }
    std::uint32_t bytes;
    std::memcpy(&bytes, at_, sizeof(bytes));
    bytes = __builtin_bswap32(bytes);
    const std::uint32_t lasts = ~bytes & 0x80808080;
    if (lasts == 0) {
      return cut();
    }
    const auto more = static_cast<std::uint32_t>(std::countl_zero(lasts)) / 8;
    const std::uint32_t packed = (bytes & 0x7f000000) >> 3 | (bytes & 0x7f0000) >> 2 |
                                 (bytes & 0x7f00) >> 1 | (bytes & 0x7f);
    value = kFirstOfLength[more] + (packed >> (kCodeBits * (kMaxCodeBytes - 1 - more)));
    at_ += 1 + more;
    return true;
  }
  /// True when every byte so far belonged to a whole value.
  bool is_whole() const { return !cut_; }

 private:
  static constexpr std::ptrdiff_t kMostBytes = kMaxCodeBytes;

  bool cut() {
    cut_ = true;
    at_ = end_;
    return false;
  }

  bool next_of_few(std::uint32_t& value) {
    if (at_ == end_) {
      return false;
    }
    std::uint32_t rest = 0, size = 0;
    for (const char* byte = at_; byte != end_; ++byte, ++size) {
      rest = rest << kCodeBits | (static_cast<std::uint8_t>(*byte) & (kMoreBit - 1));
      if ((static_cast<std::uint8_t>(*byte) & kMoreBit) == 0) {
        value = kFirstOfLength[size] + rest;
        at_ = byte + 1;
        return true;
      }
    }
    return cut();
  }

  const char* at_;
  const char* end_;
  bool cut_ = false;
};

/// One word of an article and where it stands. Positions are those of the analyzer: they begin at 1
/// and leave kPositionGap out between paragraphs and texts. Sentences and paragraphs are numbered
/// through the whole article.
struct TokenPlace {
  std::uint32_t form = 0;  ///< its number in the token file
  std::uint32_t position = 0;
  std::uint32_t count =
      0;  ///< words of the article up to this one, the parts of a compound one each
  std::uint32_t sentence = 0, paragraph = 0;
  TokenZone zone = TokenZone::Headline;
  bool in_lead = true;          ///< headline or first paragraph of the body
  std::uint32_t quotation = 0;  ///< number of the one that it stands in, from 1; 0 for none
  bool joined = false;
};

/// Walks over the words of one stream whose values `ValueReader` reads. A mark that leads beyond
/// the last zone ends it.
template <class ValueReader>
class BasicTokenPlaceReader {
 public:
  explicit BasicTokenPlaceReader(std::string_view stream) : values_(stream) {}
  /// Begins in the middle of an article: the first word is in `zone`, and in the lead or not.
  /// Positions, sentences and so on are counted from there.
  BasicTokenPlaceReader(std::string_view stream, TokenZone zone, bool in_lead)
      : values_(stream), in_lead_zone_(zone == TokenZone::Body) {
    place_.zone = zone;
    place_.in_lead = in_lead;
  }

  /// False behind the last word. Cost: about 2 ns a word.
  bool next(TokenPlace& place) {
    return next_of([](std::uint32_t) { return true; }, place);
  }

  /// The next word whose form's number `wanted` says is; the others cost about 1 ns.
  template <class Wanted>
  bool next_of(Wanted wanted, TokenPlace& place) {
    std::uint32_t value;
    while (values_.next(value)) {
      if (value < kTokenMarks) {
        if (!pass(static_cast<TokenMark>(value))) {
          return false;
        }
        continue;
      }
      const bool joined = place_.joined;
      place_.joined = false;
      next_position_ += gap_;
      gap_ = 0;
      if (wanted(value - kTokenMarks)) {
        place = place_;
        place.joined = joined;
        place.form = value - kTokenMarks;
        place.position = next_position_;
        place.count = words_ + 1;
        next_position_ += joined ? 0 : 1;
        words_ += joined ? 0 : 1;
        return true;
      }
      next_position_ += joined ? 0 : 1;
      words_ += joined ? 0 : 1;
    }
    return false;
  }
  bool is_whole() const { return values_.is_whole() && !lost_; }

 private:
  bool pass(TokenMark mark) {
    switch (mark) {
      case TokenMark::Quote:
        place_.quotation = place_.quotation == 0 ? ++quotations_ : 0;
        return true;
      case TokenMark::Joined:
        place_.joined = true;
        return true;
      case TokenMark::Gap:
        next_position_ += gap_ + 1;
        ++words_;
        gap_ = 0;
        return true;
      case TokenMark::Sentence:
        ++place_.sentence;
        return true;
      case TokenMark::Zone:
        if (static_cast<std::uint32_t>(place_.zone) + 1 == kTokenZones) {
          lost_ = true;
          return false;
        }
        place_.zone = static_cast<TokenZone>(static_cast<std::uint8_t>(place_.zone) + 1);
        in_lead_zone_ = place_.zone == TokenZone::Body;
        place_.in_lead = in_lead_zone_;
        break;
      case TokenMark::Paragraph:
      case TokenMark::Text:
        place_.in_lead = place_.in_lead && !in_lead_zone_;
        break;
    }
    ++place_.sentence;
    ++place_.paragraph;
    gap_ = next_position_ == 1 ? 0 : kPositionGap;
    return true;
  }

  ValueReader values_;
  TokenPlace place_;
  std::uint32_t next_position_ = 1, gap_ = 0, quotations_ = 0, words_ = 0;
  bool in_lead_zone_ = false, lost_ = false;
};

using TokenPlaceReader = BasicTokenPlaceReader<TokenValueReader>;

}  // namespace backfile
