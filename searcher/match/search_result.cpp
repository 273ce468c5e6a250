// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/search_result.h"

#include <array>

namespace backfile {

std::string_view name_of(TimelineUnit unit) {
  constexpr std::array<std::string_view, 5> kNames{"auto", "day", "week", "month", "year"};
  return kNames[static_cast<std::size_t>(unit)];
}

std::string_view name_of(AdviceKind kind) {
  constexpr std::string_view kNames[] = {
      "spelling", "form", "alias", "zone", "phrase", "distance", "filter", "word"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace backfile
