// SPDX-License-Identifier: GPL-2.0-or-later
// The indexer from end to end: a folder of articles in, a published index out.
#pragma once

#include <stop_token>

#include "common/base/result.h"
#include "indexer/pipeline/index_summary.h"
#include "indexer/pipeline/pipeline_options.h"
#include "indexer/pipeline/progress.h"

namespace backfile {

/// Reads what is new or changed under `options.paths` and publishes it in one step; readers of the
/// index are never disturbed. On an error, a stop options or a kill at any moment the index is as
/// it was, and what was begun is swept away now or at the next start. Errors: Locked, Interrupted,
/// NotFound (a path), Version and Corrupt (the index), Io.
Result<IndexOutcome> index_corpus(const PipelineOptions& options,
                                  Progress& progress,
                                  std::stop_token stop);

}  // namespace backfile
