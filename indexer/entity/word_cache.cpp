// SPDX-License-Identifier: GPL-2.0-or-later
// Open addressing by the words' 64-bit hashes, which stand for the words.
#include "indexer/entity/word_cache.h"

namespace backfile {

WordCache::WordCache(const EntityLexicon& lexicon)
    : lexicon_(lexicon), places_(2 * kMostWords, nullptr) {}

CachedWord& WordCache::find(std::string_view word) {
  const std::uint64_t hash = hash_word(word);
  std::size_t mask = places_.size() - 1;
  std::size_t place = hash & mask;
  while (places_[place] != nullptr && places_[place]->traits.form != hash) {
    place = (place + 1) & mask;
  }
  if (places_[place] != nullptr) {
    return *places_[place];
  }
  CachedWord& added = words_.emplace_back();
  added.traits = word_traits(word, lexicon_);
  places_[place] = &added;
  if (2 * words_.size() > places_.size()) {
    grow();
  }
  return added;
}

void WordCache::grow() {
  std::vector<CachedWord*> places(2 * places_.size(), nullptr);
  const std::size_t mask = places.size() - 1;
  for (CachedWord& word : words_) {
    std::size_t place = word.traits.form & mask;
    while (places[place] != nullptr) {
      place = (place + 1) & mask;
    }
    places[place] = &word;
  }
  places_ = std::move(places);
}

void WordCache::clear_when_full() {
  if (words_.size() >= kMostWords) {
    words_.clear();
    places_.assign(2 * kMostWords, nullptr);
  }
}

}  // namespace backfile
