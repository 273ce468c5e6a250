// SPDX-License-Identifier: GPL-2.0-or-later
// Articles that nobody has marked, for self-training.
#pragma once

#include <filesystem>
#include <vector>

#include "common/base/result.h"
#include "indexer/entity/entity_model.h"
#include "indexer/entity/train/corpus_reader.h"

namespace backfile {

/// Headlines and bodies of all articles in `language` under `paths`, read as the indexer reads
/// them, each text once, at most `most_words` words in all: spread evenly over the articles. No
/// word is labelled. Errors: NotFound for a path that does not exist. What cannot be read is left
/// out.
Result<std::vector<GoldDocument>> read_raw_texts(const std::vector<std::filesystem::path>& paths,
                                                 EntityLanguage language,
                                                 std::size_t most_words);

/// Labels the documents as a tagger with this model does; a name that is of one type in nine of ten
/// mentions, and often mentioned, is of that type in all.
void label_texts(const EntityModel& model, std::vector<GoldDocument>& documents);

}  // namespace backfile
