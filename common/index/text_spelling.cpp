// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/text_spelling.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace backfile {
namespace {

/// What often stands before a word. On-disk: do not renumber.
constexpr std::array<std::string_view, 47> kGaps{
    " ",   "",    ", ",   ". ",      ".\n\n",   ".",   "-",   "'",    ",",   " (",     ") ", ",\" ",
    " \"", "\" ", ".\" ", ".\n\n\"", ".\"\n\n", "/",   ": ",  "; ",   " - ", " -- ",   "’",  " “",
    "” ",  ",” ", ".” ",  ".\n\n“",  ".”\n\n",  "? ",  "! ",  "\n\n", "\n",  "\n\n\"", " $", "% ",
    " – ", " — ", "—",    ", \"",    ", “",     "), ", "). ", ".\n",  " & ", "://",    " '"};
constexpr std::size_t kMostGapBytes = 8;
/// Number of a gap that the table does not hold: it follows behind its length.
constexpr std::uint8_t kOtherGap = kGaps.size();

/// How a word is spelled by its form. On-disk: do not renumber.
enum class Spelling : std::uint8_t {
  AsForm,
  Capitalized,  ///< its first letter is a capital: an ASCII, Greek or Cyrillic one
  Capitals,     ///< all such letters are
  Other,        ///< it follows behind its length
};
constexpr std::uint8_t kSpellings = 4;

/// Longer forms are cut ones and end in a hash (kMaxFormBytes).
constexpr std::size_t kMostFormBytes = 200;

/// Symbols below this are a gap's number times kSpellings plus a spelling; from this on they stand
/// for 1, 2, ... words as their forms behind a space each.
constexpr std::uint8_t kFirstRun = (kOtherGap + 1) * kSpellings;
constexpr std::uint32_t kLongestRun = 256 - kFirstRun;
static_assert(kFirstRun == 192);

/// Small letters whose capital lies so far below and has as many bytes. Source: Unicode, Greek and
/// Cyrillic; letters with accents are folded to these.
constexpr std::uint32_t kToCapital = 0x20, kSmallGreek = 0x3b1, kLastSmallGreek = 0x3c9,
                        kSmallCyrillic = 0x430, kLastSmallCyrillic = 0x44f;
constexpr std::uint32_t kFirstOfTwo = 0xc0, kLetterBits = 0x3f;

/// Makes the letter that begins at `letter` a capital; the length of the letter, 1 for any byte
/// that begins none of these.
std::size_t make_capital(char* letter, const char* end) {
  if (*letter >= 'a' && *letter <= 'z') {
    *letter = static_cast<char>(*letter - 'a' + 'A');
  }
  const auto first = static_cast<std::uint8_t>(*letter);
  if (first < kFirstOfTwo || end - letter < 2) {
    return 1;
  }
  const auto second = static_cast<std::uint8_t>(letter[1]);
  std::uint32_t code = (first & kLetterBits) << 6 | (second & kLetterBits);
  if ((code >= kSmallGreek && code <= kLastSmallGreek) ||
      (code >= kSmallCyrillic && code <= kLastSmallCyrillic)) {
    code -= kToCapital;
    letter[0] = static_cast<char>(kFirstOfTwo | code >> 6);
    letter[1] = static_cast<char>(0x80 | (code & kLetterBits));
    return 2;
  }
  return 1;
}

void make_capitals(char* begin, const char* end, Spelling spelling) {
  if (spelling == Spelling::Capitalized && begin != end) {
    make_capital(begin, end);
  }
  while (spelling == Spelling::Capitals && begin != end) {
    begin += make_capital(begin, end);
  }
}

/// The numbers of kGaps by their bytes.
class GapTable {
 public:
  GapTable() {
    for (std::uint8_t number = 0; number < kGaps.size(); ++number) {
      std::size_t slot = hash(kGaps[number]);
      while (slots_[slot] != kOtherGap) {
        slot = (slot + 1) % kSlots;
      }
      slots_[slot] = number;
    }
  }
  std::uint8_t number_of(std::string_view gap) const {
    if (gap.size() > kMostGapBytes) {
      return kOtherGap;
    }
    std::size_t slot = hash(gap);
    while (slots_[slot] != kOtherGap && kGaps[slots_[slot]] != gap) {
      slot = (slot + 1) % kSlots;
    }
    return slots_[slot];
  }

