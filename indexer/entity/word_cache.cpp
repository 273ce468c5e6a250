// SPDX-License-Identifier: GPL-2.0-or-later
// Open addressing by the words' 64-bit hashes, which stand for the words.
#include "indexer/entity/word_cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace backfile {

WordCache::WordCache(const EntityLexicon& lexicon) : lexicon_(lexicon), places_(2 * kMostWords) {}

const WordPlace& WordCache::find(std::string_view word) {
  const std::uint64_t key = XXH3_64bits(word.data(), word.size());
  const std::size_t mask = places_.size() - 1;
  std::size_t at = key & mask;
  while (places_[at].word != nullptr && places_[at].key != key) {
    at = (at + 1) & mask;
  }
  WordPlace& place = places_[at];
  if (place.word == nullptr) {
    CachedWord& added = new_word();
    added.traits = word_traits(word, lexicon_);
    place = {key, &added, added.traits.lower, added.traits.case_kind, added.traits.role, 1};
    if (4 * (words_.size() - forgotten_.size()) > 3 * places_.size()) {
      grow();
      return find(word);
    }
  } else if (place.uses < kMostUses) {
    ++place.uses;
  }
  return place;
}

CachedWord& WordCache::new_word() {
  if (forgotten_.empty()) {
    return words_.emplace_back();
  }
  CachedWord& word = *forgotten_.back();
  forgotten_.pop_back();
  word.document = 0;
  word.scored = 0;
  return word;
}

// The first free place for a key that is not there.
WordPlace& WordCache::free_place(std::uint64_t key) {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = key & mask;
  while (places_[at].word != nullptr) {
    at = (at + 1) & mask;
  }
  return places_[at];
}

void WordCache::grow() {
  std::vector<WordPlace> old(2 * places_.size());
  old.swap(places_);
  for (const WordPlace& place : old) {
    if (place.word != nullptr) {
      free_place(place.key) = place;
    }
  }
}

void WordCache::clear_when_full() {
  if (words_.size() - forgotten_.size() < kMostWords) {
    return;
  }
  std::array<std::size_t, kMostUses + 1> words_by_uses{};
  for (const WordPlace& place : places_) {
    words_by_uses[place.uses] += place.word != nullptr ? 1u : 0u;
  }
  std::size_t least_uses = kMostUses + 1, kept = 0;
  while (least_uses > 1 && kept + words_by_uses[least_uses - 1] <= kKeptWords) {
    kept += words_by_uses[--least_uses];
  }
  std::vector<WordPlace> old(2 * kMostWords);
  old.swap(places_);
  for (WordPlace& place : old) {
    if (place.word != nullptr && place.uses >= least_uses) {
      place.uses = static_cast<std::uint8_t>(place.uses / 2);
      free_place(place.key) = place;
    } else if (place.word != nullptr) {
      forgotten_.push_back(place.word);
    }
  }
}

}  // namespace backfile
