// SPDX-License-Identifier: GPL-2.0-or-later
// Web archives: WARC 1.0/1.1 (ISO 28500) and its forerunner ARC.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/source/byte_stream.h"
#include "indexer/source/format_sniffer.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// What reads a record's body that is neither a page nor a plain text: its bytes, how it is named
/// in the index, a name that tells its kind, and the kind.
using RecordsReader = std::function<void(
    ByteReader& in, const std::string& path, std::string_view name, const Content& content)>;

/// Hands over the pages of an unpacked WARC or ARC file: bodies of 200 responses, resource and
/// conversion records, each as `path`/N with N the record's number in the file. Pictures, scripts,
/// other statuses and broken records are skipped with a reason; requests, metadata and revisits are
/// no articles and pass unmentioned. Feeds, tables, mail folders and other bodies go to
/// `read_records`. After broken bytes reading goes on at the next record. Memory: one record.
void read_warc(ByteReader& in,
               const std::string& path,
               Reading& reading,
               const RecordsReader& read_records);

}  // namespace backfile
