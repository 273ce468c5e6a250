// SPDX-License-Identifier: GPL-2.0-or-later
// The reader, and the preview beside the list.
#include <algorithm>

#include <fmt/format.h>

#include "searcher/render/text_layout.h"
#include "searcher/tui/reader_page.h"
#include "searcher/tui/view.h"

namespace backfile {
namespace {

constexpr std::size_t kNumberColumns = 5, kWidestText = 84;

// By ReadingKind.
constexpr Look kKindLooks[]{{},
                            {.bold = true},
                            {},
                            {.ink = Ink::Accent},
                            {.ink = Ink::Dim},
                            {},
                            {.ink = Ink::Accent, .bold = true},
                            {}};

// The hit that n went to is reversed.
std::vector<LookSpan> spans_of(const ReadingLine& line, std::size_t current_hit) {
  const Look base = kKindLooks[static_cast<std::size_t>(line.kind)];
  std::vector<LookSpan> spans;
  if (line.label_bytes > 0) {
    spans.push_back({0, line.label_bytes, kDim});
  }
  for (const ReadingMark& mark : line.marks) {
    Look look = mark.hit > 0 ? kMatched : base;
    look.underlined = mark.is_name;
    look.reversed = mark.hit > 0 && mark.hit == current_hit;
    spans.push_back({mark.begin, mark.end, look});
  }
  return spans;
}

void draw_line(const ReadingLine& line, Grid::Place place, std::size_t current_hit, Grid& grid) {
  grid.put(place,
           line.text,
           kKindLooks[static_cast<std::size_t>(line.kind)],
           spans_of(line, current_hit));
}

std::string title_of(const State& state, const ReadingPage& page) {
  std::string title =
      fmt::format("{} of {}", grouped(state.hits.selected + 1), grouped(state.hits.total));
  if (!page.line_of_hit.empty()) {
    title += " · " + counted(page.line_of_hit.size(), "hit", "hits");
  }
  const std::size_t rows = reader_place(state.size).rows;
  if (page.lines.size() > rows) {
    const std::size_t percent = 100 * (state.reader.first_line + rows) / page.lines.size();
    title += fmt::format(" · {} %", std::min<std::size_t>(percent, 100));
  }
  return title;
}

}  // namespace

ReaderPlace reader_place(ScreenSize size) {
  const std::size_t room = size.columns - kNumberColumns - 2;
  const std::size_t columns = std::min(room, kWidestText);
  return {kNumberColumns + (room - columns) / 2, columns, size.rows - 2};
}

bool is_read(const State& state) {
  const HitList& hits = state.hits;
  return state.article && hits.selected < hits.items.size() &&
         state.article->article.id == hits.items[hits.selected].article.id;
}

ReadingPage reader_page(const State& state) {
  const Reader& reader = state.reader;
  if (!is_read(state)) {
    return {};
  }
  return reading_page(*state.article,
                      {.columns = reader_place(state.size).columns,
                       .captions = reader.captions,
                       .related = reader.related,
                       .details = reader.details});
}

void draw_reader(const State& state, Grid& grid) {
  const ReadingPage page = reader_page(state);
  const ReaderPlace place = reader_place(state.size);
  const Reader& reader = state.reader;
  draw_rule({0, 0, 1, state.size.columns}, title_of(state, page), true, grid);
  const std::size_t end = std::min(page.lines.size(), reader.first_line + place.rows);
  for (std::size_t i = reader.first_line; i < end; ++i) {
    const std::size_t row = 1 + i - reader.first_line;
    const ReadingLine& line = page.lines[i];
    if (line.paragraph > 0) {
      const std::string number = right_aligned(std::to_string(line.paragraph), 3);
      grid.put({row, place.first_column - kNumberColumns, 4}, number, kDim);
    }
    draw_line(line,
              {row, place.first_column, place.columns},
              reader.hit_shown ? reader.hit + 1 : 0,
              grid);
  }
}

void draw_preview(const State& state, const Layout& layout, Grid& grid) {
  const Area& area = layout.preview;
  if (area.empty() || !is_read(state)) {
    return;
  }
  const ReadingPage page = reading_page(*state.article, {.columns = area.columns - 2});
  for (std::size_t i = 0; i < std::min(page.lines.size(), area.rows); ++i) {
    draw_line(page.lines[i], {area.row + i, area.column + 1, area.columns - 2}, 0, grid);
  }
}

}  // namespace backfile
