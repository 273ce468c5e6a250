// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/mouse_actions.h"

#include "searcher/tui/facet_lines.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/step_actions.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile {
namespace {

constexpr int kLinesOfWheel = 3;

void repeat(Step& step, void (*act)(Step&), int times) {
  for (int i = 0; i < times; ++i) {
    act(step);
  }
}

void press_list(Step& step, const Layout& layout, const Mouse& mouse) {
  State& state = step.state;
  const std::size_t hit = state.hits.first + (mouse.row - layout.list.row) / layout.lines_per_hit;
  const bool again = state.pane == Pane::Results && hit == state.hits.selected;
  focus_results(step);
  if (hit >= state.hits.items.size()) {
    return;
  }
  if (again) {
    open_reader(step);
  } else {
    select_hit(step, hit);
  }
}

void press_facets(Step& step, const Layout& layout, const Mouse& mouse) {
  State& state = step.state;
  const std::size_t line = state.facets.first + mouse.row - layout.facets.row;
  state.pane = Pane::Facets;
  if (line < facet_lines(state).size()) {
    go_to_facet(step, line);
    select_value(step);
  }
}

void press_timeline(Step& step, const Layout& layout, const Mouse& mouse) {
  State& state = step.state;
  const std::size_t columns = timeline_columns(layout);
  const std::vector<TimeBar> bars = time_bars(state, columns);
  const bool was_here = state.pane == Pane::Timeline;
  state.pane = Pane::Timeline;
  const std::size_t left = layout.timeline.column + 1;
  if (bars.empty() || mouse.column < left || mouse.row == layout.timeline.row) {
    return;
  }
  const std::size_t bar = (mouse.column - left) / bar_pitch(bars.size(), columns);
  if (bar >= bars.size()) {
    return;
  }
  const bool again = was_here && bar == bar_at_cursor(bars, state.timeline.cursor);
  go_to_bar(step, bar);
  if (again) {
    narrow(step);
  }
}

void press(Step& step, const Mouse& mouse) {
  const Layout layout = layout_of(step.state);
  if (layout.query.holds(mouse.row, mouse.column)) {
    focus_query(step);
  } else if (layout.list.holds(mouse.row, mouse.column)) {
    press_list(step, layout, mouse);
  } else if (layout.facets.holds(mouse.row, mouse.column)) {
    press_facets(step, layout, mouse);
  } else if (layout.preview.holds(mouse.row, mouse.column)) {
    open_reader(step);
  } else if (layout.timeline.holds(mouse.row, mouse.column)) {
    press_timeline(step, layout, mouse);
  }
}

// The wheel turns what lies under it, wherever the keys go.
void turn(Step& step, const Mouse& mouse) {
  const bool down = mouse.action == MouseAction::WheelDown;
  const Layout layout = layout_of(step.state);
  const State& state = step.state;
  if (layout.facets.holds(mouse.row, mouse.column)) {
    repeat(step, down ? next_facet : previous_facet, kLinesOfWheel);
  } else if (layout.timeline.holds(mouse.row, mouse.column)) {
    repeat(step, down ? next_bar : previous_bar, 1);
  } else if (down || state.hits.selected > 0) {
    repeat(step, down ? next_hit : previous_hit, 1);
  }
}

}  // namespace

void take_mouse(Step& step, const Mouse& mouse) {
  const bool wheel = mouse.action != MouseAction::Press;
  const bool down = mouse.action == MouseAction::WheelDown;
  switch (step.state.face) {
    case Face::Reader:
      if (wheel) {
        repeat(step, down ? line_down : line_up, kLinesOfWheel);
      }
      break;
    case Face::Help:
      if (wheel) {
        (down ? help_down : help_up)(step);
      } else {
        close_help(step);
      }
      break;
    default:
      (wheel ? turn : press)(step, mouse);
  }
}

}  // namespace backfile
