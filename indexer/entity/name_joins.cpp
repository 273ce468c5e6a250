// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/name_joins.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include "common/text/country_names.h"
#include "indexer/entity/name_index.h"
#include "indexer/entity/organization_names.h"
#include "indexer/entity/person_names.h"

namespace backfile {
namespace {

constexpr std::size_t kLeastForeignAcronym = 3;  // letters, when it is taken for another kind

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
    if (std::ranges::count(names[other].form.words, name.form.key) > 0) {
      continue;  // the EC Commission does not spell EC out
    }
    const bool is_of_kind = names[other].kind == name.kind;
    const bool is_long = name.form.key.size() >= kLeastForeignAcronym;
    if (is_of_kind || ((is_long || is_person(name)) && is_organization(names[other]))) {
      findings.candidates.emplace_back(JoinRule::Acronym, other);
    }
  }
}

/// A given "ico-coffee" is the ICO that has a word like coffee in its name, or the only ICO.
void find_by_slug(const NameIndex& names, NameId id, Findings& findings) {
  constexpr std::size_t kAlikeBytes = 4;
  const NameForm& form = names[id].form;
  if (!names[id].from_slug || !is_organization(names[id]) || form.words.size() != 2 ||
      form.words[1].size() < kAlikeBytes) {
    return;
  }
  const std::string_view alike = std::string_view(form.words[1]).substr(0, kAlikeBytes);
  const NameIds long_names = names.named_by_initials(form.words[0]);
  for (const NameId other : long_names) {
    const auto is_alike = [&](const std::string& word) { return word.starts_with(alike); };
    if (is_organization(names[other]) && std::ranges::any_of(names[other].form.words, is_alike)) {
      findings.candidates.emplace_back(JoinRule::Acronym, other);
    }
  }
  if (long_names.empty() && names.organizations_called(form.words[0]).size() == 1) {
    findings.candidates.emplace_back(JoinRule::Acronym,
                                     names.organizations_called(form.words[0]).front());
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
  const NameIds longer = names.organizations_from(name.form.key);
  const NameIds same = names.organizations_called(name.form.key);
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
                                              find_by_slug,
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
std::vector<NameId> by_length(const std::vector<ArticleName>& names) {
  std::vector<NameId> order(names.size());
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
  const std::vector<NameId> order = by_length(names);
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
