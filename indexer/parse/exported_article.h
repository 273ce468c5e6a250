// SPDX-License-Identifier: GPL-2.0-or-later
// Articles as --export writes them, read back as they are.
#pragma once

#include <string_view>

#include "common/base/result.h"
#include "common/model/article.h"
#include "indexer/source/raw_document.h"

namespace backfile {

/// The first member of an exported article, by which it is known, and its value: the version of the
/// form. Members and their meaning: indexer/pipeline/article_export.h.
inline constexpr std::string_view kExportMember = "backfile_article";
inline constexpr int kExportVersion = 1;

/// True for a JSON object that begins with that member. Cost: none.
bool is_exported_article(const RawDocument& document);

/// Reads one: every member as it was, id, date, language and entities too; nothing is resolved,
/// detected or learned anew. Members that are missing are empty, those of no Article are passed
/// over. Texts are cleaned of controls as any other, which changes none that were written by us.
/// Errors: Corrupt when it is no JSON, or a member is not what it should be; Version.
Result<Article> parse_exported_article(std::string_view json);

}  // namespace backfile
