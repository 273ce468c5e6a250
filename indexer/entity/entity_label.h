// SPDX-License-Identifier: GPL-2.0-or-later
// What the tagger says of one token: begin, inside, end or whole of a name of a type, or outside.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace backfile {

/// Types that the model tells apart. Misc (peoples, works, events) is learned because it keeps the
/// other three clean, and is not given out. In the model file: do not renumber.
enum class EntityType : std::uint8_t { Person = 0, Organization = 1, Place = 2, Misc = 3 };

enum class NamePart : std::uint8_t { Begin = 0, Inside = 1, End = 2, Whole = 3 };

/// type * 4 + part, or kOutside. In the model file: do not renumber.
using EntityLabel = std::uint8_t;

inline constexpr std::size_t kNameLabels = 16;
inline constexpr std::size_t kLabels = kNameLabels + 1;
inline constexpr EntityLabel kOutside = 16;

/// One number a label that stands for a name; outside is 0 by definition.
using LabelScores = std::array<std::int16_t, kNameLabels>;

constexpr EntityLabel label_of(EntityType type, NamePart part) {
  return static_cast<EntityLabel>(static_cast<unsigned>(type) * 4 + static_cast<unsigned>(part));
}
constexpr EntityType type_of(EntityLabel label) { return static_cast<EntityType>(label / 4); }
constexpr NamePart part_of(EntityLabel label) { return static_cast<NamePart>(label % 4); }

constexpr bool opens_name(EntityLabel label) {
  return label != kOutside &&
         (part_of(label) == NamePart::Begin || part_of(label) == NamePart::Whole);
}
constexpr bool closes_name(EntityLabel label) {
  return label != kOutside &&
         (part_of(label) == NamePart::End || part_of(label) == NamePart::Whole);
}

/// Whether `next` may stand behind `label`; the text's edges count as kOutside.
constexpr bool may_follow(EntityLabel label, EntityLabel next) {
  const bool is_open = label != kOutside && !closes_name(label);
  if (!is_open) {
    return next == kOutside || opens_name(next);
  }
  return next != kOutside && !opens_name(next) && type_of(label) == type_of(next);
}

}  // namespace backfile
