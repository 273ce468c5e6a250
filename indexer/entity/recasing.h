// SPDX-License-Identifier: GPL-2.0-or-later
// Headlines and datelines in ALL CAPS or Title Case, written as the same words are inside
// sentences.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entity/entity_lexicon.h"

namespace backfile {

/// A token as the tagger reads it: typographic apostrophes already plain.
struct PlainToken {
  std::string_view form;
  bool starts_sentence = false;
  bool is_headline = false;  ///< told by the same names elsewhere, tells nothing of them
  bool is_dateline = false;  ///< names the place of writing: "TALLAHASSEE" of "TALLAHASSEE, Fla. -"
};

/// How the capitals of one sentence are used.
enum class CaseStyle { Sentence, AllCaps, TitleCase };

/// Reads the sentence tokens[first, last). Requires: first < last <= tokens.size().
CaseStyle case_style(const std::vector<PlainToken>& tokens,
                     std::size_t first,
                     std::size_t last,
                     const EntityLexicon& lexicon);

/// Rewrites the forms of sentences in ALL CAPS or Title Case: first as the rest of the document
/// writes the word inside a sentence, else as the lexicon's capitals tell. Changed forms live in
/// `forms`, which must outlive `tokens`; recased sentences are marked is_headline. A place in
/// capitals that a date, an agency or a dash behind it shows to be a dateline's is written with an
/// initial and marked is_dateline.
void recase_headlines(std::vector<PlainToken>& tokens,
                      const EntityLexicon& lexicon,
                      std::deque<std::string>& forms);

}  // namespace backfile
