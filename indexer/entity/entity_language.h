// SPDX-License-Identifier: GPL-2.0-or-later
// The languages in whose articles names are found.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backfile {

/// In the model file: do not renumber.
enum class EntityLanguage : std::uint32_t { English = 0, German = 1 };

inline constexpr std::array<std::string_view, 2> kEntityLanguageCodes{"en", "de"};

/// The language with this ISO 639-1 code, nothing when names are not found in it.
constexpr std::optional<EntityLanguage> entity_language(std::string_view code) {
  for (std::uint32_t i = 0; i < kEntityLanguageCodes.size(); ++i) {
    if (kEntityLanguageCodes[i] == code) {
      return static_cast<EntityLanguage>(i);
    }
  }
  return std::nullopt;
}

}  // namespace backfile
