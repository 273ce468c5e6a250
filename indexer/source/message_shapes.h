// SPDX-License-Identifier: GPL-2.0-or-later
// By what messages are known: mail, Usenet articles, agencies' wires, Markdown with front matter.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/source/raw_document.h"

namespace backfile {

/// Whether `text` begins with the header of a message (RFC 822, RFC 1036): enough of the fields that
/// only messages have, before the first empty line.
bool is_mail_message(std::string_view text);

/// Whether `text` begins an mbox: a line of "From " and the sender, then a header.
bool is_mail_folder(std::string_view text);

/// Iptc7901 or Anpa when `head` begins a wire message: SOH, a short header, STX. Source: IPTC 7901,
/// ANPA 84-2 (a message begins SYN SYN SOH).
std::optional<DocumentFormat> wire_format(std::string_view head);

/// Whether `text` begins with front matter: lines between "---" (YAML) or "+++" (TOML).
bool has_front_matter(std::string_view text);

}  // namespace backfile
