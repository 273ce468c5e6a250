// SPDX-License-Identifier: GPL-2.0-or-later
// json_error_offset() and repair_json(): where JSON is broken, and what can be mended.
#include <algorithm>
#include <string>

#include "indexer/parse/json_values.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

/// Walks over JSON with a stack of open brackets instead of recursion.
class JsonWalker {
 public:
  explicit JsonWalker(std::string_view json) : json_(json) {}

  std::size_t first_error() {
    while (skip_blanks() < json_.size()) {
      if (done_ || !step()) {
        return std::min(at_, json_.size());
      }
    }
    return at_;
  }

 private:
  std::size_t skip_blanks() {
    at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size());
    return at_;
  }

  /// One token in its place; false when it may not stand there.
  bool step() {
    const char c = json_[at_];
    if (expect_value_ && c != ']' && c != '}') {
      return value(c);
    }
    if (c == ']' || c == '}') {
      return close(c);
    }
    if (c == ',' && !expect_value_) {
      ++at_;
      expect_value_ = true;
      expect_key_ = !open_.empty() && open_.back() == '}';
      after_comma_ = true;
      return true;
    }
    return false;
  }

  bool value(char c) {
    if (expect_key_) {
      return key(c);
    }
    after_comma_ = false;
    if (c == '{' || c == '[') {
      open_ += c == '{' ? '}' : ']';
      expect_key_ = c == '{';
      ++at_;
      return true;
    }
    const bool fits = c == '"' ? string() : scalar();
    expect_value_ = false;
    done_ = open_.empty();
    return fits;
  }

  bool key(char c) {
    if (c != '"' || !string() || skip_blanks() >= json_.size() || json_[at_] != ':') {
      return false;
    }
    ++at_;
    expect_key_ = false;
    after_comma_ = true;  // a value must come: "]" and "}" may not
    return true;
  }

  bool close(char c) {
    if (open_.empty() || open_.back() != c || after_comma_) {
      return false;
    }
    open_.pop_back();
    ++at_;
    expect_value_ = false;
    expect_key_ = false;
    done_ = open_.empty();
    return true;
  }

  bool string() {
    for (++at_; at_ < json_.size(); ++at_) {
      const char c = json_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) {
        return false;
      }
      if (c == '\\' && !escape()) {
        return false;
      }
    }
    return false;
  }

  /// Leaves `at_` on the last character of the escape.
  bool escape() {
    const char kind = ++at_ < json_.size() ? json_[at_] : ' ';
    if (kind != 'u') {
      return std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos;
    }
    for (int i = 0; i < 4; ++i) {
      ++at_;
      if (at_ >= json_.size() ||
          std::string_view("0123456789abcdefABCDEF").find(json_[at_]) == std::string_view::npos) {
        return false;
      }
    }
    return true;
  }

  bool scalar() {
    const std::size_t end = std::min(json_.find_first_of(" \t\r\n,]}[{\":", at_), json_.size());
    const std::string_view word = json_.substr(at_, end - at_);
    const bool number = !word.empty() && (is_ascii_digit(word.front()) || word.front() == '-') &&
                        word.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    const bool fits = word == "true" || word == "false" || word == "null" || number;
    at_ = fits ? end : at_;
    return fits;
  }

  std::string_view json_;
  std::size_t at_ = 0;
  std::string open_;  ///< the brackets that are still to come, innermost last
  bool expect_value_ = true, expect_key_ = false, after_comma_ = false, done_ = false;
};

/// The number of "\uXXXX" at `at`; -1 when there is none.
int unicode_escape(std::string_view json, std::size_t at) {
  if (json.substr(at, 2) != "\\u" || at + 6 > json.size()) {
    return -1;
  }
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = ascii_lower(json[i]);
    const int digit = is_ascii_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

constexpr bool is_high_surrogate(int c) { return c >= 0xD800 && c <= 0xDBFF; }
constexpr bool is_low_surrogate(int c) { return c >= 0xDC00 && c <= 0xDFFF; }

/// The bytes of a word at `at` that some programs write for a missing number, 0 when there is none.
std::size_t no_number_at(std::string_view json, std::size_t at) {
  for (const std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
    if (json.substr(at).starts_with(word)) {
      return word.size();
    }
  }
  return 0;
}

}  // namespace

std::size_t json_error_offset(std::string_view json) { return JsonWalker(json).first_error(); }

JsonRepair repair_json(std::string_view json) {
  JsonRepair repair;
  repair.json.reserve(json.size());
  bool in_text = false;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (c == '"') {
      in_text = !in_text;
    }
    if (const std::size_t word = in_text ? 0 : no_number_at(json, at); word > 0) {
      repair.json += "null";
      ++repair.numbers;
      at += word;
      continue;
    }
    if (in_text && static_cast<unsigned char>(c) < 0x20) {
      repair.json += c == '\n' ? "\\n" : c == '\t' ? "\\t" : " ";
      ++repair.controls;
      ++at;
      continue;
    }
    const int first = c == '\\' ? unicode_escape(json, at) : -1;
    const bool pair = is_high_surrogate(first) && is_low_surrogate(unicode_escape(json, at + 6));
    const bool lone = !pair && (is_high_surrogate(first) || is_low_surrogate(first));
    const std::size_t bytes = pair                                ? 12
                              : first >= 0                        ? 6
                              : c == '\\' && at + 1 < json.size() ? 2
                                                                  : 1;
    repair.json += lone ? std::string_view("\\ufffd") : json.substr(at, bytes);
    repair.surrogates += lone ? 1u : 0u;
    at += bytes;
  }
  return repair;
}

}  // namespace backfile
