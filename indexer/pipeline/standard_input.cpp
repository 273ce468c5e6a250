// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/standard_input.h"

#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace backfile {

StoppableInput::int_type StoppableInput::underflow() {
  constexpr int kLookForStopEveryMs = 200;
  while (!stop_.stop_requested()) {
    pollfd input{fd_, POLLIN, 0};
    const int ready = ::poll(&input, 1, kLookForStopEveryMs);
    if (ready == 0 || (ready < 0 && errno == EINTR)) {
      continue;
    }
    const ssize_t count = ::read(fd_, buffer_.data(), buffer_.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      break;
    }
    setg(buffer_.data(), buffer_.data(), buffer_.data() + count);
    return traits_type::to_int_type(buffer_.front());
  }
  return traits_type::eof();
}

}  // namespace backfile
