// SPDX-License-Identifier: GPL-2.0-or-later
// A person, organization or place that an article names.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

enum class EntityKind : std::uint8_t { Person = 0, Organization = 1, Place = 2 };
inline constexpr std::array kEntityKinds{
    EntityKind::Person, EntityKind::Organization, EntityKind::Place};

/// "person", "organization" or "place".
constexpr std::string_view name_of(EntityKind kind) {
  constexpr std::string_view kNames[] = {"person", "organization", "place"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// Where the article writes the name. Unit: bytes into Article::body or Article::headline.
struct Mention {
  std::uint32_t begin = 0, end = 0;
  bool in_headline = false;
  bool operator==(const Mention&) const = default;
};

/// One entity of one article. `name` is as the article or its metadata writes it, `canonical` the
/// name under which it is counted (the same until an alias says otherwise). `mentions` is empty for
/// a name that only the metadata gives.
struct Entity {
  EntityKind kind = EntityKind::Person;
  std::string name;
  std::string canonical;
  std::vector<Mention> mentions;
  std::string given_as =
      {};  ///< as the article's metadata writes it, "" when only the text names it
  bool operator==(const Entity&) const = default;
};

/// An entity that the metadata gives.
inline Entity given_entity(EntityKind kind, const std::string& name) {
  return {kind, name, name, {}, name};
}

}  // namespace backfile
