// SPDX-License-Identifier: GPL-2.0-or-later
// The window on extraction: articles as they would be indexed, a JSON object a line.
#pragma once

#include <ostream>
#include <stop_token>
#include <string>

#include "common/base/result.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/parse/article_parser.h"
#include "indexer/pipeline/index_report.h"
#include "indexer/pipeline/pipeline_options.h"

namespace backfile {

/// One line of JSON: id, path, given_id, record, format, title, date {value, precision, method,
/// confidence, text}, date_candidates[{method, value,
/// text, remark}], byline[], source, section, sections[] (only when there is more than one),
/// language, url, dateline, body, captions[], related[], boilerplate_dropped (bytes),
/// entities (article_json.h), fingerprint (16 hex digits), warnings[]. What is not known is ""
/// (date.value too); offsets are bytes into body.
std::string inspect_line(const AnalyzedArticle& analyzed, const ParseTrace& trace = {});

/// Reads `options.paths` and prints every article in reading order; nothing is indexed. Returns
/// what was skipped. Errors: NotFound, Interrupted. A closed `out` ends it without an error.
Result<IndexReport> inspect_corpus(const PipelineOptions& options,
                                   std::ostream& out,
                                   std::stop_token stop);

/// The same for plain bodies on standard input, each ended by NUL (the last one by the end), taken
/// as they are but for repaired UTF-8. Empty records count, and give an article without a body.
Result<IndexReport> inspect_plain_text(const PipelineOptions& options,
                                       std::ostream& out,
                                       std::stop_token stop);

}  // namespace backfile
