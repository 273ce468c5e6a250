// SPDX-License-Identifier: GPL-2.0-or-later
// The countries of the world under the names that news gives them.
#pragma once

#include <string_view>

namespace backfile {

/// The English short name of the country that `name` stands for: "US", "U.S.A." and "America" give
/// "United States", "west-germany" gives "West Germany". Capitals, dots, hyphens and a leading
/// "the" make no difference. Empty when `name` is no country; the view is good for ever. Cost:
/// O(name.size()). Threads: safe. Source: CLDR's region names as ICU has them (ISO 3166-1), and a
/// table of usual variants and of countries that were.
std::string_view country_named(std::string_view name);

}  // namespace backfile
