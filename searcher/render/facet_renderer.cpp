// SPDX-License-Identifier: GPL-2.0-or-later
// Facet tables for people: name, count, bar.
#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

constexpr std::array kHeadings{
    std::pair{FieldId::Person, "People"},
    std::pair{FieldId::Organization, "Organizations"},
    std::pair{FieldId::Place, "Places"},
    std::pair{FieldId::Source, "Outlets"},
    std::pair{FieldId::Section, "Sections"},
    std::pair{FieldId::Language, "Languages"},
    std::pair{FieldId::SubjectPerson, "About people"},
    std::pair{FieldId::SubjectOrganization, "About organizations"},
    std::pair{FieldId::SubjectPlace, "About places"},
    std::pair{FieldId::GivenPerson, "People as tagged"},
    std::pair{FieldId::GivenOrganization, "Organizations as tagged"},
    std::pair{FieldId::GivenPlace, "Places as tagged"},
};

std::string heading_of(FieldId field) {
  for (const auto& [id, heading] : kHeadings) {
    if (id == field) {
      return heading;
    }
  }
  return std::string(field_of(field).name);
}

// "3 of 120 shown, 45 articles without", as far as there is something to say.
std::string remark_of(const FacetTable& table) {
  std::string remark = table.counts.empty() ? "none in these articles" : "";
  if (table.distinct > table.counts.size()) {
    remark = fmt::format("{} of {} shown", grouped(table.counts.size()), grouped(table.distinct));
  }
  if (table.missing > 0 && !table.counts.empty()) {
    remark += fmt::format(
        "{}{} without", remark.empty() ? "" : ", ", counted(table.missing, "article", "articles"));
  }
  return remark;
}

// "12", or "12 of 345" when the whole archive is counted too.
std::string count_text(const FacetCount& row) {
  return row.archived > 0 ? fmt::format("{} of {}", grouped(row.count), grouped(row.archived))
                          : grouped(row.count);
}

struct Columns {
  std::size_t name = 0, count = 0, bar = 0;
};

// Names take what they need up to half the width, bars at most 30 columns of what is left.
Columns columns_for(const FacetTable& table, std::size_t width) {
  Columns columns;
  for (const FacetCount& row : table.counts) {
    columns.name = std::max(columns.name, display_width(one_line(row.name)));
    columns.count = std::max(columns.count, count_text(row).size());
  }
  const std::size_t whole = width == 0 ? 100 : std::max(width, kMinColumns);
  if (width != 0) {
    columns.name = std::min(columns.name, whole / 2);
  }
  const std::size_t used = columns.name + columns.count + 6;
  columns.bar = used < whole ? std::min<std::size_t>(30, whole - used) : 0;
  return columns;
}

void write_table(const FacetTable& table,
                 const RenderOptions& options,
                 const TextStyle& styles,
                 std::ostream& out) {
  const Columns columns = columns_for(table, options.columns);
  const std::uint64_t most = table.counts.empty() ? 0 : table.counts.front().count;
  for (const FacetCount& row : table.counts) {
    out << "  " << padded(one_line(row.name), columns.name) << "  "
        << right_aligned(count_text(row), columns.count) << "  "
        << styles.apply(Style::Bar, bar(row.count, most, columns.bar, options.ascii_bars)) << '\n';
  }
}

}  // namespace

void render_facets(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  const TextStyle styles(options.color);
  for (const FacetTable& table : result.facets) {
    out << '\n';
    write_heading(out, heading_of(table.field), remark_of(table), options.columns, styles);
    write_table(table, options, styles, out);
  }
}

}  // namespace backfile
