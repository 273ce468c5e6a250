// SPDX-License-Identifier: GPL-2.0-or-later
// When two names of organizations may be one organization's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/entity/article_names.h"

namespace backfile {

/// The acronyms that a name of several words may have, in lower case: its initials with and without
/// of, and, for, the; with parts behind hyphens or not; without a country before them too. Empty
/// for a name of one word.
std::vector<std::string> initials_of(const NameForm& form);

/// May stand for initials: in capitals, or a given name in small letters.
bool may_be_acronym(const ArticleName& name);

/// `acronym`, written in brackets behind `form`, begins as it does or has its letters in order.
bool may_abbreviate(std::string_view acronym, const NameForm& form);

/// "US" of "US Coast Guard", "United Kingdom" of "United Kingdom Treasury": how many words of
/// `form` are a country's name before others; 0 when none is.
std::size_t country_words(const NameForm& form);

/// `longer` is `shorter` with a country before it.
bool adds_only_country(const NameForm& longer, const NameForm& shorter);

/// `longer` begins with all words of `shorter` and has more.
bool begins_with(const NameForm& longer, const NameForm& shorter);

/// What `longer` has behind `shorter` tells nothing: Lab, Airlines, Motors ..., or "of X" behind
/// Bank, Ministry ... Requires: begins_with(longer, shorter).
bool adds_only_generic_words(const NameForm& longer, const NameForm& shorter);

/// "Bank", "Co", "Commission": a word that names no organization unless it is short for one that
/// the article names in full.
bool is_mere_word(const NameForm& name);

}  // namespace backfile
