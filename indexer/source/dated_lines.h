// SPDX-License-Identifier: GPL-2.0-or-later
// Files with one article a line, its date at the line's head.
#pragma once

#include <string_view>

#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// Whether `text`, the beginning of a file, is made of long lines that begin with a date: nine in
/// ten, and at least three.
bool is_dated_lines(std::string_view text);

/// Hands over each line that is not blank.
void split_lines(ByteReader& in, RecordOutput& out);

}  // namespace backfile
