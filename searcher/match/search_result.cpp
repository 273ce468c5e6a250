// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/search_result.h"

#include <array>

namespace backfile {

std::string_view name_of(TimelineUnit unit) {
  constexpr std::array<std::string_view, 5> kNames{"auto", "day", "week", "month", "year"};
  return kNames[static_cast<std::size_t>(unit)];
}

}  // namespace backfile
