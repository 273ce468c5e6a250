// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/table_dialect.h"

#include <algorithm>
#include <ostream>

#include "common/text/utf8.h"

namespace backfile {
namespace {

// The characters by which spreadsheets know a formula. Source: OWASP, CSV Injection.
std::string guarded(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    text.insert(0, 1, '\'');
  }
  return text;
}

std::string csv_cell(std::string_view unsafe) {
  const std::string text = guarded(terminal_safe(unsafe));
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string quoted("\"");
  for (const char c : text) {
    quoted.append(c == '"' ? 2 : 1, c);
  }
  return quoted.append("\"");
}

std::string tsv_cell(std::string_view unsafe) {
  std::string cell = terminal_safe(unsafe);
  std::ranges::replace_if(
      cell, [](char c) { return c == '\t' || c == '\n'; }, ' ');
  return cell;
}

}  // namespace

const TableDialect kCsv{",", "\r\n", csv_cell};
const TableDialect kTsv{"\t", "\n", tsv_cell};

void write_row(const TableDialect& dialect,
               std::string_view query_id,
               const std::vector<std::string>& cells,
               std::ostream& out) {
  std::string_view separator = "";
  if (!query_id.empty()) {
    out << dialect.cell(query_id);
    separator = dialect.separator;
  }
  for (const std::string& cell : cells) {
    out << separator << cell;
    separator = dialect.separator;
  }
  out << dialect.line_end;
}

}  // namespace backfile
