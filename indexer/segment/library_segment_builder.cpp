// SPDX-License-Identifier: GPL-2.0-or-later
// Segments through Xapian::WritableDatabase: make_library_segment_builder.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "common/index/durable_file.h"
#include "common/index/schema_terms.h"
#include "common/index/xapian_guard.h"
#include "indexer/segment/collecting_builder.h"
#include "indexer/segment/forward_terms.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

/// Articles that are inverted together. The library's inverter is a map of maps: what does not fit
/// the processor's caches slows it down, and a second commit to one database scatters over its
/// tables. So each part is a database of its own, and compacting joins them in one pass. Measured:
/// FORMAT.md, "Writing".
constexpr std::size_t kArticlesPerPart = 500;
/// Bounds the open files of a compaction, some five a part; in large segments the parts grow
/// instead.
constexpr std::size_t kMaxParts = 40;

/// No termlists (deletion is by tombstones, ENGINE's layout); synced once, when all is written.
constexpr int kDatabaseFlags =
    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC;

/// Turns collected articles into Xapian documents; keeps its buffers from one to the next.
class DocumentMaker {
 public:
  DocumentMaker(const ArticleCollector& articles, const ForwardTerms& words, StockPhrases phrases)
      : articles_(articles), words_(words), with_forms_(phrases == StockPhrases::Yes) {
    for (const Field& field : kFields) {
      form_prefixes_[static_cast<std::size_t>(field.id)] = field.prefix;
      stem_prefixes_[static_cast<std::size_t>(field.id)] = std::string(kStemPrefix) += field.prefix;
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
    for (WordTermReader terms = words_.terms_of(article.number); terms.next(term_);) {
      if (!term_.is_stem && !with_forms_) {
        continue;
      }
      const auto& prefixes = term_.is_stem ? stem_prefixes_ : form_prefixes_;
      text_.clear();
      append_term(
          text_, prefixes[static_cast<std::size_t>(term_.field)], words_.words().word(term_.word));
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
  const ForwardTerms& words_;
  const bool with_forms_;
  std::array<std::string, kFields.size()> form_prefixes_, stem_prefixes_;
  WordTerm term_;
  std::string text_;
};

using ArticleSpan = std::span<const CollectedArticle>;

void write_part(DocumentMaker& documents, ArticleSpan articles, const fs::path& folder) {
  Xapian::WritableDatabase database(folder.string(), kDatabaseFlags);
  for (const CollectedArticle& article : articles) {
    database.add_document(documents.make(article));
  }
  database.commit();
  database.close();
}

/// Writes the database of all articles into `folder`, by way of parts under `parts_folder`, which
/// is there.
void write_database(const ArticleCollector& articles,
                    const ForwardTerms& words,
                    StockPhrases phrases,
                    const fs::path& folder,
                    const fs::path& parts_folder) {
  const ArticleSpan all = articles.articles();
  const std::size_t part_size = std::max(kArticlesPerPart, all.size() / kMaxParts + 1);
  DocumentMaker documents(articles, words, phrases);
  if (all.size() <= part_size) {
    return write_part(documents, all, folder);
  }
  Xapian::Database parts;
  for (std::size_t first = 0; first < all.size(); first += part_size) {
    const fs::path part = parts_folder / std::to_string(first);
    write_part(documents, all.subspan(first, std::min(part_size, all.size() - first)), part);
    parts.add_database(Xapian::Database(part.string()));
  }
  parts.compact(folder.string(), 0);
  parts.close();
}

Result<FileChecksums> write_files(const ArticleCollector& articles,
                                  const ForwardTerms& words,
                                  StockPhrases phrases,
                                  const fs::path& folder) {
  const fs::path parts_folder = folder / "parts";
  std::error_code failed;
  fs::create_directory(parts_folder, failed);  // a failure shows when a part is written
  Result<void> done =
      xapian_call([&] { write_database(articles, words, phrases, folder, parts_folder); });
  if (!done) {
    done.error().message =
        fmt::format("cannot write {}: {}", folder.string(), done.error().message);
    return Unexpected(std::move(done.error()));
  }
  fs::remove_all(parts_folder, failed);
  fs::remove(folder / "flintlock", failed);  // Xapian's lock, of no use to what never changes
  return FileChecksums{};
}

}  // namespace

std::unique_ptr<SegmentBuilder> make_library_segment_builder(StockPhrases phrases) {
  return std::make_unique<CollectingBuilder<ForwardTerms, write_files>>(phrases);
}

}  // namespace backfile
