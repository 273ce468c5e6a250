// SPDX-License-Identifier: GPL-2.0-or-later
// Layout: magic (8 bytes), XXH3-64 of the rest (8, little-endian), then numbers as LEB128, ids and
// hashes as 8 bytes little-endian, texts as length and bytes.
#include "indexer/pipeline/file_ledger.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <unordered_map>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/index/byte_coding.h"

namespace backfile {
namespace {

constexpr std::string_view kMagic{"bfledg\0\2", 8};  // on-disk: the last byte is the version
constexpr std::size_t kHeaderBytes = 16;

void append_word(std::string& out, std::uint64_t value) { out += bytes_of(value); }

void append_ids(std::string& out, const std::vector<std::uint64_t>& ids) {
  append_varint(out, ids.size());
  out.append(reinterpret_cast<const char*>(ids.data()), ids.size() * sizeof(std::uint64_t));
}

/// A number of elements that each take at least `least_bytes`: a lying one fails the reader.
std::size_t read_count(ByteReader& in, std::size_t least_bytes) {
  return in.varint_to(in.rest_bytes() / least_bytes);
}

std::vector<std::uint64_t> read_ids(ByteReader& in) {
  std::vector<std::uint64_t> ids(read_count(in, sizeof(std::uint64_t)));
  const std::string_view raw = in.bytes(ids.size() * sizeof(std::uint64_t));
  if (!raw.empty()) {
    std::memcpy(ids.data(), raw.data(), raw.size());
  }
  return ids;
}

void encode_lines(std::string& out, const std::vector<LineCount>& lines) {
  append_varint(out, lines.size());
  for (const LineCount& line : lines) {
    append_word(out, line.key);
    append_varint(out, line.articles);
  }
}

std::vector<LineCount> decode_lines(ByteReader& in) {
  std::vector<LineCount> lines(read_count(in, sizeof(std::uint64_t) + 1));
  for (LineCount& line : lines) {
    line.key = in.number<std::uint64_t>();
    line.articles = static_cast<std::uint32_t>(in.varint());
  }
  return lines;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// `text` as the part it shares with `before` and the rest.
void encode_beside(std::string& out, std::string_view text, std::string_view before) {
  const std::size_t shared = common_prefix(text, before);
  append_varint(out, shared);
  append_text(out, text.substr(shared));
}

std::string decode_beside(ByteReader& in, std::string_view before) {
  const std::uint64_t shared = in.varint();
  std::string text(before.substr(0, std::min<std::uint64_t>(shared, before.size())));
  return text += in.text();
}

/// Reasons are few and repeat: they are written once and meant by number.
class ReasonNumbers {
 public:
  explicit ReasonNumbers(const std::vector<LedgerFile>& files) {
    for (const LedgerFile& file : files) {
      for (const SkippedInput& skip : file.skipped) {
        if (numbers_.try_emplace(skip.reason, reasons_.size()).second) {
          reasons_.push_back(skip.reason);
        }
      }
    }
  }
  const std::vector<std::string_view>& reasons() const { return reasons_; }
  std::uint64_t number_of(std::string_view reason) const { return numbers_.at(reason); }

 private:
  std::vector<std::string_view> reasons_;
  std::unordered_map<std::string_view, std::uint64_t> numbers_;
};

void encode_file(std::string& out,
                 const LedgerFile& file,
                 std::string_view path_before,
                 const ReasonNumbers& reasons) {
  encode_beside(out, file.path, path_before);
  append_varint(out, file.size_bytes);
  append_word(out, static_cast<std::uint64_t>(file.mtime_ns));
  append_word(out, file.hash);
  append_ids(out, file.articles);
  append_ids(out, file.shadowed);
  append_varint(out, file.skipped.size());
  std::string_view before = file.path;
  for (const SkippedInput& skip : file.skipped) {
    encode_beside(out, skip.path, before);
    append_varint(out, skip.record);
    append_varint(out, reasons.number_of(skip.reason));
    before = skip.path;
  }
}

LedgerFile decode_file(ByteReader& in,
                       std::string_view path_before,
                       const std::vector<std::string>& reasons) {
  LedgerFile file;
  file.path = decode_beside(in, path_before);
  file.size_bytes = in.varint();
  file.mtime_ns = static_cast<std::int64_t>(in.number<std::uint64_t>());
  file.hash = in.number<std::uint64_t>();
  file.articles = read_ids(in);
  file.shadowed = read_ids(in);
  file.skipped.resize(read_count(in, 4));
  std::string_view before = file.path;
  for (SkippedInput& skip : file.skipped) {
    skip.path = decode_beside(in, before);
    skip.record = static_cast<std::uint32_t>(in.varint());
    const std::uint64_t reason = in.varint();
    skip.reason = reason < reasons.size() ? reasons[reason] : std::string();
    before = skip.path;
  }
  return file;
}

Unexpected<Error> corrupt(std::string_view what) {
  return failure(ErrorCode::Corrupt,
                 fmt::format("the index's list of files read is {}", what),
                 "start anew with --rebuild");
}

}  // namespace

std::uint64_t FileLedger::skipped_count() const {
  std::uint64_t count = 0;
  for (const LedgerFile& file : files) {
    count += file.skipped.size();
  }
  return count;
}

std::string encode_ledger(const FileLedger& ledger) {
  const ReasonNumbers reasons(ledger.files);
  std::string out;
  append_varint(out, reasons.reasons().size());
  for (std::string_view reason : reasons.reasons()) {
    append_text(out, reason);
  }
  append_ids(out, ledger.deleted);
  encode_lines(out, ledger.lines);
  append_varint(out, ledger.files.size());
  std::string_view path_before;
  for (const LedgerFile& file : ledger.files) {
    encode_file(out, file, path_before, reasons);
    path_before = file.path;
  }
  std::string bytes(kMagic);
  append_word(bytes, XXH3_64bits(out.data(), out.size()));
  return bytes += out;
}

Result<FileLedger> decode_ledger(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || bytes.substr(0, kMagic.size()) != kMagic) {
    return corrupt("not one of this version");
  }
  const std::string_view body = bytes.substr(kHeaderBytes);
  if (ByteReader(bytes.substr(kMagic.size())).number<std::uint64_t>() !=
      XXH3_64bits(body.data(), body.size())) {
    return corrupt("damaged (its checksum is wrong)");
  }
  ByteReader in(body);
  std::vector<std::string> reasons(read_count(in, 1));
  for (std::string& reason : reasons) {
    reason = in.text();
  }
  FileLedger ledger;
  ledger.deleted = read_ids(in);
  ledger.lines = decode_lines(in);
  const std::size_t file_count = read_count(in, 22);
  ledger.files.reserve(file_count);
  for (std::size_t i = 0; i < file_count && in.ok(); ++i) {
    ledger.files.push_back(
        decode_file(in, i == 0 ? std::string_view() : ledger.files.back().path, reasons));
  }
  if (!in.ok() || !in.at_end()) {
    return corrupt("damaged");
  }
  return ledger;
}

Result<FileLedger> read_ledger(const std::filesystem::path& folder, const std::string& name) {
  if (name.empty()) {
    return FileLedger{};
  }
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(folder / name, error);
  std::string bytes(error ? 0 : size, '\0');
  std::ifstream file(folder / name, std::ios::binary);
  if (error || !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    return failure(ErrorCode::Io,
                   fmt::format("cannot read {}", (folder / name).string()),
                   "start anew with --rebuild");
  }
  return decode_ledger(bytes);
}

}  // namespace backfile
