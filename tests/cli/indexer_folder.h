// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of articles and an index beside it, and the indexer run on them.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace backfile::test {

using Words = std::vector<std::string>;

class IndexerFolder {
 public:
  std::filesystem::path index() const { return folder_.path() / "index"; }
  std::filesystem::path news() const { return folder_.path() / "news"; }

  /// An article of plain text; `name` is under news/.
  std::filesystem::path write(const std::string& name, const std::string& content) const {
    return folder_.write("news/" + name, content);
  }
  /// `count` articles as JSON Lines, with addresses that hold `mark`.
  std::filesystem::path write_lines(const std::string& name,
                                    int count,
                                    const std::string& mark) const;

  ProgramRun run_of(Words arguments, std::string standard_input = {}) const;
  /// backfile-index -d INDEX and the arguments, in the folder.
  ProgramOutput run(Words arguments, std::string standard_input = {}) const {
    return run_program(run_of(std::move(arguments), std::move(standard_input)));
  }
  /// The figures of --stats by their names: "articles" -> "3 (0 deleted)".
  std::map<std::string, std::string> stats() const;
  /// The number of articles that --stats gives, -1 when it fails.
  long articles() const;
  /// What --check finds wrong with the index, "" when it is sound.
  std::string check() const;
  /// Names in the index's folder, sorted; with segments/ and tombstones/.
  Words files() const;

 private:
  TempDir folder_;
};

/// Interrupts the indexer `times` times with `signal` at moments spread by `seed` over the time an
/// undisturbed run takes: by turns while it builds an index of `more` articles, while it adds them
/// to one of `before` and drops half of those, and while it merges all into one segment as well.
/// After each the index must be the old or the new one and sound (--check), and the next run must
/// complete it and leave nothing lying about. Returns what went wrong, in words.
Words interrupt_indexing(int signal, int times, unsigned seed, int before, int more);

}  // namespace backfile::test
