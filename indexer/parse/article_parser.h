// SPDX-License-Identifier: GPL-2.0-or-later
// From an article's bytes to the article as a person reads it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/model/article.h"
#include "indexer/parse/date_resolver.h"
#include "indexer/source/raw_document.h"

namespace backfile {

struct ParseOptions {
  std::map<std::string, std::string>
      field_map;                              ///< --map: our field name -> the input's field name
  std::string source;                         ///< --source: the outlet where the article has none
  std::string encoding;                       ///< --encoding: charset, "" to detect
  std::string language;                       ///< --language: ISO 639 code, "" to detect
  DateOrder date_order = DateOrder::Unknown;  ///< --date-order: how 03/04/2016 is to be read
};

/// What was seen on the way to an article, for --inspect.
struct ParseTrace {
  std::vector<DateFinding> dates;  ///< every candidate for the day of publication
};

/// Reads one article: headline, body, date, outlet, byline, given metadata as fields and entities,
/// id, language. The text of the result is valid UTF-8 without controls but line feed and tab (ESC,
/// C1, bidi overrides stay out of nothing silently: they are dropped and counted in `warnings`).
/// What was repaired stands in Article::warnings. Errors: Corrupt or InvalidArgument with the
/// reason when there is no article in it (empty, not text, broken); never throws, whatever the
/// bytes. Threads: pure. `trace`, when given, is added to.
Result<Article> parse_article(const RawDocument& document,
                              const ParseOptions& options,
                              ParseTrace* trace = nullptr);

}  // namespace backfile
