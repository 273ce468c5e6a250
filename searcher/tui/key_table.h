// SPDX-License-Identifier: GPL-2.0-or-later
// Every key of the screen, once: what it does, where, and how help and the bottom line name it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "searcher/tui/screen_event.h"

namespace backfile {

/// Where a key holds: bits of a set.
enum KeyPlace : std::uint8_t {
  kInQuery = 1,
  kInResults = 2,
  kInFacets = 4,
  kInTimeline = 8,
  kInReader = 16,
  kInHelp = 32,
  kInPanes = kInResults | kInFacets | kInTimeline,
};
KeyPlace place_of(const State& state);

/// `label` names the key (and those of the rows behind it that have none); `help` says what it
/// does, empty in rows that another row speaks for. `brief` is for the bottom line, "" where the
/// key is not shown there.
struct KeyRow {
  std::uint8_t places;
  Key key;
  void (*act)(Step& step);
  std::string_view label, help, brief;
};
std::span<const KeyRow> key_table();

/// The row for `key` at `place`, nullptr when it does nothing there.
const KeyRow* find_key(KeyPlace place, Key key);

}  // namespace backfile
