// SPDX-License-Identifier: GPL-2.0-or-later
// Files of many messages: mbox, and what a wire delivered one after another.
#pragma once

#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// Hands over each message of an mbox without its "From " line; ">From " is "From " again. A
/// message begins behind an empty line only. Source: RFC 4155, appendix A.
void split_mail_folder(ByteReader& in, RecordOutput& out);

/// Hands over each message of a wire, from its SOH to the next one's.
void split_wire(ByteReader& in, RecordOutput& out);

}  // namespace backfile
