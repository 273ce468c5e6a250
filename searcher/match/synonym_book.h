// SPDX-License-Identifier: GPL-2.0-or-later
// The user's synonyms: INDEX/synonyms.txt, read at search time.
//
//   car = automobile, motor car      who looks for car or automobile finds all three
//   troops => soldiers               who looks for troops finds soldiers, not the other way round
//   # a remark
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "searcher/query/index_vocabulary.h"

namespace backfile {

/// In their order; blank lines and those that begin with # are left out. Errors: InvalidArgument
/// naming `path` and the line.
Result<std::vector<SynonymLine>> parse_synonym_book(std::string_view text,
                                                    const std::filesystem::path& path);

/// The book at `path`; no lines when there is no such file. Errors: also Io.
Result<std::vector<SynonymLine>> read_synonym_book(const std::filesystem::path& path);

}  // namespace backfile
