// SPDX-License-Identifier: GPL-2.0-or-later
// Which elements of XML files are articles: a table for the known formats, and for exports that
// nobody has described the element whose children are named like an article's fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/raw_document.h"

namespace backfile {

/// What an element is to an archive of news.
struct XmlRecordKind {
  DocumentFormat format = DocumentFormat::XmlRecord;
  bool nests = false;        ///< one may stand inside another; else a new one ends the one before
  std::string_view refusal;  ///< not an article, and what it is instead; "" for an article
};

/// How the records of one file are found.
struct XmlRecords {
  std::string root;     ///< local name of the first element, lower-case
  std::string element;  ///< of exports: the element that is a record, as written; "" otherwise
};

/// Looks at the beginning of a file. Nothing when it is no XML that holds articles.
std::optional<XmlRecords> find_xml_records(std::string_view head);

/// What the element `name` (as written) is in a file of `records`; nothing for one that is none.
std::optional<XmlRecordKind> xml_record_kind(const XmlRecords& records, std::string_view name);

}  // namespace backfile
