// SPDX-License-Identifier: GPL-2.0-or-later
// Segments through Xapian::WritableDatabase: make_library_segment_builder.
#include <array>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "common/index/durable_file.h"
#include "common/index/schema_terms.h"
#include "common/index/xapian_guard.h"
#include "indexer/segment/article_collector.h"
#include "indexer/segment/segment_builder.h"
#include "indexer/segment/segment_files.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

/// Articles between two commits. Fewer rewrite the tables too often, more make the library's nested
/// maps slow (measured: FORMAT.md, "Writing").
constexpr std::size_t kArticlesPerCommit = 2000;

/// No termlists (deletion is by tombstones, ENGINE's layout); synced once, when all is written.
constexpr int kDatabaseFlags =
    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC;

/// Turns collected articles into Xapian documents; keeps its buffers from one to the next.
class DocumentMaker {
 public:
  explicit DocumentMaker(const ArticleCollector& articles) : articles_(articles) {
    for (const Field& field : kFields) {
      form_prefixes_[static_cast<std::size_t>(field.id)] = field.prefix;
      stem_prefixes_[static_cast<std::size_t>(field.id)] =
          std::string(kStemPrefix) += field.prefix;
    }
  }

  Xapian::Document make(const CollectedArticle& article) {
    Xapian::Document document;
    add_words(document, article);
    add_facets(document, article);
    add_dates(document, article);
    document.add_boolean_term(article_id_term(article.row.id));
    if (!article.given_id.empty()) {
      document.add_boolean_term(given_id_term(article.given_id));
    }
    return document;
  }

 private:
  void add_words(Xapian::Document& document, const CollectedArticle& article) {
    for (WordTermReader terms(article); terms.next(term_);) {
      const auto& prefixes = term_.is_stem ? stem_prefixes_ : form_prefixes_;
      text_.clear();
      append_term(text_, prefixes[static_cast<std::size_t>(term_.field)],
                  articles_.words().word(term_.word));
      document.add_term(text_, term_.frequency);
      for (std::uint32_t position : term_.positions) {
        document.add_posting(text_, position, 0);
      }
    }
    if (article.length_filler > 0) {
      document.add_term(std::string(kLengthFillerTerm), article.length_filler);
    }
  }

  void add_facets(Xapian::Document& document, const CollectedArticle& article) {
    for (std::uint32_t facet : article.row.facets) {
      const FacetValue value = articles_.facets().value(facet);
      document.add_boolean_term(facet_term(value.field, value.key));
      if (const std::uint32_t slot = field_of(value.field).slot; slot != kNoSlot) {
        document.add_value(slot, std::string(value.name));
      }
    }
  }

  static void add_dates(Xapian::Document& document, const CollectedArticle& article) {
    if (article.row.precision == DatePrecision::None) {
      return;
    }
    const std::chrono::sys_days day{std::chrono::days{article.row.day}};
    document.add_value(field_of(FieldId::Date).slot, date_value(day));
    document.add_boolean_term(year_term(day));
    if (article.row.precision >= DatePrecision::Month) {
      document.add_boolean_term(month_term(day));
    }
    if (article.row.precision == DatePrecision::Day) {
      document.add_boolean_term(day_term(day));
    }
  }

  const ArticleCollector& articles_;
  std::array<std::string, kFields.size()> form_prefixes_, stem_prefixes_;
  WordTerm term_;
  std::string text_;
};

void write_documents(const ArticleCollector& articles, const fs::path& folder) {
  Xapian::WritableDatabase database(folder.string(), kDatabaseFlags);
  DocumentMaker documents(articles);
  std::size_t uncommitted = 0;
  for (const CollectedArticle& article : articles.articles()) {
    database.add_document(documents.make(article));
    if (++uncommitted == kArticlesPerCommit) {
      database.commit();
      uncommitted = 0;
    }
  }
  database.commit();
  database.close();
}

class LibrarySegmentBuilder final : public SegmentBuilder {
 public:
  void add(AnalyzedArticle&& article, std::uint64_t sequence) override {
    articles_.add(std::move(article), sequence);
  }
  std::size_t article_count() const override { return articles_.articles().size(); }
  std::size_t memory_bytes() const override { return articles_.memory_bytes(); }

  Result<BuiltSegment> write(const fs::path& folder) override {
    ArticleCollector articles = std::exchange(articles_, {});
    articles.sort();
    std::error_code failed;
    if (!fs::create_directory(folder, failed)) {
      return failure(ErrorCode::Io,
                     fmt::format("cannot create {}: {}", folder.string(),
                                 failed ? failed.message() : "it is there already"));
    }
    if (Result<void> written = write_files(articles, folder); !written) {
      fs::remove_all(folder, failed);
      return Unexpected(std::move(written.error()));
    }
    return describe_segment(articles, folder);
  }

 private:
  static Result<void> write_files(const ArticleCollector& articles, const fs::path& folder) {
    Result<void> done = xapian_call([&] { write_documents(articles, folder); });
    if (!done) {
      done.error().message =
          fmt::format("cannot write {}: {}", folder.string(), done.error().message);
    } else {
      std::error_code ignored;
      fs::remove(folder / "flintlock", ignored);  // Xapian's lock, of no use to what never changes
      done = write_columns_and_articles(articles, folder);
    }
    return done ? sync_folder_with_files(folder) : done;
  }

  ArticleCollector articles_;
};

}  // namespace

std::unique_ptr<SegmentBuilder> make_library_segment_builder() {
  return std::make_unique<LibrarySegmentBuilder>();
}

}  // namespace backfile