 private:
  static constexpr std::size_t kSlots = 256;
  static std::size_t hash(std::string_view gap) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, gap.data(), gap.size());
    return static_cast<std::size_t>((bytes + gap.size()) * 0x9E3779B97F4A7C15u >> 56);
  }
  std::array<std::uint8_t, kSlots> slots_ = [] {
    std::array<std::uint8_t, kSlots> empty;
    empty.fill(kOtherGap);
    return empty;
  }();
};

const GapTable& gap_table() {
  static const GapTable kTable;
  return kTable;
}

Spelling spelling_of(std::string_view word, std::string_view form) {
  std::array<char, kMostFormBytes> capitals;
  if (word.size() != form.size() || form.empty() || form.size() > capitals.size()) {
    return Spelling::Other;
  }
  if (word == form) {
    return Spelling::AsForm;
  }
  for (const Spelling spelling : {Spelling::Capitalized, Spelling::Capitals}) {
    std::ranges::copy(form, capitals.begin());
    make_capitals(capitals.data(), capitals.data() + form.size(), spelling);
    if (word == std::string_view(capitals.data(), form.size())) {
      return spelling;
    }
  }
  return Spelling::Other;
}

bool are_in_order(std::string_view text, std::span<const SpelledWord> words) {
  std::uint32_t end = 0;
  for (const SpelledWord& word : words) {
    if (word.begin < end || word.end < word.begin) {
      return false;
    }
    end = word.end;
  }
  return end <= text.size();
}

void append_run(std::string& out, std::uint32_t& run) {
  for (; run > 0; run -= std::min(run, kLongestRun)) {
    out += static_cast<char>(kFirstRun + std::min(run, kLongestRun) - 1);
  }
}

}  // namespace

bool append_spelling(std::string& out, std::string_view text, std::span<const SpelledWord> words) {
  if (!are_in_order(text, words)) {
    return false;
  }
  const GapTable& gaps = gap_table();
  append_varint(out, text.size());
  append_varint(out, words.size());
  std::uint32_t end = 0, run = 0;
  for (const SpelledWord& spelled : words) {
    const std::string_view gap = text.substr(end, spelled.begin - end);
    const std::string_view word = text.substr(spelled.begin, spelled.end - spelled.begin);
    const Spelling spelling = spelling_of(word, spelled.form);
    end = spelled.end;
    if (gap == kGaps.front() && spelling == Spelling::AsForm) {
      ++run;
      continue;
    }
    append_run(out, run);
    const std::uint8_t number = gaps.number_of(gap);
    out += static_cast<char>(number * kSpellings + static_cast<std::uint8_t>(spelling));
    if (number == kOtherGap) {
      append_text(out, gap);
    }
    if (spelling == Spelling::Other) {
      append_text(out, word);
    }
  }
  append_run(out, run);
  out += text.substr(end);
  return true;
}

SpellingReader::SpellingReader(std::span<const std::string_view> forms) : forms_(forms) {
  for (const std::string_view form : forms) {
    form_bytes_ += form.size();
  }
}

std::string SpellingReader::read(ByteReader& in) {
  std::string text;
  // What no honest text exceeds: its forms, a gap of the table each, and what is written out.
  const std::uint64_t text_bytes =
      in.varint_to(form_bytes_ + forms_.size() * kMostGapBytes + in.rest_bytes());
  std::uint64_t words = in.varint_to(forms_.size());
  text.reserve(text_bytes);
  while (words > 0 && in.ok()) {
    const auto symbol = in.number<std::uint8_t>();
    const std::uint64_t run = symbol < kFirstRun ? 1 : symbol - kFirstRun + std::uint64_t{1};
    if (run > words) {
      in.fail();
      break;
    }
    if (symbol < kFirstRun) {
      read_word(symbol, in, text);
    } else {
      for (std::uint64_t i = 0; i < run; ++i) {
        text += ' ';
        text += forms_[i];
      }
    }
    forms_ = forms_.subspan(run);
    words -= run;
  }
  if (text.size() > text_bytes) {
    in.fail();
  }
  text += in.ok() ? in.bytes(text_bytes - text.size()) : std::string_view{};
  return text;
}

/// Appends the first word of `forms_` and what stands before it.
void SpellingReader::read_word(std::uint8_t symbol, ByteReader& in, std::string& text) const {
  const std::uint8_t gap = symbol / kSpellings;
  text += gap == kOtherGap ? in.text() : kGaps[gap];
  const auto spelling = static_cast<Spelling>(symbol % kSpellings);
  const std::size_t begin = text.size();
  text += spelling == Spelling::Other ? in.text() : forms_.front();
  make_capitals(text.data() + begin, text.data() + text.size(), spelling);
}

}  // namespace backfile
