// SPDX-License-Identifier: GPL-2.0-or-later
// How words, facet values, ids and dates are spelled as index terms: the one place for indexer and
// searcher.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/schema.h"

namespace backfile {

/// Longest term in bytes that a Xapian database takes (a zero byte counts twice).
/// Source: Xapian's glass backend, GLASS_BTREE_MAX_KEY_LEN less its tag bytes.
inline constexpr std::size_t kMaxTermBytes = 245;

/// A term of every article, beside its words, that rounds the article's length up to
/// kLengthPerWord * weighted words of the default text (FORMAT.md, "Length of an article").
inline constexpr std::string_view kLengthFillerTerm = "XW";
inline constexpr std::uint32_t kLengthPerWord = 6;

/// Appends `prefix` and `value` as one term of at most kMaxTermBytes: a longer value is cut at a
/// character and ends in the XXH3-64 of the whole (16 hex digits), so that equal values still give
/// equal terms. A colon parts them when the prefix has several letters and the value begins with
/// A-Z or a colon. Source of the colon: Omega's termprefixes.
void append_term(std::string& out, std::string_view prefix, std::string_view value);

/// A folded word of a text field as it stands (TokenStream::form): has positions.
std::string text_term(FieldId field, std::string_view form);
/// The stem of a word of a text field (TokenStream::stem): no positions. Every word has one, in a
/// language without a stemmer too (there the stem is the form).
std::string stem_term(FieldId field, std::string_view stem);
/// A facet value by its folded key (TextAnalyzer::fold_key), of any length.
std::string facet_term(FieldId field, std::string_view key);
/// The id that the record itself gives, as written there.
std::string given_id_term(std::string_view given_id);
std::string article_id_term(std::uint64_t id);

/// Date terms for other Xapian programs: D20170914, M201709, Y2017.
std::string day_term(std::chrono::sys_days day);
std::string month_term(std::chrono::sys_days day);
std::string year_term(std::chrono::sys_days day);
/// Content of the date's value slot: 20170914.
std::string date_value(std::chrono::sys_days day);

}  // namespace backfile
