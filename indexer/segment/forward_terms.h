// SPDX-License-Identifier: GPL-2.0-or-later
// The words of each article as its terms, kept small in memory: what Xapian's own writer is fed by.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/byte_coding.h"
#include "common/text/stemmer.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/segment/token_lines.h"
#include "indexer/segment/word_table.h"

namespace backfile {

/// One term of an article made of a word: a form with positions or a stem without.
struct WordTerm {
  FieldId field = FieldId::Text;
  bool is_stem = false;
  std::uint32_t word = 0;  ///< of ForwardTerms::words()
  std::uint32_t frequency = 0;
  std::vector<std::uint32_t> positions;  ///< rising, each once
};

/// Reads the terms of one article, by rising word.
class WordTermReader {
 public:
  explicit WordTermReader(const std::string& terms) : in_(terms) {}
  /// False after the last. `term` keeps its memory from call to call.
  bool next(WordTerm& term);

 private:
  ByteReader in_;
  std::uint64_t key_ = 0;
};

/// Takes the words of articles in. Cost: a sort of each article's words.
class ForwardTerms {
 public:
  void add(const AnalyzedArticle& analyzed);
  /// Of the article that was added as the `number`th, counted from 0.
  WordTermReader terms_of(std::uint32_t number) const { return WordTermReader(articles_[number]); }
  const WordTable& words() const { return words_; }
  /// The articles' words in reading order.
  const TokenLines& lines() const { return lines_; }
  LineWords line_words() const;
  std::size_t memory_bytes() const;

 private:
  struct Posting {
    std::uint64_t key;  ///< word, field, stem or not
    std::uint32_t position, weight;
  };
  void collect_postings(const AnalyzedArticle& analyzed);
  std::string encode_postings();

  Stemmer stemmer_;
  std::vector<std::string> articles_;
  WordTable words_;
  TokenLines lines_;
  std::vector<std::uint32_t> numbers_;  // scratch: words of the article's tokens
  std::size_t article_bytes_ = 0;       // on the heap behind articles_
  std::vector<Posting> postings_;       // scratch, of one article
};

}  // namespace backfile
