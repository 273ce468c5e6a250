// SPDX-License-Identifier: GPL-2.0-or-later
// How a table is written: what parts its cells, what quotes them, whether it names its columns.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';  ///< 0 when nothing quotes
  bool operator==(const CsvDialect&) const = default;
};

/// Takes one row after another apart, fed piece by piece. RFC 4180, and what is written in its
/// name: any delimiter, line ends LF, CR LF or CR, quotes inside a cell left as they are, a quote
/// that closes in mid-cell taken as text.
class CsvRowScanner {
 public:
  explicit CsvRowScanner(CsvDialect dialect) : dialect_(dialect) {}

  /// Reads on up to the end of a row; returns how many bytes that took. Then row_complete() tells
  /// whether the row's end was among them.
  std::size_t feed(std::string_view bytes);
  /// Ends the last row at the file's end.
  void finish();
  bool row_complete() const { return complete_; }
  /// Bytes in the row so far.
  std::size_t row_bytes() const { return row_bytes_; }
  bool inside_quotes() const { return state_ == State::Quoted; }
  /// A quote was closed in mid-cell: a hint that it did not quote at all.
  bool had_stray_quote() const { return stray_quote_; }
  /// The cells, unquoted; clears the scanner for the next row.
  std::vector<std::string> take_row();
  /// Drops the row so far and reads what is left of it as unquoted, up to the next line end.
  void give_up_row();

 private:
  enum class State { CellStart, Bare, Quoted, QuoteInQuoted };
  bool take(char byte);
  bool take_quote_end(char byte);
  bool end_cell_by(char byte);

  CsvDialect dialect_;
  State state_ = State::CellStart;
  std::vector<std::string> cells_;
  std::string cell_;
  std::size_t row_bytes_ = 0;
  bool after_cr_ = false;
  bool complete_ = false;
  bool stray_quote_ = false;
};

/// The dialect in which the rows of `head`, the beginning of a file, have most evenly many cells;
/// empty when `head` is no table. `named` says that the file's name calls it one: then a few rows
/// are proof enough. `delimiter` fixes that sign when not 0. Cost: a few passes over `head`.
std::optional<CsvDialect> detect_csv_dialect(std::string_view head, bool named, char delimiter = 0);

/// Whether `first` names columns rather than being an article.
bool is_csv_header(const std::vector<std::string>& first, const std::vector<std::string>& second);

}  // namespace backfile
