// SPDX-License-Identifier: GPL-2.0-or-later
// Elements of any XML as a record of named fields.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/parse/record_article.h"
#include "indexer/parse/xml_tree.h"

namespace backfile {

/// The children of `element` as fields: "title", "meta.title" a level down, "image.url" for an
/// attribute.
std::vector<RecordField> fields_of(const XmlNode& element);

}  // namespace backfile
