// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/name_index.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "indexer/entity/organization_names.h"
#include "indexer/entity/person_names.h"

namespace backfile {

void NamesByWord::sort() {
  std::ranges::stable_sort(entries_, {}, &std::pair<std::string_view, NameId>::first);
  for (const auto& entry : entries_) {
    ids_.push_back(entry.second);
  }
}

NameIds NamesByWord::at(std::string_view word) const {
  const auto found =
      std::ranges::equal_range(entries_, word, {}, &std::pair<std::string_view, NameId>::first);
  return NameIds(ids_).subspan(static_cast<std::size_t>(found.begin() - entries_.begin()),
                               found.size());
}

NameIndex::NameIndex(const Article& article, const std::vector<ArticleName>& names)
    : article_(article), names_(names) {
  for (NameId id = 0; id < names.size(); ++id) {
    add(id);
  }
  for (NamesByWord* words : {&keys_,
                             &people_,
                             &person_words_,
                             &one_word_,
                             &organizations_,
                             &organization_ends_,
                             &initials_}) {
    words->sort();
  }
  find_brackets();
}

NameIds NameIndex::bracketed(NameId acronym) const {
  const auto found = brackets_.find(acronym);
  return found == brackets_.end() ? NameIds() : NameIds(found->second);
}

bool NameIndex::is_certain(NameId id) const {
  const ArticleName& name = names_[id];
  if (!is_person(name)) {
    return name.kind == EntityKind::Place && name.opens_body;
  }
  return name.has_title ||
         (is_lone_surname(name.form) && !people_called(surname_of(name.form)).empty());
}

void NameIndex::add(NameId id) {
  const ArticleName& name = names_[id];
  keys_.add(name.form.key, id);
  if (is_person(name)) {
    if (is_full_name(name.form)) {
      people_.add(made_.emplace_back(surname_of(name.form)), id);
      for (const std::string& word : name.form.words) {
        person_words_.add(word, id);
      }
    }
    return;
  }
  if (is_organization(name) && name.form.words.size() == 1) {
    one_word_.add(name.form.key, id);
  }
  if (is_organization(name) && name.form.words.size() > 1) {
    organizations_.add(name.form.words.front(), id);
    organization_ends_.add(name.form.words.back(), id);
  }
  for (std::string& initials : initials_of(name.form)) {
    initials_.add(made_.emplace_back(std::move(initials)), id);
  }
}

void NameIndex::find_brackets() {
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

bool NameIndex::in_brackets_behind(const Mention& name, const Mention& acronym) const {
  if (name.in_headline != acronym.in_headline || acronym.begin < name.end) {
    return false;
  }
  const std::string_view text = field_of(article_, name);
  std::string_view between = text.substr(name.end, acronym.begin - name.end);
  between.remove_prefix(std::min(between.size(), between.find_first_not_of(" \n")));
  return between == "(" && text.substr(acronym.end).starts_with(')');
}

}  // namespace backfile
