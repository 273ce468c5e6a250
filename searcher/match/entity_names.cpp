// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/entity_names.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/text/text_analyzer.h"

namespace backfile {
namespace {

std::vector<std::string_view> aliases_of(const std::optional<NameOwners>& owners,
                                         EntityKind kind,
                                         std::string_view owner) {
  return owners ? owners->aliases_of(kind, owner) : std::vector<std::string_view>();
}

}  // namespace

Result<void> EntityNames::add(std::optional<NameOwners> owners,
                              const std::vector<AliasLine>& lines,
                              const std::filesystem::path& book) {
  owners_.push_back(std::move(owners));
  for (const AliasLine& line : lines) {
    for (const EntityKind kind : kEntityKinds) {
      if (line.kind.value_or(kind) != kind) {
        continue;
      }
      if (Result<void> added = add_line(line, kind, book); !added) {
        return added;
      }
    }
  }
  return {};
}

Result<void> EntityNames::add_line(const AliasLine& line,
                                   EntityKind kind,
                                   const std::filesystem::path& path) {
  TextAnalyzer analyzer;
  Book& book = books_[static_cast<std::size_t>(kind)];
  const std::string name = analyzer.fold_key(line.name);
  std::vector<std::string> others{name};
  for (const std::string& other : line.others) {
    others.push_back(analyzer.fold_key(other));
  }
  for (const std::string& other : others) {
    if (line.forbids) {
      book.forbidden.emplace(other, name);
      continue;
    }
    const auto [known, is_new] = book.line.emplace(other, line.line);
    if (!is_new && known->second != line.line) {
      return failure(
          ErrorCode::InvalidArgument,
          fmt::format(
              "{}, line {}: {} is in line {} too", path.string(), line.line, other, known->second),
          "a name belongs to one line");
    }
    book.canonical.emplace(other, name);
  }
  if (!line.forbids) {
    book.shown.emplace(name, line.name);
  }
  return {};
}

/// The owner that all indexes which know the name agree on.
std::string EntityNames::owner_of(EntityKind kind, std::string_view key) const {
  std::string_view agreed;
  for (const auto& owners : owners_) {
    const std::string_view owner = owners ? owners->owner_of(kind, key) : std::string_view();
    if (!owner.empty() && !agreed.empty() && owner != agreed) {
      return {};
    }
    agreed = owner.empty() ? agreed : owner;
  }
  return forbids(kind, key, agreed) ? std::string() : std::string(agreed);
}

bool EntityNames::forbids(EntityKind kind, std::string_view alias, std::string_view owner) const {
  return book(kind).forbidden.contains({std::string(alias), std::string(owner)});
}

std::string EntityNames::canonical(EntityKind kind, std::string_view key) const {
  const auto& said = book(kind).canonical;
  if (const auto found = said.find(key); found != said.end()) {
    return found->second;
  }
  const std::string owner = owner_of(kind, key);
  if (owner.empty()) {
    return std::string(key);
  }
  const auto found = said.find(owner);
  return found != said.end() ? found->second : owner;
}

EntityKind EntityNames::kind_of(EntityKind kind, std::string_view key) const {
  EntityKind agreed = kind;
  for (const auto& owners : owners_) {
    const EntityKind known = owners ? owners->kind_of(kind, key) : kind;
    if (known != kind && agreed != kind && known != agreed) {
      return kind;
    }
    agreed = known == kind ? agreed : known;
  }
  return is_in_book(kind, key) || is_in_book(agreed, key) || !owner_of(kind, key).empty() ||
                 !owner_of(agreed, key).empty()
             ? kind
             : agreed;
}

std::pair<FieldId, std::string> EntityNames::entity_of(FieldId field, std::string_view key) const {
  if (const auto alias = read_alias_facet_key(key); alias && field == FieldId::NameAlias) {
    return entity_of(kEntityFields[static_cast<std::size_t>(alias->kind)], alias->owner);
  }
  const auto kind = entity_kind_of(field);
  if (!kind || std::ranges::count(kGivenFields, field) > 0) {
    return {field, kind ? canonical(*kind, key) : std::string(key)};
  }
  const EntityKind known = kind_of(*kind, key);
  return {field_of_kind(field, known), canonical(known, key)};
}

std::vector<std::string> EntityNames::members(EntityKind kind, std::string_view canonical) const {
  std::vector<std::string> names{std::string(canonical)};
  for (const auto& [name, of] : book(kind).canonical) {
    if (of == canonical) {
      names.push_back(name);
    }
  }
  for (std::size_t i = 0, direct = names.size(); i < direct; ++i) {
    for (const auto& owners : owners_) {
      for (const std::string_view alias : aliases_of(owners, kind, names[i])) {
        if (this->canonical(kind, alias) == canonical) {
          names.emplace_back(alias);
        }
      }
    }
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string_view EntityNames::shown(EntityKind kind, std::string_view canonical) const {
  const auto found = book(kind).shown.find(canonical);
  return found == book(kind).shown.end() ? std::string_view() : found->second;
}

std::span<const NameFold> EntityNames::folds(std::size_t index, std::size_t segment) const {
  return owners_[index] ? owners_[index]->folds(segment) : std::span<const NameFold>();
}

NameOwner EntityNames::owner(std::size_t index, std::uint32_t number) const {
  return owners_[index] && number < owners_[index]->size() ? owners_[index]->owner(number)
                                                           : NameOwner();
}

std::set<std::string> EntityNames::doubtful_names() const {
  std::set<std::string> names;
  const auto add_owned =
      [&](const std::optional<NameOwners>& owners, EntityKind kind, std::string_view owner) {
        names.emplace(owner);
        for (const std::string_view alias : aliases_of(owners, kind, owner)) {
          names.emplace(alias);
        }
      };
  for (const auto& owners : owners_) {
    for (const EntityKind kind : kEntityKinds) {
      for (const auto& [name, of] : book(kind).canonical) {
        names.insert(name);
        add_owned(owners, kind, name);
        add_owned(owners, kind, owners ? owners->owner_of(kind, name) : std::string_view());
      }
      for (const auto& [alias, owner] : book(kind).forbidden) {
        add_owned(owners, kind, owner);
      }
    }
    for (std::uint32_t i = 0; owners && owners_.size() > 1 && i < owners->size(); ++i) {
      names.emplace(owners->owner(i).alias);
      names.emplace(owners->owner(i).owner);
    }
  }
  names.erase("");
  return names;
}

const EntityNames::Corrections& EntityNames::corrections(EntityKind kind) const {
  std::call_once(cache_->made, [this] {
    for (const std::string& name : doubtful_names()) {
      for (const EntityKind each : kEntityKinds) {
        const EntityKind known = kind_of(each, name);
        cache_->by_kind[static_cast<std::size_t>(each)].push_back(
            {name, known, canonical(known, name)});
      }
    }
  });
  return cache_->by_kind[static_cast<std::size_t>(kind)];
}

}  // namespace backfile
