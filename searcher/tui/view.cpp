// SPDX-License-Identifier: GPL-2.0-or-later
// The frame: query, status, command line, keys, help; the panes have files of their own.
#include "searcher/tui/view.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/render/text_layout.h"
#include "searcher/tui/key_table.h"

namespace backfile {
namespace {

constexpr std::string_view kPrompt = "Search ";

void draw_too_small(const State& state, Grid& grid) {
  const std::string lines[]{
      "This window is too small.",
      fmt::format("It has {} columns, {} rows;", state.size.columns, state.size.rows),
      fmt::format(
          "{} columns, {} rows are needed.", kSmallestScreen.columns, kSmallestScreen.rows)};
  for (std::size_t row = 0; row < std::size(lines); ++row) {
    grid.put({row, 0, state.size.columns}, lines[row]);
  }
}

// A corner where the rule is a plain line; a title keeps its letters.
void put_corner(std::size_t row, std::size_t column, std::string_view corner, Grid& grid) {
  if (grid.at(row, column).text == "─") {
    grid.put({row, column, 1}, corner, kDim);
  }
}

// Lines that part list, preview and facets.
void draw_borders(const Layout& layout, Grid& grid) {
  for (const Area& area : {layout.preview, layout.facets}) {
    if (area.empty()) {
      continue;
    }
    put_corner(area.row - 1, area.column - 1, "┬", grid);
    for (std::size_t row = area.row; row < area.row + area.rows; ++row) {
      grid.put({row, area.column - 1, 1}, "│", kDim);
    }
    put_corner(layout.timeline.row, area.column - 1, "┴", grid);
  }
}

std::string order_text(SortOrder order) {
  constexpr std::string_view kOrders[]{"by relevance", "newest first", "oldest first"};
  return std::string(kOrders[static_cast<std::size_t>(order)]);
}

std::string status_text(const State& state) {
  if (!state.loaded) {
    return "opening";
  }
  const std::string like = state.shown.similar.empty() ? "" : " · like " + state.shown.similar;
  return fmt::format("{} of {} · {}{}",
                     grouped(state.hits.total),
                     counted(state.holdings.articles, "article", "articles"),
                     order_text(state.shown.sort),
                     like);
}

std::string unread_text(const State& state) {
  std::string text = one_line(state.unread->message);
  if (!state.loaded) {
    return text;
  }
  const std::string shown = one_line(state.shown.query);
  return fmt::format("{} · still listed: {}", text, shown.empty() ? "everything" : shown);
}

// The query's bytes that an error speaks of.
std::vector<Highlight> wrong_place(const State& state) {
  if (!state.unread || state.unread->in_text != state.line.text) {
    return {};
  }
  const auto begin = static_cast<std::uint32_t>(state.unread->begin);
  return {{begin, std::max(begin + 1, static_cast<std::uint32_t>(state.unread->end))}};
}

// How many bytes of a long query are left out at its beginning, so that the cursor is seen.
std::size_t hidden_bytes(const EditLine& line, std::size_t columns) {
  const std::string_view text(line.text);
  std::size_t hidden = 0;
  for (const DisplayCluster& cluster : display_clusters(text)) {
    if (display_width(text.substr(hidden, line.cursor - hidden)) < columns) {
      break;
    }
    hidden = cluster.end;
  }
  return hidden;
}

}  // namespace

void draw_rule(Area area, std::string_view title, bool active, Grid& grid) {
  const Look look = active ? Look{.ink = Ink::Accent} : kDim;
  for (std::size_t column = area.column; column < area.column + area.columns; ++column) {
    grid.put({area.row, column, 1}, "─", look);
  }
  if (title.empty() || area.columns < 8) {
    return;
  }
  const std::string text = fmt::format(" {} ", fit_width(title, area.columns - 6));
  grid.put({area.row, area.column + 2, area.columns - 4}, text, active ? kTitle : kBold);
}

void draw_query(const State& state, const Layout& layout, Grid& grid) {
  const Area& area = layout.query;
  const bool active = state.pane == Pane::Query;
  grid.put({area.row, 1, kPrompt.size()}, kPrompt, active ? kTitle : kDim);
  const std::size_t begin = 1 + kPrompt.size();
  const std::size_t columns = area.columns - begin - 1;
  const std::size_t hidden = hidden_bytes(state.line, columns);
  const std::string_view text = std::string_view(state.line.text).substr(hidden);
  MarkedText marked{std::string(text), {}};
  for (const Highlight& place : wrong_place(state)) {
    if (place.begin >= hidden) {
      const auto shift = static_cast<std::uint32_t>(hidden);
      marked.highlights.push_back({place.begin - shift, place.end - shift});
    }
  }
  if (text.empty() && hidden == 0) {
    grid.put({area.row, begin, columns}, "words, \"phrases\", org:name …", kDim);
  }
  const Look wrong{.ink = Ink::Bad, .bold = true, .underlined = true};
  grid.put({area.row, begin, columns}, marked, kBold, wrong);
  if (active) {
    std::size_t column = begin;
    for (const DrawnCharacter& character :
         drawn_characters(text.substr(0, state.line.cursor - hidden))) {
      column += character.columns;
    }
    grid.show_cursor({area.row, std::min(column, area.columns - 1)});
  }
}

void draw_status(const State& state, const Layout& layout, Grid& grid) {
  draw_rule(layout.status, status_text(state), state.pane == Pane::Results, grid);
  if (state.unread) {
    const std::string text =
        fmt::format(" {} ", fit_width(unread_text(state), layout.status.columns - 6));
    grid.put({layout.status.row, 2, layout.status.columns - 4}, text, kProblem);
  }
}

void draw_command(const State& state, const Layout& layout, Grid& grid) {
  const Area& area = layout.command;
  grid.put({area.row, 1, 2}, "$", kDim);
  grid.put({area.row, 3, area.columns - 4}, command_line(state.shown, state.command), kDim);
}

void draw_keys(const State& state, const Layout& layout, Grid& grid) {
  const Area& area = layout.keys;
  if (!state.message.empty()) {
    grid.put({area.row, 1, area.columns - 2}, state.message, kBold);
    return;
  }
  std::size_t column = 1;
  for (const KeyRow& row : key_table()) {
    if ((row.places & place_of(state)) == 0 || row.brief.empty()) {
      continue;
    }
    const std::size_t width = display_width(row.label) + 1 + display_width(row.brief);
    if (column + width >= area.columns) {
      break;
    }
    column = grid.put({area.row, column, width}, row.label, kTitle) + 1;
    column = grid.put({area.row, column, width}, row.brief, kDim) + 2;
  }
}

Grid draw(const State& state) {
  Grid grid(state.size);
  if (!is_large_enough(state.size)) {
    draw_too_small(state, grid);
    return grid;
  }
  const Layout layout = layout_of(state);
  if (state.face != Face::Search) {
    (state.face == Face::Help ? draw_help : draw_reader)(state, grid);
    draw_keys(state, layout, grid);
    return grid;
  }
  draw_query(state, layout, grid);
  draw_status(state, layout, grid);
  draw_list(state, layout, grid);
  draw_preview(state, layout, grid);
  draw_facets(state, layout, grid);
  draw_timeline(state, layout, grid);
  draw_borders(layout, grid);
  draw_command(state, layout, grid);
  draw_keys(state, layout, grid);
  return grid;
}

}  // namespace backfile
