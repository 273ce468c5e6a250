// SPDX-License-Identifier: GPL-2.0-or-later
// Analyzed articles kept small in memory until their segment is written.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/index/byte_coding.h"
#include "common/index/columns.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/segment/facet_dictionary.h"
#include "indexer/segment/word_table.h"

namespace backfile {

/// One term of an article made of a word: a form with positions or a stem without.
struct WordTerm {
  FieldId field = FieldId::Text;
  bool is_stem = false;
  std::uint32_t word = 0;  ///< of ArticleCollector::words()
  std::uint32_t frequency = 0;
  std::vector<std::uint32_t> positions;  ///< rising, each once
};

struct CollectedArticle {
  std::uint64_t sequence = 0;
  ColumnRow row;  ///< facets: numbers of ArticleCollector::facets(), each once
  std::string given_id;
  std::string stored;               ///< encode_article()
  std::string word_terms;           ///< read by WordTermReader
  std::uint32_t length_filler = 0;  ///< frequency of kLengthFillerTerm
};

/// Reads the terms of one article, by rising word.
class WordTermReader {
 public:
  explicit WordTermReader(const CollectedArticle& article) : in_(article.word_terms) {}
  /// False after the last. `term` keeps its memory from call to call.
  bool next(WordTerm& term);

 private:
  ByteReader in_;
  std::uint64_t key_ = 0;
};

/// Takes articles in and gives them back in the order of docids.
class ArticleCollector {
 public:
  void add(AnalyzedArticle&& analyzed, std::uint64_t sequence);
  /// Puts the articles into the order of docids: newest first, undated last, then by id, then by
  /// sequence.
  void sort();

  const std::vector<CollectedArticle>& articles() const { return articles_; }
  const WordTable& words() const { return words_; }
  const FacetDictionary& facets() const { return facets_; }
  /// Articles by language code, "und" where it is not known.
  const std::map<std::string, std::uint32_t>& languages() const { return languages_; }
  std::size_t memory_bytes() const;

 private:
  struct Posting {
    std::uint64_t key;  ///< word, field, stem or not
    std::uint32_t position, weight;
  };
  void collect_postings(const AnalyzedArticle& analyzed);
  std::string encode_postings();
  std::uint32_t length_filler(const AnalyzedArticle& analyzed) const;

  std::vector<CollectedArticle> articles_;
  WordTable words_;
  FacetDictionary facets_;
  std::map<std::string, std::uint32_t> languages_;
  std::size_t article_bytes_ = 0;  // on the heap behind articles_
  std::vector<Posting> postings_;  // scratch, of one article
};

}  // namespace backfile
