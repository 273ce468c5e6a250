// SPDX-License-Identifier: GPL-2.0-or-later
// What a format's reader hands over: an article whose text is still raw, and what was said of its
// date.
#pragma once

#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/model/article.h"
#include "indexer/parse/article_parser.h"
#include "indexer/parse/date_resolver.h"
#include "indexer/source/raw_document.h"

namespace backfile {

/// Between a format's reader and the common ending in article_parser.cpp. All text is valid UTF-8;
/// controls, blanks, id, date and language are the ending's work. `article.bylines` hold whole
/// lines ("By A and B"), split later.
struct ArticleDraft {
  Article article;
  std::vector<DateCandidate> dates;
  std::string declared_language;  ///< as the record says it: "en", "de-AT", "english"
  bool frame_language = false;    ///< it is declared of the page, whose frame may be another's
  std::string fetched;  ///< when the record was scraped, as it says it: no article is younger
  std::string agency;   ///< from a dateline or a credit: the outlet when nothing better is known
};

/// The readers, one a format. `text` is the whole document as valid UTF-8 (empty for CSV).
/// Errors: Corrupt, InvalidArgument. Threads: pure.
Result<ArticleDraft> parse_text(std::string_view text, const ParseOptions& options);
Result<ArticleDraft> parse_html(std::string_view text, const RawDocument& document);
Result<ArticleDraft> parse_json(std::string_view text, const ParseOptions& options);
Result<ArticleDraft> parse_csv(const RawDocument& document, const ParseOptions& options);
Result<ArticleDraft> parse_reuters_sgml(std::string_view text);
Result<ArticleDraft> parse_trec_sgml(std::string_view text);
Result<ArticleDraft> parse_nitf(std::string_view text);
Result<ArticleDraft> parse_newsml(std::string_view text);
Result<ArticleDraft> parse_newsml_g2(std::string_view text, const ParseOptions& options);
Result<ArticleDraft> parse_feed(std::string_view text);
Result<ArticleDraft> parse_xml_record(std::string_view text, const ParseOptions& options);
Result<ArticleDraft> parse_dated_line(std::string_view line);
Result<ArticleDraft> parse_iptc7901(std::string_view message);
Result<ArticleDraft> parse_anpa(std::string_view message);
Result<ArticleDraft> parse_markdown(std::string_view text, const ParseOptions& options);
/// `bytes` are the message's own: each part is in a charset of its own.
Result<ArticleDraft> parse_mail(std::string_view bytes, const ParseOptions& options);

}  // namespace backfile
