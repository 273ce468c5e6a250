// SPDX-License-Identifier: GPL-2.0-or-later
// Marks and lines.
#include "indexer/parse/wire_message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/text_chars.h"

namespace backfile {

WireMessage split_wire_message(std::string_view message) {
  WireMessage parts;
  message.remove_prefix(std::min(message.find('\x01') + 1, message.size()));
  const std::size_t text = std::min(message.find('\x02'), message.size());
  parts.header = message.substr(0, text);
  message.remove_prefix(std::min(text + 1, message.size()));
  const std::size_t end = std::min(message.find_first_of("\x03\x04"), message.size());
  parts.text = message.substr(0, end);
  parts.trailer = message.substr(std::min(end + 1, message.size()));
  return parts;
}

std::vector<std::string> wire_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line;
    for (const char c : text.substr(0, end)) {
      const bool control = static_cast<unsigned char>(c) < ' ' && c != '\t';
      if (!control && c != '\x7F') {
        line += c;
      } else if (c != '\r') {
        line += ' ';
      }
    }
    line.resize(line.find_last_not_of(" \t") + 1);
    lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string wire_text(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks{
      {{"``", "\u201C"}, {"''", "\u201D"}, {" _ ", " \u2014 "}}};
  std::string replaced;
  replaced.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto mark = std::ranges::find_if(
        kMarks, [&](const auto& known) { return text.substr(at).starts_with(known.first); });
    if (mark == kMarks.end()) {
      replaced += text[at++];
    } else {
      replaced += mark->second;
      at += mark->first.size();
    }
  }
  return replaced;
}

bool is_wire_label(std::string_view line) {
  const auto blanks = std::ranges::count(line, ' ');
  const bool lower = std::ranges::any_of(line, [](char c) { return c >= 'a' && c <= 'z'; });
  const bool bracketed = line.starts_with('(') && line.ends_with(')');
  return (!lower && blanks < 3) || bracketed;
}

}  // namespace backfile
