// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/name_joins.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "common/text/country_names.h"
#include "indexer/entity/organization_names.h"
#include "indexer/entity/person_names.h"

namespace backfile {
namespace {

using NameId = std::uint32_t;
using NameIds = std::vector<NameId>;
using IdsByWord = std::unordered_map<std::string, NameIds>;

constexpr std::size_t kLeastForeignAcronym = 3;  // letters, when it is taken for another kind

bool is_organization(const ArticleName& name) { return name.kind == EntityKind::Organization; }
bool is_person(const ArticleName& name) { return name.kind == EntityKind::Person; }

/// The names of an article by what the rules look for.
class NameIndex {
 public:
  NameIndex(const Article& article, const std::vector<ArticleName>& names)
      : article_(article), names_(names) {
    for (NameId id = 0; id < names.size(); ++id) {
      add(id);
    }
    find_brackets();
  }

  const std::string& language() const { return article_.language; }
  const ArticleName& operator[](NameId id) const { return names_[id]; }
  const NameIds& people_called(const std::string& surname) const {
    return ids_at(people_, surname);
  }
  /// Organizations of two words or more.
  const NameIds& organizations_from(const std::string& first_word) const {
    return ids_at(organizations_, first_word);
  }
  /// Organizations of this one word.
  const NameIds& organizations_called(const std::string& word) const {
    return ids_at(one_word_, word);
  }
  const NameIds& organizations_to(const std::string& last_word) const {
    return ids_at(organization_ends_, last_word);
  }
  const NameIds& named_by_initials(const std::string& initials) const {
    return ids_at(initials_, initials);
  }
  /// Names behind which the acronym is written in brackets.
  const NameIds& bracketed(NameId acronym) const {
    const auto found = brackets_.find(acronym);
    return found == brackets_.end() ? kNone : found->second;
  }
  const NameIds& written_as(const std::string& key) const { return ids_at(keys_, key); }
  /// A person with a title or with the surname of a full name; the place of a dateline.
  bool is_certain(NameId id) const {
    const ArticleName& name = names_[id];
    if (!is_person(name)) {
      return name.kind == EntityKind::Place && name.opens_body;
    }
    return name.has_title ||
           (is_lone_surname(name.form) && !people_called(surname_of(name.form)).empty());
  }
  /// Whether some person's full name has the word.
  bool is_word_of_person(const std::string& word) const { return person_words_.contains(word); }

 private:
  static const NameIds& ids_at(const IdsByWord& ids, const std::string& word) {
    const auto found = ids.find(word);
    return found == ids.end() ? kNone : found->second;
  }

  void add(NameId id) {
    const ArticleName& name = names_[id];
    keys_[name.form.key].push_back(id);
    if (is_person(name)) {
      if (is_full_name(name.form)) {
        people_[surname_of(name.form)].push_back(id);
        person_words_.insert(name.form.words.begin(), name.form.words.end());
      }
      return;
    }
    if (is_organization(name) && name.form.words.size() == 1) {
      one_word_[name.form.key].push_back(id);
    }
    if (is_organization(name) && name.form.words.size() > 1) {
      organizations_[name.form.words.front()].push_back(id);
      organization_ends_[name.form.words.back()].push_back(id);
    }
    for (const std::string& initials : initials_of(name.form)) {
      initials_[initials].push_back(id);
    }
  }

  void find_brackets() {
    std::vector<std::pair<Mention, NameId>> places;
    for (NameId id = 0; id < names_.size(); ++id) {
      for (const Mention& mention : names_[id].mentions) {
        places.emplace_back(mention, id);
      }
    }
    std::ranges::sort(places, {}, [](const auto& place) {
      return std::tuple(!place.first.in_headline, place.first.begin, place.second);
    });
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      const auto& [name, name_id] = places[i];
      const auto& [acronym, acronym_id] = places[i + 1];
      if (names_[acronym_id].form.is_acronym && !is_person(names_[name_id]) &&
          in_brackets_behind(name, acronym)) {
        brackets_[acronym_id].push_back(name_id);
      }
    }
  }

  bool in_brackets_behind(const Mention& name, const Mention& acronym) const {
    if (name.in_headline != acronym.in_headline || acronym.begin < name.end) {
      return false;
    }
    const std::string_view text = field_of(article_, name);
    std::string_view between = text.substr(name.end, acronym.begin - name.end);
    between.remove_prefix(std::min(between.size(), between.find_first_not_of(" \n")));
    return between == "(" && text.substr(acronym.end).starts_with(')');
  }

