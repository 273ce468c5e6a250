// SPDX-License-Identifier: GPL-2.0-or-later
// How CSV and TSV write a table.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// `cell` makes any text safe to print and fit for a cell.
struct TableDialect {
  std::string_view separator, line_end;
  std::string (*cell)(std::string_view text);
};

/// RFC 4180; a cell that a spreadsheet would run as a formula is guarded by an apostrophe.
extern const TableDialect kCsv;
/// Nothing is quoted or guarded: tabs and line ends become spaces.
extern const TableDialect kTsv;

/// One row, behind the id of a batch's query unless that is empty.
void write_row(const TableDialect& dialect,
               std::string_view query_id,
               const std::vector<std::string>& cells,
               std::ostream& out);

}  // namespace backfile
