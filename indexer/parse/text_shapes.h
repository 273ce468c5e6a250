// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text that begins with fields: a message's headers, or one line of a record.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/parse/article_draft.h"

namespace backfile {

/// A message by RFC 5322 or RFC 1036: Subject is the headline, From the byline, Date the date,
/// Newsgroups the sections; the signature is left out. Nothing when `text` does not begin with headers.
std::optional<ArticleDraft> read_message(std::string_view text);

/// A text whose first line is a record (fields parted by ###, || or tabs, among them an address) and
/// whose other lines, perhaps numbered, are the body. Nothing when it is none.
std::optional<ArticleDraft> read_headed_record(std::string_view text, const DateStyle& style);

}  // namespace backfile
