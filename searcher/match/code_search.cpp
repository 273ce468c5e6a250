// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/code_search.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace backfile {
namespace {

using Byte = std::uint8_t;

/// The compiler makes vector code of these loops: they have a fixed length and no branch.
template <std::size_t Size>
void mark_one(const Byte* text, Byte first, std::array<Byte, Size>& marks) {
  for (std::size_t i = 0; i < Size; ++i) {
    marks[i] = static_cast<Byte>(marks[i] | (text[i] == first ? 0xff : 0));
  }
}

template <std::size_t Size>
void mark_two(const Byte* text, Byte first, Byte second, std::array<Byte, Size>& marks) {
  for (std::size_t i = 0; i < Size; ++i) {
    marks[i] = static_cast<Byte>(
        marks[i] | ((text[i] == first ? 0xff : 0) & (text[i + 1] == second ? 0xff : 0)));
  }
}

}  // namespace

CodeSearch::CodeSearch(std::span<const std::uint32_t> numbers) {
  for (const std::uint32_t number : numbers) {
    codes_.emplace_back(number + kTokenMarks);
  }
}

bool CodeSearch::mark(std::string_view stream, std::size_t begin, Marks& marks) const {
  const auto* text = reinterpret_cast<const Byte*>(stream.data()) + begin;
  std::array<Byte, kBlock + 1> end{};
  if (stream.size() - begin <= kBlock) {  // the last one, filled up with marks
    std::memcpy(end.data(), text, stream.size() - begin);
    text = end.data();
  }
  for (const TokenCode& code : codes_) {
    const auto first = static_cast<Byte>(code.bytes[0]);
    if (code.size == 1) {
      mark_one(text, first, marks);
    } else {
      mark_two(text, first, static_cast<Byte>(code.bytes[1]), marks);
    }
  }
  std::array<std::uint64_t, kBlock / sizeof(std::uint64_t)> words;
  std::memcpy(words.data(), marks.data(), sizeof(marks));
  return std::ranges::any_of(words, [](std::uint64_t word) { return word != 0; });
}

bool CodeSearch::is_at(std::string_view stream, std::size_t offset) const {
  return offset < stream.size() && begins_value(stream, offset) &&
         std::ranges::any_of(codes_, [&](const TokenCode& code) {
           return stream.substr(offset).starts_with(code.view());
         });
}

}  // namespace backfile
