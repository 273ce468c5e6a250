// SPDX-License-Identifier: GPL-2.0-or-later
// Takes single articles out of an index, for good.
#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"

namespace backfile {

/// Deletes the articles that `ids` print (article_id.h) and keeps them out of later runs until
/// --rebuild, also when their files are read again. Returns how many went; an id that is deleted
/// already counts as nothing. All or none. Errors: InvalidArgument for what is no id, NotFound for
/// an id that no article has, Locked, Io.
Result<std::uint64_t> delete_articles(const IndexPaths& index,
                                      const std::vector<std::string>& ids,
                                      std::chrono::milliseconds wait,
                                      std::stop_token stop);

}  // namespace backfile
