// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/json_writer.h"

#include <cmath>
#include <ostream>

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

// Controls, and what turns or breaks a line without being seen: the list of terminal_safe().
bool needs_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

std::string escaped(char32_t c) {
  switch (c) {
    case U'\n':
      return "\\n";
    case U'\t':
      return "\\t";
    case U'\r':
      return "\\r";
    default:
      return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
  }
}

}  // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  quoted(name);
  out_ << (indented_ ? ": " : ":");
  after_key_ = true;
  return *this;
}

void JsonWriter::text(std::string_view value) {
  before_value();
  quoted(value);
}

void JsonWriter::number(std::uint64_t value) {
  before_value();
  out_ << value;
}

void JsonWriter::real(double value) {
  if (!std::isfinite(value)) {
    null();
    return;
  }
  before_value();
  out_ << fmt::format("{}", value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ << (value ? "true" : "false");
}

void JsonWriter::null() {
  before_value();
  out_ << "null";
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ << bracket;
  first_ = true;
  ++depth_;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_) {
    new_line();
  }
  out_ << bracket;
  first_ = false;
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) {
    out_ << ',';
  }
  if (depth_ > 0) {
    new_line();
  }
  first_ = false;
}

void JsonWriter::new_line() {
  if (indented_) {
    out_ << '\n' << std::string(2 * depth_, ' ');
  }
}

void JsonWriter::quoted(std::string_view value) {
  std::string repaired;
  if (!is_valid_utf8(value)) {
    repaired = repair_utf8(value);
    value = repaired;
  }
  std::string json("\"");
  for (std::size_t offset = 0; offset < value.size();) {
    const std::size_t start = offset;
    const char32_t c = next_code_point(value, offset);
    if (c == U'"' || c == U'\\') {
      json.append(1, '\\').append(1, static_cast<char>(c));
    } else if (needs_escape(c)) {
      json += escaped(c);
    } else {
      json.append(value.substr(start, offset - start));
    }
  }
  out_ << json << '"';
}

}  // namespace backfile
