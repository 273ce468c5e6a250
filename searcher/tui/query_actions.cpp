// SPDX-License-Identifier: GPL-2.0-or-later
// Writing in the query line.
#include <algorithm>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/tui/step_actions.h"

namespace backfile {
namespace {

// Longer ones are no query that anybody writes; a paste is cut.
constexpr std::size_t kMostQueryBytes = 4096;

// Ends of the clusters: where the cursor may stand beside 0.
std::size_t before(const EditLine& line) {
  std::size_t at = 0;
  for (const DisplayCluster& cluster : display_clusters(line.text)) {
    if (cluster.end >= line.cursor) {
      break;
    }
    at = cluster.end;
  }
  return at;
}

std::size_t behind(const EditLine& line) {
  for (const DisplayCluster& cluster : display_clusters(line.text)) {
    if (cluster.end > line.cursor) {
      return cluster.end;
    }
  }
  return line.text.size();
}

// The line without the bytes from..to, the cursor where they were.
EditLine without(const EditLine& line, std::size_t from, std::size_t to) {
  EditLine shorter = line;
  shorter.text.erase(from, to - from);
  shorter.cursor = from;
  return shorter;
}

// One line of text that the query may hold.
std::string writable(std::string_view text) {
  std::string safe = terminal_safe(text);
  std::ranges::replace_if(
      safe, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return safe;
}

void show_query(Step& step, std::string query) {
  const std::size_t end = query.size();
  step.state.steps.typed = false;
  type_query(step, {std::move(query), end});
  step.state.steps.typed = false;
}

}  // namespace

void insert_text(Step& step, std::string_view text) {
  EditLine line = step.state.line;
  std::string more = writable(text);
  const std::size_t room = kMostQueryBytes - std::min(kMostQueryBytes, line.text.size());
  more.resize(utf8_cut(more, room));
  line.text.insert(line.cursor, more);
  line.cursor += more.size();
  step.state.history.at.reset();
  type_query(step, std::move(line));
}

void erase_back(Step& step) {
  const EditLine& line = step.state.line;
  type_query(step, without(line, before(line), line.cursor));
}

void erase_forward(Step& step) {
  const EditLine& line = step.state.line;
  type_query(step, without(line, line.cursor, behind(line)));
}

void erase_word(Step& step) {
  const EditLine& line = step.state.line;
  std::size_t from = line.cursor;
  while (from > 0 && line.text[from - 1] == ' ') {
    --from;
  }
  while (from > 0 && line.text[from - 1] != ' ') {
    --from;
  }
  type_query(step, without(line, from, line.cursor));
}

void erase_line(Step& step) { type_query(step, {}); }

void cursor_left(Step& step) { step.state.line.cursor = before(step.state.line); }
void cursor_right(Step& step) { step.state.line.cursor = behind(step.state.line); }
void cursor_home(Step& step) { step.state.line.cursor = 0; }
void cursor_end(Step& step) { step.state.line.cursor = step.state.line.text.size(); }

void older_query(Step& step) {
  QueryHistory& history = step.state.history;
  const std::size_t at = history.at.value_or(history.queries.size());
  if (at == 0) {
    step.state.message = "no older query";
    return;
  }
  if (!history.at) {
    history.draft = step.state.line.text;
  }
  history.at = at - 1;
  show_query(step, history.queries[at - 1]);
}

void newer_query(Step& step) {
  QueryHistory& history = step.state.history;
  if (!history.at) {
    step.state.message = "no newer query";
    return;
  }
  if (*history.at + 1 < history.queries.size()) {
    history.at = *history.at + 1;
    show_query(step, history.queries[*history.at]);
  } else {
    history.at.reset();
    show_query(step, std::exchange(history.draft, {}));
  }
}

void accept_query(Step& step) {
  QueryHistory& history = step.state.history;
  const std::string& query = step.state.line.text;
  const bool is_new = history.queries.empty() || history.queries.back() != query;
  if (is_new && query.find_first_not_of(' ') != std::string::npos) {
    history.queries.push_back(query);
  }
  history.at.reset();
  step.state.steps.typed = false;
  focus_results(step);
}

}  // namespace backfile
