// SPDX-License-Identifier: GPL-2.0-or-later
// One opened segment. Only this room sees it, for it shows Xapian.
#pragma once

#include <xapian.h>

#include "common/index/article_store.h"
#include "common/index/columns.h"
#include "common/index/docid_set.h"
#include "common/index/manifest.h"
#include "common/index/token_file.h"

namespace backfile {

/// The parts of a segment, all open, so that it can be read to the end even after an indexer has
/// swept its folder away. Database and ArticleStore belong to one thread, Columns and TokenFile to
/// all.
struct SegmentReader {
  SegmentEntry entry;
  Columns columns;
  ArticleStore articles;
  TokenFile tokens;
  DocidSet live;  ///< docids that are not deleted
  bool all_live = true;
  Xapian::Database database;
  std::size_t index = 0, number = 0;  ///< which index it is of, and its place in the manifest
};

}  // namespace backfile
