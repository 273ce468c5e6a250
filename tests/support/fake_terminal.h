// SPDX-License-Identifier: GPL-2.0-or-later
// A terminal that types what a test says and keeps what it is shown.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/tui/screen_app.h"
#include "searcher/tui/terminal.h"

namespace backfile::test {

/// Gives its inputs one by one; each waits until all wishes of the ones before are granted, unless
/// it is typed ahead. Ends the screen behind the last.
class FakeTerminal : public Terminal {
 public:
  explicit FakeTerminal(ScreenSize size) : size_(size) {}

  void press(Key key);
  void press(KeyCode code) { press(Key{code, 0}); }
  void type(std::string_view ascii);
  /// The same without a pause: all letters wait when the first is read.
  void type_ahead(std::string_view ascii);
  void give(Input input);
  void resize(ScreenSize size);

  ScreenSize size() override { return size_; }
  void show(const Grid& grid) override { shown_.push_back(grid); }
  std::optional<Input> next_input(bool wait, int descriptor) override;

  /// What was shown last, and all that was shown.
  const Grid& last() const { return shown_.back(); }
  const std::vector<Grid>& shown() const { return shown_; }

 private:
  struct Planned {
    Input input;
    bool ahead = false;
  };
  ScreenSize size_;
  std::deque<Planned> inputs_;
  std::vector<Grid> shown_;
};

}  // namespace backfile::test
