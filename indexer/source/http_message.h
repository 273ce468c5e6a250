// SPDX-License-Identifier: GPL-2.0-or-later
// Header fields, and HTTP responses as web archives keep them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/result.h"

namespace backfile {

/// "Name: value" lines, as WARC and HTTP share them. Names are kept in lower case.
class HeaderFields {
 public:
  /// Adds one line without its end; a line that begins with a space goes on with the one before.
  /// Lines beyond kMaxBytes together are left out.
  void add_line(std::string_view line);
  /// The first value under `name` (lower-case), "" when there is none.
  std::string_view get(std::string_view name) const;

  static constexpr std::size_t kMaxBytes = 256u << 10;

 private:
  std::size_t bytes_ = 0;
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// "text/html; charset=UTF-8", both in lower case, without quotes.
struct MediaType {
  std::string name;
  std::string charset;
};
MediaType parse_media_type(std::string_view value);

struct HttpHead {
  int status = 0;
  HeaderFields fields;
  std::size_t size_bytes = 0;  ///< up to and with the empty line
};

/// The head of the response that `block` begins with; empty when it does not begin with one.
std::optional<HttpHead> parse_http_head(std::string_view block);

/// The body in `bytes` as a browser would see it: chunks joined, gzip and deflate undone. A body
/// that is not coded as its head says is taken as it is. Errors: Corrupt, Limit; InvalidArgument
/// for a coding not known here (br, zstd). Source: RFC 9110, 9112.
Result<std::string> decode_http_body(const HttpHead& head,
                                     std::string_view bytes,
                                     std::uint64_t max_bytes);

}  // namespace backfile
