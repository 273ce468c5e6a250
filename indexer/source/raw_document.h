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
  Nitf,         ///< a <nitf> document
  NewsMl,       ///< a <NewsItem> of NewsML 1
  NewsMlG2,     ///< a <newsItem> of NewsML-G2
  Feed,         ///< an item of RSS, RDF, CDF, WXR, or an entry of Atom, within its feed's head
  XmlRecord,    ///< an element of any other XML, its children named like fields
  Mail,         ///< an RFC 822 message
  Iptc7901,     ///< one message of an agency's wire, SOH to EOT
  Anpa,         ///< the same as American agencies write it
  Markdown,     ///< with front matter or without
  DatedLine,    ///< one line of many, a date at its head
};

inline constexpr std::size_t kDocumentFormatCount =
    static_cast<std::size_t>(DocumentFormat::DatedLine) + 1;

/// "text", "html", "json", "csv", "reuters-sgml", "trec-sgml", "nitf", "newsml", "newsml-g2",
/// "feed", "xml", "mail", "iptc7901", "anpa", "markdown", "dated-line": Article::format and
/// --format.
std::string_view name_of(DocumentFormat format);

/// One article's bytes. `bytes` are untouched (any encoding) save that a CSV row's cells are taken
/// apart.
struct RawDocument {
  std::string path;  ///< file, or file/member for one inside an archive; '/'-separated UTF-8
  std::uint32_t record = 0;  ///< 1-based number in a file of many records, 0 in a file of one
  DocumentFormat format = DocumentFormat::Text;
  std::string bytes;
  std::vector<std::string> columns;  ///< CSV: names from the header row ("column1" ... without one)
  std::vector<std::string> cells;    ///< CSV: this row's cells, unquoted; `bytes` is empty
  std::string url;                   ///< address from the container (WARC), "" otherwise
  std::string sidecar;  ///< the metadata kept in a file beside this one, "" for none (sidecar.h)
  std::string declared_charset;  ///< from the container (WARC's Content-Type), "" otherwise
  std::string fetched;  ///< when the container says that it was fetched (WARC-Date), "" otherwise
};

/// A file or record that is not indexed, and why, for --report and stderr.
struct SkippedInput {
  std::string path;
  std::uint32_t record = 0;
  std::string reason;
  bool operator==(const SkippedInput&) const = default;
};

}  // namespace backfile
