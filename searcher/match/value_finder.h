// SPDX-License-Identifier: GPL-2.0-or-later
// Which values of a field begin so, for the completion of what is being typed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/schema.h"

namespace backfile {

/// At most `limit` names of `field` (a facet, or a union of some) whose folded key begins with
/// `beginning`, as articles have them: aliases are names of their own. Those that most articles
/// have come first, equal ones by their key; of the spellings of one key the most frequent is
/// given. Counted are living articles. Opens nothing of the indexes but what it needs. Cost: a ns a
/// name that begins so. Errors: those of reading manifest and columns.
Result<std::vector<std::string>> find_values(const std::vector<std::filesystem::path>& indexes,
                                             FieldId field,
                                             std::string_view beginning,
                                             std::size_t limit);

}  // namespace backfile
