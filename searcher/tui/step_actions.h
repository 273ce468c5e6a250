// SPDX-License-Identifier: GPL-2.0-or-later
// What the keys do to the state. Each is a pure change of a Step; the key table names them.
#pragma once

#include <optional>
#include <string>

#include "searcher/tui/screen_event.h"

namespace backfile {

// --- searching: every change of the terms is a step that undo takes back
/// Searches for other terms.
void change_terms(Step& step, SearchTerms terms);
/// The same for a letter more or less of the query: neighbours make one step.
void type_query(Step& step, EditLine line);
void undo(Step& step);
void redo(Step& step);
void cycle_sort(Step& step);
/// Wishes for the counts of what is shown.
void wish_counts(Step& step);
/// Wishes for the selected article where it is not known yet: for preview and reader.
void wish_selected(Step& step);

// --- the query line
void insert_text(Step& step, std::string_view text);
void erase_back(Step& step);
void erase_forward(Step& step);
void erase_word(Step& step);
void erase_line(Step& step);
void cursor_left(Step& step);
void cursor_right(Step& step);
void cursor_home(Step& step);
void cursor_end(Step& step);
void older_query(Step& step);
void newer_query(Step& step);
/// Keeps the query in the history and goes to the results.
void accept_query(Step& step);

// --- going about
void focus_query(Step& step);
void focus_results(Step& step);
void next_pane(Step& step);
void previous_pane(Step& step);
void toggle_preview(Step& step);
void open_help(Step& step);
void close_help(Step& step);
void help_down(Step& step);
void help_up(Step& step);
void quit(Step& step);

// --- the list
void select_hit(Step& step, std::size_t hit);
void next_hit(Step& step);
void previous_hit(Step& step);
void next_page(Step& step);
void previous_page(Step& step);
void first_hit(Step& step);
void last_hit(Step& step);
void open_reader(Step& step);
void open_original(Step& step);

}  // namespace backfile