  static inline const NameIds kNone{};
  const Article& article_;
  const std::vector<ArticleName>& names_;
  IdsByWord keys_, people_, one_word_, organizations_, organization_ends_, initials_;
  std::unordered_map<NameId, NameIds> brackets_;
  std::unordered_set<std::string> person_words_;
};

/// What the rules know of one name: the names that it may stand for, or that it is none's.
struct Findings {
  std::vector<std::pair<JoinRule, NameId>> candidates;
  bool is_doubtful = false;
};

/// The kind that most mentions of the same words have, or the one with Inc or Corp behind it. A
/// person of the article keeps the surname; a supposed one is left to find_named_after().
void find_same_name(const NameIndex& names, NameId id, Findings& findings) {
  const ArticleName& name = names[id];
  if (name.bears_legal_words) {
    return;
  }
  for (const NameId other : names.written_as(name.form.key)) {
    const std::size_t own = name.mentions.size(), others = names[other].mentions.size();
    const bool is_firm = names[other].bears_legal_words;
    const bool is_supposed_person =
        is_organization(name) && is_person(names[other]) && name.form.words.size() == 1;
    if (other == id || is_supposed_person || (others < own && !is_firm)) {
      continue;
    }
    findings.is_doubtful |=
        (others == own && !is_firm) || names.is_certain(id) || names.is_certain(other);
    findings.candidates.emplace_back(JoinRule::SameName, other);
  }
}

/// "Apples" is Apple's in an article in German.
void find_german_genitive(const NameIndex& names, NameId id, Findings& findings) {
  constexpr std::size_t kLeastBytes = 4;
  const std::string& key = names[id].form.key;
  if (names.language() != "de" || key.size() < kLeastBytes || key.back() != 's') {
    return;
  }
  for (const NameId other : names.written_as(key.substr(0, key.size() - 1))) {
    if (names[other].kind == names[id].kind) {
      findings.candidates.emplace_back(JoinRule::SameName, other);
    }
  }
}

void find_fuller_names(const NameIndex& names, NameId id, Findings& findings) {
  const ArticleName& name = names[id];
  if (!is_person(name) || !is_full_name(name.form)) {
    return;
  }
  for (const NameId other : names.people_called(surname_of(name.form))) {
    if (other != id && names[other].form.key.size() >= name.form.key.size() &&
        may_be_one_person(name.form, names[other].form) && !titles_contradict(name, names[other])) {
      findings.candidates.emplace_back(JoinRule::FullerName, other);
    }
  }
}

void find_by_surname(const NameIndex& names, NameId id, Findings& findings) {
  const ArticleName& name = names[id];
  if (!is_person(name) || !is_lone_surname(name.form)) {
    return;
  }
  for (const NameId other : names.people_called(surname_of(name.form))) {
    if (!titles_contradict(name, names[other])) {
      findings.candidates.emplace_back(JoinRule::Surname, other);
    }
  }
}

void find_by_initials(const NameIndex& names, NameId id, Findings& findings) {
  const ArticleName& name = names[id];
  if (!may_be_acronym(name) || !country_named(name.form.text).empty()) {
    return;
  }
  for (const NameId other : names.named_by_initials(name.form.key)) {
    const bool is_of_kind = names[other].kind == name.kind;
    const bool is_long = name.form.key.size() >= kLeastForeignAcronym;
    if (is_of_kind || ((is_long || is_person(name)) && is_organization(names[other]))) {
      findings.candidates.emplace_back(JoinRule::Acronym, other);
    }
  }
}

void find_by_brackets(const NameIndex& names, NameId id, Findings& findings) {
  for (const NameId other : names.bracketed(id)) {
    if (may_abbreviate(names[id].form.key, names[other].form) &&
        country_named(names[id].form.text).empty()) {
      findings.candidates.emplace_back(JoinRule::BracketedAcronym, other);
    }
  }
}

void find_named_after(const NameIndex& names, NameId id, Findings& findings) {
  const ArticleName& name = names[id];
  if (!is_person(name) || name.form.words.size() != 1 || name.has_title ||
      names.is_word_of_person(name.form.key) || name.form.is_acronym) {
    return;
  }
  const NameIds& longer = names.organizations_from(name.form.key);
  const NameIds& same = names.organizations_called(name.form.key);
  for (const NameId other : same.empty() ? longer : same) {
    findings.candidates.emplace_back(JoinRule::NamedAfter, other);
  }
}

void find_with_country(const NameIndex& names, NameId id, Findings& findings) {
  const ArticleName& name = names[id];
  if (!is_organization(name) || name.bears_legal_words) {
    return;
  }
  for (const NameId other : names.organizations_to(name.form.words.back())) {
    if (other != id && adds_only_country(names[other].form, name.form)) {
      findings.candidates.emplace_back(JoinRule::WithCountry, other);
    }
  }
}

void find_longer_forms(const NameIndex& names, NameId id, Findings& findings) {
  const ArticleName& name = names[id];
  if (!is_organization(name) || name.bears_legal_words || name.form.is_acronym ||
      !country_named(name.form.text).empty()) {
    return;
  }
  for (const NameId other : names.organizations_from(name.form.words.front())) {
    if (begins_with(names[other].form, name.form)) {
      findings.is_doubtful |= !adds_only_generic_words(names[other].form, name.form);
      findings.candidates.emplace_back(JoinRule::ShortForm, other);
    }
  }
}

using FindCandidates = void (*)(const NameIndex&, NameId, Findings&);
constexpr FindCandidates kSameNameRules[] = {find_same_name, find_german_genitive};
constexpr FindCandidates kFullNameRules[] = {find_fuller_names};
constexpr FindCandidates kShortNameRules[] = {find_by_surname,
                                              find_by_brackets,
                                              find_by_initials,
                                              find_named_after,
                                              find_with_country,
                                              find_longer_forms};

/// Joins while they are made. Every join leads to a name that is not joined itself.
class Joins {
 public:
  explicit Joins(const std::vector<ArticleName>& names)
      : names_(names), roots_(names.size()), is_target_(names.size()) {
    std::iota(roots_.begin(), roots_.end(), NameId{0});
    for (const ArticleName& name : names) {
      has_given_.push_back(!name.given_as.empty());
    }
  }

