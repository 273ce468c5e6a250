// SPDX-License-Identifier: GPL-2.0-or-later
// Finds where the members of the outermost object begin and end.
#include "indexer/source/json_pairs.h"

#include <algorithm>
#include <array>

#include "indexer/source/known_content.h"

namespace backfile {

namespace {

constexpr std::size_t kMaxMembers = 64;

struct Member {
  std::string_view name, value;  // the value as written
};

/// Behind the string that begins at `at`.
std::size_t string_end(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    at += json[at] == '\\' ? 1U : 0U;
  }
  return std::min(at + 1, json.size());
}

/// Behind the value that begins at `at`: at the comma or the bracket that ends it.
std::size_t value_end(std::string_view json, std::size_t at) {
  std::size_t depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = string_end(json, at);
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}')) {
      break;
    }
    depth += c == '{' || c == '[' ? 1U : 0U;
    depth -= (c == '}' || c == ']') && depth > 0 ? 1U : 0U;
    ++at;
  }
  return at;
}

/// The members, or nothing when they are too many or not to be told apart.
std::vector<Member> members_of(std::string_view object) {
  std::vector<Member> members;
  std::size_t at = object.find('"');
  while (at < object.size() && members.size() < kMaxMembers) {
    const std::size_t name_end = string_end(object, at);
    const std::size_t colon = object.find_first_not_of(" \t\r\n", name_end);
    if (colon == std::string_view::npos || object[colon] != ':') {
      return {};
    }
    const std::size_t end = value_end(object, colon + 1);
    members.push_back(
        {object.substr(at + 1, name_end - at - 2), object.substr(colon + 1, end - colon - 1)});
    at = end < object.size() && object[end] == ',' ? object.find('"', end) : object.size();
  }
  return at < object.size() ? std::vector<Member>() : members;
}

struct PairNames {
  std::string_view prefix, suffix;
};
struct PairStyle {
  PairNames first, second;
};
constexpr std::array kStyles = {PairStyle{{"first_", ""}, {"second_", ""}},
                                PairStyle{{"", "1"}, {"", "2"}},
                                PairStyle{{"", "_1"}, {"", "_2"}},
                                PairStyle{{"", "_a"}, {"", "_b"}}};

/// `name` without what marks it; "" when it is not marked so.
std::string_view plain_name(std::string_view name, PairNames marks) {
  const bool marked = name.size() > marks.prefix.size() + marks.suffix.size() &&
                      name.starts_with(marks.prefix) && name.ends_with(marks.suffix);
  return marked ? name.substr(marks.prefix.size(),
                              name.size() - marks.prefix.size() - marks.suffix.size())
                : std::string_view();
}

/// How many fields of articles both sides have.
std::size_t paired_fields(const std::vector<Member>& members, const PairStyle& style) {
  return static_cast<std::size_t>(std::ranges::count_if(members, [&](const Member& member) {
    const std::string_view name = plain_name(member.name, style.first);
    return !name.empty() && is_article_field(name) && std::ranges::any_of(members, [&](const Member& other) {
             return plain_name(other.name, style.second) == name;
           });
  }));
}

std::string one_side(const std::vector<Member>& members, PairNames own, PairNames other) {
  std::string object = "{";
  for (const Member& member : members) {
    const std::string_view name = plain_name(member.name, own);
    if (name.empty() && !plain_name(member.name, other).empty()) {
      continue;
    }
    object.append(object.size() > 1 ? ",\"" : "\"").append(name.empty() ? member.name : name);
    object.append("\":").append(member.value);
  }
  return object + "}";
}

}  // namespace

std::vector<std::string> split_paired_object(std::string_view object) {
  const std::vector<Member> members = members_of(object);
  for (const PairStyle& style : kStyles) {
    if (paired_fields(members, style) >= 2) {
      return {one_side(members, style.first, style.second),
              one_side(members, style.second, style.first)};
    }
  }
  return {};
}

}  // namespace backfile
