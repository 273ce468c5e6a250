// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the document formats.
#include "indexer/source/raw_document.h"

namespace backfile {

std::string_view name_of(DocumentFormat format) {
  switch (format) {
    case DocumentFormat::Text:
      return "text";
    case DocumentFormat::Html:
      return "html";
    case DocumentFormat::Json:
      return "json";
    case DocumentFormat::CsvRecord:
      return "csv";
    case DocumentFormat::ReutersSgml:
      return "reuters-sgml";
    case DocumentFormat::TrecSgml:
      return "trec-sgml";
  }
  return "";
}

}  // namespace backfile
