// SPDX-License-Identifier: GPL-2.0-or-later
// Hashes of words and of features. In the model file: a change asks for a newly trained model.
#pragma once

#include <cstdint>
#include <string_view>

namespace backfile {

/// Finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every bit.
constexpr std::uint64_t mix_bits(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// FNV-1a over the bytes, mixed.
constexpr std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  }
  return mix_bits(hash);
}

/// Order matters: combine_hashes(a, b) != combine_hashes(b, a).
constexpr std::uint64_t combine_hashes(std::uint64_t first, std::uint64_t second) {
  return mix_bits(first * 0x9E3779B97F4A7C15u + second);
}

}  // namespace backfile
