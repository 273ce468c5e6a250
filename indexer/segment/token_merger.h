// SPDX-License-Identifier: GPL-2.0-or-later
// Joins the token files of several segments into one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "common/base/result.h"
#include "common/index/token_file.h"

namespace backfile {

/// An article of one of the sources.
struct SourceArticle {
  std::uint32_t source, docid;
};

/// Writes to `file` the words of `articles`, which is in the order of the new docids: the file that
/// a builder would have written of them. Cost: the streams are read twice; memory: 16 bytes a form.
/// Errors: Io, Limit; Corrupt for a stream that names no form.
Result<void> merge_token_files(std::span<const TokenFile* const> sources,
                               std::span<const SourceArticle> articles,
                               const std::filesystem::path& file);

}  // namespace backfile
