// SPDX-License-Identifier: GPL-2.0-or-later
// A screen as a value: rows of styled cells. Whatever is put into it is safe to show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/match/search_result.h"
#include "searcher/render/drawn_characters.h"

namespace backfile {

/// The colours of the screen by what they say; a terminal without colours shows the same by bold,
/// underlined and reversed letters.
enum class Ink : std::uint8_t { Plain, Dim, Accent, Match, Bar, Bad, Good };

struct Look {
  Ink ink = Ink::Plain;
  bool bold = false, underlined = false, reversed = false;
  bool operator==(const Look&) const = default;
};

/// Bytes [begin, end) of a text that look different.
struct LookSpan {
  std::size_t begin = 0, end = 0;
  Look look;
};

/// One place of a row. A wide character takes two: its cell, and one behind it with columns 0.
struct Cell {
  std::string text = " ";  ///< one character with at most kMaxMarks marks over or under it
  std::uint8_t columns = 1;
  Look look;
  bool operator==(const Cell&) const = default;
};

struct ScreenSize {
  std::size_t rows = 0, columns = 0;
  bool operator==(const ScreenSize&) const = default;
};

/// A part of the screen.
struct Area {
  std::size_t row = 0, column = 0, rows = 0, columns = 0;
  bool empty() const { return rows == 0 || columns == 0; }
  bool holds(std::size_t at_row, std::size_t at_column) const {
    return at_row >= row && at_row < row + rows && at_column >= column &&
           at_column < column + columns;
  }
  bool operator==(const Area&) const = default;
};

class Grid {
 public:
  explicit Grid(ScreenSize size);
  ScreenSize size() const { return size_; }
  const Cell& at(std::size_t row, std::size_t column) const;

  /// Where a line of text goes: the row, the first column, and how many it may take.
  struct Place {
    std::size_t row = 0, column = 0, columns = 0;
  };
  /// Draws `text` (any bytes: it goes through terminal_safe(); line ends and tabs become blanks) at
  /// `place`, cut with "…" where it is too long. What lies outside of the screen is not drawn.
  /// Returns the column behind it. Where terminals disagree about a cluster's width (joined emoji,
  /// variations) only the part that they agree on is drawn.
  std::size_t put(Place place, std::string_view text, Look look = {});
  /// The same with the highlights in `highlighted`. A text with highlights has to be safe already
  /// (printable(), text_layout.h), since they count its bytes; controls in it are left out.
  std::size_t put(Place place, const MarkedText& text, Look look, Look highlighted);
  /// The same with `spans` each in its own look. They rise and do not overlap.
  std::size_t put(Place place,
                  std::string_view safe_text,
                  Look look,
                  const std::vector<LookSpan>& spans);

  /// Changes the look of what stands in `area`.
  void restyle(Area area, Look look);
  /// Reverses what stands in `area`, for the selected line.
  void reverse(Area area);

  /// The cursor's place, when it is shown.
  struct Cursor {
    std::size_t row = 0, column = 0;
    bool operator==(const Cursor&) const = default;
  };
  void show_cursor(Cursor cursor) { cursor_ = cursor; }
  std::optional<Cursor> cursor() const { return cursor_; }

  /// The characters as lines that end in "\n", without blanks at their ends.
  std::string text() const;

 private:
  Cell& cell(std::size_t row, std::size_t column) { return cells_[row * size_.columns + column]; }
  bool put_character(std::size_t row, std::size_t column, std::size_t end, const Cell& cell);
  void part_wide(std::size_t row, std::size_t column);

  ScreenSize size_;
  std::vector<Cell> cells_;
  std::optional<Cursor> cursor_;
};

}  // namespace backfile
