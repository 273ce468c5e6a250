// SPDX-License-Identifier: GPL-2.0-or-later
// Segments whose Xapian database is written without Xapian: make_direct_segment_builder.
#include <optional>
#include <vector>

#include "indexer/segment/collecting_builder.h"
#include "indexer/segment/glass_database_writer.h"
#include "indexer/segment/inverter.h"
#include "indexer/segment/place_inverter.h"
#include "indexer/segment/plain_terms.h"
#include "indexer/segment/segment_terms.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

GlassDocuments documents_of(const ArticleCollector& articles) {
  GlassDocuments documents;
  documents.values = slot_values(articles);
  documents.lengths.reserve(articles.articles().size());
  for (const CollectedArticle& article : articles.articles()) {
    documents.lengths.push_back(article.length);
  }
  return documents;
}

/// Docids by the number under which articles were added.
std::vector<std::uint32_t> docids_of(const ArticleCollector& articles) {
  std::vector<std::uint32_t> docids(articles.articles().size());
  std::uint32_t docid = 0;
  for (const CollectedArticle& article : articles.articles()) {
    docids[article.number] = ++docid;
  }
  return docids;
}

Result<FileChecksums> write_database(const ArticleCollector& articles,
                                     const Inverter& words,
                                     StockPhrases phrases,
                                     const fs::path& folder) {
  Result<GlassDatabaseWriter> database = GlassDatabaseWriter::create(folder);
  if (!database) {
    return Unexpected(std::move(database.error()));
  }
  database->add_documents(documents_of(articles));
  const PlainTerms plain(articles);
  const std::vector<std::uint32_t> docids = docids_of(articles);
  std::optional<PlaceInverter> places;
  if (phrases == StockPhrases::Yes) {
    places.emplace(words.lines(), words.word_count());
  }
  for (SegmentTerms terms(words, plain, docids, places ? &*places : nullptr); terms.next();) {
    database->add_term(terms.term(), terms.list());
  }
  return database->finish();
}

}  // namespace

std::unique_ptr<SegmentBuilder> make_direct_segment_builder(StockPhrases phrases) {
  return std::make_unique<CollectingBuilder<Inverter, write_database>>(phrases);
}

}  // namespace backfile
