// SPDX-License-Identifier: GPL-2.0-or-later
// The whole face is merge_segments.
#include "indexer/segment/segment_merger.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "common/index/article_store.h"
#include "common/index/columns.h"
#include "common/index/token_file.h"
#include "indexer/segment/facet_dictionary.h"
#include "indexer/segment/glass_database_reader.h"
#include "indexer/segment/glass_database_writer.h"
#include "indexer/segment/segment_files.h"
#include "indexer/segment/token_merger.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

/// One input with what is read of it.
struct Source {
  Columns columns;
  ArticleStore articles;
  TokenFile tokens;
  GlassDatabaseReader database;
  std::vector<std::uint32_t> new_docids;  ///< by old docid; 0 for the dead
  bool has_term = false;                  ///< database.term() is not yet taken
};

/// A living article and where it comes from.
struct Survivor {
  std::int32_t day;
  std::uint32_t source, docid;
  std::uint64_t id;
};

Result<Source> open_source(const fs::path& folder) {
  Result<Columns> columns = Columns::open(folder / "columns");
  if (!columns) {
    return Unexpected(std::move(columns.error()));
  }
  Result<ArticleStore> articles = ArticleStore::open(folder / "text");
  if (!articles) {
    return Unexpected(std::move(articles.error()));
  }
  Result<TokenFile> tokens = TokenFile::open(folder / "tokens");
  if (!tokens) {
    return Unexpected(std::move(tokens.error()));
  }
  Result<GlassDatabaseReader> database = GlassDatabaseReader::open(folder);
  if (!database) {
    return Unexpected(std::move(database.error()));
  }
  if (database->documents().lengths.size() != columns->article_count() ||
      articles->article_count() != columns->article_count() ||
      tokens->article_count() != columns->article_count()) {
    return failure(ErrorCode::Corrupt,
                   folder.string() + ": its files do not hold the same number of articles",
                   "build the index anew with --rebuild");
  }
  return Source{
      std::move(*columns), std::move(*articles), std::move(*tokens), std::move(*database), {}};
}

ColumnRow row_of(const Columns& columns, std::uint32_t docid) {
  ColumnRow row;
  row.id = columns.id(docid);
  row.day = columns.day(docid);
  row.precision = columns.precision(docid);
  row.method = columns.method(docid);
  row.confidence = columns.confidence(docid);
  row.word_count = columns.word_count(docid);
  row.fingerprint = columns.fingerprint(docid);
  return row;
}

/// One merge, from opened sources to a folder of files.
class Merge {
 public:
  explicit Merge(std::deque<Source> sources) : sources_(std::move(sources)) {}

