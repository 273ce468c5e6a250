// SPDX-License-Identifier: GPL-2.0-or-later
// How results are to be written.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

enum class OutputFormat : std::uint8_t {
  Text,
  Json,
  JsonLines,
  Csv,
  Tsv,
  Paths,
  Trec,
  Kwic,
  Bibtex,
  Ris,
  CslJson,
};

/// Names after --format, in the order of OutputFormat.
inline constexpr std::array<std::string_view, 11> kFormatNames{
    "text", "json", "jsonl", "csv", "tsv", "paths", "trec", "kwic", "bibtex", "ris", "csl-json"};

/// What of a hit a table may show.
enum class ResultField : std::uint8_t {
  Rank,
  Score,
  Id,
  Date,
  DateMethod,
  DateConfidence,
  Source,
  Section,
  Language,
  Headline,
  Byline,
  Dateline,
  Url,
  Path,
  Record,
  GivenId,
  Snippet,
  DateText,
  Format,
  People,
  Organizations,
  Places,
  Body,
  Captions,
  Related,
  Warnings,
};

/// Names after --fields and in header rows, in the order of ResultField.
inline constexpr std::array<std::string_view, 26> kResultFieldNames{
    "rank",     "score",       "id",
    "date",     "date_method", "date_confidence",
    "source",   "section",     "language",
    "headline", "byline",      "dateline",
    "url",      "path",        "record",
    "given_id", "snippet",     "date_text",
    "format",   "people",      "organizations",
    "places",   "body",        "captions",
    "related",  "warnings"};
/// CSV and TSV have the fields until this one, unless others are asked for.
inline constexpr ResultField kLastUsualField = ResultField::Snippet;

/// In which order the lines of a concordance stand: as the hits and their texts, or by the word
/// that stands to the left or to the right.
enum class KwicOrder : std::uint8_t { Text, Left, Right };

/// Narrowest width that text is laid out for; less is taken as this.
inline constexpr std::size_t kMinColumns = 40;

struct RenderOptions {
  bool color = false;  ///< escape codes in text; without them matched words stand in *asterisks*
  std::size_t columns = 80;     ///< text is wrapped to it; 0: one line a paragraph
  bool show_time = false;       ///< milliseconds in text (left out where the same bytes are wanted)
  bool explain = false;         ///< the query as read, and the parts of each score
  bool count_only = false;      ///< the number of matches in place of the hits
  bool nul_separated = false;   ///< paths end in a zero byte
  bool ascii_bars = false;      ///< bars of "#" in place of block characters
  bool timeline_table = false;  ///< csv and tsv hold the timeline in place of the hits
  bool hyperlinks = false;      ///< headlines of text lead to the articles' addresses
  /// Of csv, tsv and jsonl, in this order; none: the usual ones.
  std::vector<ResultField> fields{};
  KwicOrder kwic_order = KwicOrder::Text;
  std::string query_id{};            ///< of a batch; "" outside one
  bool first_of_batch = true;        ///< header rows are written once
  std::string run_tag = "backfile";  ///< last column of trec
};

}  // namespace backfile
