// SPDX-License-Identifier: GPL-2.0-or-later
// Writes JSON (RFC 8259) as it goes, indented or on one line.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace backfile {

/// Calls must nest as JSON does: inside an object every value follows key(). Whatever the bytes of
/// a text, the output is valid JSON in valid UTF-8; controls, bidi marks and line separators are
/// \u escapes, so that it may be looked at on a terminal.
class JsonWriter {
 public:
  JsonWriter(std::ostream& out, bool indented) : out_(out), indented_(indented) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  JsonWriter& key(std::string_view name);
  void text(std::string_view value);
  void number(std::uint64_t value);
  void real(double value);  ///< null when it is not finite
  void boolean(bool value);
  void null();

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();
  void quoted(std::string_view value);

  std::ostream& out_;
  bool indented_;
  bool after_key_ = false;  ///< a key waits for its value
  bool first_ = true;       ///< nothing yet in the innermost bracket
  std::size_t depth_ = 0;
};

}  // namespace backfile
