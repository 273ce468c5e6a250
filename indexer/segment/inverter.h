// SPDX-License-Identifier: GPL-2.0-or-later
// The words of many articles turned round in memory: for each word, where it occurs.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/segment/byte_chains.h"

namespace backfile {

/// One occurrence of a word. A token has one position, whatever fields it serves; which those are
/// and what it weighs in each is a row of Inverter::weight().
struct Occurrence {
  std::uint32_t article = 0;  ///< its number in the order of Inverter::add()
  std::uint32_t position = 0;
  std::uint32_t role = 0;
};

/// A word is a form together with its stem: the same form may have another one in another language.
/// Each word's occurrences are kept once, coded as they come, and serve the terms of all its fields
/// and of its stem. Memory: about 0.6 bytes a byte of text. One thread.
class Inverter {
 public:
  /// Takes in the words of the next article. Requires: positions do not fall from token to token.
  /// Cost: O(tokens), usually one look at a hash table for each.
  void add(const AnalyzedArticle& analyzed);

  std::uint32_t article_count() const { return article_count_; }
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(words_.size()); }
  std::string_view form(std::uint32_t word) const {
    return std::string_view(texts_).substr(words_[word].text_begin, words_[word].form_bytes);
  }
  std::string_view stem(std::uint32_t word) const {
    const Word& entry = words_[word];
    return std::string_view(texts_).substr(
        entry.text_begin + (entry.stem_apart ? entry.form_bytes : 0), entry.stem_bytes);
  }
  /// The fields that some occurrence of `word` serves: bit f stands for field f.
  std::uint32_t fields(std::uint32_t word) const { return words_[word].fields; }

  /// What an occurrence with `role` adds to the frequency of its term in `field`; 0 when it is not
  /// of the field.
  std::uint32_t weight(std::uint32_t role, FieldId field) const {
    return roles_[role][static_cast<std::size_t>(field)];
  }

  /// The occurrences of `word`: articles in the order they came, positions not falling.
  class Reader {
   public:
    Reader(const Inverter& inverter, std::uint32_t word)
        : bytes_(inverter.chains_, inverter.words_[word].chain) {}
    /// False behind the last one.
    bool next(Occurrence& occurrence) {
      if (bytes_.at_end()) {
        return false;
      }
      const std::uint64_t head = bytes_.varint();
      const auto step = static_cast<std::uint32_t>(head >> kTagBits);
      if ((head & kNewRole) != 0) {
        occurrence.role = static_cast<std::uint32_t>(bytes_.varint());
      }
      if ((head & kNewArticle) != 0) {
        occurrence.article += step;
        occurrence.position = static_cast<std::uint32_t>(bytes_.varint());
      } else {
        occurrence.position += step;
      }
      return true;
    }

   private:
    ByteChains::Reader bytes_;
  };

  std::size_t memory_bytes() const;

 private:
  // What the two low bits of an occurrence's first number mean; the other bits are the difference
  // of the position within an article, of the article's number otherwise.
  static constexpr unsigned kNewRole = 1, kNewArticle = 2, kTagBits = 2;

  using Weights = std::array<std::uint32_t, kFields.size()>;
  struct alignas(64) Word {  // one line of a processor's cache
    ByteChain chain;
    std::uint64_t text_begin;  ///< the form; behind it the stem, when it does not begin the form
    std::uint32_t hash;
    std::uint32_t last_article = 0, last_position = 0, last_role = 0;
    std::uint32_t fields = 0;
    std::uint16_t form_bytes, stem_bytes;
    bool stem_apart;
  };
  struct TokenRun;

  std::vector<TokenRun> runs_of(const AnalyzedArticle& analyzed);
  std::uint32_t role_of(const Weights& weights);
  void add_tokens(const TokenStream& words, const TokenRun& run);
  std::uint32_t word_of(const TokenStream& words, const Token& token, std::uint32_t hash);
  bool is_word(const Word& word, const TokenStream& words, const Token& token) const;
  void append(Word& word, std::uint32_t position, std::uint32_t role);
  void grow();

  ByteChains chains_;
  std::string texts_;
  std::vector<Word> words_;
  std::vector<std::uint64_t> slots_;  // hash above, word + 1 below, 0 for free; at most half full
  std::vector<Weights> roles_;
  std::vector<std::uint32_t> role_fields_;
  std::map<Weights, std::uint32_t> role_numbers_;
  std::uint32_t article_count_ = 0;
};

}  // namespace backfile