  /// Lays down which article gets which docid.
  void number(std::span<const MergeInput> inputs) {
    for (std::uint32_t source = 0; source < sources_.size(); ++source) {
      const Columns& columns = sources_[source].columns;
      const DocidSet& dead = inputs[source].dead;
      sources_[source].new_docids.assign(columns.article_count() + std::size_t{1}, 0);
      for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
        if (docid > dead.universe() || !dead.contains(docid)) {
          survivors_.push_back({columns.day(docid), source, docid, columns.id(docid)});
        }
      }
    }
    std::ranges::sort(survivors_, [](const Survivor& a, const Survivor& b) {
      return std::tie(b.day, a.id, a.source, a.docid) < std::tie(a.day, b.id, b.source, b.docid);
    });
    std::uint32_t docid = 0;
    for (const Survivor& survivor : survivors_) {
      sources_[survivor.source].new_docids[survivor.docid] = ++docid;
    }
  }

  Result<BuiltSegment> write(const fs::path& folder) {
    return write_segment_folder(folder,
                                {[&] { return write_database(folder); },
                                 [&] { return write_columns(folder / "columns"); },
                                 [&] { return write_articles(folder / "text"); },
                                 [&] { return write_tokens(folder / "tokens"); }},
                                [&] { return describe(folder); });
  }

 private:
  Result<FileChecksums> write_database(const fs::path& folder) {
    Result<GlassDatabaseWriter> out = GlassDatabaseWriter::create(folder);
    if (!out) {
      return Unexpected(std::move(out.error()));
    }
    out->add_documents(documents());
    for (Source& source : sources_) {
      source.has_term = source.database.next();
    }
    while (gather_next_term()) {
      write_term(*out);
    }
    for (const Source& source : sources_) {
      if (!source.database.status()) {
        return Unexpected(source.database.status().error());
      }
    }
    return out->finish();
  }

  GlassDocuments documents() const {
    GlassDocuments merged;
    merged.lengths.resize(survivors_.size());
    std::map<std::uint32_t, SlotValues> slots;
    for (const Source& source : sources_) {
      const GlassDocuments& documents = source.database.documents();
      for (std::size_t i = 0; i < documents.lengths.size(); ++i) {
        if (const std::uint32_t docid = source.new_docids[i + 1]; docid != 0) {
          merged.lengths[docid - 1] = documents.lengths[i];
        }
      }
      for (const SlotValues& values : documents.values) {
        slots[values.slot].slot = values.slot;
        for (const SlotValues::Value& value : values.values) {
          if (const std::uint32_t docid = new_docid(source, value.docid); docid != 0) {
            slots[values.slot].values.push_back({docid, value.text});
          }
        }
      }
    }
    for (auto& [slot, values] : slots) {
      std::ranges::sort(values.values, {}, &SlotValues::Value::docid);
      merged.values.push_back(std::move(values));
    }
    return merged;
  }

  /// 0 for a dead article, and for a docid that is none.
  static std::uint32_t new_docid(const Source& source, std::uint32_t docid) {
    return docid < source.new_docids.size() ? source.new_docids[docid] : 0;
  }

  /// Takes the lowest term of all sources and its living postings; false when no term is left.
  bool gather_next_term() {
    const Source* lowest = nullptr;
    for (const Source& source : sources_) {
      if (source.has_term &&
          (lowest == nullptr || source.database.term() < lowest->database.term())) {
        lowest = &source;
      }
    }
    if (lowest == nullptr) {
      return false;
    }
    term_ = lowest->database.term();
    postings_.clear();
    codes_.clear();
    for (Source& source : sources_) {
      if (source.has_term && source.database.term() == term_) {
        take_postings(source);
        source.has_term = source.database.next();
      }
    }
    std::ranges::sort(postings_, {}, &Posting::docid);
    return true;
  }

  void take_postings(const Source& source) {
    const auto offset = static_cast<std::uint32_t>(codes_.size());
    codes_ += source.database.codes();
    for (Posting posting : source.database.postings()) {
      posting.docid = new_docid(source, posting.docid);
      posting.first_position += offset;
      if (posting.docid != 0) {
        postings_.push_back(posting);
      }
    }
  }

  void write_term(GlassDatabaseWriter& out) const {
    if (postings_.empty()) {
      return;  // only dead articles had it
    }
    out.add_postings(term_, postings_);
    for (const Posting& posting : postings_) {
      if (posting.position_count > 0) {
        out.add_coded_positions(
            term_,
            posting.docid,
            std::string_view(codes_).substr(posting.first_position, posting.position_count));
      }
    }
  }

  Result<void> write_columns(const fs::path& file) {
    std::vector<std::vector<std::uint32_t>>
        numbers;  // by source and ordinal; number + 1, 0 for none
    for (const Source& source : sources_) {
      numbers.emplace_back(source.columns.facet_value_count());
    }
    std::vector<ColumnRow> rows;
    rows.reserve(survivors_.size());
    for (const Survivor& survivor : survivors_) {
      const Columns& columns = sources_[survivor.source].columns;
      ColumnRow& row = rows.emplace_back(row_of(columns, survivor.docid));
      for (const std::uint32_t ordinal : columns.facets(survivor.docid)) {
        std::uint32_t& number = numbers[survivor.source][ordinal];
        if (number == 0) {
          const FacetValue value = columns.facet_value(ordinal);
          number =
              1 + facets_.id_of({value.field, std::string(value.name), std::string(value.key)});
        }
        row.facets.push_back(number - 1);
      }
    }
    return write_column_file(facets_, rows, file);
  }

  Result<void> write_articles(const fs::path& file) {
    Result<ArticleStoreWriter> out = ArticleStoreWriter::create(file);
    if (!out) {
      return Unexpected(std::move(out.error()));
    }
    for (const Survivor& survivor : survivors_) {
      const Result<std::string_view> bytes =
          sources_[survivor.source].articles.encoded(survivor.docid);
      if (!bytes) {
        return Unexpected(bytes.error());
      }
      if (Result<void> added = out->add(*bytes); !added) {
        return added;
      }
    }
    return out->finish();
  }

  Result<void> write_tokens(const fs::path& file) const {
    std::vector<const TokenFile*> files;
    for (const Source& source : sources_) {
      files.push_back(&source.tokens);
    }
    std::vector<SourceArticle> articles;
    articles.reserve(survivors_.size());
    for (const Survivor& survivor : survivors_) {
      articles.push_back({survivor.source, survivor.docid});
    }
    return merge_token_files(files, articles, file);
  }

  BuiltSegment describe(const fs::path& folder) const {
    BuiltSegment segment;
    segment.folder = folder;
    segment.entry.first_day = 0;
    segment.entry.last_day = -1;
    for (const Survivor& survivor : survivors_) {
      add_to_description(segment, survivor.id, 0, survivor.day);
      const Columns& columns = sources_[survivor.source].columns;
      for (const std::uint32_t ordinal : columns.facets(survivor.docid)) {
        if (const FacetValue value = columns.facet_value(ordinal);
            value.field == FieldId::Language) {
          ++segment.entry.languages[std::string(value.name)];
        }
      }
    }
    return segment;
  }

  std::deque<Source> sources_;
  std::vector<Survivor> survivors_;  // by new docid
  FacetDictionary facets_;
  std::string term_, codes_;
  std::vector<Posting> postings_;
};

}  // namespace

Result<BuiltSegment> merge_segments(std::span<const MergeInput> inputs, const fs::path& folder) {
  std::deque<Source> sources;
  for (const MergeInput& input : inputs) {
    Result<Source> source = open_source(input.folder);
    if (!source) {
      return Unexpected(std::move(source.error()));
    }
    sources.push_back(std::move(*source));
  }
  Merge merge(std::move(sources));
  merge.number(inputs);
  return merge.write(folder);
}

}  // namespace backfile
