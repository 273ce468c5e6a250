// SPDX-License-Identifier: GPL-2.0-or-later
// The pieces of a query's text: words, phrases, values, operators, brackets, each with its field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/schema.h"
#include "searcher/query/query_error.h"

namespace backfile {

enum class QueryTokenKind : std::uint8_t {
  Word,
  Phrase,
  Value,
  Times,
  Open,
  Close,
  And,
  Or,
  Xor,
  Not,
  Near,
  Adj,
  SameSentence,
  SameParagraph,
  End,
};

/// One piece. A field before it ("title:") is part of it; inside field:( ) every piece has that
/// field.
struct QueryToken {
  QueryTokenKind kind = QueryTokenKind::End;
  FieldId field = FieldId::Text;
  std::size_t begin = 0, end = 0;   ///< its bytes in the query, from the field's name on
  std::size_t value_begin = 0;      ///< where `text` stands in the query
  std::string text{};               ///< without field, marks and quotes; a phrase's blanks single
  bool exact = false;               ///< "=" before it
  bool counted = false;             ///< and one more, before the value of a facet
  bool wildcard = false;            ///< "*" or "?" in it (Word)
  std::uint8_t edits = 0;           ///< of word~2
  std::uint32_t opening_words = 0;  ///< of word/F50 and "…"/F50; 0: none
  bool continues = false;           ///< stands behind a comma of the list before it (Value)
  std::uint32_t distance = 0;       ///< of Near, Adj and "…"~n, and the n of Times; 0: none
};

/// Most words in one query, and most bytes.
inline constexpr std::size_t kMaxQueryWords = 20'000;
inline constexpr std::size_t kMaxQueryBytes = 1 << 20;
/// Farthest that NEAR, ADJ and "…"~n reach, and most words that one NEAR or ADJ joins, so that no
/// window (distance and words together) crosses kParagraphGap.
inline constexpr std::uint32_t kMaxDistance = 50;
/// Distance of NEAR and ADJ without a number.
inline constexpr std::uint32_t kDefaultDistance = 10;

/// Reads all pieces; the last is End. Control characters and Unicode's blanks part pieces like a
/// space. Errors: whatever cannot be a piece, with its place in `text`. Cost: O(text.size()).
Result<std::vector<QueryToken>, QueryError> lex_query(std::string_view text);

}  // namespace backfile
