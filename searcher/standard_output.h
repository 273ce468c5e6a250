// SPDX-License-Identifier: GPL-2.0-or-later
// Standard output, through a pager when that helps; and what is known of the terminal.
#pragma once

#include <string>
#include <string_view>

#include "common/base/result.h"
#include "searcher/cli/environment.h"

namespace backfile {

/// The size of the terminal that standard output is; both 0 when it is none.
TerminalSize terminal_size();

/// The environment of this process.
Environment read_environment();

/// With a pager command all text is kept until finish(), which pages it when it is longer than the
/// terminal; without one it goes out at once. A reader that closes the pipe is no error.
class StandardOutput {
 public:
  /// Ignores SIGPIPE for the whole process, so that a closed pipe is seen as a value.
  StandardOutput(TerminalSize terminal, std::string pager_command);

  /// False when nobody reads any more: stop producing.
  bool write(std::string_view text);
  /// Whether all that was given to write() has gone out or is kept.
  bool is_whole() const { return write_error_ == 0; }
  /// Errors: Io, when something could not be written (a full disk).
  Result<void> finish();

 private:
  void write_directly(std::string_view text);
  bool fits_screen() const;
  bool page() const;

  TerminalSize terminal_;
  std::string pager_command_;
  std::string kept_;
  int write_error_ = 0;
};

}  // namespace backfile
