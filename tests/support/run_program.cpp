// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/run_program.h"

#include <cerrno>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_dir.h"

namespace backfile::test {
namespace {

// Standard streams are files, so that no pipe can fill up and block either side.
[[noreturn]] void become(const ProgramRun& run, const TempDir& streams) {
  const auto redirect = [&](const char* name, int flags, int target) {
    const int fd = open((streams.path() / name).c_str(), flags, 0600);
    if (fd < 0 || dup2(fd, target) < 0) {
      _exit(126);
    }
    close(fd);
  };
  redirect("in", O_RDONLY, STDIN_FILENO);
  redirect("out", O_WRONLY, STDOUT_FILENO);
  redirect("err", O_WRONLY, STDERR_FILENO);
  if (!run.folder.empty() && chdir(run.folder.c_str()) != 0) {
    _exit(126);
  }
  std::map<std::string, std::string> variables{{"PATH", "/usr/bin:/bin"},
                                               {"LANG", "C.UTF-8"},
                                               {"HOME", "/nonexistent"},
                                               {"TERM", "dumb"},
                                               {"TSAN_OPTIONS", "halt_on_error=1"}};
  for (const auto& [name, value] : run.environment) {
    variables[name] = value;
  }
  std::vector<std::string> lines;
  for (const auto& [name, value] : variables) {
    lines.push_back(name + "=" + value);
  }
  const auto pointers = [](std::vector<std::string>& strings) {
    std::vector<char*> result;
    for (std::string& string : strings) {
      result.push_back(string.data());
    }
    result.push_back(nullptr);
    return result;
  };
  std::vector<std::string> arguments = run.arguments;
  execve(arguments[0].c_str(), pointers(arguments).data(), pointers(lines).data());
  _exit(127);
}

/// Waits until the program has taken the place of the forked test: a signal before that would be
/// the test's own. Then the other end of the pipe closes by itself.
void wait_for_exec(const int (&ends)[2]) {
  close(ends[1]);
  char none = 0;
  while (read(ends[0], &none, 1) < 0 && errno == EINTR) {
  }
  close(ends[0]);
}

ProgramOutput run_with(const ProgramRun& run, std::chrono::microseconds delay, int signal) {
  TempDir streams;
  // All here: a signal may come before the child opens them.
  streams.write("in", run.standard_input);
  streams.write("out", "");
  streams.write("err", "");
  int started[2];
  if (pipe2(started, O_CLOEXEC) != 0) {
    throw std::runtime_error("cannot make a pipe");
  }
  const pid_t child = fork();
  if (child < 0) {
    throw std::runtime_error("cannot fork");
  }
  if (child == 0) {
    become(run, streams);
  }
  wait_for_exec(started);
  if (signal != 0) {
    std::this_thread::sleep_for(delay);
    kill(child, signal);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) {
    throw std::runtime_error("cannot wait for " + run.arguments[0]);
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          read_file(streams.path() / "out"),
          read_file(streams.path() / "err")};
}

}  // namespace

ProgramOutput run_program(const ProgramRun& run) { return run_with(run, {}, 0); }

ProgramOutput run_and_signal(const ProgramRun& run, std::chrono::microseconds delay, int signal) {
  return run_with(run, delay, signal);
}

std::string indexer_program() { return std::string(BACKFILE_BINARY_DIR) + "/backfile-index"; }
std::string searcher_program() { return std::string(BACKFILE_BINARY_DIR) + "/backfile-search"; }

}  // namespace backfile::test
