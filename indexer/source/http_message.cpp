// SPDX-License-Identifier: GPL-2.0-or-later
// Lenient, as crawlers wrote what servers sent.
#include "indexer/source/http_message.h"

#include <algorithm>
#include <charconv>

#include "indexer/source/archive_reader.h"
#include "indexer/source/ascii_text.h"

namespace backfile {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// Takes the next line off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

/// The chunks' data; empty when the first size line is none: then the body was stored unchunked.
std::optional<std::string> join_chunks(std::string_view body) {
  std::string joined;
  for (bool first = true; !body.empty(); first = false) {
    const std::string_view line = trimmed(take_line(body));
    std::size_t size = 0;
    const auto [end, failed] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (failed != std::errc() || (end != line.data() + line.size() && *end != ';' && *end != ' ')) {
      if (first) {
        return std::nullopt;
      }
      break;
    }
    if (size == 0) {
      break;
    }
    joined.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    take_line(body);
  }
  return joined;
}

/// Raw deflate data under a gzip header of its own, so that one unpacker does for both. Source: RFC
/// 1950 2.2, RFC 1952 2.3.
std::string deflate_as_gzip(std::string_view body) {
  constexpr std::string_view kGzipHeader("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  constexpr std::size_t kTrailerBytes = 8;
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(body[i]));
  };
  const bool zlib = body.size() > 2 && (byte(0) & 0x0F) == 8 && (byte(0) * 256 + byte(1)) % 31 == 0;
  return std::string(kGzipHeader).append(body.substr(zlib ? 2 : 0)).append(kTrailerBytes, '\0');
}

}  // namespace

void HeaderFields::add_line(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > kMaxBytes) {
    return;
  }
  if ((line.starts_with(' ') || line.starts_with('\t')) && !fields_.empty()) {
    fields_.back().second.append(" ").append(trimmed(line));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    fields_.emplace_back(ascii_lower(trimmed(line.substr(0, colon))),
                         trimmed(line.substr(colon + 1)));
  }
}

std::string_view HeaderFields::get(std::string_view name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) {
      return value;
    }
  }
  return {};
}

MediaType parse_media_type(std::string_view value) {
  const std::string all = ascii_lower(value);
  MediaType type;
  type.name = trimmed(std::string_view(all).substr(0, all.find_first_of(";,")));
  if (const std::size_t at = all.find("charset="); at != std::string::npos) {
    std::string_view charset = trimmed(std::string_view(all).substr(at + 8));
    charset = charset.substr(0, charset.find_first_of("; ,", 1));
    const std::size_t first = charset.find_first_not_of("\"'");
    charset.remove_prefix(std::min(first, charset.size()));
    type.charset = charset.substr(0, charset.find_first_of("\"'"));
  }
  return type;
}

std::optional<HttpHead> parse_http_head(std::string_view block) {
  if (!block.starts_with("HTTP/")) {
    return std::nullopt;
  }
  std::string_view rest = block;
  const std::string_view status_line = take_line(rest);
  HttpHead head;
  const std::size_t space = std::min(status_line.find(' '), status_line.size());
  const std::string_view status = trimmed(status_line.substr(space));
  std::from_chars(status.data(), status.data() + status.size(), head.status);
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) {
      break;
    }
    head.fields.add_line(line);
  }
  head.size_bytes = block.size() - rest.size();
  return head;
}

Result<std::string> decode_http_body(const HttpHead& head,
                                     std::string_view bytes,
                                     std::uint64_t max_bytes) {
  std::string body(bytes);
  if (ascii_lower(head.fields.get("transfer-encoding")).find("chunked") != std::string::npos) {
    if (std::optional<std::string> joined = join_chunks(body)) {
      body = std::move(*joined);
    }
  }
  const std::string coding = ascii_lower(head.fields.get("content-encoding"));
  if (coding.find("gzip") != std::string::npos) {
    return body.starts_with("\x1F\x8B") ? unpack(body, max_bytes)
                                        : Result<std::string>(std::move(body));
  }
  if (coding == "deflate") {
    Result<std::string> unpacked = unpack(deflate_as_gzip(body), max_bytes);
    return unpacked || unpacked.error().code == ErrorCode::Limit ? std::move(unpacked)
                                                                 : std::move(body);
  }
  if (coding == "br" || coding == "zstd") {
    return failure(ErrorCode::InvalidArgument, "packed by " + coding + ", not read");
  }
  return body;
}

}  // namespace backfile
