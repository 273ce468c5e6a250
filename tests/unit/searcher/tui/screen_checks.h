// SPDX-License-Identifier: GPL-2.0-or-later
// What must be true of every state and every screen, whatever was pressed.
#pragma once

#include <random>
#include <string>

#include "searcher/tui/screen_app.h"
#include "searcher/tui/screen_state.h"

namespace backfile::test {

/// What is wrong with a screen ("" for nothing): a row that is not as wide as the screen, a
/// character that could steer a terminal.
std::string fault_of(const Grid& grid);

/// What is wrong with a state: a place outside of what it is a place of.
std::string fault_of(const State& state);

/// One sequence of random keys, pastes, mouse presses and sizes over the archive, every state and
/// screen looked at. The first fault, "" for none.
std::string fault_of_random_keys(std::mt19937& random, WishGranter& archive);

}  // namespace backfile::test
