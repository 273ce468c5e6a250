// SPDX-License-Identifier: GPL-2.0-or-later
// One document as features see it: candidates, runs of capitalised words, evidence by word.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/entity/recasing.h"
#include "indexer/entity/word_cache.h"

namespace backfile {

inline constexpr std::uint32_t kNoPlace = ~std::uint32_t{0};

/// Where a token stands in a known phrase of several words.
struct PhraseMatch {
  std::uint16_t lists = 0;
  NamePart part = NamePart::Whole;
};

struct ViewToken {
  CachedWord* word = nullptr;
  std::uint32_t document_word = 0;         ///< index in DocumentView::words
  std::uint32_t run = kNoPlace;            ///< index in DocumentView::runs
  std::uint32_t previous_same = kNoPlace;  ///< the occurrence of the same word before, in the body
  PhraseMatch phrase;
  CaseKind case_kind = CaseKind::Mark;  ///< the word's, as its role
  WordRole role = WordRole::None;
  bool starts_sentence = false;
  bool is_headline = false;
  bool is_candidate = false;
  bool is_dateline = false;
};

/// Capitalised words in a row with what joins them; a title ends a run. Tokens [first, last).
struct CapitalRun {
  std::uint32_t first = 0, last = 0;
  std::uint64_t initials = 0;  ///< hash of the initials of its words but connectors; 0 for one word
  std::uint32_t partner = kNoPlace;  ///< the run that is its acronym, or that it is the acronym of
  std::uint32_t words = 0;           ///< without connectors
  std::uint32_t roles = 0;           ///< bit r: one of its words has WordRole r
};

/// What the body tells of a word: headlines tell nothing.
struct DocumentWord {
  std::uint32_t last_occurrence = kNoPlace;
  std::uint32_t occurrences = 0;
  std::uint32_t longest_run = kNoPlace;
  bool after_title = false;
  bool in_headline = false;  ///< the one thing told of headlines
};

/// Views of one document after another; keeps its memory. One object a thread.
class DocumentView {
 public:
  explicit DocumentView(const EntityLexicon& lexicon) : lexicon_(lexicon), cache_(lexicon) {}

  /// Reads a document. What was read before is gone.
  void read(const std::vector<PlainToken>& tokens);

  const std::vector<ViewToken>& tokens() const { return tokens_; }
  const std::vector<CapitalRun>& runs() const { return runs_; }
  const std::vector<DocumentWord>& words() const { return words_; }

  /// Whether the body has a word in lower case whose lower-case form has this hash. A few in a
  /// thousand answers are wrongly true.
  bool has_lower(std::uint64_t lower) const {
    return (lower_words_[(lower >> 6) % lower_words_.size()] >> (lower & 63) & 1) != 0;
  }
  /// The token at `place + offset` when it lies in the same sentence, else null.
  const ViewToken* neighbour(std::size_t place, int offset) const;
  /// Calls `take(first, last)` for every row of candidates, [first, last), in one sentence: what is
  /// labelled together.
  template <class Take>
  void for_each_row(Take&& take) const {
    for (std::size_t first = 0, last = 0; first < tokens_.size(); first = last) {
      last = first + 1;
      if (!tokens_[first].is_candidate) {
        continue;
      }
      while (last < tokens_.size() && tokens_[last].is_candidate &&
             !tokens_[last].starts_sentence) {
        ++last;
      }
      take(first, last);
    }
  }

 private:
  void intern(const std::vector<PlainToken>& tokens);
  void mark_candidates();
  void mark_connectors();
  void mark_particles();
  void find_runs();
  void close_run(std::uint32_t first, std::uint32_t last);
  void match_phrases();
  void gather_evidence();
  void pair_acronyms();
  void mark_pairs();
  bool has_pair(std::size_t place) const;
  bool is_run_word(std::size_t place) const;

  const EntityLexicon& lexicon_;
  WordCache cache_;
  std::uint64_t document_ = 0;
  std::vector<ViewToken> tokens_;
  std::vector<CapitalRun> runs_;
  std::vector<DocumentWord> words_;
  std::array<std::uint64_t, 1024> lower_words_{};
  std::array<std::uint64_t, 256> pairs_{};  // of capitalised words inside sentences, by hash
};

}  // namespace backfile
