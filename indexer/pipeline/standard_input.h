// SPDX-License-Identifier: GPL-2.0-or-later
// Standard input that a stop request can interrupt.
#pragma once

#include <array>
#include <stop_token>
#include <streambuf>

namespace backfile {

/// A stream buffer over a file descriptor; ends (as if the input did) soon after `stop` is
/// requested, also while nothing comes. The descriptor is not closed.
class StoppableInput : public std::streambuf {
 public:
  StoppableInput(int fd, std::stop_token stop) : fd_(fd), stop_(std::move(stop)) {}

 protected:
  int_type underflow() override;

 private:
  int fd_;
  std::stop_token stop_;
  std::array<char, 1 << 16> buffer_;
};

}  // namespace backfile
