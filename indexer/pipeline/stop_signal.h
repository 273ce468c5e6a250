// SPDX-License-Identifier: GPL-2.0-or-later
// Ctrl-C as a stop_token.
#pragma once

#include <stop_token>
#include <thread>

namespace backfile {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a stop request; the second ends the process at
/// once with 128 + its number. To be made in main before any other thread, so that all inherit the
/// blocked signals; SIGPIPE is ignored from then on. No handler runs, so nothing is shared with
/// one.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::jthread listener_;
};

}  // namespace backfile
