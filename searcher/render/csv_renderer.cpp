// SPDX-License-Identifier: GPL-2.0-or-later
// Hits as a table for spreadsheets: CSV and TSV from one list of columns.
#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "common/text/utf8.h"
#include "searcher/render/article_lines.h"
#include "searcher/render/renderer.h"

namespace backfile {
namespace {

struct Column {
  std::string_view title;
  std::string (*cell)(const Hit&);
  bool number = false;  ///< our own digits: never guarded
};

constexpr std::array kColumns{
    Column{"rank", [](const Hit& hit) { return std::to_string(hit.rank); }, true},
    Column{"score", [](const Hit& hit) { return fmt::format("{:.4f}", hit.score); }, true},
    Column{"id", [](const Hit& hit) { return print_article_id(hit.article.id); }},
    Column{"date", [](const Hit& hit) { return iso_date(hit.article.date); }},
    Column{"date_method",
           [](const Hit& hit) { return std::string(name_of(hit.article.date.method)); }},
    Column{"date_confidence",
           [](const Hit& hit) { return std::string(name_of(hit.article.date.confidence)); }},
    Column{"source", [](const Hit& hit) { return hit.article.source; }},
    Column{"section", [](const Hit& hit) { return joined_by(hit.article.sections, "; "); }},
    Column{"language", [](const Hit& hit) { return hit.article.language; }},
    Column{"headline", [](const Hit& hit) { return hit.article.headline; }},
    Column{"byline", [](const Hit& hit) { return joined_by(hit.article.bylines, "; "); }},
    Column{"dateline", [](const Hit& hit) { return hit.article.dateline; }},
    Column{"url", [](const Hit& hit) { return hit.article.url; }},
    Column{"path", [](const Hit& hit) { return hit.article.path; }},
    Column{"record", [](const Hit& hit) { return std::to_string(hit.article.record); }, true},
    Column{"given_id", [](const Hit& hit) { return hit.article.given_id; }},
    Column{"snippet", [](const Hit& hit) { return hit.snippet.text; }},
};

struct Dialect {
  std::string_view separator, line_end;
  std::string (*cell)(std::string_view);
};

// The characters by which spreadsheets know a formula. Source: OWASP, CSV Injection.
std::string guarded(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    text.insert(0, 1, '\'');
  }
  return text;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string quoted("\"");
  for (const char c : text) {
    quoted.append(c == '"' ? 2 : 1, c);
  }
  return quoted.append("\"");
}

std::string tsv_cell(std::string_view text) {
  std::string cell(text);
  std::ranges::replace_if(
      cell, [](char c) { return c == '\t' || c == '\n'; }, ' ');
  return cell;
}

constexpr Dialect kCsv{",", "\r\n", csv_cell};
constexpr Dialect kTsv{"\t", "\n", tsv_cell};

class TableWriter {
 public:
  TableWriter(const Dialect& dialect, const RenderOptions& options, std::ostream& out)
      : dialect_(dialect), options_(options), out_(out) {}

  void write(const SearchResult& result) {
    if (options_.first_of_batch) {
      write_row("query_id", [](const Column& column) { return std::string(column.title); });
    }
    for (const Hit& hit : result.hits) {
      write_row(text_cell(options_.query_id), [&](const Column& column) {
        const std::string text = column.cell(hit);
        return column.number ? text : text_cell(text);
      });
    }
  }

 private:
  std::string text_cell(std::string_view text) const {
    std::string safe = terminal_safe(text);
    return dialect_.cell(&dialect_ == &kCsv ? guarded(std::move(safe)) : std::move(safe));
  }

  template <class CellOf>
  void write_row(const std::string& query_id, CellOf cell_of) {
    if (!options_.query_id.empty()) {
      out_ << query_id << dialect_.separator;
    }
    for (const Column& column : kColumns) {
      out_ << (&column == &kColumns.front() ? "" : dialect_.separator) << cell_of(column);
    }
    out_ << dialect_.line_end;
  }

  const Dialect& dialect_;
  const RenderOptions& options_;
  std::ostream& out_;
};

}  // namespace

void render_csv(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  TableWriter(kCsv, options, out).write(result);
}

void render_tsv(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  TableWriter(kTsv, options, out).write(result);
}

}  // namespace backfile