  void settle(NameId id, const Findings& findings) {
    if (findings.is_doubtful || findings.candidates.empty() || roots_[id] != id || is_target_[id]) {
      return;
    }
    const auto root_of = [&](const auto& candidate) { return roots_[candidate.second]; };
    const NameId root = root_of(findings.candidates.front());
    const bool is_only = std::ranges::all_of(
        findings.candidates, [&](const auto& candidate) { return root_of(candidate) == root; });
    if (!is_only || root == id || (has_given_[id] && !may_bear_given(id, root))) {
      return;
    }
    has_given_[root] = has_given_[root] || has_given_[id];
    roots_[id] = root;
    is_target_[root] = true;
    joins_.push_back({findings.candidates.front().first, id, root});
  }
  std::vector<NameJoin> take() { return std::move(joins_); }

 private:
  /// The given name of one kind is no entity of another, and two given names are two.
  bool may_bear_given(NameId from, NameId into) const {
    return !has_given_[into] && names_[from].kind == names_[into].kind;
  }

  const std::vector<ArticleName>& names_;
  std::vector<NameId> roots_;  // by name
  std::vector<bool> is_target_, has_given_;
  std::vector<NameJoin> joins_;
};

/// Longer names first, those of one length as they appear.
NameIds by_length(const std::vector<ArticleName>& names) {
  NameIds order(names.size());
  std::iota(order.begin(), order.end(), NameId{0});
  std::ranges::stable_sort(
      order, std::greater(), [&](NameId id) { return names[id].form.key.size(); });
  return order;
}

}  // namespace

std::string_view name_of(JoinRule rule) {
  constexpr std::array<std::string_view, 8> kNames{"same name",
                                                   "fuller name",
                                                   "surname",
                                                   "acronym",
                                                   "bracketed acronym",
                                                   "named after",
                                                   "with country",
                                                   "short form"};
  return kNames[static_cast<std::size_t>(rule)];
}

std::vector<NameJoin> join_names(const Article& article, const std::vector<ArticleName>& names) {
  const NameIndex index(article, names);
  const NameIds order = by_length(names);
  Joins joins(names);
  const auto apply = [&](auto& rules) {
    for (const NameId id : order) {
      Findings findings;
      for (const FindCandidates find : rules) {
        find(index, id, findings);
      }
      joins.settle(id, findings);
    }
  };
  apply(kSameNameRules);
  apply(kFullNameRules);
  apply(kShortNameRules);
  return joins.take();
}

}  // namespace backfile
