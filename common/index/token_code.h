// SPDX-License-Identifier: GPL-2.0-or-later
// How the words of an article follow each other in a token file: numbers and marks as bytes, and
// the places that they give.
#pragma once

#include <array>
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
// form, the smaller its number. One byte says how many more belong to it:
//   00-9f           1 byte,  values 0 to 159
//   a0-ef xx        2 bytes, the next 20,480
//   f0-fe xx xx     3 bytes, the next 983,040
//   ff xx xx xx     4 bytes, the next 16,777,216
// Two bytes hold 20,000 forms, nine tenths of running text; three bytes a million.
inline constexpr std::uint32_t kFirstOfTwo = 0xa0, kFirstOfThree = 0xf0, kFirstOfFour = 0xff;
inline constexpr std::uint32_t kTwoByteValues = kFirstOfTwo;
inline constexpr std::uint32_t kThreeByteValues =
    kTwoByteValues + ((kFirstOfThree - kFirstOfTwo) << 8);
inline constexpr std::uint32_t kFourByteValues =
    kThreeByteValues + ((kFirstOfFour - kFirstOfThree) << 16);
/// Most forms that one token file can number.
inline constexpr std::uint32_t kMaxTokenForms = kFourByteValues + (1u << 24) - kTokenMarks;

/// Requires: value < kTokenMarks + kMaxTokenForms.
inline void append_token_value(std::string& out, std::uint32_t value) {
  const auto byte = [&out](std::uint32_t bits) { out += static_cast<char>(bits & 0xff); };
  if (value < kTwoByteValues) {
    return byte(value);
  }
  if (value < kThreeByteValues) {
    value -= kTwoByteValues;
    byte(kFirstOfTwo + (value >> 8));
    return byte(value);
  }
  if (value < kFourByteValues) {
    value -= kThreeByteValues;
    byte(kFirstOfThree + (value >> 16));
  } else {
    value -= kFourByteValues;
    byte(kFirstOfFour);
    byte(value >> 16);
  }
  byte(value >> 8);
  byte(value);
}

inline void append_mark(std::string& out, TokenMark mark) {
  append_token_value(out, static_cast<std::uint32_t>(mark));
}
inline void append_form(std::string& out, std::uint32_t number) {
  append_token_value(out, number + kTokenMarks);
}

/// Reads the values of a stream, whatever its bytes: one that is cut short ends before its last
/// value.
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
    const std::uint32_t first = bytes >> 24;
    const std::uint32_t more = (first >= kFirstOfTwo ? 1u : 0u) +
                               (first >= kFirstOfThree ? 1u : 0u) +
                               (first >= kFirstOfFour ? 1u : 0u);
    value = kValueOf[first] + ((bytes & 0xffffff) >> (24 - 8 * more));
    at_ += 1 + more;
    return true;
  }
  /// True when every byte so far belonged to a whole value.
  bool is_whole() const { return !cut_; }

 private:
  static constexpr std::ptrdiff_t kMostBytes = 4;
  /// The value of a first byte with zeros behind it.
  static constexpr std::array<std::uint32_t, 256> kValueOf = [] {
    std::array<std::uint32_t, 256> values{};
    for (std::uint32_t first = 0; first < values.size(); ++first) {
      values[first] = first < kFirstOfTwo     ? first
                      : first < kFirstOfThree ? kTwoByteValues + ((first - kFirstOfTwo) << 8)
                      : first < kFirstOfFour  ? kThreeByteValues + ((first - kFirstOfThree) << 16)
                                              : kFourByteValues;
    }
    return values;
  }();

  bool next_of_few(std::uint32_t& value) {
    if (at_ == end_) {
      return false;
    }
    const auto first = static_cast<std::uint8_t>(*at_);
    const std::ptrdiff_t count = first < kFirstOfTwo     ? 1
                                 : first < kFirstOfThree ? 2
                                 : first < kFirstOfFour  ? 3
                                                         : 4;
    if (end_ - at_ < count) {
      cut_ = true;
      at_ = end_;
      return false;
    }
    std::uint32_t rest = 0;
    for (std::ptrdiff_t i = 1; i < count; ++i) {
      rest = rest << 8 | static_cast<std::uint8_t>(at_[i]);
    }
    value = kValueOf[first] + rest;
    at_ += count;
    return true;
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
