// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/address_opener.h"

#include <cstdlib>
#include <cstring>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "searcher/render/safe_address.h"

extern char** environ;

namespace backfile {
namespace {

constexpr std::string_view kPlace = "%s";

// Its own session, standard streams to nowhere, no signal blocked.
class Start {
 public:
  Start() {
    posix_spawn_file_actions_init(&files_);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
      posix_spawn_file_actions_addopen(&files_, stream, "/dev/null", O_RDWR, 0);
    }
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_,
                             static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID));
  }
  ~Start() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;

  // 0, or the error's number.
  int run(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) {
      arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    // Those that have ended since; this program has no other children.
    while (waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    pid_t child = 0;
    return posix_spawnp(&child, arguments[0], &files_, &attributes_, arguments.data(), environ);
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

std::vector<std::string> open_command(const std::string& browser, const std::string& address) {
  std::istringstream first(browser.substr(0, browser.find(':')));
  std::vector<std::string> words;
  bool placed = false;
  for (std::string word; first >> word;) {
    if (const std::size_t at = word.find(kPlace); at != std::string::npos) {
      word.replace(at, kPlace.size(), address);
      placed = true;
    }
    words.push_back(std::move(word));
  }
  if (words.empty()) {
    words.emplace_back("xdg-open");
  }
  if (!placed) {
    words.push_back(address);
  }
  return words;
}

Result<void> open_address(const std::string& address) {
  if (!is_openable(address)) {
    return failure(ErrorCode::InvalidArgument,
                   "not opened: only addresses of http, https and file are");
  }
  const char* browser = std::getenv("BROWSER");
  const auto command = open_command(browser == nullptr ? "" : browser, address);
  if (const int error = Start().run(command); error != 0) {
    return failure(ErrorCode::Io,
                   fmt::format("cannot start {}: {}", command[0], std::strerror(error)));
  }
  return {};
}

}  // namespace backfile
