// SPDX-License-Identifier: GPL-2.0-or-later
// Which names of one article are other names of the same person, organization or place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/entity/article_names.h"

namespace backfile {

/// Why two names are one entity's.
enum class JoinRule : std::uint8_t {
  SameName,          ///< one way of writing, mostly taken for the other kind
  FullerName,        ///< "Ronald Reagan", "R. Reagan" -> "Ronald W. Reagan"
  Surname,           ///< "Reagan" -> "Ronald Reagan"
  Acronym,           ///< "DHS" -> "Department of Homeland Security": its initials
  BracketedAcronym,  ///< written "Organization of the Petroleum Exporting Countries (OPEC)"
  NamedAfter,        ///< "Kaspersky", taken for a person -> "Kaspersky", else "Kaspersky Lab"
  WithCountry,       ///< "Coast Guard" -> "US Coast Guard"
  ShortForm,         ///< "Kaspersky" -> "Kaspersky Lab"; "Bank" -> "Bank of England"
};

/// "fuller name", "surname" ...
std::string_view name_of(JoinRule rule);

/// names[from] is one with names[into], which is not joined to any other itself.
struct NameJoin {
  JoinRule rule = JoinRule::Surname;
  std::uint32_t from = 0, into = 0;
  bool operator==(const NameJoin&) const = default;
};

/// The joins within one article. A name is joined when the rules know exactly one entity for it;
/// a name that the metadata gives is joined to no other given one and to none of another kind.
/// Longer names settle before shorter ones. Cost: linear but for names that share a surname or a
/// first word. Source of the rules: a trial in which 255 merges were checked by hand; any other
/// prefix was wrong too often.
std::vector<NameJoin> join_names(const Article& article, const std::vector<ArticleName>& names);

}  // namespace backfile
