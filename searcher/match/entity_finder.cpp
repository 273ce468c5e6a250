// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/entity_finder.h"

#include <algorithm>
#include <functional>
#include <ranges>

#include "common/index/schema_terms.h"

namespace backfile {
namespace {

/// Calls `visit(key)` for the values of `field` from the first that is not less than `from`, until
/// it returns false.
template <class Visit>
void for_each_key(const Columns& columns, FieldId field, std::string_view from, Visit&& visit) {
  const std::uint32_t end = columns.facet_ordinals(field).second;
  for (std::uint32_t ordinal = columns.first_facet_from(field, from);
       ordinal < end && visit(columns.facet_value(ordinal).key);
       ++ordinal) {
  }
}

bool has_key(const Columns& columns, FieldId field, std::string_view key) {
  bool found = false;
  for_each_key(columns, field, key, [&](std::string_view first) {
    found = first == key;
    return false;
  });
  return found;
}

/// True when the words of `words` stand next to each other in `key`.
bool holds_words(std::string_view key, std::string_view words) {
  for (std::size_t at = key.find(words); at != std::string_view::npos;
       at = key.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ')) {
      return true;
    }
  }
  return false;
}

bool is_surname(std::string_view name, std::string_view full_name) {
  return full_name.size() > name.size() && full_name.ends_with(name) &&
         full_name[full_name.size() - name.size() - 1] == ' ';
}

}  // namespace

std::vector<std::string> EntityFinder::names_with_words(FieldId field,
                                                        std::string_view words) const {
  std::set<std::string, std::less<>> names;
  for (const auto& segment : segments_) {
    for_each_key(segment->columns, field, "", [&](std::string_view key) {
      if (holds_words(key, words)) {
        names.emplace(key);
      }
      return true;
    });
  }
  return {names.begin(), names.end()};
}

std::vector<std::pair<FieldId, std::string>> EntityFinder::known_members(
    FieldId field, std::string_view canonical) const {
  std::vector<std::pair<FieldId, std::string>> members;
  const auto add = [&](FieldId holder, const std::string& key) {
    const auto holds = [&](const auto& segment) { return has_key(segment->columns, holder, key); };
    if (std::ranges::any_of(segments_, holds)) {
      members.emplace_back(holder, key);
    }
  };
  const EntityKind kind = *entity_kind_of(field);
  const bool keeps_kinds = std::ranges::count(kGivenFields, field) > 0;
  for (const std::string& key : names_.members(kind, canonical)) {
    for (const EntityKind each : kEntityKinds) {
      if (keeps_kinds ? each == kind : names_.kind_of(each, key) == kind) {
        add(field_of_kind(field, each), key);
      }
    }
  }
  return members;
}

/// The entities that articles write `name` for, and the persons whose surname it is.
EntityFinder::Bearers EntityFinder::bearers_of(FieldId field, std::string_view name) const {
  const EntityKind kind = *entity_kind_of(field);
  Bearers bearers;
  const auto take = [&](std::string_view owner) {
    const bool allowed = !names_.forbids(kind, name, owner);
    if (allowed) {
      bearers.entities.emplace(field, names_.canonical(kind, owner));
    }
    return allowed;
  };
  const std::string with_any_owner = alias_facet_key({kind, name, ""});
  for (const auto& segment : segments_) {
    for_each_key(segment->columns, FieldId::NameAlias, with_any_owner, [&](std::string_view key) {
      const bool same = key.starts_with(with_any_owner);
      if (same && take(key.substr(with_any_owner.size()))) {
        bearers.alias_keys.emplace(key);
      }
      return same;
    });
  }
  if (kind == EntityKind::Person) {
    for (const std::string& holder : names_with_words(field, name)) {
      if (is_surname(name, holder)) {
        take(holder);
      }
    }
  }
  std::erase_if(bearers.entities, [&](const auto& entity) {
    return known_members(entity.first, entity.second).empty();
  });
  return bearers;
}

EntityCandidate EntityFinder::candidate(FieldId field, const std::string& canonical) const {
  const std::string_view shown = names_.shown(*entity_kind_of(field), canonical);
  EntityCandidate one{field, std::string(shown.empty() ? canonical : shown), 0};
  for (const auto& [holder, member] : known_members(field, canonical)) {
    for (const auto& segment : segments_) {
      one.articles += segment->database.get_termfreq(facet_term(holder, member));
    }
  }
  return one;
}

EntityMatch EntityFinder::find(std::span<const FieldId> fields, std::string_view name) const {
  EntityMatch match;
  Entities open;  // the user has to choose between these
  const auto settle = [&](const Entities& meant, std::size_t most) {
    if (meant.size() > most) {
      open.insert(meant.begin(), meant.end());
      return;
    }
    for (const auto& [field, canonical] : meant) {
      for (std::pair<FieldId, std::string>& member : known_members(field, canonical)) {
        match.keys.push_back(std::move(member));
      }
    }
  };
  for (const FieldId field : fields) {
    const EntityKind kind = *entity_kind_of(field);
    const std::string canonical = names_.canonical(kind, name);
    if (canonical != name && !known_members(field, canonical).empty()) {
      settle({{field, canonical}}, 1);
      continue;
    }
    Bearers bearers = bearers_of(field, name);
    const bool stands_for_itself = !known_members(field, name).empty();
    if (!stands_for_itself) {
      settle(bearers.entities, 1);
      continue;
    }
    if (bearers.entities.size() > 1 && kind != EntityKind::Person &&
        std::ranges::count(kEntityFields, field) > 0) {
      for (const std::string& key : bearers.alias_keys) {
        match.keys.emplace_back(FieldId::NameAlias, key);
      }
      bearers.entities.clear();
    }
    bearers.entities.emplace(field, name);
    settle(bearers.entities, kind == EntityKind::Person ? 2 : bearers.entities.size());
  }
  if (match.keys.empty() && open.empty()) {
    Entities holders;
    for (const FieldId field : fields) {
      for (const std::string& key : names_with_words(field, name)) {
        std::string canonical = names_.canonical(*entity_kind_of(field), key);
        if (!known_members(field, canonical).empty()) {
          holders.emplace(field, std::move(canonical));
        }
      }
    }
    settle(holders, 1);
  }
  for (const auto& [field, canonical] : open) {
    match.candidates.push_back(candidate(field, canonical));
  }
  std::ranges::stable_sort(match.candidates, std::greater<>(), &EntityCandidate::articles);
  return match;
}

}  // namespace backfile
