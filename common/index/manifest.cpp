// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/manifest.h"

#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/index/durable_file.h"

namespace backfile {
namespace {

constexpr std::string_view kRebuildHint = "build the index anew with backfile-index --rebuild";

/// The first two lines of a manifest, around 16 hex digits: the XXH3-64 of all bytes behind them.
constexpr std::string_view kChecksumBegin = "{\n  \"checksum\": \"";
constexpr std::string_view kChecksumEnd = "\",\n";
constexpr std::size_t kChecksumChars = 16;
constexpr std::size_t kCheckedOffset = kChecksumBegin.size() + kChecksumChars + kChecksumEnd.size();

std::string checksum_lines(std::string_view checked) {
  return fmt::format(
      "{}{:016x}{}", kChecksumBegin, XXH3_64bits(checked.data(), checked.size()), kChecksumEnd);
}

/// A name that stays in its folder.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' &&
         name.find_first_not_of(
             "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-") ==
             std::string_view::npos;
}

/// Reads members of a JSON object; the first that is missing or of another kind fails it for good.
class ObjectReader {
 public:
  explicit ObjectReader(simdjson::dom::element element) {
    failed_ = element.get(object_) != simdjson::SUCCESS;
  }
  bool failed() const { return failed_; }
  void fail() { failed_ = true; }

  template <class Number>
  Number number(std::string_view name) {
    std::int64_t value = 0;
    if (failed_ || object_[name].get(value) != simdjson::SUCCESS || !std::in_range<Number>(value)) {
      failed_ = true;
      return 0;
    }
    return static_cast<Number>(value);
  }
  std::string text(std::string_view name) {
    std::string_view value;
    failed_ = failed_ || object_[name].get(value) != simdjson::SUCCESS;
    return std::string(value);
  }
  bool flag(std::string_view name) {
    bool value = false;
    failed_ = failed_ || object_[name].get(value) != simdjson::SUCCESS;
    return value;
  }
  /// The name of a file or folder; `may_be_empty` when there may be none.
  std::string file_name(std::string_view name, bool may_be_empty) {
    std::string value = text(name);
    failed_ = failed_ || !(is_plain_name(value) || (value.empty() && may_be_empty));
    return value;
  }
  simdjson::dom::element member(std::string_view name) {
    simdjson::dom::element value;
    failed_ = failed_ || object_[name].get(value) != simdjson::SUCCESS;
    return value;
  }

 private:
  simdjson::dom::object object_;
  bool failed_ = false;
};

bool read_languages(simdjson::dom::element element,
                    std::map<std::string, std::uint32_t>& languages) {
  simdjson::dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    return false;
  }
  for (const auto& [code, count] : object) {
    std::uint64_t articles = 0;
    if (count.get(articles) != simdjson::SUCCESS || !std::in_range<std::uint32_t>(articles)) {
      return false;
    }
    languages[std::string(code)] = static_cast<std::uint32_t>(articles);
  }
  return true;
}

/// The checksums of a segment's files; an index that was written before they were kept has none.
bool read_checksums(simdjson::dom::element element, FileChecksums& sums) {
  simdjson::dom::object object;
  if (element["checksums"].get(object) != simdjson::SUCCESS) {
    return true;
  }
  for (const auto& [file, hex] : object) {
    std::string_view digits;
    std::uint64_t sum = 0;
    if (hex.get(digits) != simdjson::SUCCESS || digits.size() != kChecksumChars ||
        !is_plain_name(file)) {
      return false;
    }
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), sum, 16);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
      return false;
    }
    sums[std::string(file)] = sum;
  }
  return true;
}

bool read_segment(simdjson::dom::element element, SegmentEntry& segment) {
  ObjectReader in(element);
  segment.name = in.file_name("name", false);
  segment.article_count = in.number<std::uint32_t>("article_count");
  segment.tombstones = in.file_name("tombstones", true);
  segment.deleted_count = in.number<std::uint32_t>("deleted_count");
  segment.first_day = in.number<std::int32_t>("first_day");
  segment.last_day = in.number<std::int32_t>("last_day");
  const simdjson::dom::element languages = in.member("languages");
  return !in.failed() && read_languages(languages, segment.languages) &&
         read_checksums(element, segment.checksums);
}

bool read_segments(simdjson::dom::element element, std::vector<SegmentEntry>& segments) {
  simdjson::dom::array array;
  if (element.get(array) != simdjson::SUCCESS) {
    return false;
  }
  for (simdjson::dom::element item : array) {
    if (!read_segment(item, segments.emplace_back())) {
      return false;
    }
  }
  return true;
}

