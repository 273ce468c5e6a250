// SPDX-License-Identifier: GPL-2.0-or-later
// Parts of an article as JSON, the same in --inspect and --export.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "common/model/article.h"

namespace backfile {

/// {value, precision, method, confidence, text}; value is "" when there is no date.
nlohmann::ordered_json json_of(const ArticleDate& date);

/// [{type, name, canonical, given_as, count, mentions[{start, end, text, zone}]}] of `article`;
/// offsets are bytes into its headline in the zone "headline", else into its body; count is that of
/// mentions, at least 1.
nlohmann::ordered_json json_of(const std::vector<Entity>& entities, const Article& article);

}  // namespace backfile
