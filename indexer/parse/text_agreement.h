// SPDX-License-Identifier: GPL-2.0-or-later
// How far one text is found again in another, by runs of words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace backfile {

/// Keeps the runs of four words of a text, letters' case and marks between words not regarded; of
/// scripts without blanks a character is a word. Cost: O(n log n) to build, O(m log n) to ask.
class TextAgreement {
 public:
  TextAgreement() = default;
  explicit TextAgreement(std::string_view text);

  bool empty() const { return runs_.empty(); }
  std::size_t size() const { return runs_.size(); }
  /// Runs of `text` that the text has too, and all of them.
  struct Count {
    std::size_t shared = 0, all = 0;
  };
  Count count(std::string_view text) const;
  /// Their share, 0 to 1; 0 for a text without words.
  double share_of(std::string_view text) const;

 private:
  std::vector<std::uint64_t> runs_;  ///< hashes in order
};

}  // namespace backfile
