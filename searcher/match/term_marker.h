// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a text a query looked for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/text_analyzer.h"
#include "searcher/query/match_plan.h"

namespace backfile {

/// Where a text stands in its article. `lead_bytes`: how much of a body is its first paragraph.
struct TextPlace {
  bool is_headline = false;
  std::uint32_t lead_bytes = 0;
};

/// Bytes [begin, end) of the text, and the number of the query word that they match.
struct WordMark {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t word = 0;
};

/// The words of a plan's positive clauses. A word that the query has only inside a phrase counts
/// only where the phrase stands.
class TermMarker {
 public:
  explicit TermMarker(const MatchPlan& plan);

  /// The marks in `words`, rising by begin. Cost: two hash lookups a word.
  std::vector<WordMark> mark(const TokenStream& words, TextPlace place) const;

 private:
  /// A query word: where in an article it is looked for, and its place in a phrase.
  struct QueryWord {
    std::uint8_t zones = 0;
    std::uint32_t phrase = kNoPhrase;
    std::uint32_t number_in_phrase = 0;
  };
  struct Phrase {
    std::uint32_t word_count = 0, window = 0;
    bool ordered = true;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Dictionary =
      std::unordered_map<std::string, std::vector<std::uint32_t>, TextHash, std::equal_to<>>;
  struct Occurrence {
    std::uint32_t position = 0;
    WordMark mark;
  };
  /// The occurrences of a phrase's words, one list a word.
  using PhraseOccurrences = std::vector<std::vector<Occurrence>>;

  static constexpr std::uint32_t kNoPhrase = 0xffffffff;

  void collect(const MatchPlan& plan);
  void add_word(const std::vector<std::string>& terms, std::uint32_t phrase, std::uint32_t number);
  void look_up(const Dictionary& dictionary,
               std::string_view text,
               const Token& token,
               std::uint8_t zones,
               std::vector<PhraseOccurrences>& occurrences,
               std::vector<WordMark>& marks) const;
  static void mark_ordered(const Phrase& phrase,
                           const PhraseOccurrences& occurrences,
                           std::vector<WordMark>& marks);
  static void mark_near(const Phrase& phrase,
                        const PhraseOccurrences& occurrences,
                        std::vector<WordMark>& marks);

  std::vector<QueryWord> words_;
  std::vector<Phrase> phrases_;
  Dictionary forms_, stems_;
};

}  // namespace backfile
