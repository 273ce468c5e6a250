// SPDX-License-Identifier: GPL-2.0-or-later
// Tells lists of words, names and categories from texts.
#pragma once

#include <string_view>

namespace backfile {

/// Whether `text` (ASCII-compatible, any charset) is a list: at least a dozen short lines, hardly a
/// digit in them and hardly a sentence. Menus around an article, narrow columns, tables of results
/// and scripts that write no full stops in long lines are no lists. Cost: O(text.size()).
bool is_word_list(std::string_view text);
/// Whether every line is a relevance judgement as TREC keeps them: query, number, document, grade.
bool is_judgement_list(std::string_view text);

}  // namespace backfile
