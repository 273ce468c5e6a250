// SPDX-License-Identifier: GPL-2.0-or-later
// Articles and damage from a seed, for properties.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <string_view>

#include "common/model/article.h"

namespace backfile::test {

using Random = std::mt19937;

/// A number in 0..max.
std::uint32_t random_to(Random& random, std::uint32_t max);
/// Words of several scripts, `count` of them, parted by spaces.
std::string random_words(Random& random, std::uint32_t count);
/// Every member filled or empty by chance; valid as Article demands.
Article random_article(Random& random);

/// Calls `look` with `bytes` cut at many places, with single bits turned over and with random bytes
/// written over: `rounds` of each, and every cut up to 256 bytes.
void for_each_damage(std::string_view bytes,
                     Random& random,
                     int rounds,
                     const std::function<void(const std::string&)>& look);

}  // namespace backfile::test
