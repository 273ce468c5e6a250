// SPDX-License-Identifier: GPL-2.0-or-later
// Opened indexes, read as one: their segments, articles and vocabulary.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/columns.h"
#include "common/index/docid_set.h"
#include "common/index/value_numbers.h"
#include "common/model/article.h"
#include "searcher/match/entity_names.h"
#include "searcher/match/stem_forms.h"
#include "searcher/query/index_vocabulary.h"

namespace backfile {

class PostingCache;
struct SegmentReader;

/// Where an article lies: number of the segment in the ArticleIndex, docid in it.
struct ArticlePlace {
  std::uint32_t segment = 0, docid = 0;
  bool operator==(const ArticlePlace&) const = default;
};

/// A set of docids for each segment of an index, in its order.
using MatchSets = std::vector<DocidSet>;

std::uint64_t count_matches(const MatchSets& matches);

/// A snapshot of one or more indexes: it stays as it was opened whatever an indexer does.
/// Threads: one, save columns(), live(), names() and
/// article_count().
class ArticleIndex final : public IndexVocabulary {
 public:
  /// Opens every segment of every index; no work per article. An indexer may publish and sweep in
  /// the middle: then the manifest is read again, a few times at most.
  /// Errors: NotFound, Io, Corrupt; InvalidArgument for an alias book with a line that is none;
  /// Version with a hint for another format or another analyzer.
  static Result<ArticleIndex> open(const std::vector<std::filesystem::path>& indexes);
  ArticleIndex(ArticleIndex&&) noexcept;
  ArticleIndex& operator=(ArticleIndex&&) noexcept;
  ~ArticleIndex() override;

  std::size_t segment_count() const { return segments_.size(); }
  const SegmentReader& segment(std::size_t number) const { return *segments_[number]; }
  const Columns& columns(std::size_t number) const;
  const DocidSet& live(std::size_t number) const;

  /// Articles that are not deleted.
  std::uint64_t article_count() const;
  /// The revision of the (first) index.
  std::uint64_t revision() const { return revision_; }

  /// The languages of articles by which a query's words are not stemmed.
  const std::vector<std::string>& minor_languages() const { return minor_languages_; }
  /// The words behind stems.
  StemForms& stem_forms() const { return *stem_forms_; }
  /// The postings of words.
  PostingCache& postings() const { return *postings_; }

  /// The numbering of all facet values, unchecked; null where none is stored for these segments.
  const ValueNumbers* value_numbers() const { return numbers_ ? &*numbers_ : nullptr; }

  /// Which names are one entity.
  const EntityNames& names() const { return names_; }

  /// The stored article. Errors: Io, Corrupt.
  Result<Article> read(ArticlePlace place) const;
  /// Where the live article with this id is. Cost: a binary search a segment.
  std::optional<ArticlePlace> find(std::uint64_t id) const;

  const std::vector<std::string>& languages() const override { return languages_; }
  std::span<const SynonymLine> synonyms() const override { return synonyms_; }
  std::vector<std::string> facet_keys(FieldId field, std::string_view words) const override;
  EntityMatch find_entity(std::span<const FieldId> fields, std::string_view folded) const override;
  std::vector<std::pair<FieldId, std::string>> counted_as(FieldId field,
                                                          std::string_view folded) const override;
  Result<std::vector<std::string>> words_like(FieldId field,
                                              const WordPattern& pattern,
                                              std::size_t limit) const override;

  /// How many articles, deleted ones too, have the term. Errors: Io, Corrupt.
  Result<std::uint64_t> articles_with(const std::string& term) const;

  /// Index terms that begin with `prefix_term`, at most `limit` + 1 of them, sorted.
  Result<std::vector<std::string>> terms_with_prefix(std::string_view prefix_term,
                                                     std::size_t limit) const;

 private:
  ArticleIndex();

  std::vector<std::unique_ptr<SegmentReader>> segments_;
  std::vector<std::string> languages_, minor_languages_;
  EntityNames names_;
  std::vector<SynonymLine> synonyms_;
  std::optional<ValueNumbers> numbers_;
  std::unique_ptr<StemForms> stem_forms_;
  std::unique_ptr<PostingCache> postings_;
  std::uint64_t revision_ = 0;
};

}  // namespace backfile
