// SPDX-License-Identifier: GPL-2.0-or-later
// What a file of metadata beside a text says of it.
#pragma once

#include <string_view>

#include "indexer/parse/article_draft.h"

namespace backfile {

/// Fills what `draft` does not know yet from `metadata`: a JSON object, lines of "name: value", or
/// bare lines, which are told by their shape: addresses, a date, the author before the address and
/// the section behind it. Its dates come before those of the text.
void apply_sidecar(std::string_view metadata, const ParseOptions& options, ArticleDraft& draft);

}  // namespace backfile
