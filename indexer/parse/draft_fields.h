// SPDX-License-Identifier: GPL-2.0-or-later
// Small steps by which readers put what they find into an article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/article_draft.h"

namespace backfile {

/// `value` where `field` has none yet.
void fill(std::string& field, std::string value);
/// `value` at the end of `list` when it is no blank.
void append(std::vector<std::string>& list, std::string value);
/// The entity, once, when `name` is no blank.
void append_entity(Article& article, EntityKind kind, std::string name);
/// A date that a field of the record states, when `text` is no blank.
void append_date(ArticleDraft& draft, std::string_view text);
/// Takes the headline away where it is the body's first paragraph again.
void drop_repeated_headline(Article& article);

}  // namespace backfile
