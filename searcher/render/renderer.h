// SPDX-License-Identifier: GPL-2.0-or-later
// Every way to write a result: pure functions from a SearchResult to bytes. One .cpp a format.
#pragma once

#include <iosfwd>

#include "searcher/match/search_result.h"
#include "searcher/render/render_options.h"

namespace backfile {

/// Writes `result` as `format` says; with count_only the number alone, and facets and timeline
/// where the format has them. Cost: linear in the result. Threads: pure.
void render(OutputFormat format,
            const SearchResult& result,
            const RenderOptions& options,
            std::ostream& out);

/// Writes one whole article for reading (text), as {"schema":1,"article":...} (json, jsonl without
/// fields), or as a result of one hit (the other formats).
void render_article(OutputFormat format,
                    const MarkedArticle& article,
                    const RenderOptions& options,
                    std::ostream& out);

/// Writes what find_entity_evidence() found, as text or (json, jsonl) as JSON_FORMAT.md has it.
void render_evidence(OutputFormat format,
                     const std::vector<EntityEvidence>& evidence,
                     const RenderOptions& options,
                     std::ostream& out);

/// Writes which clauses of a query an article matches and which it fails, as text or (json, jsonl)
/// as JSON_FORMAT.md has it.
void render_why(OutputFormat format,
                const WhyReport& report,
                const RenderOptions& options,
                std::ostream& out);

/// For people: hits with the matched words marked, facet tables, timeline. All that comes from
/// articles, names and queries passes terminal_safe().
void render_text(const SearchResult& result, const RenderOptions& options, std::ostream& out);
void render_facets(const SearchResult& result, const RenderOptions& options, std::ostream& out);
void render_timeline(const Timeline& timeline, const RenderOptions& options, std::ostream& out);
void render_article_text(const MarkedArticle& article,
                         const RenderOptions& options,
                         std::ostream& out);

/// JSON as JSON_FORMAT.md has it: one object, indented; outside a batch. In a batch one object a
/// line.
void render_json(const SearchResult& result, const RenderOptions& options, std::ostream& out);
/// One hit a line; with fields one flat object a line. In a batch without fields the same as
/// render_json: one result a line.
void render_json_lines(const SearchResult& result, const RenderOptions& options, std::ostream& out);
void render_article_json(const Article& article, bool indented, std::ostream& out);

/// The fields asked for, or the usual ones; or the timeline: bucket, matches, archived, share.
/// RFC 4180 with a header row, lines ending in CR LF. A cell that a spreadsheet would run as a
/// formula (it begins with = + - @ or a tab) gets an apostrophe before it.
void render_csv(const SearchResult& result, const RenderOptions& options, std::ostream& out);
/// The same columns parted by tabs, a line feed after each row; tabs and line ends inside become
/// spaces, nothing is quoted or guarded.
void render_tsv(const SearchResult& result, const RenderOptions& options, std::ostream& out);

/// The file of each hit, once, in the order of the hits. With nul_separated the very bytes, else
/// made safe to print.
void render_paths(const SearchResult& result, const RenderOptions& options, std::ostream& out);

/// `qid Q0 docno rank score tag` as trec_eval reads it. docno is the record's own id, else ours;
/// blanks in qid, docno and tag become "_". The qid is "1" outside a batch.
void render_trec(const SearchResult& result, const RenderOptions& options, std::ostream& out);

/// A concordance of Hit::headline and Hit::body_marks: one place a line, the words under one
/// another behind id and date. With 0 columns nothing is cut: id, date, outlet, left, word, right,
/// parted by tabs.
void render_kwic(const SearchResult& result, const RenderOptions& options, std::ostream& out);

/// Citations for reference managers; dates only as far as they are known.
void render_bibtex(const SearchResult& result, const RenderOptions& options, std::ostream& out);
void render_ris(const SearchResult& result, const RenderOptions& options, std::ostream& out);
/// One array; in a batch one a line.
void render_csl_json(const SearchResult& result, const RenderOptions& options, std::ostream& out);

}  // namespace backfile
