// SPDX-License-Identifier: GPL-2.0-or-later
// What the fields of the usual exports are called: one table for JSON and CSV.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace backfile {

/// What a field of a record is to an article.
enum class FieldRole : std::uint8_t {
  Headline, Text, Summary, Byline, Date, Source, Section, Language, Url, Id, Dateline, Persons, Organizations, Places, Captions, Fetched
};

/// The names under which `role` is known, best first, in lower case; a dot parts the levels of JSON.
/// Source: the exports of newspaper3k, news-please, webhose, NewsAPI, ninjs, schema.org, HuffPost's
/// data set, and column names in German, French, Spanish, Portuguese, Italian.
std::span<const std::string_view> field_names(FieldRole role);

/// How other names of `role` begin, which come after those; "" for most roles.
std::string_view field_name_pattern(FieldRole role);

/// The role that --map means by `name`: one of the roles' own names or any name known for it.
std::optional<FieldRole> field_role_named(std::string_view name);

}  // namespace backfile
