// SPDX-License-Identifier: GPL-2.0-or-later
// When two names of people may be one person's.
#pragma once

#include <string>
#include <string_view>

#include "indexer/entity/article_names.h"

namespace backfile {

/// The surname by which a person is found: the last word before Jr, Sr, III, without "al-".
std::string surname_of(const NameForm& form);

/// Two words or more besides Jr and the like: given name or initial, and surname.
bool is_full_name(const NameForm& form);

/// A surname alone, with its particles: "Peskov", "bin Laden".
bool is_lone_surname(const NameForm& form);

/// Both are full names with one surname; first names agree when they are equal or one is the
/// other's initial, middle names when one has none or they agree one by one.
bool may_be_one_person(const NameForm& a, const NameForm& b);

/// Mr of one and Mrs of the other.
bool titles_contradict(const ArticleName& a, const ArticleName& b);

}  // namespace backfile
