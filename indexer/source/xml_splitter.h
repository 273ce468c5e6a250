// SPDX-License-Identifier: GPL-2.0-or-later
// One XML file into its articles: RSS items, Atom entries, news items, rows of an export.
#pragma once

#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// Hands over each article element as a document of its own: the file's XML declaration and what
/// stood before the first article (namespaces, a feed's title and language; at most 32 KB), the
/// element, and end tags for what is left open. Comments, processing instructions and DOCTYPEs
/// are left out. An element that the file's end cuts off is handed over as far as it goes. One
/// larger than out.limit_bytes() is skipped. Memory: one article.
void split_xml(ByteReader& in, RecordOutput& out);

}  // namespace backfile
