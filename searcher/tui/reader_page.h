// SPDX-License-Identifier: GPL-2.0-or-later
// The page that the reader shows; drawing and scrolling both ask here.
#pragma once

#include "searcher/render/reading_lines.h"
#include "searcher/tui/screen_state.h"

namespace backfile {

/// Columns of the reader's text, and the first of them; numbers stand before it.
struct ReaderPlace {
  std::size_t first_column = 0, columns = 0, rows = 0;
};
ReaderPlace reader_place(ScreenSize size);

/// The selected article as the reader lays it out; no lines while it is not read.
ReadingPage reader_page(const State& state);

/// Whether the article that is read is the selected hit.
bool is_read(const State& state);

}  // namespace backfile
