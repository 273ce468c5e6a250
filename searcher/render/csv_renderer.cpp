// SPDX-License-Identifier: GPL-2.0-or-later
// Hits, or the timeline, as a table for spreadsheets: CSV and TSV from one list of fields.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "searcher/render/article_lines.h"
#include "searcher/render/renderer.h"
#include "searcher/render/result_fields.h"
#include "searcher/render/table_dialect.h"

namespace backfile {
namespace {

using Cells = std::vector<std::string>;

// Our own digits are never guarded.
std::string cell_of(const FieldValue& value, const TableDialect& dialect) {
  if (const auto* number = std::get_if<std::uint64_t>(&value)) {
    return std::to_string(*number);
  }
  if (const auto* score = std::get_if<double>(&value)) {
    return fmt::format("{:.4f}", *score);
  }
  const auto* texts = std::get_if<Cells>(&value);
  return dialect.cell(texts != nullptr ? joined_by(*texts, "; ") : std::get<std::string>(value));
}

class TableWriter {
 public:
  TableWriter(const TableDialect& dialect, const RenderOptions& options, std::ostream& out)
      : dialect_(dialect), options_(options), out_(out) {}

  void write(const SearchResult& result) {
    if (options_.timeline_table && result.timeline) {
      write_timeline(*result.timeline);
      return;
    }
    const std::vector<ResultField> fields = fields_of(options_);
    write_header(fields, [](ResultField field) { return std::string(name_of(field)); });
    for (const Hit& hit : result.hits) {
      write_cells(fields,
                  [&](ResultField field) { return cell_of(value_of(field, hit), dialect_); });
    }
  }

 private:
  // The share is that of the archive's articles; none where it holds nothing.
  void write_timeline(const Timeline& timeline) {
    write_header(Cells{"bucket", "matches", "archived", "share"},
                 [](const std::string& title) { return title; });
    for (const TimelineBucket& bucket : timeline.buckets) {
      const double share =
          static_cast<double>(bucket.matches) / static_cast<double>(bucket.archived);
      write_row(dialect_,
                options_.query_id,
                {bucket.label,
                 std::to_string(bucket.matches),
                 std::to_string(bucket.archived),
                 bucket.archived == 0 ? "" : fmt::format("{:.6f}", share)},
                out_);
    }
  }

  template <class Columns, class CellOf>
  void write_header(const Columns& columns, CellOf title_of) {
    if (options_.first_of_batch) {
      write_cells(columns, title_of, options_.query_id.empty() ? "" : "query_id");
    }
  }

  template <class Columns, class CellOf>
  void write_cells(const Columns& columns, CellOf cell_of_column, std::string_view query_id) {
    Cells cells;
    std::ranges::transform(columns, std::back_inserter(cells), cell_of_column);
    write_row(dialect_, query_id, cells, out_);
  }
  template <class Columns, class CellOf>
  void write_cells(const Columns& columns, CellOf cell_of_column) {
    write_cells(columns, cell_of_column, options_.query_id);
  }

  const TableDialect& dialect_;
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
