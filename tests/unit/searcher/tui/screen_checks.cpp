// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/unit/searcher/tui/screen_checks.h"

#include <deque>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/tui/facet_lines.h"
#include "searcher/tui/key_table.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/reader_page.h"
#include "searcher/tui/update.h"
#include "searcher/tui/view.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile::test {
namespace {

constexpr int kKeysInSequence = 40;

Event random_key(std::mt19937& random) {
  const auto table = key_table();
  if (random() % 4 != 0) {
    return table[random() % table.size()].key;
  }
  constexpr std::u32string_view kLetters = U"oil \"()-:*~AND中é\u0301😀";
  return Key{KeyCode::Character, kLetters[random() % kLetters.size()]};
}

Event random_event(std::mt19937& random) {
  switch (random() % 20) {
    case 0:
      return Paste{"pasted\n\x1b[2Jtext \u202E"};
    case 1:
      return Resized{{5 + random() % 70, 20 + random() % 200}};
    case 2:
      return Resized{kSmallestScreen};
    case 3:
    case 4:
      return Mouse{static_cast<MouseAction>(random() % 3), random() % 60, random() % 200};
    default:
      return random_key(random);
  }
}

std::string fault_of_list(const State& state) {
  const HitList& hits = state.hits;
  if (!hits.items.empty() && hits.selected >= hits.items.size()) {
    return "no hit is selected";
  }
  if (is_large_enough(state.size) && !hits.items.empty() &&
      (hits.selected < hits.first || hits.selected >= hits.first + hits_shown(layout_of(state)))) {
    return "the selected hit is out of sight";
  }
  return {};
}

std::string fault_of_facets(const State& state) {
  const std::size_t lines = facet_lines(state).size();
  return lines > 0 && state.facets.cursor >= lines ? "the facet's cursor is beyond the end" : "";
}

std::string fault_of_line(const EditLine& line) {
  if (line.cursor > line.text.size() || utf8_cut(line.text, line.cursor) != line.cursor) {
    return "the cursor is in no place of the query";
  }
  return is_valid_utf8(line.text) ? "" : "the query is no UTF-8";
}

std::string fault_of_steps(const State& state) {
  for (std::size_t i = 1; i < state.terms.narrowed.size(); ++i) {
    if (!state.terms.narrowed[i - 1].contains(state.terms.narrowed[i])) {
      return "a narrowing leads out of the one before";
    }
  }
  return state.line.text == state.terms.query ? "" : "the line is not the query";
}

}  // namespace

std::string fault_of(const Grid& grid) {
  for (std::size_t row = 0; row < grid.size().rows; ++row) {
    std::size_t columns = 0;
    for (std::size_t column = 0; column < grid.size().columns; ++column) {
      columns += grid.at(row, column).columns;
    }
    if (columns != grid.size().columns) {
      return fmt::format("row {} has {} columns", row, columns);
    }
  }
  const auto cursor = grid.cursor();
  if (cursor && (cursor->row >= grid.size().rows || cursor->column >= grid.size().columns)) {
    return "the cursor is off the screen";
  }
  return is_harmless(grid.text()) ? "" : "something could steer the terminal";
}

std::string fault_of(const State& state) {
  for (const auto& fault : {fault_of_list(state),
                            fault_of_facets(state),
                            fault_of_line(state.line),
                            fault_of_steps(state)}) {
    if (!fault.empty()) {
      return fault;
    }
  }
  return {};
}

std::string fault_of_random_keys(std::mt19937& random, WishGranter& archive) {
  Step step = open_screen({}, {}, kSmallestScreen);
  std::string pressed;
  for (int i = 0; i < kKeysInSequence; ++i) {
    std::deque<Wish> wishes(step.wishes.begin(), step.wishes.end());
    while (!wishes.empty()) {
      if (std::holds_alternative<Quit>(wishes.front())) {
        return {};
      }
      step = update(std::move(step.state), archive.grant(wishes.front()));
      wishes.pop_front();
      wishes.insert(wishes.end(), step.wishes.begin(), step.wishes.end());
      step.wishes.clear();
    }
    const Event event = random_event(random);
    if (const Key* key = std::get_if<Key>(&event)) {
      pressed +=
          fmt::format(" {}/{}", static_cast<int>(key->code), static_cast<unsigned>(key->character));
    } else {
      pressed += fmt::format(" event {}", event.index());
    }
    step = update(std::move(step.state), event);
    for (const std::string& fault : {fault_of(step.state), fault_of(draw(step.state))}) {
      if (!fault.empty()) {
        return fault + " after" + pressed;
      }
    }
  }
  return {};
}

}  // namespace backfile::test
