// SPDX-License-Identifier: GPL-2.0-or-later
// The timeline: bars on an axis that is broken where the archive has nothing.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/render/text_layout.h"
#include "searcher/tui/timeline_bars.h"
#include "searcher/tui/view.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 9> kEighths{"", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr Look kBarLook{.ink = Ink::Bar};
constexpr Look kCursorLook{.ink = Ink::Match, .bold = true};

std::string remarks(const Timeline& timeline) {
  std::string text;
  if (timeline.coarse > 0) {
    text += fmt::format(" · {} less exact", grouped(timeline.coarse));
  }
  if (timeline.undated > 0) {
    text += fmt::format(" · {} undated", grouped(timeline.undated));
  }
  return text;
}

// What the bar under the cursor says.
std::string bar_text(const TimeBar& bar) {
  const std::string days = range_text(bar.days);
  if (bar.is_gap()) {
    return days + ": nothing in the archive";
  }
  return fmt::format(
      "{}: {} of {}", days, grouped(bar.matches), counted(bar.archived, "article", "articles"));
}

std::string title_of(const State& state, const std::vector<TimeBar>& bars) {
  if (bars.empty()) {
    return state.holdings.timelines.empty() ? "Timeline" : "Timeline: nothing is dated";
  }
  const auto period = shown_period(state.terms, state.holdings);
  const std::string about = state.terms.narrowed.empty()
                                ? std::string("Timeline")
                                : "Only " + range_text(state.terms.narrowed.back());
  return fmt::format("{} by {} · {}{}",
                     about,
                     name_of(unit_for(*period)),
                     bar_text(bars[bar_at_cursor(bars, state.timeline.cursor)]),
                     remarks(state.timeline.matches));
}

// Eighths of a row that a bar is high; never none when something matches.
std::size_t height_of(const TimeBar& bar, std::uint64_t most, std::size_t rows) {
  if (bar.matches == 0 || most == 0) {
    return 0;
  }
  const double share = static_cast<double>(bar.matches) / static_cast<double>(most);
  return std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(rows * 8)));
}

class BarPainter {
 public:
  BarPainter(const State& state, Area area, const std::vector<TimeBar>& bars, Grid& grid)
      : grid_(grid), bars_(bars), pitch_(bar_pitch(bars.size(), area.columns - 2)) {
    active_ = state.pane == Pane::Timeline;
    cursor_ = bar_at_cursor(bars, state.timeline.cursor);
    rows_ = area.rows - 3;
    top_ = area.row + 1;
    left_ = area.column + 1;
    narrowed_ =
        state.terms.narrowed.empty() ? std::nullopt : std::optional(state.terms.narrowed.back());
    for (const TimeBar& bar : bars) {
      most_ = std::max(most_, bar.matches);
    }
  }

  void paint() {
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      paint_bar(i);
      paint_axis(i);
    }
    // Those that name the longer step come first, the others where there is room.
    for (const bool long_ones : {true, false}) {
      for (std::size_t i = 0; i < bars_.size(); ++i) {
        const std::string label = label_of(i);
        if ((label.size() > 2) == long_ones) {
          paint_label(i, label);
        }
      }
    }
  }

 private:
  std::size_t column_of(std::size_t bar) const { return left_ + bar * pitch_; }
  std::size_t bar_columns() const { return pitch_ > 1 ? pitch_ - 1 : 1; }
  Look look_of(std::size_t bar) const { return active_ && bar == cursor_ ? kCursorLook : kBarLook; }

  void paint_bar(std::size_t bar) {
    const std::size_t height = height_of(bars_[bar], most_, rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::size_t below = (rows_ - 1 - row) * 8;
      const std::size_t eighths = height > below ? std::min<std::size_t>(height - below, 8) : 0;
      for (std::size_t i = 0; i < bar_columns(); ++i) {
        grid_.put({top_ + row, column_of(bar) + i, 1}, kEighths[eighths], look_of(bar));
      }
    }
  }

  // A whole line where the archive has articles, dots where it has none.
  void paint_axis(std::size_t bar) {
    const TimeBar& what = bars_[bar];
    const bool chosen = narrowed_ && what.days == *narrowed_;
    const std::string_view sign = what.is_gap() ? "·" : chosen ? "━" : "─";
    Look look = active_ && bar == cursor_ ? kCursorLook : what.is_gap() ? kDim : Look{};
    for (std::size_t i = 0; i < pitch_; ++i) {
      grid_.put({top_ + rows_, column_of(bar) + i, 1}, sign, look);
    }
    if (active_ && bar == cursor_) {
      grid_.put({top_ + rows_, column_of(bar) + (bar_columns() - 1) / 2, 1}, "▲", kCursorLook);
    }
  }

  // Where it touches no other label.
  void paint_label(std::size_t bar, const std::string& label) {
    const std::size_t row = top_ + rows_ + 1, begin = column_of(bar);
    const std::size_t end = std::min(begin + label.size() + 1, grid_.size().columns);
    for (std::size_t column = begin - 1; column < end; ++column) {
      if (grid_.at(row, column).text != " ") {
        return;
      }
    }
    grid_.put({row, begin, label.size()}, label, kDim);
  }

  // The year, the month (with its year, when it opens one) or the day (with its month likewise).
  std::string label_of(std::size_t bar) const {
    const DayRange& days = bars_[bar].days;
    const std::string date = iso_date(days.first, DatePrecision::Day);
    if (days.last - days.first > std::chrono::days(31)) {
      return date.substr(0, 4);
    }
    if (days.first != days.last) {
      const bool with_year = bar == 0 || date.substr(5, 2) == "01";
      return with_year ? date.substr(0, 7) : date.substr(5, 2);
    }
    const bool many_months = bars_.back().days.last - bars_[0].days.first > std::chrono::days(31);
    const bool with_month = many_months && (bar == 0 || date.substr(8) == "01");
    return with_month ? date.substr(5) : date.substr(8);
  }

  Grid& grid_;
  const std::vector<TimeBar>& bars_;
  std::size_t pitch_, cursor_ = 0, rows_ = 0, top_ = 0, left_ = 0;
  std::uint64_t most_ = 0;
  bool active_ = false;
  std::optional<DayRange> narrowed_;
};

}  // namespace

void draw_timeline(const State& state, const Layout& layout, Grid& grid) {
  const Area& area = layout.timeline;
  const std::vector<TimeBar> bars = time_bars(state, area.columns - 2);
  draw_rule(area, title_of(state, bars), state.pane == Pane::Timeline, grid);
  if (!bars.empty()) {
    BarPainter(state, area, bars, grid).paint();
  }
}

}  // namespace backfile
