// SPDX-License-Identifier: GPL-2.0-or-later
// The identity of an article and the short name under which people refer to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backfile {

/// Length of every printed article id.
inline constexpr std::size_t kArticleIdChars = 12;

/// Id of the article that `identity` names: the low 60 bits of XXH3-64 of its bytes, never 0.
/// Identity is, in this order: the article's URL; else its file's path, a line feed, and the record's own id
/// or number. Two articles with one identity are one article.
std::uint64_t article_id(std::string_view identity);

/// `id` as 12 characters of Crockford's base 32 in lower case (no i, l, o, u), highest bits first.
std::string print_article_id(std::uint64_t id);

/// The id that `text` writes, either case; nothing when it is not one.
std::optional<std::uint64_t> read_article_id(std::string_view text);

}  // namespace backfile
