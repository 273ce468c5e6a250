// SPDX-License-Identifier: GPL-2.0-or-later
// The lexicon from the lists of ../shared/ner/gazetteers.
#pragma once

#include <filesystem>
#include <span>

#include "common/base/result.h"
#include "indexer/entity/entity_lexicon.h"
#include "indexer/entity/train/corpus_reader.h"

namespace backfile {

/// Reads the language's lists from `gazetteers`. How often a word is capitalised is told by a list
/// there, and for words that it lacks counted in `texts`. Errors: Io or Corrupt, naming the list.
Result<EntityLexicon> build_lexicon(EntityLanguage language,
                                    const std::filesystem::path& gazetteers,
                                    std::span<const GoldDocument> texts);

}  // namespace backfile
