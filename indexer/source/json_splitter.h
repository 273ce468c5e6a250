// SPDX-License-Identifier: GPL-2.0-or-later
// JSON of many articles, object by object.
#pragma once

#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// Hands over each article object of: one object; objects one a line or one after another; an array
/// of objects; an object around an array of them under a name like "articles" or "posts", as news
/// APIs answer. Objects are found by their braces and not checked further. A broken line costs that
/// line only. Memory: one object.
void split_json(ByteReader& in, RecordOutput& out);

}  // namespace backfile
