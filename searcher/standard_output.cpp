// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/standard_output.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace backfile {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// What a shell returns when the command cannot be started. Source: POSIX.1-2017, sh, Exit Status.
constexpr int kNotExecutable = 126, kNotFound = 127;

// Source: POSIX.1-2017, 8.2, which of them decides.
std::string locale_name() {
  std::string name;
  for (const char* each : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    name = name.empty() ? variable(each) : name;
  }
  return name;
}

}  // namespace

TerminalSize terminal_size() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0) {
    return {};
  }
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return {80, 24};
  }
  return {size.ws_col, size.ws_row};
}

Environment read_environment() {
  return {variable("BACKFILE_DB"),
          variable("XDG_DATA_HOME"),
          variable("HOME"),
          variable("NO_COLOR"),
          variable("CLICOLOR_FORCE"),
          variable("TERM"),
          variable("BACKFILE_PAGER"),
          variable("PAGER"),
          locale_name(),
          variable("XDG_CONFIG_HOME"),
          variable("XDG_STATE_HOME"),
          isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0};
}

StandardOutput::StandardOutput(TerminalSize terminal, std::string pager_command)
    : terminal_(terminal),
      pager_command_(terminal.is_terminal() ? std::move(pager_command) : std::string()) {
  signal(SIGPIPE, SIG_IGN);
}

bool StandardOutput::write(std::string_view text) {
  if (pager_command_.empty()) {
    write_directly(text);
  } else {
    kept_ += text;
  }
  return write_error_ == 0;
}

Result<void> StandardOutput::finish() {
  if (fits_screen() || !page()) {
    write_directly(kept_);
  }
  kept_.clear();
  if (write_error_ == 0 || write_error_ == EPIPE) {
    return {};
  }
  return failure(ErrorCode::Io,
                 std::string("cannot write to standard output: ") + std::strerror(write_error_));
}

void StandardOutput::write_directly(std::string_view text) {
  while (!text.empty() && write_error_ == 0) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      write_error_ = errno;
    }
  }
}

// The prompt needs the last line.
bool StandardOutput::fits_screen() const {
  return static_cast<std::size_t>(std::ranges::count(kept_, '\n')) < terminal_.rows ||
         kept_.empty();
}

// False when there is no such pager. Ctrl-C belongs to the pager while it runs.
bool StandardOutput::page() const {
  signal(SIGPIPE, SIG_DFL);
  FILE* pager = popen(pager_command_.c_str(), "w");
  signal(SIGPIPE, SIG_IGN);
  if (pager == nullptr) {
    return false;
  }
  const auto interrupt = signal(SIGINT, SIG_IGN);
  fwrite(kept_.data(), 1, kept_.size(), pager);
  const int status = pclose(pager);
  signal(SIGINT, interrupt);
  const int exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return exit_code != kNotFound && exit_code != kNotExecutable;
}

}  // namespace backfile
