// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/stop_signal.h"

#include <initializer_list>

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

namespace backfile {
namespace {

/// Those that the process does not ignore: nohup and a shell's & have their way.
sigset_t stopping_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) {
      sigaddset(&set, signal);
    }
  }
  // For the destructor, which wakes the listener by it.
  sigaddset(&set, SIGTERM);
  return set;
}

void listen(std::stop_token end, std::stop_source& source) {
  const sigset_t set = stopping_signals();
  int signal = 0;
  while (sigwait(&set, &signal) == 0 && !end.stop_requested()) {
    if (!source.request_stop()) {
      _exit(128 + signal);
    }
  }
}

}  // namespace

StopSignal::StopSignal() {
  ::signal(SIGPIPE, SIG_IGN);
  const sigset_t set = stopping_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  listener_ = std::jthread([this](std::stop_token end) { listen(end, source_); });
}

StopSignal::~StopSignal() {
  listener_.request_stop();
  pthread_kill(listener_.native_handle(), SIGTERM);  // wakes sigwait, which sees the end
}

}  // namespace backfile