/// Everything but the format version.
bool read_members(ObjectReader& in, Manifest& manifest) {
  manifest.revision = in.number<std::uint64_t>("revision");
  manifest.next_segment = in.number<std::uint64_t>("next_segment");
  manifest.stock_phrases = in.flag("stock_phrases") ? StockPhrases::Yes : StockPhrases::No;
  manifest.analyzer = in.text("analyzer");
  manifest.ledger = in.file_name("ledger", true);
  manifest.names = in.file_name("names", true);
  manifest.values = in.file_name("values", true);
  manifest.written_by = in.text("written_by");
  const simdjson::dom::element segments = in.member("segments");
  return !in.failed() && read_segments(segments, manifest.segments);
}

Unexpected<Error> damaged(const std::filesystem::path& path, std::string_view what) {
  return failure(ErrorCode::Corrupt,
                 fmt::format("{} is damaged: {}", path.string(), what),
                 std::string(kRebuildHint));
}

Result<std::string> read_whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return failure(ErrorCode::NotFound,
                     fmt::format("there is no index at {}", path.parent_path().string()),
                     "build one with backfile-index -d DIR PATH, or name another with -d");
    }
    return Unexpected(file_error("open", path));
  }
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) {
    return Unexpected(file_error("read", path));
  }
  return bytes;
}

Result<Manifest> parse_manifest(const std::filesystem::path& path, const std::string& bytes) {
  const std::string_view checked =
      std::string_view(bytes).substr(std::min(bytes.size(), kCheckedOffset));
  if (!bytes.starts_with(checksum_lines(checked))) {
    return damaged(path, "it does not match its checksum");
  }
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(bytes).get(root) != simdjson::SUCCESS) {
    return damaged(path, "it is not JSON");
  }
  ObjectReader in(root);
  Manifest manifest;
  manifest.format_version = in.number<int>("format_version");
  if (!in.failed() && manifest.format_version != kFormatVersion) {
    return failure(
        ErrorCode::Version,
        fmt::format("the index at {} has format version {}, this program reads version {}",
                    path.parent_path().string(),
                    manifest.format_version,
                    kFormatVersion),
        std::string(kRebuildHint));
  }
  if (!read_members(in, manifest)) {
    return damaged(path, "a member is missing or not what it should be");
  }
  return manifest;
}

nlohmann::ordered_json segment_json(const SegmentEntry& segment) {
  nlohmann::ordered_json checksums = nlohmann::ordered_json::object();
  for (const auto& [file, sum] : segment.checksums) {
    checksums[file] = fmt::format("{:016x}", sum);
  }
  return {{"name", segment.name},
          {"article_count", segment.article_count},
          {"tombstones", segment.tombstones},
          {"deleted_count", segment.deleted_count},
          {"first_day", segment.first_day},
          {"last_day", segment.last_day},
          {"languages", segment.languages},
          {"checksums", std::move(checksums)}};
}

nlohmann::ordered_json manifest_json(const Manifest& manifest) {
  nlohmann::ordered_json segments = nlohmann::ordered_json::array();
  for (const SegmentEntry& segment : manifest.segments) {
    segments.push_back(segment_json(segment));
  }
  return {{"format_version", manifest.format_version},
          {"revision", manifest.revision},
          {"next_segment", manifest.next_segment},
          {"stock_phrases", manifest.stock_phrases == StockPhrases::Yes},
          {"analyzer", manifest.analyzer},
          {"segments", std::move(segments)},
          {"ledger", manifest.ledger},
          {"names", manifest.names},
          {"values", manifest.values},
          {"written_by", manifest.written_by}};
}

}  // namespace

Result<Manifest> read_manifest(const IndexPaths& index) {
  Result<std::string> bytes = read_whole(index.manifest());
  if (!bytes) {
    return Unexpected(std::move(bytes.error()));
  }
  return parse_manifest(index.manifest(), *bytes);
}

Result<void> write_manifest(const IndexPaths& index, const Manifest& manifest) {
  const std::string json =
      manifest_json(manifest).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  // Behind the "{" and line feed, in whose place the checksum's lines come.
  const std::string checked = json.substr(2) + "\n";
  return write_durably(index.manifest(), checksum_lines(checked) + checked);
}

}  // namespace backfile
