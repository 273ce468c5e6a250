// SPDX-License-Identifier: GPL-2.0-or-later
// Short lists of words, looked through one by one.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace backfile {

template <std::size_t N>
using WordList = std::array<std::string_view, N>;

template <std::size_t N>
bool contains(const WordList<N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace backfile
