// SPDX-License-Identifier: GPL-2.0-or-later
// One article's bytes as they lay in the folder, and where they came from.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace backfile {

/// How one document is written. Found by content first, by file name second.
enum class DocumentFormat : std::uint8_t {
  Text,
  Html,
  Json,         ///< one object
  CsvRecord,    ///< one row; RawDocument::columns names the cells
  ReutersSgml,  ///< one <REUTERS ...> element
  TrecSgml,     ///< one <DOC> element
};

/// "text", "html", "json", "csv", "reuters-sgml", "trec-sgml": Article::format and --format.
std::string_view name_of(DocumentFormat format);

/// One article's bytes. `bytes` are untouched (any encoding) save that a CSV row's cells are taken apart.
struct RawDocument {
  std::string path;          ///< file, or file/member for one inside an archive; '/'-separated UTF-8
  std::uint32_t record = 0;  ///< 1-based number in a file of many records, 0 in a file of one
  DocumentFormat format = DocumentFormat::Text;
  std::string bytes;
  std::vector<std::string> columns;  ///< CSV: names from the header row ("column1" ... without one)
  std::vector<std::string> cells;    ///< CSV: this row's cells, unquoted; `bytes` is empty
  std::string url;            ///< address from the container (WARC), "" otherwise
  std::string declared_charset;  ///< from the container (WARC's Content-Type), "" otherwise
};

/// A file or record that is not indexed, and why, for --report and stderr.
struct SkippedInput {
  std::string path;
  std::uint32_t record = 0;
  std::string reason;
  bool operator==(const SkippedInput&) const = default;
};

}  // namespace backfile
