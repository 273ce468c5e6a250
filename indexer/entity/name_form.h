// SPDX-License-Identifier: GPL-2.0-or-later
// A name as names are compared: without "the", titles, possessive, dots, capitals, legal suffix.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/model/entity.h"

namespace backfile {

struct NameForm {
  /// As it is shown: on one line, capitals as they stand, without what names of one entity differ
  /// in: "the", a title before a person, the possessive and the legal suffix.
  std::string text;
  std::vector<std::string> words;  ///< of `text`: lower case, no dots, "&" is "and"
  std::string key;                 ///< the words parted by single spaces
  std::string legal_words;         ///< key of the suffix that was taken off: "co inc", "" for none
  bool is_acronym = false;         ///< one word of 2 to 8 capitals and digits, dots or none
  bool is_shouted = false;         ///< no letter is small, and it is no acronym
};

/// `surface` is a name as a text or its metadata writes it (UTF-8). An empty key: no name is left.
/// Cost: O(surface.size()). Threads: pure.
NameForm name_form(EntityKind kind, std::string_view surface);

/// Words that names skip when initials are taken: of, and, for, the, in, on ...
bool is_joining_word(std::string_view word);

/// Jr, Sr, II, III, IV: behind a surname.
bool is_generation(std::string_view word);

/// The surname's own words begin there: "van", "bin", "de", "al" ...
bool is_surname_particle(std::string_view word);

}  // namespace backfile
