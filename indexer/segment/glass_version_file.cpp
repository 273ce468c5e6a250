// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_version_file.h"

#include <fstream>
#include <random>
#include <string_view>

#include "common/index/byte_coding.h"
#include "common/index/durable_file.h"
#include "indexer/segment/glass_damage.h"

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
constexpr std::uint64_t kMostLevel = 9, kMostBlockUnits = 32;
/// So much of the file the library reads.
constexpr std::size_t kMostBytes = 256;

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

/// The list of free blocks: number of the first unused block, then where the list begins and ends.
void take_free_list(ByteReader in, GlassTableFacts& table) {
  if (in.at_end()) {
    return;
  }
  in.varint();  // revision
  table.block_count = in.varint();
  const std::uint64_t first = in.varint(), first_offset = in.varint();
  table.has_free_blocks = first != in.varint() || first_offset != in.varint();
}

GlassTableFacts take_table(ByteReader& in) {
  GlassTableFacts table;
  table.root = in.varint();
  const std::uint64_t flags = in.varint();
  table.level = static_cast<unsigned>(flags >> kLevelShift);
  table.is_sequential = (flags & kSequential) != 0;
  table.has_root = (flags & kNoRootBlock) == 0;
  table.entry_count = in.varint();
  const std::uint64_t units = in.varint_to(kMostBlockUnits);
  if (units == 0 || (units & (units - 1)) != 0 || flags >> kLevelShift > kMostLevel) {
    in.fail();
  }
  table.block_bytes = units * kBlockSizeUnit;
  in.varint();  // bound of compression
  take_free_list(ByteReader(in.text()), table);
  return table;
}

GlassStatistics take_statistics(ByteReader& in, std::uint64_t& last_docid) {
  constexpr std::uint64_t kMost = 0xffffffff;
  const auto take = [&] { return static_cast<std::uint32_t>(in.varint_to(kMost)); };
  GlassStatistics statistics;
  statistics.document_count = take();
  last_docid = std::uint64_t{statistics.document_count} + take();
  statistics.least_length = take();
  statistics.greatest_frequency = take();
  statistics.greatest_length = statistics.greatest_frequency + take();
  in.varint();  // oldest changeset
  statistics.total_length = in.varint();
  in.varint();  // greatest frequency in the spelling table
  return statistics;
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

Result<GlassVersion> read_glass_version(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Unexpected(file_error("read", path));
  }
  std::string bytes(kMostBytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  ByteReader in(bytes);
  const bool is_glass =
      in.bytes(kMagic.size()) == kMagic && in.bytes(kFormatVersion.size()) == kFormatVersion;
  in.bytes(kUuidBytes);
  GlassVersion version;
  version.revision = in.varint();
  for (GlassTableFacts* table : {&version.postlist,
                                 &version.docdata,
                                 &version.termlist,
                                 &version.position,
                                 &version.spelling,
                                 &version.synonym}) {
    *table = take_table(in);
  }
  version.statistics = take_statistics(in, version.last_docid);
  if (!is_glass || !in.ok() || !in.at_end() || version.revision == 0) {
    return Unexpected(damaged_glass_file(path, "it is not the version file of a database"));
  }
  return version;
}

Result<GlassEntryCounts> read_glass_entry_counts(const std::filesystem::path& path) {
  const Result<GlassVersion> version = read_glass_version(path);
  if (!version) {
    return Unexpected(version.error());
  }
  for (const GlassTableFacts* table : {&version->postlist, &version->position}) {
    if (!table->is_sequential || table->block_bytes != kGlassBlockBytes) {
      return failure(ErrorCode::Corrupt, path.string() + ": the database was not written by us");
    }
  }
  return GlassEntryCounts{version->postlist.entry_count, version->position.entry_count};
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
