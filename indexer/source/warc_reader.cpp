// SPDX-License-Identifier: GPL-2.0-or-later
// A loop over lines: what begins a record is read with its block, what does not is passed over.
#include "indexer/source/warc_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "indexer/source/format_sniffer.h"
#include "indexer/source/http_message.h"
#include "indexer/source/record_output.h"

namespace backfile {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxLineBytes = 64u << 10;
constexpr std::size_t kMaxHeadBytes = 64u << 10;

/// One record's header, of either format.
struct WarcRecord {
  std::string type;  ///< "response", "resource", "conversion"; others are passed over
  std::string url;
  std::string media_type;
  std::optional<std::uint64_t> block_bytes;
  std::string fetched = {};  ///< WARC-Date, or the day in ARC's line
};

std::optional<std::uint64_t> parse_count(std::string_view text) {
  std::uint64_t count = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = failed == std::errc() && end == text.data() + text.size() && !text.empty();
  return whole ? std::optional(count) : std::nullopt;
}

/// "2014-02-16" of ARC's "20140216050221".
std::string iso_day(std::string_view stamp) {
  return fmt::format("{}-{}-{}", stamp.substr(0, 4), stamp.substr(4, 2), stamp.substr(6, 2));
}

/// "URL IP date type length": the URL may hold spaces, so the fields are counted from the end.
/// Source: archive.org ARC file format 1.0.
std::optional<WarcRecord> parse_arc_line(std::string_view line) {
  std::array<std::string_view, 4> last;
  std::string_view rest = line;
  for (std::string_view& field : last) {
    const std::size_t space = rest.rfind(' ');
    if (space == std::string_view::npos) {
      return std::nullopt;
    }
    field = rest.substr(space + 1);
    rest = rest.substr(0, space);
  }
  if (rest.find(':') == std::string_view::npos || last[2].size() < 8 ||
      !parse_count(last[2].substr(0, 8))) {
    return std::nullopt;
  }
  const bool about_itself = rest.starts_with("filedesc:") || rest.starts_with("dns:");
  return WarcRecord{about_itself ? "" : "response",
                    repair_utf8(rest),
                    std::string(last[1]),
                    parse_count(last[0]),
                    iso_day(last[2])};
}

/// False for what is never an article's text: pictures, scripts, style sheets.
bool may_be_article(std::string_view media_type) {
  constexpr std::array kTypes = {""sv,
                                 "application/csv"sv,
                                 "application/http"sv,
                                 "application/json"sv,
                                 "application/ld+json"sv,
                                 "application/mbox"sv,
                                 "application/x-ndjson"sv,
                                 "application/xhtml+xml"sv,
                                 "application/xml"sv,
                                 "application/rss+xml"sv,
                                 "application/atom+xml"sv,
                                 "application/rdf+xml"sv,
                                 "message/rfc822"sv,
                                 "unk"sv,
                                 "no-type"sv};
  const bool text = media_type.starts_with("text/") && media_type != "text/css" &&
                    media_type.find("javascript") == std::string_view::npos &&
                    media_type != "text/dns";
  return text || std::ranges::find(kTypes, media_type) != kTypes.end();
}

/// A record may be shorter than it says where line ends were converted; the body's own length then
/// decides.
bool holds_whole_body(const HttpHead& http, std::uint64_t block_bytes) {
  const std::optional<std::uint64_t> body_bytes = parse_count(http.fields.get("content-length"));
  return body_bytes && http.size_bytes + *body_bytes <= block_bytes;
}

/// A file name that says what the media type says, "" for those that are often wrong.
std::string_view name_of_type(std::string_view media_type) {
  const bool tabs = media_type == "text/tab-separated-values";
  const bool commas = media_type == "text/csv" || media_type == "application/csv";
  return tabs ? "table.tsv"sv : commas ? "table.csv"sv : ""sv;
}

/// A body that is called a page is one, unless its marks say otherwise: words and commas do not.
bool is_page(ContentKind kind, std::string_view media_type) {
  constexpr std::array kMarked = {
      ContentKind::Json, ContentKind::Reuters, ContentKind::Trec, ContentKind::Xml};
  return kind == ContentKind::Html ||
         (media_type == "text/html" && std::ranges::find(kMarked, kind) == kMarked.end());
}

class WarcWalk {
 public:
  WarcWalk(ByteReader& in,
           const std::string& path,
           Reading& reading,
           const RecordsReader& read_records)
      : in_(in), path_(path), reading_(reading), read_records_(read_records) {}
  void run();

 private:
  void take_line(const std::string& line);
  WarcRecord read_header();
  void read_record(const WarcRecord& record);
  void read_block(const WarcRecord& record, std::uint64_t block_bytes);
  std::string refusal_of(const MediaType& type,
                         const std::optional<HttpHead>& http,
                         std::uint64_t block_bytes) const;
  void hand_over(const WarcRecord& record, const MediaType& type, std::string body);
  void split(const WarcRecord& record,
             const MediaType& type,
             std::string_view body,
             const Content& content);
  void skip(std::string reason) {
    reading_.skip(fmt::format("{}/{}", path_, number_), number_, std::move(reason));
  }

