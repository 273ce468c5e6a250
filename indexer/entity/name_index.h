// SPDX-License-Identifier: GPL-2.0-or-later
// The names of one article by what the rules that join them look for.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/entity/article_names.h"

namespace backfile {

/// A name by its place in the list of names_of().
using NameId = std::uint32_t;
using NameIds = std::span<const NameId>;

inline bool is_organization(const ArticleName& name) {
  return name.kind == EntityKind::Organization;
}
inline bool is_person(const ArticleName& name) { return name.kind == EntityKind::Person; }

/// Names by a word, sorted once: an article has few names, and a map of them costs more than the
/// questions. Requires: the words outlive it.
class NamesByWord {
 public:
  void add(std::string_view word, NameId id) { entries_.emplace_back(word, id); }
  /// Behind the last add(), before the first at().
  void sort();
  /// In the order of their adding.
  NameIds at(std::string_view word) const;

 private:
  std::vector<std::pair<std::string_view, NameId>> entries_;  // by word
  std::vector<NameId> ids_;                                   // of the entries
};

/// Requires: article and names outlive it. Cost of making it: linear; of a question: a look-up.
class NameIndex {
 public:
  NameIndex(const Article& article, const std::vector<ArticleName>& names);

  const std::string& language() const { return article_.language; }
  const ArticleName& operator[](NameId id) const { return names_[id]; }
  NameIds written_as(std::string_view key) const { return keys_.at(key); }
  /// People with a full name.
  NameIds people_called(std::string_view surname) const { return people_.at(surname); }
  /// Organizations of two words or more.
  NameIds organizations_from(std::string_view first_word) const {
    return organizations_.at(first_word);
  }
  NameIds organizations_to(std::string_view last_word) const {
    return organization_ends_.at(last_word);
  }
  /// Organizations of this one word.
  NameIds organizations_called(std::string_view word) const { return one_word_.at(word); }
  /// Organizations and places.
  NameIds named_by_initials(std::string_view initials) const { return initials_.at(initials); }
  /// Names behind which the acronym is written in brackets.
  NameIds bracketed(NameId acronym) const;
  /// Whether some person's full name has the word.
  bool is_word_of_person(std::string_view word) const { return !person_words_.at(word).empty(); }
  /// A person with a title or with the surname of a full name; the place of a dateline.
  bool is_certain(NameId id) const;

 private:
  void add(NameId id);
  void find_brackets();
  bool in_brackets_behind(const Mention& name, const Mention& acronym) const;

  const Article& article_;
  const std::vector<ArticleName>& names_;
  std::deque<std::string> made_;  // words that no name holds as they are
  NamesByWord keys_, people_, person_words_, one_word_, organizations_, organization_ends_,
      initials_;
  std::unordered_map<NameId, std::vector<NameId>> brackets_;
};

}  // namespace backfile
