// SPDX-License-Identifier: GPL-2.0-or-later
// Hashes runs of words.
#include "indexer/parse/text_agreement.h"

#include <algorithm>
#include <array>

#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

constexpr std::size_t kRun = 4;
constexpr std::uint64_t kOffset = 14695981039346656037u,
                        kPrime = 1099511628211u;  // FNV-1a, 64 bits

constexpr bool is_ascii_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

/// Calls `on_run` with the hash of every run; of a shorter text with the one of all its words.
template <class OnRun>
void each_run(std::string_view text, OnRun on_run) {
  std::array<std::uint64_t, kRun> last{};
  std::size_t words = 0;
  const auto end_word = [&](std::uint64_t hash) {
    last[words++ % kRun] = hash;
    if (words >= kRun) {
      std::uint64_t run = 0;
      for (std::size_t i = 0; i < kRun; ++i) {
        run = run * kPrime + last[(words + i) % kRun];
      }
      on_run(run);
    }
  };
  std::uint64_t hash = kOffset;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool east = is_east_asian(c);
    const bool letter =
        c < 0x80 ? is_ascii_alnum(text[begin]) : c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F);
    if (open && (!letter || east)) {
      end_word(hash);
      hash = kOffset;
    }
    open = letter && !east;
    for (std::size_t i = begin; letter && i < at; ++i) {
      hash = (hash ^ static_cast<unsigned char>(ascii_lower(text[i]))) * kPrime;
    }
    if (east) {
      end_word(hash);
      hash = kOffset;
    }
  }
  if (open) {
    end_word(hash);
  }
  if (words > 0 && words < kRun) {
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < words; ++i) {
      run = run * kPrime + last[i];
    }
    on_run(run);
  }
}

}  // namespace

TextAgreement::TextAgreement(std::string_view text) {
  each_run(text, [&](std::uint64_t run) { runs_.push_back(run); });
  std::sort(runs_.begin(), runs_.end());
  runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
}

TextAgreement::Count TextAgreement::count(std::string_view text) const {
  Count count;
  each_run(text, [&](std::uint64_t run) {
    ++count.all;
    count.shared += std::binary_search(runs_.begin(), runs_.end(), run) ? 1u : 0u;
  });
  return count;
}

double TextAgreement::share_of(std::string_view text) const {
  const Count found = count(text);
  return found.all == 0 ? 0 : static_cast<double>(found.shared) / static_cast<double>(found.all);
}

}  // namespace backfile
