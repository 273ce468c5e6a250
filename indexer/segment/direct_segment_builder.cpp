// SPDX-License-Identifier: GPL-2.0-or-later
// Segments whose Xapian database is written without Xapian: make_direct_segment_builder.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/segment/article_collector.h"
#include "indexer/segment/glass_database_writer.h"
#include "indexer/segment/inverter.h"
#include "indexer/segment/plain_terms.h"
#include "indexer/segment/segment_builder.h"
#include "indexer/segment/segment_files.h"
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

/// The database's files get their checksums in `checksums`.
Result<void> write_database(const ArticleCollector& articles,
                            const Inverter& words,
                            const fs::path& folder,
                            std::map<std::string, std::uint64_t>& checksums) {
  Result<GlassDatabaseWriter> database = GlassDatabaseWriter::create(folder);
  if (!database) {
    return Unexpected(std::move(database.error()));
  }
  database->add_documents(documents_of(articles));
  const PlainTerms plain(articles);
  const std::vector<std::uint32_t> docids = docids_of(articles);
  for (SegmentTerms terms(words, plain, docids); terms.next();) {
    database->add_term(terms.term(), terms.list());
  }
  Result<void> done = database->finish();
  checksums = database->checksums();
  return done;
}

class DirectSegmentBuilder final : public SegmentBuilder {
 public:
  void add(AnalyzedArticle&& article, std::uint64_t sequence) override {
    words_.add(article);
    articles_.add(std::move(article), sequence);
  }
  std::size_t article_count() const override { return articles_.articles().size(); }
  std::size_t memory_bytes() const override {
    return articles_.memory_bytes() + words_.memory_bytes();
  }

  Result<BuiltSegment> write(const fs::path& folder) override {
    ArticleCollector articles = std::exchange(articles_, {});
    const Inverter words = std::exchange(words_, {});
    articles.sort();
    std::map<std::string, std::uint64_t> checksums;
    Result<BuiltSegment> built = write_segment_folder(
        articles, folder, [&] { return write_database(articles, words, folder, checksums); });
    if (built) {
      built->entry.checksums = std::move(checksums);
    }
    return built;
  }

 private:
  Inverter words_;
  ArticleCollector articles_;
};

}  // namespace

std::unique_ptr<SegmentBuilder> make_direct_segment_builder() {
  return std::make_unique<DirectSegmentBuilder>();
}

}  // namespace backfile
