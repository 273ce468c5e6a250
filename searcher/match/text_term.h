// SPDX-License-Identifier: GPL-2.0-or-later
// An index term of a field of words, taken apart.
#pragma once

#include <optional>
#include <string_view>

#include "common/index/schema.h"
#include "common/index/token_code.h"

namespace backfile {

struct TextTerm {
  FieldId field = FieldId::Text;
  bool is_stem = false;
  std::string_view word;
};

/// Nothing for the term of a facet, a date or an id.
inline std::optional<TextTerm> text_term_of(std::string_view term) {
  TextTerm found;
  found.is_stem = term.starts_with(kStemPrefix);
  term.remove_prefix(found.is_stem ? kStemPrefix.size() : 0);
  std::size_t letters = 0;
  while (letters < term.size() && term[letters] >= 'A' && term[letters] <= 'Z') {
    ++letters;
  }
  const std::string_view prefix = term.substr(0, letters);
  found.word = term.substr(letters);
  if (found.word.starts_with(':')) {
    found.word.remove_prefix(1);
  }
  for (const Field& field : kFields) {  // the default text before the fields that only queries have
    if (field.kind == FieldKind::Text && field.prefix == prefix) {
      found.field = field.id;
      return found;
    }
  }
  return std::nullopt;
}

/// True when a word at `place` is one of `field`.
inline bool is_in(const TokenPlace& place, FieldId field) {
  switch (field) {
    case FieldId::Text:
      return place.zone == TokenZone::Headline || place.zone == TokenZone::Body;
    case FieldId::Title:
      return place.zone == TokenZone::Headline;
    case FieldId::Lead:
      return place.in_lead;
    case FieldId::Caption:
      return place.zone == TokenZone::Caption;
    case FieldId::By:
      return place.zone == TokenZone::By;
    case FieldId::Url:
      return place.zone == TokenZone::Url;
    default:
      return false;
  }
}

}  // namespace backfile
