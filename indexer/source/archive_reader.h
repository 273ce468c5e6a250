// SPDX-License-Identifier: GPL-2.0-or-later
// Archives and packed files, member by member, by libarchive.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "common/base/result.h"
#include "indexer/source/byte_stream.h"
#include "indexer/source/record_output.h"

namespace backfile {

/// What reads a member: its bytes, how it is named in the index, and the name that tells its kind.
using MemberReader =
    std::function<void(ByteReader& in, const std::string& path, std::string_view name)>;

/// Hands each regular member of the archive at `in`, named `path`, to `read_member`; a merely
/// packed file (docs.jsonl.gz) is one member and keeps the path. Hidden members are left out, as
/// hidden files are; links, encrypted and broken members and what breaks off are skipped with a
/// reason. Member names are only names: no ".." or leading "/" is left in them, and they are UTF-8.
void read_archive(ByteReader& in,
                  const std::string& path,
                  Reading& reading,
                  const MemberReader& read_member);

/// `packed` (gzip, as HTTP bodies are) unpacked. What a broken end leaves is kept, as browsers do.
/// Errors: Corrupt when nothing can be unpacked, Limit beyond `max_bytes`.
Result<std::string> unpack(std::string_view packed, std::uint64_t max_bytes);

}  // namespace backfile
