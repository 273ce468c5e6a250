// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_version_file.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

#include "common/index/byte_coding.h"
#include "common/index/durable_file.h"

namespace backfile {
namespace {

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
/// Format of 2016-03-14, the only one that Xapian 1.4 and 2.0 read.
constexpr std::string_view kFormatVersion = "\x04\x6e";
constexpr std::size_t kBlockSizeUnit = 2048;

/// Tags that later writers would compress: longer than this, or none.
constexpr unsigned kCompressAbove = 18, kNeverCompress = 0;

constexpr unsigned kLevelShift = 2, kSequential = 2, kNoRootBlock = 1;
constexpr std::size_t kUuidBytes = 16;

void append_root(std::string& out, const GlassTableRoot& root, unsigned compress_above) {
  const bool empty = root.block_count == 0;
  append_varint(out, empty ? 0 : root.block_count - 1);
  append_varint(out, root.level << kLevelShift | kSequential | (empty ? kNoRootBlock : 0));
  append_varint(out, root.entry_count);
  append_varint(out, kGlassBlockBytes / kBlockSizeUnit);
  append_varint(out, compress_above);
  std::string free_list;
  if (!empty) {
    append_varint(free_list, kGlassRevision);
    append_varint(free_list, root.block_count);
    free_list.append(4, '\0');  // the list of free blocks is empty
  }
  append_text(out, free_list);
}

/// The entries of the next table; fails `in` when it was not written as we write.
std::uint64_t take_entry_count(ByteReader& in) {
  in.varint();  // root
  const std::uint64_t flags = in.varint();
  const std::uint64_t entries = in.varint();
  const std::uint64_t block_size = in.varint();
  in.varint();  // bound of compression
  in.text();    // free list
  if ((flags & kSequential) == 0 || block_size != kGlassBlockBytes / kBlockSizeUnit) {
    in.fail();
  }
  return entries;
}

void append_statistics(std::string& out, const GlassStatistics& statistics) {
  append_varint(out, statistics.document_count);
  append_varint(out, 0);  // highest docid less the number of documents
  append_varint(out, statistics.least_length);
  append_varint(out, statistics.greatest_frequency);
  append_varint(out, statistics.greatest_length - statistics.greatest_frequency);
  append_varint(out, 0);  // oldest changeset
  append_varint(out, statistics.total_length);
  append_varint(out, 0);  // greatest frequency in the spelling table
}

}  // namespace

std::string encode_glass_version_file(const GlassRoots& roots,
                                      const GlassStatistics& statistics,
                                      const std::array<std::uint8_t, 16>& uuid) {
  std::string out(kMagic);
  out += kFormatVersion;
  out += bytes_of(uuid);
  append_varint(out, kGlassRevision);
  append_root(out, roots.postlist, kNeverCompress);
  append_root(out, roots.docdata, kCompressAbove);
  append_root(out, {}, kCompressAbove);  // termlist
  append_root(out, roots.position, kNeverCompress);
  append_root(out, {}, kCompressAbove);  // spelling
  append_root(out, {}, kCompressAbove);  // synonym
  append_statistics(out, statistics);
  return out;
}

Result<GlassEntryCounts> read_glass_entry_counts(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Unexpected(file_error("read", path));
  }
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  ByteReader in(bytes);
  const bool is_ours =
      in.bytes(kMagic.size()) == kMagic && in.bytes(kFormatVersion.size()) == kFormatVersion;
  in.bytes(kUuidBytes);
  in.varint();  // revision
  GlassEntryCounts counts;
  counts.postlist = take_entry_count(in);
  take_entry_count(in);  // docdata
  take_entry_count(in);  // termlist
  counts.position = take_entry_count(in);
  if (!is_ours || !in.ok()) {
    return failure(ErrorCode::Corrupt, path.string() + ": the database was not written by us");
  }
  return counts;
}

std::array<std::uint8_t, 16> random_uuid() {
  std::random_device source;
  std::array<std::uint8_t, 16> uuid;
  for (std::uint8_t& byte : uuid) {
    byte = static_cast<std::uint8_t>(source());
  }
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x40);  // version
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);  // variant
  return uuid;
}

}  // namespace backfile
