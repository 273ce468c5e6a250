// SPDX-License-Identifier: GPL-2.0-or-later
// Looks at first lines only.
#include "indexer/source/message_shapes.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/source/ascii_text.h"

namespace backfile {

namespace {

using namespace std::string_view_literals;

/// Fields by which a header is one of a message and not of a press release ("Date: ...").
constexpr std::array kTransportFields = {"delivered-to"sv,
                                         "message-id"sv,
                                         "mime-version"sv,
                                         "newsgroups"sv,
                                         "path"sv,
                                         "received"sv,
                                         "references"sv,
                                         "reply-to"sv,
                                         "return-path"sv,
                                         "x-received"sv,
                                         "xref"sv};
constexpr std::array kUsualFields = {
    "cc"sv, "date"sv, "from"sv, "organization"sv, "sender"sv, "subject"sv, "to"sv};

constexpr std::size_t kMaxHeaderLines = 400;

template <class Table>
bool holds(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
    line.remove_suffix(1);
  }
  return line;
}

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 60 &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c < 127 && c != ':'; });
}

std::string_view without_leading_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

}  // namespace

bool is_mail_message(std::string_view text) {
  text = without_leading_blanks(text);
  std::size_t transport = 0;
  std::size_t usual = 0;
  for (std::size_t lines = 0; lines < kMaxHeaderLines && !text.empty(); ++lines) {
    const std::string_view line = take_line(text);
    if (line.empty()) {
      break;
    }
    if (line.front() == ' ' || line.front() == '\t') {
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_field_name(line.substr(0, colon))) {
      break;
    }
    const std::string name = ascii_lower(line.substr(0, colon));
    transport += holds(kTransportFields, name) ? 1U : 0U;
    usual += holds(kUsualFields, name) ? 1U : 0U;
  }
  return usual >= 2 && transport + usual >= 3;
}

bool is_mail_folder(std::string_view text) {
  if (!text.starts_with("From ")) {
    return false;
  }
  take_line(text);
  const std::string_view line = take_line(text);
  return is_field_name(line.substr(0, std::min(line.find(':'), line.size()))) &&
         line.find(':') != std::string_view::npos;
}

std::optional<DocumentFormat> wire_format(std::string_view head) {
  constexpr std::size_t kMaxHeaderBytes = 512;
  const std::size_t begin = head.find_first_not_of("\0\r\n\x16 "sv);
  if (begin == std::string_view::npos || begin > 64 || head[begin] != '\x01') {
    return std::nullopt;
  }
  const std::string_view header = head.substr(begin, kMaxHeaderBytes);
  const std::size_t text = header.find('\x02');
  if (text == std::string_view::npos || text < 4) {
    return std::nullopt;
  }
  const bool anpa = head.substr(0, begin).find("\x16\x16"sv) != std::string_view::npos;
  return anpa ? DocumentFormat::Anpa : DocumentFormat::Iptc7901;
}

bool has_front_matter(std::string_view text) {
  const std::string_view fence = take_line(text);
  if (fence != "---" && fence != "+++") {
    return false;
  }
  constexpr std::size_t kMaxLines = 300;
  std::size_t fields = 0;
  for (std::size_t lines = 0; lines < kMaxLines && !text.empty(); ++lines) {
    const std::string_view line = take_line(text);
    if (line == fence || (fence == "---" && line == "...")) {
      return fields > 0;
    }
    const std::size_t sign = line.find(fence == "---" ? ':' : '=');
    const bool field = sign != std::string_view::npos && sign > 0;
    if (lines == 0 && !field && !line.starts_with('#') && !line.empty()) {
      return false;
    }
    fields += field ? 1U : 0U;
  }
  return false;
}

}  // namespace backfile
