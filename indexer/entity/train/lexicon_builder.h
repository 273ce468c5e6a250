// SPDX-License-Identifier: GPL-2.0-or-later
// The lexicon from the lists of ../shared/ner/gazetteers.
#pragma once

#include <filesystem>

#include "common/base/result.h"
#include "indexer/entity/entity_lexicon.h"

namespace backfile {

/// Reads every list of `gazetteers`. Errors: Io or Corrupt, naming the list.
Result<EntityLexicon> build_lexicon(const std::filesystem::path& gazetteers);

}  // namespace backfile
