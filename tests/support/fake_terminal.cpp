// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/fake_terminal.h"

#include <utility>

namespace backfile::test {

void FakeTerminal::press(Key key) { give(Input(key)); }

void FakeTerminal::type(std::string_view ascii) {
  for (const char c : ascii) {
    press(Key{KeyCode::Character, static_cast<char32_t>(c)});
  }
}

void FakeTerminal::type_ahead(std::string_view ascii) {
  const std::size_t before = inputs_.size();
  type(ascii);
  for (std::size_t i = before; i < inputs_.size(); ++i) {
    inputs_[i].ahead = true;
  }
}

void FakeTerminal::give(Input input) {
  Planned& planned = inputs_.emplace_back();
  planned.input = std::move(input);
}

void FakeTerminal::resize(ScreenSize size) {
  size_ = size;
  give(Resized{size});
}

std::optional<Input> FakeTerminal::next_input(bool wait, int) {
  if (inputs_.empty()) {
    return wait ? std::optional<Input>(Ended{0}) : std::nullopt;
  }
  if (!wait && !inputs_.front().ahead) {
    return std::nullopt;
  }
  Input input = std::move(inputs_.front().input);
  inputs_.pop_front();
  return input;
}

}  // namespace backfile::test
