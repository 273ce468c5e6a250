// SPDX-License-Identifier: GPL-2.0-or-later
// Open addressing by the words' 64-bit hashes, which stand for the words.
#include "indexer/entity/word_cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace backfile {

WordCache::WordCache(const EntityLexicon& lexicon) : lexicon_(lexicon), places_(2 * kMostWords) {}

CachedWord& WordCache::find(std::string_view word) {
  const std::uint64_t key = XXH3_64bits(word.data(), word.size());
  const std::size_t mask = places_.size() - 1;
  std::size_t place = key & mask;
  while (places_[place].word != nullptr && places_[place].key != key) {
    place = (place + 1) & mask;
  }
  if (places_[place].word != nullptr) {
    return *places_[place].word;
  }
  CachedWord& added = words_.emplace_back();
  added.traits = word_traits(word, lexicon_);
  places_[place] = {key, &added};
  if (2 * words_.size() > places_.size()) {
    grow();
  }
  return added;
}

void WordCache::grow() {
  std::vector<Place> places(2 * places_.size());
  const std::size_t mask = places.size() - 1;
  for (const Place& old : places_) {
    std::size_t place = old.key & mask;
    while (old.word != nullptr && places[place].word != nullptr) {
      place = (place + 1) & mask;
    }
    if (old.word != nullptr) {
      places[place] = old;
    }
  }
  places_ = std::move(places);
}

void WordCache::clear_when_full() {
  if (words_.size() >= kMostWords) {
    words_.clear();
    places_.assign(2 * kMostWords, Place{});
  }
}

}  // namespace backfile
