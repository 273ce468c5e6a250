// SPDX-License-Identifier: GPL-2.0-or-later
// The full examination of an index: backfile-index --check.
#pragma once

#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/segment/checked_part.h"

namespace backfile {

struct IndexCheck {
  std::vector<CheckedPart> parts;
  std::vector<std::string> notes;  ///< what lies about and does no harm

  bool is_sound() const;
};

/// Examines manifest, ledger and every segment (segment_check.h), that no two articles have one id,
/// and that the ledger lists the articles that stand. Reads only and needs no lock; when a writer
/// publishes meanwhile, the examination begins anew. Damage is no error of this call. Errors:
/// NotFound, Io, Version, when there is nothing to examine. Cost and memory: segment_check.h, 16
/// bytes an article.
Result<IndexCheck> check_index(const IndexPaths& index);

/// A line a part, what is wrong below it, the notes, and the verdict; only what is wrong when
/// `faults_only`. Not yet safe for a terminal.
std::string describe_check(const IndexPaths& index, const IndexCheck& check, bool faults_only);

}  // namespace backfile
