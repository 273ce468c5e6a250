// SPDX-License-Identifier: GPL-2.0-or-later
// The one file of this room that sees Xapian: its Snowball stemmers behind a cache of fixed size.
#include "common/text/stemmer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <optional>
#include <type_traits>

#include <sys/mman.h>
#include <xapian.h>

#include "common/base/large_block.h"

namespace backfile {
namespace {

// ISO 639-1 codes of the stemmers of Xapian 1.4.22 (Xapian::Stem's documentation). Porter's first
// algorithm, Lovins, and the two that only mend the German and Dutch ones are left out.
constexpr std::array<std::string_view, 26> kLanguages{
    "ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
    "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta", "tr"};

/// 1 MB of slots: the words that news repeats.
constexpr unsigned kLineBits = 14;
constexpr std::size_t kMaxCachedBytes = 24, kMaxSuffixBytes = 4;

template <class Number>
std::uint64_t load(const char* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

// The bytes of a form in three numbers, which overlap where it is short: with the length beside
// them two keys are equal exactly when the forms are.
struct Key {
  std::uint64_t first = 0, second = 0, third = 0;
  std::uint8_t bytes = 0;
  StemmerId id = 0;

  std::size_t line() const {
    constexpr std::uint64_t kOdd1 = 0x9E3779B97F4A7C15, kOdd2 = 0xC2B2AE3D27D4EB4F;
    std::uint64_t hash =
        first ^ (second * kOdd2) ^ (third * kOdd1) ^ (std::uint64_t{bytes} << 56 | id);
    hash = (hash ^ hash >> 32) * kOdd1;
    return (hash ^ hash >> 29) * kOdd2 >> (64 - kLineBits);
  }
};

// Requires: 0 < form.size() <= kMaxCachedBytes.
Key key_of(std::string_view form, StemmerId id) {
  const char* const begin = form.data();
  const std::size_t bytes = form.size();
  const char* const end = begin + bytes;
  Key key;
  key.bytes = static_cast<std::uint8_t>(bytes);
  key.id = id;
  if (bytes > 16) {
    key.first = load<std::uint64_t>(begin);
    key.second = load<std::uint64_t>(begin + 8);
    key.third = load<std::uint64_t>(end - 8);
  } else if (bytes >= 8) {
    key.first = load<std::uint64_t>(begin);
    key.second = load<std::uint64_t>(end - 8);
  } else if (bytes >= 4) {
    key.first = load<std::uint32_t>(begin) | load<std::uint32_t>(end - 4) << 32;
  } else {
    key.first = load<std::uint8_t>(begin) | load<std::uint8_t>(begin + bytes / 2) << 8 |
                load<std::uint8_t>(end - 1) << 16;
  }
  return key;
}

// A key, and its stem as how much of the form it keeps and what comes behind.
struct Slot {
  std::uint64_t first = 0, second = 0, third = 0;
  std::uint8_t bytes = 0;  ///< 0: free
  StemmerId id = 0;
  std::uint8_t kept_bytes = 0, suffix_bytes = 0;
  std::array<char, kMaxSuffixBytes> suffix{};

  bool holds(const Key& key) const {
    return first == key.first && second == key.second && third == key.third && bytes == key.bytes &&
           id == key.id;
  }
};

// Keys with one number share a line: the word asked for last and the one before.
struct alignas(64) Line {
  std::array<Slot, 2> slots;
};
static_assert(sizeof(Line) == 64, "one line of slots is one of the processor's cache");

struct Ending {
  std::string_view language, folded, accented;
};
// Stemmers are asked about folded forms, so that a query without accents finds what has them; asked
// about accented ones they would part 23 % of Portuguese and 16 % of French words with accents from
// their plain spelling. But some stemmers know these endings by their accent only: given back,
// words of one stem stay together in 97 % (without: 91 %) of the cases in Portuguese and French
// news.
constexpr std::array kAccentedEndings{
    Ending{"es", "cion", "ción"},
    Ending{"es", "logia", "logía"},
    Ending{"es", "logias", "logías"},
    Ending{"fr", "ee", "ée"},
    Ending{"fr", "ees", "ées"},
    Ending{"pt", "ancia", "ância"},
    Ending{"pt", "ancias", "âncias"},
    Ending{"pt", "avel", "ável"},
    Ending{"pt", "cao", "ção"},
    Ending{"pt", "coes", "ções"},
    Ending{"pt", "encia", "ência"},
    Ending{"pt", "encias", "ências"},
    Ending{"pt", "ivel", "ível"},
};

// `form` with the accent of its ending; empty when it has no such ending.
std::string with_accented_ending(std::string_view form, StemmerId id) {
  for (const Ending& ending : kAccentedEndings) {
    if (ending.language == kLanguages[id] && form.size() > ending.folded.size() + 1 &&
        form.ends_with(ending.folded)) {
      return std::string(form.substr(0, form.size() - ending.folded.size()))
          .append(ending.accented);
    }
  }
  return {};
}

bool is_ascii(std::string_view text) {
  return std::all_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

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

namespace {

// Zeros, which are free slots, in one large page where the system has such: the words of a page of
// hits come to every small page of the table.
struct LinesDeleter {
  void operator()(Line* lines) const { ::munmap(lines, kLargePageBytes); }
};
using Lines = std::unique_ptr<Line[], LinesDeleter>;
static_assert(std::is_trivially_destructible_v<Line> &&
              sizeof(Line) << kLineBits <= kLargePageBytes);

Lines make_lines() {
  void* const memory =
      ::mmap(nullptr, kLargePageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    throw std::bad_alloc();
  }
  ::madvise(memory, kLargePageBytes, MADV_HUGEPAGE);
  return Lines(static_cast<Line*>(memory));
}

}  // namespace

struct Stemmer::Cache {
  Lines lines = make_lines();
  std::array<std::optional<Xapian::Stem>, kLanguages.size()> stemmers;
  std::string stem;  ///< the last one that is not a beginning of its form

  void compute(std::string_view form, StemmerId id) {
    std::optional<Xapian::Stem>& stemmer = stemmers[id];
    if (!stemmer) {
      // With the fallback a stemmer that the library lacks leaves words as they are.
      stemmer.emplace(std::string(kLanguages[id]), true);
    }
    stem.assign(form);
    if (has_digit(form)) {
      return;
    }
    const std::string accented = with_accented_ending(form, id);
    stem = (*stemmer)(accented.empty() ? stem : accented);
    if (!accented.empty() && !is_ascii(stem)) {
      stem = (*stemmer)(std::string(form));  // the accent stayed: not that ending after all
    }
    if (stem.empty()) {
      stem.assign(form);
    }
  }

  void remember(Line& line, const Key& key, std::string_view form) const {
    const auto parting = std::mismatch(form.begin(), form.end(), stem.begin(), stem.end());
    const auto kept = static_cast<std::size_t>(parting.first - form.begin());
    if (stem.size() - kept <= kMaxSuffixBytes) {
      line.slots[1] = line.slots[0];
      Slot& slot = line.slots[0];
      slot = {key.first, key.second, key.third, key.bytes, key.id, static_cast<std::uint8_t>(kept)};
      slot.suffix_bytes =
          static_cast<std::uint8_t>(stem.copy(slot.suffix.data(), kMaxSuffixBytes, kept));
    }
  }
};

Stemmer::Stemmer() : cache_(std::make_unique<Cache>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem_once(std::string_view form, StemmerId id) {
  if (id >= kLanguages.size() || form.empty()) {
    return form;
  }
  cache_->compute(form, id);
  return cache_->stem;
}

std::string_view Stemmer::stem(std::string_view form, StemmerId id) {
  if (id >= kLanguages.size() || form.empty()) {
    return form;
  }
  Cache& cache = *cache_;
  if (form.size() > kMaxCachedBytes) {
    return stem_once(form, id);
  }
  const Key key = key_of(form, id);
  Line& line = cache.lines[key.line()];
  const bool in_first = line.slots[0].holds(key);
  if (!in_first && !line.slots[1].holds(key)) {
    cache.compute(form, id);
    cache.remember(line, key, form);
    return cache.stem;
  }
  const Slot& slot = line.slots[in_first ? 0 : 1];
  const std::string_view kept = form.substr(0, slot.kept_bytes);
  if (slot.suffix_bytes == 0) {
    return kept;
  }
  cache.stem.assign(kept).append(slot.suffix.data(), slot.suffix_bytes);
  return cache.stem;
}

}  // namespace backfile
