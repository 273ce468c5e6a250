// SPDX-License-Identifier: GPL-2.0-or-later
// Web archives: WARC 1.0/1.1 (ISO 28500) and its forerunner ARC.
#pragma once

#include <string>

#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// Hands over the pages of an unpacked WARC or ARC file: bodies of 200 responses, resource and
/// conversion records, each as `path`/N with N the record's number in the file. Pictures, scripts,
/// other statuses and broken records are skipped with a reason; requests, metadata and revisits are
/// no articles and pass unmentioned. After broken bytes reading goes on at the next record. Memory:
/// one record.
void read_warc(ByteReader& in, const std::string& path, const Reading& reading);

}  // namespace backfile
