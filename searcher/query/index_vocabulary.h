// SPDX-License-Identifier: GPL-2.0-or-later
// What compiling a query asks of the index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/schema.h"

namespace backfile {

class IndexVocabulary {
 public:
  virtual ~IndexVocabulary() = default;

  /// Codes of the languages by which words are stemmed, most articles first: those of 2 % of the
  /// articles or more, always the largest; then "und" when there are other articles (a stem by a
  /// language that only a few articles are in would find wrong words in all the others). "und":
  /// words are found by their form too.
  virtual const std::vector<std::string>& languages() const = 0;

  /// Folded keys of the facet values of `field` in whose key the words of `folded` (parted by
  /// single spaces) stand next to each other; only the one equal to it when `literal`. Sorted, each
  /// once.
  virtual std::vector<std::string> facet_keys(FieldId field,
                                              std::string_view folded,
                                              bool literal) const = 0;

  /// Index terms that begin with `prefix_term` (field prefix and folded word begin), at most
  /// `limit` + 1 of them, sorted.
  virtual Result<std::vector<std::string>> terms_with_prefix(std::string_view prefix_term,
                                                             std::size_t limit) const = 0;
};

}  // namespace backfile
