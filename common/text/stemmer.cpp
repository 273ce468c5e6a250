// SPDX-License-Identifier: GPL-2.0-or-later
// The one file of this room that sees Xapian: its Snowball stemmers behind a direct-mapped cache.
#include "common/text/stemmer.h"

#include <xapian.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <vector>

namespace backfile {
namespace {

// ISO 639-1 codes of the stemmers of Xapian 1.4.22 (Xapian::Stem's documentation). Porter's first
// algorithm, Lovins, and the two that only mend the German and Dutch ones are left out.
constexpr std::array<std::string_view, 28> kLanguages{
    "ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id", "it",
    "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr", "in", "mo"};

constexpr std::size_t kSlots = 16 * 1024;

struct Slot {
  static constexpr std::size_t kBytes = 30;
  std::uint8_t form_bytes = 0, stem_bytes = 0;  ///< form_bytes == 0: free
  StemmerId id = 0;
  std::array<char, kBytes> form, stem;

  bool holds(std::string_view word, StemmerId by) const {
    return form_bytes == word.size() && id == by &&
           std::memcmp(form.data(), word.data(), word.size()) == 0;
  }
};
static_assert(sizeof(Slot) <= 64, "one slot, one cache line");

bool has_digit(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string stemmer_version() { return std::string("xapian ") + Xapian::version_string(); }

StemmerId stemmer_for(std::string_view language) {
  const std::string_view code = language.substr(0, language.find_first_of("-_"));
  const auto* const found = std::find(kLanguages.begin(), kLanguages.end(), code);
  return found == kLanguages.end() ? kNoStemmer
                                   : static_cast<StemmerId>(found - kLanguages.begin());
}

struct Stemmer::Cache {
  std::vector<Slot> slots = std::vector<Slot>(kSlots);
  std::array<std::optional<Xapian::Stem>, kLanguages.size()> stemmers;
  std::string uncached;

  void compute(std::string_view form, StemmerId id) {
    std::optional<Xapian::Stem>& stemmer = stemmers[id];
    if (!stemmer) {
      // With the fallback a stemmer that the library lacks leaves words as they are.
      stemmer.emplace(std::string(kLanguages[id]), true);
    }
    uncached.assign(form);
    if (!has_digit(form)) {
      uncached = (*stemmer)(uncached);
    }
  }
};

Stemmer::Stemmer() : cache_(std::make_unique<Cache>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view form, StemmerId id) {
  if (id >= kLanguages.size() || form.empty()) {
    return form;
  }
  if (form.size() > Slot::kBytes) {
    cache_->compute(form, id);
    return cache_->uncached;
  }
  const std::uint64_t hash = XXH3_64bits_withSeed(form.data(), form.size(), id);
  Slot& slot = cache_->slots[hash % kSlots];
  if (!slot.holds(form, id)) {
    cache_->compute(form, id);
    if (cache_->uncached.size() > Slot::kBytes) {
      return cache_->uncached;
    }
    slot.form_bytes = static_cast<std::uint8_t>(form.size());
    slot.stem_bytes = static_cast<std::uint8_t>(cache_->uncached.size());
    slot.id = id;
    form.copy(slot.form.data(), form.size());
    cache_->uncached.copy(slot.stem.data(), slot.stem_bytes);
  }
  return {slot.stem.data(), slot.stem_bytes};
}

}  // namespace backfile
