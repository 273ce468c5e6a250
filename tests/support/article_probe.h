// SPDX-License-Identifier: GPL-2.0-or-later
// Reads one document with the options that nothing sets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "indexer/parse/article_parser.h"

namespace backfile::test {

using Lines = std::vector<std::string>;

inline Result<Article> parse_bytes(DocumentFormat format, std::string_view bytes) {
  RawDocument document;
  document.path = "f";
  document.format = format;
  document.bytes = bytes;
  return parse_article(document, {});
}

/// The article in `bytes`; an empty one, and a failed check, when there is none.
inline Article article_in(DocumentFormat format, std::string_view bytes) {
  Result<Article> article = parse_bytes(format, bytes);
  if (!article) {
    FAIL_CHECK(article.error().message);
    return {};
  }
  return *std::move(article);
}

}  // namespace backfile::test
