// SPDX-License-Identifier: GPL-2.0-or-later
// NITF, as a document of its own and as the content of NewsML.
#pragma once

#include "indexer/parse/article_draft.h"
#include "indexer/parse/xml_tree.h"

namespace backfile {

/// Reads what stands inside `nitf` into the members of `draft` that are still empty; its dates are
/// added to those there. Source: IPTC, NITF 3.6.
void read_nitf(const XmlNode& nitf, ArticleDraft& draft);

}  // namespace backfile
