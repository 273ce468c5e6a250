// SPDX-License-Identifier: GPL-2.0-or-later
// One article by a name that people or other programs have for it.
#pragma once

#include <string>

#include "common/base/result.h"
#include "common/model/article.h"
#include "searcher/match/article_index.h"

namespace backfile {

/// The live article that `name` refers to, tried in this order: article id; the record's own id;
/// address; path, with "#" and the record's number where a file has many; a beginning of an article
/// id, 4 characters or more. Errors: NotFound; InvalidArgument that lists candidates when there are
/// several. Cost: a few look-ups; a path or address that is not an article's identity is looked for
/// in every stored article.
Result<Article> find_article(const ArticleIndex& index, const std::string& name);

}  // namespace backfile
