// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/grid.h"

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr std::string_view kEllipsis = "…";

std::size_t width_of(const std::vector<DrawnCharacter>& characters) {
  std::size_t columns = 0;
  for (const DrawnCharacter& character : characters) {
    columns += character.columns;
  }
  return columns;
}

// Cuts what is wider than `columns` and ends it in "…".
void fit(std::vector<DrawnCharacter>& characters, std::size_t columns) {
  std::size_t width = width_of(characters);
  if (width <= columns) {
    return;
  }
  std::size_t begin = 0;
  while (!characters.empty() && width + 1 > columns) {
    width -= characters.back().columns;
    begin = characters.back().begin;
    characters.pop_back();
  }
  if (columns > 0) {
    characters.push_back({std::string(kEllipsis), 1, begin});
  }
}

}  // namespace

Grid::Grid(ScreenSize size) : size_(size), cells_(size.rows * size.columns) {}

const Cell& Grid::at(std::size_t row, std::size_t column) const {
  return cells_[row * size_.columns + column];
}

// The other half of a wide character that is overwritten becomes a blank.
void Grid::part_wide(std::size_t row, std::size_t column) {
  if (cell(row, column).columns == 0 && column > 0) {
    cell(row, column - 1).text = " ";
    cell(row, column - 1).columns = 1;
    cell(row, column).columns = 1;
  } else if (cell(row, column).columns == 2 && column + 1 < size_.columns) {
    cell(row, column + 1).text = " ";
    cell(row, column + 1).columns = 1;
  }
}

bool Grid::put_character(std::size_t row, std::size_t column, std::size_t end, const Cell& drawn) {
  if (column + drawn.columns > end) {
    return false;
  }
  for (std::size_t i = 0; i < drawn.columns; ++i) {
    part_wide(row, column + i);
  }
  cell(row, column) = drawn;
  if (drawn.columns == 2) {
    cell(row, column + 1) = {"", 0, drawn.look};
  }
  return true;
}

std::size_t Grid::put(Place place, std::string_view text, Look look) {
  return put(place, terminal_safe(text), look, std::vector<LookSpan>{});
}

std::size_t Grid::put(Place place, const MarkedText& marked, Look look, Look highlighted) {
  std::vector<LookSpan> spans;
  for (const Highlight& highlight : marked.highlights) {
    spans.push_back({highlight.begin, highlight.end, highlighted});
  }
  return put(place, marked.text, look, spans);
}

std::size_t Grid::put(Place place,
                      std::string_view safe_text,
                      Look look,
                      const std::vector<LookSpan>& spans) {
  if (place.row >= size_.rows || place.column >= size_.columns) {
    return place.column;
  }
  const std::size_t end = std::min(size_.columns, place.column + place.columns);
  std::vector<DrawnCharacter> characters = drawn_characters(safe_text);
  fit(characters, end - place.column);
  std::size_t column = place.column;
  auto span = spans.begin();
  for (DrawnCharacter& character : characters) {
    while (span != spans.end() && span->end <= character.begin) {
      ++span;
    }
    const bool inside = span != spans.end() && span->begin <= character.begin;
    const Cell drawn{std::move(character.text),
                     static_cast<std::uint8_t>(character.columns),
                     inside ? span->look : look};
    if (!put_character(place.row, column, end, drawn)) {
      break;
    }
    column += character.columns;
  }
  return column;
}

void Grid::restyle(Area area, Look look) {
  for (std::size_t row = area.row; row < std::min(area.row + area.rows, size_.rows); ++row) {
    for (std::size_t column = area.column;
         column < std::min(area.column + area.columns, size_.columns);
         ++column) {
      cell(row, column).look = look;
    }
  }
}

void Grid::reverse(Area area) {
  for (std::size_t row = area.row; row < std::min(area.row + area.rows, size_.rows); ++row) {
    for (std::size_t column = area.column;
         column < std::min(area.column + area.columns, size_.columns);
         ++column) {
      Look& look = cell(row, column).look;
      look.reversed = !look.reversed;
    }
  }
}

std::string Grid::text() const {
  std::string lines;
  for (std::size_t row = 0; row < size_.rows; ++row) {
    std::string line;
    for (std::size_t column = 0; column < size_.columns; ++column) {
      line += at(row, column).text;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines.append(line).append("\n");
  }
  return lines;
}

}  // namespace backfile
