// SPDX-License-Identifier: GPL-2.0-or-later
// Which of the names in an article are names of its story.
#pragma once

#include <vector>

#include "common/model/article.h"
#include "indexer/entity/entity_tagger.h"

namespace backfile {

/// Takes out of `mentions` those of who made the article: the agency of a dateline, names in credit
/// lines (photographers, "(Reporting by ...)"), the article's authors in a line of their own, and
/// the article's own outlet or an agency where it stands as one: in brackets at an end, alone in a
/// paragraph, "told Sputnik". The place of a dateline stays. Requires: mentions are slices of the
/// article's headline and body. Cost: linear in the mentions and the lines around them.
void keep_story_mentions(const Article& article, std::vector<EntityMention>& mentions);

}  // namespace backfile
