// SPDX-License-Identifier: GPL-2.0-or-later
// Corpora of names as ../shared/ner keeps them: token, tab, BIO tag; one sentence, a blank line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "indexer/entity/entity_label.h"
#include "indexer/entity/recasing.h"

namespace backfile {

/// One document: words and their gold labels. Apostrophes are plain.
struct GoldDocument {
  std::vector<std::string> words;
  std::vector<bool> starts_sentence;
  std::vector<EntityLabel> labels;

  std::vector<PlainToken> tokens() const;
};

/// A file's content, unpacked when its name ends in .xz. Errors: Io, Corrupt.
Result<std::string> read_packed_file(const std::filesystem::path& file);

/// Documents of `text`; where it tells no borders of documents, each `block_sentences` sentences
/// are one. Errors: Corrupt for a tag that is none, with the line's number.
Result<std::vector<GoldDocument>> parse_gold(std::string_view text, std::size_t block_sentences);

/// parse_gold() of a file. Errors: as both.
Result<std::vector<GoldDocument>> read_gold(const std::filesystem::path& file,
                                            std::size_t block_sentences);

}  // namespace backfile
