// SPDX-License-Identifier: GPL-2.0-or-later
// JSON objects flattened to named fields.
#include "indexer/parse/json_values.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

constexpr int kMostLevels = 3;
constexpr std::size_t kMostFields = 2000;

std::string number_text(simdjson::dom::element value) {
  std::int64_t whole = 0;
  if (value.get_int64().get(whole) == simdjson::SUCCESS) {
    return std::to_string(whole);
  }
  double number = 0;
  if (value.get_double().get(number) != simdjson::SUCCESS) {
    return {};
  }
  // A time stamp written 1278880200.0 is a whole number to its reader.
  const bool integral = std::abs(number) < 9e15 && std::floor(number) == number;
  return integral ? std::to_string(static_cast<std::int64_t>(number)) : fmt::format("{}", number);
}

void add_object_name(simdjson::dom::object object, std::vector<std::string>& strings) {
  constexpr std::array<std::string_view, 5> kNames{"name", "title", "@value", "value", "text"};
  for (const std::string_view name : kNames) {
    std::string_view text;
    if (object[name].get(text) == simdjson::SUCCESS && !trim(text).empty()) {
      strings.emplace_back(text);
      return;
    }
  }
}

void add_strings(simdjson::dom::element value, int depth, std::vector<std::string>& strings) {
  std::string_view text;
  simdjson::dom::array array;
  simdjson::dom::object object;
  if (value.get(text) == simdjson::SUCCESS) {
    if (!trim(text).empty()) {
      strings.emplace_back(text);
    }
  } else if (value.get(array) == simdjson::SUCCESS) {
    for (const simdjson::dom::element member : array) {
      if (depth < kMostLevels) {
        add_strings(member, depth + 1, strings);
      }
    }
  } else if (value.get(object) == simdjson::SUCCESS) {
    add_object_name(object, strings);
  } else if (value.is_number()) {
    strings.push_back(number_text(value));
  }
}

void add_fields(simdjson::dom::object object, const std::string& prefix, int level, std::vector<RecordField>& fields) {
  for (const auto& [key, value] : object) {
    if (fields.size() >= kMostFields) {
      return;
    }
    const std::string name = prefix + lower_ascii(key);
    simdjson::dom::object inner;
    if (value.get(inner) == simdjson::SUCCESS) {
      if (level < kMostLevels) {
        add_fields(inner, name + ".", level + 1, fields);
      }
    } else {
      fields.push_back({name, strings_of(value)});
    }
  }
}

}  // namespace

std::vector<std::string> strings_of(simdjson::dom::element value) {
  std::vector<std::string> strings;
  add_strings(value, 0, strings);
  return strings;
}

std::vector<RecordField> fields_of(simdjson::dom::object object) {
  std::vector<RecordField> fields;
  add_fields(object, "", 1, fields);
  return fields;
}

}  // namespace backfile
