// SPDX-License-Identifier: GPL-2.0-or-later
// Tables, row by row.
#pragma once

#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// Hands over the rows of a table as documents numbered from 1, the header row not counted. Every
/// document names as many columns as its row has cells. Rows are skipped with a reason when they
/// are larger than the limit or when a quote never closes. `name` tells a .tsv from a .csv. Memory:
/// two rows.
void split_csv(ByteReader& in, std::string_view name, RecordOutput& out);

}  // namespace backfile
