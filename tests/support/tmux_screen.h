// SPDX-License-Identifier: GPL-2.0-or-later
// A real terminal, tmux's, with a shell in it that a test types into.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temp_dir.h"

namespace backfile::test {

class TmuxScreen {
 public:
  struct Size {
    int columns = 80, rows = 24;
  };
  /// Starts a shell in `folder` whose prompt is "$ ". Requires: is_there().
  TmuxScreen(Size size,
             const std::filesystem::path& folder,
             const std::map<std::string, std::string>& environment);
  ~TmuxScreen();
  TmuxScreen(const TmuxScreen&) = delete;
  TmuxScreen& operator=(const TmuxScreen&) = delete;

  /// Whether this system has tmux.
  static bool is_there();

  /// Types text as it is, or presses keys by tmux's names ("Enter", "C-c", "Down").
  void type(const std::string& text);
  void press(const std::vector<std::string>& keys);
  void resize(Size size);
  /// Types a command and Enter.
  void command(const std::string& line);

  /// The process id of the shell.
  std::string shell() const;
  /// What the screen shows once it shows `text` and does not change any more; after ten seconds
  /// whatever it shows. Lines end in "\n", blank ones at the end are left out.
  std::string shown_with(std::string_view text);

 private:
  std::string tmux(std::vector<std::string> arguments) const;
  std::string capture() const;

  TempDir folder_;
};

}  // namespace backfile::test
