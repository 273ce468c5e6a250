// SPDX-License-Identifier: GPL-2.0-or-later
// The names of one article by what the rules that join them look for.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/entity/article_names.h"

namespace backfile {

/// A name by its place in the list of names_of().
using NameId = std::uint32_t;
using NameIds = std::vector<NameId>;

inline bool is_organization(const ArticleName& name) {
  return name.kind == EntityKind::Organization;
}
inline bool is_person(const ArticleName& name) { return name.kind == EntityKind::Person; }

/// Requires: article and names outlive it. Cost of making it: linear; of a question: a look-up.
class NameIndex {
 public:
  NameIndex(const Article& article, const std::vector<ArticleName>& names);

  const std::string& language() const { return article_.language; }
  const ArticleName& operator[](NameId id) const { return names_[id]; }
  const NameIds& written_as(const std::string& key) const { return ids_at(keys_, key); }
  /// People with a full name.
  const NameIds& people_called(const std::string& surname) const {
    return ids_at(people_, surname);
  }
  /// Organizations of two words or more.
  const NameIds& organizations_from(const std::string& first_word) const {
    return ids_at(organizations_, first_word);
  }
  const NameIds& organizations_to(const std::string& last_word) const {
    return ids_at(organization_ends_, last_word);
  }
  /// Organizations of this one word.
  const NameIds& organizations_called(const std::string& word) const {
    return ids_at(one_word_, word);
  }
  /// Organizations and places.
  const NameIds& named_by_initials(const std::string& initials) const {
    return ids_at(initials_, initials);
  }
  /// Names behind which the acronym is written in brackets.
  const NameIds& bracketed(NameId acronym) const;
  /// Whether some person's full name has the word.
  bool is_word_of_person(const std::string& word) const { return person_words_.contains(word); }
  /// A person with a title or with the surname of a full name; the place of a dateline.
  bool is_certain(NameId id) const;

 private:
  using IdsByWord = std::unordered_map<std::string, NameIds>;

  static inline const NameIds kNone{};
  static const NameIds& ids_at(const IdsByWord& ids, const std::string& word);
  void add(NameId id);
  void find_brackets();
  bool in_brackets_behind(const Mention& name, const Mention& acronym) const;

  const Article& article_;
  const std::vector<ArticleName>& names_;
  IdsByWord keys_, people_, one_word_, organizations_, organization_ends_, initials_;
  std::unordered_map<NameId, NameIds> brackets_;
  std::unordered_set<std::string> person_words_;
};

}  // namespace backfile
