// SPDX-License-Identifier: GPL-2.0-or-later
// The sample corpus, indexed by the real program.
#pragma once

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace backfile::test {

/// Lies in index/ of a folder of its own.
class SampleIndex {
 public:
  SampleIndex() {
    const ProgramOutput indexed = run_program(
        {{indexer_program(), "-q", "-d", "index", (source_dir() / "sample_corpus").string()},
         {},
         folder_.path(),
         {}});
    CAPTURE(indexed.err);
    REQUIRE(indexed.exit_code <= 1);
  }

  const std::filesystem::path& folder() const { return folder_.path(); }

  /// backfile-search in that folder, over it.
  ProgramOutput search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {searcher_program(), "-d", "index"});
    return run_program({std::move(arguments), {}, folder_.path(), {}});
  }

 private:
  TempDir folder_;
};

}  // namespace backfile::test
