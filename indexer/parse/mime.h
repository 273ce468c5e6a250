// SPDX-License-Identifier: GPL-2.0-or-later
// What is packed in a message: transfer encodings, charsets, parts of parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/http_message.h"

namespace backfile {

/// One leaf of a message's tree of parts.
struct MimePart {
  std::string media_type;  ///< lower-case; "text/plain" when the message says nothing
  std::string text;        ///< decoded, UTF-8; empty for all but text
  bool attachment = false;
};

struct MimeMessage {
  HeaderFields header;
  std::vector<MimePart> parts;
};

/// Bounds for hostile messages; parts deeper or beyond are left out.
inline constexpr int kMaxMimeDepth = 8;
inline constexpr std::size_t kMaxMimeParts = 200;

/// Takes a message apart. Never fails: what is coded badly is taken as it is. `forced` is a charset
/// that overrides what the parts say, "" for none. Source: RFC 2045, 2046, 5322.
MimeMessage read_mime_message(std::string_view bytes, const std::string& forced);

/// A header field's value with its encoded words decoded, as UTF-8. Source: RFC 2047.
std::string decode_header_text(std::string_view value);

/// Undoes quoted-printable and base64; characters that do not belong are passed over.
std::string decode_quoted_printable(std::string_view text);
std::string decode_base64(std::string_view text);

}  // namespace backfile
