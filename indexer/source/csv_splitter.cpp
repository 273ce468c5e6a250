// SPDX-License-Identifier: GPL-2.0-or-later
// The first row is held back until the second tells whether it is a header.
#include "indexer/source/csv_splitter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "indexer/source/csv_dialect.h"
#include "indexer/source/format_sniffer.h"

namespace backfile {

namespace {

using Row = std::vector<std::string>;

class CsvSplitter {
 public:
  explicit CsvSplitter(RecordOutput& out) : out_(out) {}
  void add(Row&& row);
  void finish();

 private:
  void start(Row&& first, const Row& second);
  void hand_over(Row&& row);

  RecordOutput& out_;
  std::optional<Row> first_;
  bool started_ = false;
  Row columns_;
};

void CsvSplitter::add(Row&& row) {
  if (row.size() == 1 && row.front().empty()) {
    return;
  }
  if (started_) {
    hand_over(std::move(row));
  } else if (!first_) {
    first_ = std::move(row);
  } else {
    start(std::move(*first_), row);
    hand_over(std::move(row));
  }
}

void CsvSplitter::start(Row&& first, const Row& second) {
  started_ = true;
  if (is_csv_header(first, second)) {
    columns_ = std::move(first);
  } else {
    hand_over(std::move(first));
  }
}

void CsvSplitter::hand_over(Row&& row) {
  while (columns_.size() < row.size()) {
    columns_.push_back(fmt::format("column{}", columns_.size() + 1));
  }
  const auto named = columns_.begin() + static_cast<std::ptrdiff_t>(row.size());
  out_.row(Row(columns_.begin(), named), std::move(row));
}

void CsvSplitter::finish() {
  if (!started_ && first_) {
    start(std::move(*first_), {});
  }
}

CsvDialect dialect_of(std::string_view head, std::string_view name) {
  const bool tabs = name.ends_with(".tsv") || name.ends_with(".tab");
  const char delimiter = tabs ? '\t' : '\0';
  const std::optional<CsvDialect> sure = detect_csv_dialect(head, false, delimiter);
  return sure ? *sure : detect_csv_dialect(head, true, delimiter).value_or(CsvDialect{});
}

}  // namespace

void split_csv(ByteReader& in, std::string_view name, RecordOutput& out) {
  out.number_from_one();
  if (in.peek(kSniffBytes).starts_with("\xEF\xBB\xBF")) {
    in.consume(3);
  }
  CsvRowScanner scanner(dialect_of(in.peek(kSniffBytes).substr(0, kSniffBytes), name));
  CsvSplitter splitter(out);
  bool dropping = false;  // what is left of a row that was too large
  for (std::string_view bytes = in.peek(1); !bytes.empty() && !out.stopped(); bytes = in.peek(1)) {
    const std::uint64_t room = out.limit_bytes() - scanner.row_bytes() + 1;
    in.consume(scanner.feed(
        bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, bytes.size())))));
    if (scanner.row_complete()) {
      Row row = scanner.take_row();
      if (!std::exchange(dropping, false)) {
        splitter.add(std::move(row));
      }
    } else if (scanner.row_bytes() > out.limit_bytes()) {
      if (!std::exchange(dropping, true)) {
        splitter.finish();
        out.skip(out.too_large());
      }
      scanner.give_up_row();
    }
  }
  if (const std::string error = in.error(); !error.empty()) {
    splitter.finish();
    out.skip_file(error);
    return;
  }
  if (scanner.inside_quotes()) {
    splitter.finish();
    out.skip("a quote that never closes");
    return;
  }
  scanner.finish();
  if (scanner.row_complete() && !dropping) {
    splitter.add(scanner.take_row());
  }
  splitter.finish();
  if (out.count() == 0) {
    out.skip_file("table without a row");
  }
}

}  // namespace backfile
