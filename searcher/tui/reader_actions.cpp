// SPDX-License-Identifier: GPL-2.0-or-later
// Reading an article: scrolling, going from hit to hit, folding.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "searcher/tui/reader_page.h"
#include "searcher/tui/step_actions.h"

namespace backfile {
namespace {

// Lines that stay in sight when a page is turned.
constexpr std::size_t kKeptLines = 2;

void scroll_to(Step& step, std::size_t line) {
  const std::size_t lines = reader_page(step.state).lines.size();
  const std::size_t rows = reader_place(step.state.size).rows;
  step.state.reader.first_line = std::min(line, lines > rows ? lines - rows : 0);
}

std::size_t page_lines(const State& state) { return reader_place(state.size).rows - kKeptLines; }

// Brings the hit into the upper third of the screen, unless it is in sight.
void show_hit(Step& step, const ReadingPage& page, std::size_t hit) {
  Reader& reader = step.state.reader;
  reader.hit = hit;
  const std::size_t line = page.line_of_hit[hit];
  const std::size_t rows = reader_place(step.state.size).rows;
  if (line < reader.first_line || line >= reader.first_line + rows) {
    scroll_to(step, line - std::min(line, rows / 3));
  }
  step.state.message = fmt::format("hit {} of {}", hit + 1, page.line_of_hit.size());
}

void go_hits(Step& step, bool forward) {
  const ReadingPage page = reader_page(step.state);
  const std::size_t count = page.line_of_hit.size();
  if (count == 0) {
    step.state.message = "the query's words do not stand in this article";
    return;
  }
  Reader& reader = step.state.reader;
  const std::size_t from = std::min(reader.hit, count - 1);
  const std::size_t by = forward ? 1 : count - 1;
  show_hit(step, page, reader.hit_shown ? (from + by) % count : forward ? 0 : count - 1);
  reader.hit_shown = true;
}

void toggle(Step& step, bool Reader::*part) {
  step.state.reader.*part = !(step.state.reader.*part);
  scroll_to(step, step.state.reader.first_line);
}

void go_article(Step& step, std::size_t hit) {
  const std::size_t before = step.state.hits.selected;
  select_hit(step, hit);
  if (step.state.hits.selected == before) {
    step.state.message = hit > before ? "this is the last one" : "this is the first one";
    return;
  }
  Reader& reader = step.state.reader;
  reader.first_line = 0;
  reader.hit_shown = false;
}

}  // namespace

void open_reader(Step& step) {
  if (step.state.hits.items.empty()) {
    step.state.message = "there is nothing to read";
    return;
  }
  step.state.face = Face::Reader;
  step.state.reader = {};
  wish_selected(step);
}

void close_reader(Step& step) { step.state.face = Face::Search; }

void line_down(Step& step) { scroll_to(step, step.state.reader.first_line + 1); }
void line_up(Step& step) {
  const std::size_t line = step.state.reader.first_line;
  scroll_to(step, line - std::min<std::size_t>(line, 1));
}
void page_down(Step& step) {
  scroll_to(step, step.state.reader.first_line + page_lines(step.state));
}
void page_up(Step& step) {
  const std::size_t line = step.state.reader.first_line;
  scroll_to(step, line - std::min(line, page_lines(step.state)));
}
void text_begin(Step& step) { scroll_to(step, 0); }
void text_end(Step& step) { scroll_to(step, reader_page(step.state).lines.size()); }

void next_mark(Step& step) { go_hits(step, true); }
void previous_mark(Step& step) { go_hits(step, false); }

void toggle_captions(Step& step) { toggle(step, &Reader::captions); }
void toggle_related(Step& step) { toggle(step, &Reader::related); }
void toggle_details(Step& step) { toggle(step, &Reader::details); }

void next_article(Step& step) { go_article(step, step.state.hits.selected + 1); }
void previous_article(Step& step) {
  const std::size_t selected = step.state.hits.selected;
  go_article(step, selected - std::min<std::size_t>(selected, 1));
}

void find_similar(Step& step) {
  const HitList& hits = step.state.hits;
  if (hits.items.empty()) {
    return;
  }
  SearchTerms terms = step.state.terms;
  terms.query.clear();
  terms.similar = print_article_id(hits.items[hits.selected].article.id);
  terms.background = false;
  step.state.line = {};
  step.state.face = Face::Search;
  change_terms(step, std::move(terms));
}

void open_original(Step& step) {
  const HitList& hits = step.state.hits;
  if (hits.items.empty()) {
    return;
  }
  const std::string& address = hits.items[hits.selected].article.url;
  if (address.empty()) {
    step.state.message = "this article has no address";
    return;
  }
  step.state.message = "opens " + address;
  step.wishes.emplace_back(OpenAddress{address});
}

}  // namespace backfile
