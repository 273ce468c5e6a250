// SPDX-License-Identifier: GPL-2.0-or-later
// The words of articles in reading order, kept small in memory until their token file is written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/byte_coding.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/segment/text_arena.h"

namespace backfile {

/// Stands for a token that is no word of the index.
inline constexpr std::uint32_t kNoWord = 0xffffffff;

/// Reads the values of a line.
class LineValueReader {
 public:
  explicit LineValueReader(std::string_view line) : in_(line) {}
  /// False at the end.
  bool next(std::uint32_t& value) {
    if (in_.at_end()) {
      return false;
    }
    value = static_cast<std::uint32_t>(in_.varint());
    return true;
  }
  bool is_whole() const { return in_.ok(); }

 private:
  ByteReader in_;
};

/// One article's words in their order, with the marks between them, as numbers of a builder's own.
class TokenLines {
 public:
  /// `words[i]` is the number of the article's token i, or kNoWord. Cost: O(tokens).
  void add(const AnalyzedArticle& analyzed, std::span<const std::uint32_t> words);

  std::uint32_t article_count() const { return static_cast<std::uint32_t>(lines_.size()); }
  /// Varints: marks (token_code.h), and kTokenMarks + number for a word.
  std::string_view line(std::uint32_t article) const { return lines_[article]; }
  std::size_t memory_bytes() const {
    return texts_.memory_bytes() + lines_.capacity() * sizeof(std::string_view);
  }

 private:
  TextArena texts_;
  std::vector<std::string_view> lines_;
  std::string line_;  // scratch
};

/// The words that lines number: several may have one form.
struct LineWords {
  std::uint32_t count = 0;
  std::function<std::string_view(std::uint32_t)> form;
};

/// Writes the token file of a segment; articles[i] is the number, in the order of
/// TokenLines::add(), of docid i + 1. Errors: Io, Limit.
Result<void> write_token_file(const std::filesystem::path& file,
                              const TokenLines& lines,
                              const LineWords& words,
                              std::span<const std::uint32_t> articles);

}  // namespace backfile
