// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/tmux_screen.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include "tests/support/run_program.h"

namespace backfile::test {
namespace {

constexpr const char* kTmux = "/usr/bin/tmux";
constexpr std::chrono::seconds kPatience{10};
constexpr std::chrono::milliseconds kPause{60};

}  // namespace

bool TmuxScreen::is_there() { return std::filesystem::exists(kTmux); }

TmuxScreen::TmuxScreen(Size size,
                       const std::filesystem::path& folder,
                       const std::map<std::string, std::string>& environment) {
  std::vector<std::string> arguments{"-f", "/dev/null", "new-session", "-d", "-x"};
  arguments.push_back(std::to_string(size.columns));
  arguments.insert(arguments.end(), {"-y", std::to_string(size.rows), "-c", folder.string()});
  arguments.insert(arguments.end(), {"/usr/bin/env", "-i", "PS1=$ ", "TERM=tmux-256color"});
  for (const auto& [name, value] : environment) {
    arguments.push_back(name + "=" + value);
  }
  arguments.insert(arguments.end(), {"/bin/bash", "--norc", "--noprofile"});
  tmux(arguments);
  shown_with("$");
}

TmuxScreen::~TmuxScreen() { tmux({"kill-server"}); }

std::string TmuxScreen::tmux(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {kTmux, "-S", (folder_.path() / "socket").string()});
  return run_program({std::move(arguments), "", {}, {{"TERM", "screen"}}}).out;
}

void TmuxScreen::type(const std::string& text) { tmux({"send-keys", "-l", "--", text}); }

void TmuxScreen::press(const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    tmux({"send-keys", "--", key});
    // Escape and a letter right behind it would be one key to any terminal program.
    std::this_thread::sleep_for(kPause);
  }
}

void TmuxScreen::resize(Size size) {
  tmux({"resize-window", "-x", std::to_string(size.columns), "-y", std::to_string(size.rows)});
}

void TmuxScreen::command(const std::string& line) {
  type(line);
  press({"Enter"});
}

std::string TmuxScreen::shell() const {
  const std::string id = tmux({"display-message", "-p", "#{pane_pid}"});
  return id.substr(0, id.find('\n'));
}

std::string TmuxScreen::capture() const {
  std::string screen = tmux({"capture-pane", "-p"});
  const std::size_t end = screen.find_last_not_of('\n');
  screen.erase(end == std::string::npos ? 0 : end + 1);
  return screen.append("\n");
}

std::string TmuxScreen::shown_with(std::string_view text) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  std::string before;
  while (true) {
    const std::string now = capture();
    const bool settled = now == before && now.find(text) != std::string::npos;
    if (settled || std::chrono::steady_clock::now() > end) {
      return now;
    }
    before = now;
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace backfile::test
