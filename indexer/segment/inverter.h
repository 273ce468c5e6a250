// SPDX-License-Identifier: GPL-2.0-or-later
// The words of many articles turned round in memory: for each word, where it occurs.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/text/stemmer.h"
#include "common/text/text_analyzer.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/segment/byte_chains.h"
#include "indexer/segment/text_arena.h"
#include "indexer/segment/token_lines.h"

namespace backfile {

/// How often a word occurs in one article with one role. A token may serve several fields; which
/// those are and what it weighs in each is a row of Inverter::weight().
struct Occurrences {
  std::uint32_t article = 0;  ///< its number in the order of Inverter::add()
  std::uint32_t count = 0;
  std::uint32_t role = 0;
};

/// A word is a form together with the stemmer of its article's language; its stem is asked for
/// once, when the word is new. Each word's occurrences are counted once, coded as they come, and
/// serve the terms of all its fields and of its stem; those that serve the body alone, which most
/// do, lie by themselves, so that the terms of the other fields need not go through them. Memory:
/// about 0.6 bytes a byte of text, the words in reading order being half of that. One thread.
class Inverter {
 public:
  Inverter();

  /// Takes in the words of the next article.
  /// Cost: O(tokens), usually one look at a hash table for each.
  void add(const AnalyzedArticle& analyzed);

  std::uint32_t article_count() const { return article_count_; }
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(words_.size()); }
  std::string_view form(std::uint32_t word) const {
    return {words_[word].text, words_[word].form_bytes};
  }
  std::string_view stem(std::uint32_t word) const {
    const Word& entry = words_[word];
    return {entry.text + (entry.stem_apart ? entry.form_bytes : 0), entry.stem_bytes};
  }
  /// The fields that some occurrence of `word` serves: bit f stands for field f.
  std::uint32_t fields(std::uint32_t word) const { return words_[word].fields; }

  /// What an occurrence with `role` adds to the frequency of its term in `field`; 0 when it is not
  /// of the field.
  std::uint32_t weight(std::uint32_t role, FieldId field) const {
    return roles_[role][static_cast<std::size_t>(field)];
  }

  /// The articles' words in reading order.
  const TokenLines& lines() const { return lines_; }
  LineWords line_words() const {
    return {word_count(), [this](std::uint32_t word) { return form(word); }};
  }

  /// Some occurrences of a word: articles in the order they came.
  class Reader {
   public:
    /// False behind the last ones.
    bool next(Occurrences& occurrences) {
      if (bytes_.at_end()) {
        std::swap(occurrences, last_);
        last_.count = 0;
        return occurrences.count > 0;
      }
      const std::uint64_t head = bytes_.varint();
      occurrences.article += static_cast<std::uint32_t>(head >> tag_bits_);
      if ((head & kNewRole & tag_mask_) != 0) {
        occurrences.role = static_cast<std::uint32_t>(bytes_.varint());
      }
      occurrences.count = (head & kMany) != 0 ? static_cast<std::uint32_t>(bytes_.varint()) : 1;
      return true;
    }

   private:
    friend class Inverter;
    Reader(const ByteChains& chains,
           const ByteChain& chain,
           unsigned tag_bits,
           const Occurrences& last)
        : bytes_(chains, chain),
          tag_bits_(tag_bits),
          tag_mask_((1u << tag_bits) - 1),
          last_(last) {}

    ByteChains::Reader bytes_;
    unsigned tag_bits_;
    std::uint64_t tag_mask_;
    Occurrences last_;  ///< not coded yet
  };
  /// Those of the body alone: their role is kBodyRole.
  Reader body_occurrences(std::uint32_t word) const {
    const Chain& chain = words_[word].body;
    return {chains_, chain.bytes, kBodyTagBits, {chain.article, chain.count, kBodyRole}};
  }
  /// All the others.
  Reader field_occurrences(std::uint32_t word) const {
    const FieldChain& chain = field_chains_[words_[word].field_chain];
    return {chains_, chain.bytes, kFieldTagBits, {chain.article, chain.count, chain.role}};
  }

  /// The body's words, in FieldId::Text with weight 1 and in no other field.
  static constexpr std::uint32_t kBodyRole = 0;

  std::size_t memory_bytes() const;

 private:
  // What the low bits of the first number of some occurrences mean; the other bits are the
  // difference of the articles' numbers. The body's have one such bit.
  static constexpr unsigned kMany = 1, kNewRole = 2, kBodyTagBits = 1, kFieldTagBits = 2;

  using Weights = std::array<std::uint32_t, kFields.size()>;
  /// Coded occurrences, and behind them the last ones, which may become more.
  struct Chain {
    ByteChain bytes;
    std::uint32_t coded_article = 0;  ///< of the last ones coded
    std::uint32_t article = 0, count = 0;
  };
  struct FieldChain : Chain {
    std::uint32_t coded_role = kBodyRole, role = kBodyRole;
  };
  struct alignas(64) Word {  // one line of a processor's cache
    Chain body;
    const char* text;  ///< the form; behind it the stem, when it does not begin the form
    std::uint32_t hash;
    std::uint32_t fields = 0;
    std::uint32_t field_chain = 0;        ///< of field_chains_; 0, which stays empty, for none
    std::uint8_t form_bytes, stem_bytes;  ///< a stem is hardly longer than its form
    StemmerId stemmer;
    bool stem_apart;
  };
  static_assert(sizeof(Word) == 64);
  static_assert(kMaxFormBytes <= 240);
  struct TokenRun;

  std::vector<TokenRun> runs_of(const AnalyzedArticle& analyzed);
  std::uint32_t role_of(const Weights& weights);
  void add_tokens(const TokenStream& words, const TokenRun& run);
  std::uint32_t word_of(std::string_view form, std::uint32_t hash);
  bool is_word(const Word& word, std::string_view form) const;
  std::uint32_t add_word(std::string_view form, std::uint32_t hash);
  void count_in_body(Word& word);
  void count_in_fields(Word& word, std::uint32_t role);
  void grow();

  Stemmer stemmer_;
  StemmerId article_stemmer_ = kNoStemmer;  ///< of the article at hand
  ByteChains chains_;
  TextArena texts_;
  TokenLines lines_;
  std::vector<std::uint32_t> numbers_;  // scratch: words of the article's tokens
  std::vector<Word> words_;
  std::vector<FieldChain> field_chains_{1};
  std::vector<std::uint64_t> slots_;  // hash above, word + 1 below, 0 for free; at most half full
  std::vector<Weights> roles_;
  std::vector<std::uint32_t> role_fields_;
  std::map<Weights, std::uint32_t> role_numbers_;
  std::uint32_t article_count_ = 0;
};

}  // namespace backfile
