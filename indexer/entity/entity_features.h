// SPDX-License-Identifier: GPL-2.0-or-later
// What speaks for or against a label at a candidate, as hashes: the same for training and tagging.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/entity/document_view.h"

namespace backfile {

using FeatureList = std::vector<std::uint64_t>;

/// Appends what the word alone tells of the token that stands `offset` before it (-2 .. 2): 0 is
/// the word's own token. Depends on the traits only, so that sums of weights can be kept by word.
/// Requires: -2 <= offset <= 2.
void append_word_features(const WordTraits& traits, int offset, FeatureList& features);

/// Appends what the words around, the run, known phrases and the rest of the document tell of the
/// candidate at `place`. Requires: place < view.tokens().size().
void append_context_features(const DocumentView& view, std::size_t place, FeatureList& features);

}  // namespace backfile
