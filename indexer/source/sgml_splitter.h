// SPDX-License-Identifier: GPL-2.0-or-later
// Files of many SGML elements: Reuters-21578 and TREC.
#pragma once

#include <string_view>

#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// Hands over each <element ...> ... </element>, tags included, names in any case. An element
/// without an end ends where the next begins or the file does. Bytes between elements are passed
/// over. Memory: one element.
void split_sgml(ByteReader& in, std::string_view element, RecordOutput& out);

}  // namespace backfile
