// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian's Snowball stemmers by language, with a bounded cache of stems.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace backfile {

/// The library that stems, and its version: stems change between versions.
std::string stemmer_version();

/// Which stemmer: kNoStemmer or an index of the table in stemmer.cpp.
using StemmerId = std::uint8_t;
inline constexpr StemmerId kNoStemmer = 0xFF;

/// The stemmer for an ISO 639 code ("en", "pt-BR" by its first part); kNoStemmer when there is
/// none.
StemmerId stemmer_for(std::string_view language);

/// Stems of folded forms. One object a thread. Memory: a fixed 1 MB of cache and the stemmers used.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stem of `form`, itself when `id` is kNoStemmer or it holds a digit. The view is into
  /// `form` or good until the next call. Cost: one line of memory when cached; Snowball takes about
  /// 300 ns.
  std::string_view stem(std::string_view form, StemmerId id);
  /// The same for a form that is not asked for again, past the cache.
  std::string_view stem_once(std::string_view form, StemmerId id);

 private:
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

}  // namespace backfile
