// SPDX-License-Identifier: GPL-2.0-or-later
// From stems to the words of a segment and back: words have postings by their stems alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/token_file.h"
#include "common/text/stemmer.h"

namespace backfile {

/// One object a thread; it keeps what it found.
class StemForms {
 public:
  /// Codes of the languages by which a query's words are stemmed, and of all that articles are in.
  StemForms(const std::vector<std::string>& queried, const std::vector<std::string>& all);

  /// The stems that articles may have `form` under, by all languages; each once.
  std::vector<std::string> stems_of(std::string_view form);

  /// The numbers of the forms of `file` that one of the queried languages stems to `stem`, rising.
  /// Good as long as the object. Cost: the forms that begin like the stem are stemmed once, some
  /// hundred; all forms where a language strips beginnings.
  const std::vector<std::uint32_t>& numbers_of(const TokenFile& file, std::string_view stem) {
    return numbers_of(file, stem, queried_);
  }
  /// The same by all languages: every form that may be among the postings of the stem.
  const std::vector<std::uint32_t>& all_numbers_of(const TokenFile& file, std::string_view stem) {
    return numbers_of(file, stem, all_);
  }

 private:
  using Known = std::map<std::pair<const TokenFile*, std::string>, std::vector<std::uint32_t>>;
  struct Languages {
    explicit Languages(const std::vector<std::string>& codes);
    std::vector<StemmerId> stemmers;
    bool has_plain_one = false, strips_beginnings = false;
    Known known;
  };
  const std::vector<std::uint32_t>& numbers_of(const TokenFile& file,
                                               std::string_view stem,
                                               Languages& languages);
  std::string_view stem_of(std::string_view form, StemmerId id);

  Stemmer stemmer_;
  Languages queried_, all_;
};

/// The terms that have postings and stand for `terms`: unstemmed words by their stems, others as
/// they are; sorted, each once.
std::vector<std::string> posted_terms(const std::vector<std::string>& terms, StemForms& forms);

}  // namespace backfile
