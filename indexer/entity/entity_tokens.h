// SPDX-License-Identifier: GPL-2.0-or-later
// Tokens as corpora of names cut them: "U.S.", "Mr.", "'s" and "-" are tokens of their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entity/entity_language.h"

namespace backfile {

/// Bytes [begin, end) of the text.
struct EntityToken {
  std::uint32_t begin = 0, end = 0;
  bool starts_sentence = false;
  bool operator==(const EntityToken&) const = default;
};

/// Cuts `text` (UTF-8) into words and marks and finds where sentences begin; replaces `tokens`.
/// In German a hyphen lies inside a word, and "3. Oktober" begins no sentence.
/// common/text/tokenizer.h is for search: it drops marks and the last full stop of "U.S.", which
/// tell names. Requires: text.size() < 4 GB. Cost: O(text.size()).
void tokenize_for_entities(std::string_view text,
                           std::vector<EntityToken>& tokens,
                           EntityLanguage language = EntityLanguage::English);

/// True when no byte is beyond ASCII.
bool is_ascii(std::string_view text);

/// The token with typographic apostrophes (’ ʼ ‘) made plain; `space` holds it when it changed.
std::string_view plain_token(std::string_view token, std::string& space);

}  // namespace backfile
