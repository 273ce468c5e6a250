// SPDX-License-Identifier: GPL-2.0-or-later
// Answers to the screen's wishes without an index: made of what was asked.
#pragma once

#include <string>
#include <vector>

#include "searcher/tui/screen_app.h"
#include "tests/support/fake_terminal.h"

namespace backfile::test {

/// An archive of `total` articles for every query that can be read: one without an opening
/// quotation mark that is not closed. Keeps the wishes that it granted.
class MadeUpArchive : public WishGranter {
 public:
  Event grant(const Wish& wish) override;

  std::uint64_t total = 100;
  std::vector<SearchTerms> searched;   ///< of FindHits with offset 0
  std::vector<std::string> addresses;  ///< of OpenAddress
  std::vector<Wish> granted;
};

/// Runs the screen with what the terminal has been told to type; returns run_screen()'s value.
int run(FakeTerminal& terminal, WishGranter& archive, SearchTerms terms = {});

}  // namespace backfile::test