  ByteReader& in_;
  const std::string& path_;
  Reading& reading_;
  const RecordsReader& read_records_;
  bool arc_ = false;
  bool lost_ = false;  // between records, in bytes that belong to none
  std::uint32_t number_ = 0;
};

void WarcWalk::run() {
  arc_ = in_.peek(11).starts_with("filedesc://");
  std::string line;
  while (!reading_.stopped() && in_.read_line(line, kMaxLineBytes)) {
    if (!line.empty()) {
      take_line(line);
    }
  }
  if (const std::string error = in_.error(); !error.empty()) {
    reading_.skip(path_, 0, error);
  }
}

void WarcWalk::take_line(const std::string& line) {
  std::optional<WarcRecord> record;
  if (line.starts_with("WARC/")) {
    record = read_header();
  } else if (arc_) {
    record = parse_arc_line(line);
  }
  if (record) {
    lost_ = false;
    ++number_;
    read_record(*record);
  } else if (!std::exchange(lost_, true)) {
    skip("bytes after this record that belong to none");
  }
}

WarcRecord WarcWalk::read_header() {
  HeaderFields fields;
  std::string line;
  while (in_.read_line(line, kMaxLineBytes) && !line.empty()) {
    fields.add_line(line);
  }
  std::string_view url = fields.get("warc-target-uri");
  if (url.starts_with('<') &&
      url.ends_with('>')) {  // as wget writes it, and the grammar of WARC 1.0 had it
    url = url.substr(1, url.size() - 2);
  }
  return {std::string(fields.get("warc-type")),
          repair_utf8(url),
          std::string(fields.get("content-type")),
          parse_count(fields.get("content-length")),
          repair_utf8(fields.get("warc-date"))};
}

void WarcWalk::read_record(const WarcRecord& record) {
  const bool article =
      record.type == "response" || record.type == "resource" || record.type == "conversion";
  if (!record.block_bytes) {
    if (!record.type.empty()) {
      skip("web archive record without a length");
    }
    lost_ = true;
    return;
  }
  if (article) {
    read_block(record, *record.block_bytes);
  } else {
    in_.skip(*record.block_bytes);
  }
}

/// The head is looked at before the block is read: a video's block never is.
void WarcWalk::read_block(const WarcRecord& record, std::uint64_t block_bytes) {
  const std::size_t near_bytes =
      static_cast<std::size_t>(std::min<std::uint64_t>(block_bytes, kMaxHeadBytes));
  const std::string_view near = in_.peek(near_bytes).substr(0, near_bytes);
  const std::optional<HttpHead> http =
      record.type == "response" ? parse_http_head(near) : std::nullopt;
  const MediaType type =
      parse_media_type(http ? http->fields.get("content-type") : record.media_type);
  if (std::string reason = refusal_of(type, http, block_bytes); !reason.empty()) {
    in_.skip(block_bytes);
    return skip(std::move(reason));
  }
  std::string block;
  const std::uint64_t got = in_.read(block_bytes, block);
  if (got < block_bytes && !(http && holds_whole_body(*http, got))) {
    return skip("the file ends inside this record");
  }
  if (!http) {
    return hand_over(record, type, std::move(block));
  }
  const std::string_view body = std::string_view(block).substr(http->size_bytes);
  Result<std::string> decoded = decode_http_body(*http, body, reading_.limit_bytes());
  if (decoded) {
    hand_over(record, type, std::move(*decoded));
  } else {
    skip("HTTP body " + decoded.error().message);
  }
}

std::string WarcWalk::refusal_of(const MediaType& type,
                                 const std::optional<HttpHead>& http,
                                 std::uint64_t block_bytes) const {
  if (!may_be_article(type.name)) {
    return repair_utf8(type.name) + ", not an article";
  }
  if (http && http->status != 200) {
    return fmt::format("HTTP {}", http->status);
  }
  return block_bytes > reading_.limit_bytes() ? reading_.too_large() : std::string();
}

void WarcWalk::hand_over(const WarcRecord& record, const MediaType& type, std::string body) {
  const std::string_view head = std::string_view(body).substr(0, kSniffBytes);
  std::optional<Content> content = sniff_container(head, "");
  if (content && content->kind != ContentKind::Refused) {
    content = Content{ContentKind::Refused, "an archive as a web page, not read"};
  }
  const std::optional<DocumentFormat>& forced = reading_.options().format;
  if (!content && !forced) {
    content = sniff_text(head, name_of_type(type.name));
  }
  if (content && content->kind == ContentKind::Refused) {
    skip(content->reason);
    return;
  }
  const bool page = content && is_page(content->kind, type.name);
  if (content && !page && content->kind != ContentKind::Text) {
    return split(record, type, body, *content);
  }
  RawDocument document;
  document.path = fmt::format("{}/{}", path_, number_);
  document.record = number_;
  document.format = forced ? *forced : page ? DocumentFormat::Html : DocumentFormat::Text;
  document.bytes = std::move(body);
  document.url = record.url;
  document.declared_charset = type.charset;
  document.fetched = record.fetched;
  reading_.document(std::move(document));
}

/// A feed, a table or a mail folder as a web page: its articles have numbers of their own.
void WarcWalk::split(const WarcRecord& record,
                     const MediaType& type,
                     std::string_view body,
                     const Content& content) {
  MemoryStream stream(body);
  ByteReader in(stream);
  reading_.set_origin({record.url, type.charset, record.fetched});
  read_records_(in, fmt::format("{}/{}", path_, number_), name_of_type(type.name), content);
  reading_.set_origin({});
}

}  // namespace

void read_warc(ByteReader& in,
               const std::string& path,
               Reading& reading,
               const RecordsReader& read_records) {
  WarcWalk(in, path, reading, read_records).run();
}

}  // namespace backfile
