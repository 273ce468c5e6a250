// SPDX-License-Identifier: GPL-2.0-or-later
// Tries every dialect on a file's beginning and keeps the one with the most even rows.
#include "indexer/source/csv_dialect.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "indexer/source/ascii_text.h"
#include "indexer/source/known_content.h"

namespace backfile {

namespace {
/// More cells than any table of articles has columns; what follows stays in the last one.
constexpr std::size_t kMaxCells = 1024;
}  // namespace

std::size_t CsvRowScanner::feed(std::string_view bytes) {
  std::size_t used = 0;
  while (used < bytes.size() && !complete_) {
    complete_ = take(bytes[used]);
    ++used;
  }
  row_bytes_ += used;
  return used;
}

bool CsvRowScanner::take(char byte) {
  const bool second_of_crlf = after_cr_ && byte == '\n';
  after_cr_ = byte == '\r';
  if (second_of_crlf && state_ == State::CellStart && cells_.empty()) {
    return false;
  }
  switch (state_) {
    case State::CellStart:
      if (byte == dialect_.quote && dialect_.quote != 0) {
        state_ = State::Quoted;
        return false;
      }
      state_ = State::Bare;
      return end_cell_by(byte);
    case State::Bare:
      return end_cell_by(byte);
    case State::Quoted:
      if (byte == dialect_.quote) {
        state_ = State::QuoteInQuoted;
      } else {
        cell_.push_back(byte);
      }
      return false;
    case State::QuoteInQuoted:
      return take_quote_end(byte);
  }
  return false;
}

bool CsvRowScanner::take_quote_end(char byte) {
  if (byte == dialect_.quote) {
    cell_.push_back(byte);
    state_ = State::Quoted;
    return false;
  }
  if (byte != dialect_.delimiter && byte != '\n' && byte != '\r') {
    cell_.push_back(dialect_.quote);
    cell_.push_back(byte);
    stray_quote_ = true;
    state_ = State::Quoted;
    return false;
  }
  return end_cell_by(byte);
}

bool CsvRowScanner::end_cell_by(char byte) {
  const bool row_end = byte == '\n' || byte == '\r';
  if (!row_end && (byte != dialect_.delimiter || cells_.size() + 1 >= kMaxCells)) {
    cell_.push_back(byte);
    return false;
  }
  cells_.push_back(std::move(cell_));
  cell_.clear();
  state_ = State::CellStart;
  return row_end;
}

void CsvRowScanner::finish() {
  if (!cells_.empty() || !cell_.empty() || state_ != State::CellStart) {
    cells_.push_back(std::move(cell_));
    complete_ = true;
  }
}

void CsvRowScanner::give_up_row() {
  cells_.clear();
  cell_.clear();
  state_ = State::Bare;
  row_bytes_ = 0;
}

std::vector<std::string> CsvRowScanner::take_row() {
  std::vector<std::string> row = std::move(cells_);
  cells_.clear();
  cell_.clear();
  state_ = State::CellStart;
  row_bytes_ = 0;
  complete_ = false;
  return row;
}

namespace {

constexpr std::size_t kMaxSampleRows = 200;

using Row = std::vector<std::string>;

struct Sample {
  Row first;
  std::vector<std::size_t> widths;  // cells of each whole row
  bool stray_quotes = false;
};

Sample sample_rows(std::string_view head, CsvDialect dialect) {
  Sample sample;
  CsvRowScanner scanner(dialect);
  while (!head.empty() && sample.widths.size() < kMaxSampleRows) {
    head.remove_prefix(scanner.feed(head));
    if (scanner.row_complete()) {
      Row row = scanner.take_row();
      if (row.size() > 1 || !row.front().empty()) {
        sample.widths.push_back(row.size());
        if (sample.widths.size() == 1) {
          sample.first = std::move(row);
        }
      }
    }
  }
  sample.stray_quotes = scanner.had_stray_quote();
  return sample;
}

/// The share of rows as wide as most are, 0 for one column; a dialect whose quotes do not close
/// properly is worth less.
struct Score {
  std::size_t width = 0;
  std::size_t rows = 0;
  double evenness = 0;
};

Score score_of(const Sample& sample) {
  std::map<std::size_t, std::size_t> rows_of_width;
  for (const std::size_t width : sample.widths) {
    ++rows_of_width[width];
  }
  Score score;
  score.rows = sample.widths.size();
  for (const auto& [width, rows] : rows_of_width) {
    const double evenness = static_cast<double>(rows) / static_cast<double>(score.rows);
    if (width > 1 && evenness > score.evenness) {
      score.width = width;
      score.evenness = evenness;
    }
  }
  if (sample.stray_quotes) {
    score.evenness *= 0.9;
  }
  return score;
}

/// Prose has commas, and now and then tabs: without a name that says "table" every row must agree,
/// and the first must name an article's fields, or three columns be parted by tabs.
bool is_convincing(const Score& score, bool named, char delimiter, const Row& first) {
  if (named) {
    return score.width > 1 && score.evenness >= 0.5;
  }
  if (score.evenness < 0.99 || score.rows < 3) {
    return false;
  }
  return is_csv_header(first, {}) || (delimiter == '\t' && score.width >= 3);
}

bool is_identifier(std::string_view cell) {
  constexpr std::size_t kMaxHeaderBytes = 40;
  return !cell.empty() && cell.size() <= kMaxHeaderBytes && std::ranges::all_of(cell, [](char c) {
    const unsigned char byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 ||
           std::string_view(" _-./:()#").find(c) != std::string_view::npos;
  }) && std::isdigit(static_cast<unsigned char>(cell.front())) == 0;
}

bool is_longer(std::string_view cell) { return cell.size() > 60; }

bool has_digit_first(std::string_view cell) {
  return !cell.empty() && std::isdigit(static_cast<unsigned char>(cell.front())) != 0;
}

}  // namespace

std::optional<CsvDialect> detect_csv_dialect(std::string_view head, bool named, char delimiter) {
  constexpr std::array kDelimiters = {',', ';', '\t', '|'};
  constexpr std::array kQuotes = {'"', '\'', '\0'};
  std::optional<CsvDialect> best;
  double best_evenness = 0;
  for (const char sign : kDelimiters) {
    if ((delimiter != 0 && sign != delimiter) || head.find(sign) == std::string_view::npos) {
      continue;
    }
    for (const char quote : kQuotes) {
      const Sample sample = sample_rows(head, {sign, quote});
      const Score score = score_of(sample);
      if (is_convincing(score, named, sign, sample.first) &&
          score.evenness > best_evenness + 1e-9) {
        best = CsvDialect{sign, quote};
        best_evenness = score.evenness;
      }
    }
  }
  if (!best && named && delimiter != 0) {
    return CsvDialect{delimiter, '"'};
  }
  return best;
}

bool is_csv_header(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  if (first.empty() || !std::ranges::all_of(first, is_identifier)) {
    return false;
  }
  std::vector<std::string> sorted = first;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) {
    return false;
  }
  const bool known = std::ranges::any_of(
      first, [](const std::string& name) { return is_article_field(ascii_lower(name)); });
  return known || std::ranges::any_of(second, is_longer) ||
         std::ranges::any_of(second, has_digit_first);
}

}  // namespace backfile
