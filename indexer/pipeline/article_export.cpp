// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/article_export.h"

#include <cstdio>
#include <functional>
#include <queue>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "common/index/article_store.h"
#include "common/index/columns.h"
#include "common/index/durable_file.h"
#include "common/model/article_id.h"
#include "indexer/parse/exported_article.h"
#include "indexer/pipeline/article_json.h"
#include "indexer/pipeline/json_line.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kStandardOutput = "-";
constexpr std::size_t kPendingBytes = std::size_t{1} << 20;
constexpr int kAttempts = 3;

struct OpenSegment {
  Columns columns;
  ArticleStore articles;
  TokenFile tokens;
  DocidSet dead;
};

Result<OpenSegment> open_segment(const IndexPaths& index, const SegmentEntry& entry) {
  Result<Columns> columns = Columns::open(index.columns(entry.name));
  if (!columns) {
    return Unexpected(std::move(columns.error()));
  }
  Result<ArticleStore> articles = ArticleStore::open(index.articles(entry.name));
  if (!articles) {
    return Unexpected(std::move(articles.error()));
  }
  Result<TokenFile> tokens = TokenFile::open(index.tokens(entry.name));
  if (!tokens) {
    return Unexpected(std::move(tokens.error()));
  }
  Result<DocidSet> dead = dead_articles(index, entry);
  if (!dead) {
    return Unexpected(std::move(dead.error()));
  }
  if (columns->article_count() != entry.article_count ||
      articles->article_count() != entry.article_count ||
      tokens->article_count() != entry.article_count) {
    return failure(ErrorCode::Corrupt,
                   index.segment(entry.name).string() +
                       " is damaged: its files do not hold the same number of articles",
                   "see --check");
  }
  return OpenSegment{
      std::move(*columns), std::move(*articles), std::move(*tokens), std::move(*dead)};
}

/// All segments of one revision; a writer may sweep them while they are opened, then those of the
/// next are taken.
Result<std::vector<OpenSegment>> open_segments(const IndexPaths& index) {
  for (int attempt = 1;; ++attempt) {
    const Result<Manifest> manifest = read_manifest(index);
    if (!manifest) {
      return Unexpected(manifest.error());
    }
    std::vector<OpenSegment> segments;
    Result<void> opened;
    for (const SegmentEntry& entry : manifest->segments) {
      Result<OpenSegment> segment = open_segment(index, entry);
      if (!segment) {
        opened = Unexpected(std::move(segment.error()));
        break;
      }
      segments.push_back(std::move(*segment));
    }
    if (opened) {
      return segments;
    }
    const Result<Manifest> now = read_manifest(index);
    if (attempt == kAttempts || !now || now->revision == manifest->revision) {
      return Unexpected(std::move(opened.error()));
    }
  }
}

/// Gives the living articles of all segments, newest first, equal days by id.
class ArticleMerge {
 public:
  explicit ArticleMerge(std::vector<OpenSegment> segments) : segments_(std::move(segments)) {
    for (std::size_t segment = 0; segment < segments_.size(); ++segment) {
      push(segment, 1);
    }
  }

  bool has_next() const { return !heads_.empty(); }
  /// Requires: has_next(). Errors: Corrupt.
  Result<Article> next() {
    const Head head = heads_.top();
    heads_.pop();
    push(head.segment, head.docid + 1);
    const OpenSegment& holder = segments_[head.segment];
    return holder.articles.read(head.docid, holder.tokens);
  }

 private:
  struct Head {
    std::int32_t day;
    std::uint64_t id;
    std::size_t segment;
    std::uint32_t docid;
    /// The top of a heap is the greatest: the newest day, the lowest id.
    bool operator<(const Head& other) const {
      return std::tie(day, other.id, other.segment) < std::tie(other.day, id, segment);
    }
  };

  /// The first living article from `docid` on.
  void push(std::size_t number, std::uint32_t docid) {
    const OpenSegment& segment = segments_[number];
    while (docid <= segment.columns.article_count() && segment.dead.contains(docid)) {
      ++docid;
    }
    if (docid <= segment.columns.article_count()) {
      heads_.push({segment.columns.day(docid), segment.columns.id(docid), number, docid});
    }
  }

  std::vector<OpenSegment> segments_;
  std::priority_queue<Head> heads_;
};

using WriteBytes = std::function<Result<void>(std::string_view)>;

Result<std::uint64_t> write_articles(ArticleMerge& articles,
                                     const WriteBytes& write,
                                     const std::stop_token& stop) {
  std::uint64_t count = 0;
  std::string pending;
  while (articles.has_next()) {
    if (stop.stop_requested()) {
      return failure(ErrorCode::Interrupted, "broken off");
    }
    const Result<Article> article = articles.next();
    if (!article) {
      return Unexpected(article.error());
    }
    pending += export_line(*article);
    ++count;
    if (pending.size() >= kPendingBytes || !articles.has_next()) {
      if (Result<void> written = write(pending); !written) {
        return Unexpected(std::move(written.error()));
      }
      pending.clear();
    }
  }
  return count;
}

Result<void> write_standard_output(std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
                       std::fflush(stdout) == 0;
  return written ? Result<void>{} : Unexpected(file_error("write", "standard output"));
}

Result<std::uint64_t> write_file(ArticleMerge& articles,
                                 const fs::path& beside,
                                 const std::stop_token& stop) {
  Result<OutputFile> out = OutputFile::create(beside);
  if (!out) {
    return Unexpected(std::move(out.error()));
  }
  Result<std::uint64_t> count = write_articles(
      articles, [&](std::string_view bytes) { return out->append(bytes); }, stop);
  if (count) {
    if (Result<void> synced = out->sync(); !synced) {
      return Unexpected(std::move(synced.error()));
    }
  }
  return count;
}

}  // namespace

std::string export_line(const Article& article) {
  return json_line({{kExportMember, kExportVersion},
                    {"id", print_article_id(article.id)},
                    {"given_id", article.given_id},
                    {"path", article.path},
                    {"record", article.record},
                    {"format", article.format},
                    {"title", article.headline},
                    {"date", json_of(article.date)},
                    {"byline", article.bylines},
                    {"dateline", article.dateline},
                    {"source", article.source},
                    {"sections", article.sections},
                    {"language", article.language},
                    {"url", article.url},
                    {"body", article.body},
                    {"captions", article.captions},
                    {"related", article.related},
                    {"boilerplate_dropped", article.boilerplate_bytes},
                    {"entities", json_of(article.entities, article)},
                    {"warnings", article.warnings}});
}

Result<std::uint64_t> export_articles(const IndexPaths& index,
                                      const fs::path& file,
                                      std::stop_token stop) {
  Result<std::vector<OpenSegment>> segments = open_segments(index);
  if (!segments) {
    return Unexpected(std::move(segments.error()));
  }
  ArticleMerge articles(std::move(*segments));
  if (file == kStandardOutput) {
    return write_articles(articles, write_standard_output, stop);
  }
  const fs::path beside = fs::path(file) += ".new";
  Result<std::uint64_t> count = write_file(articles, beside, stop);
  if (count && std::rename(beside.c_str(), file.c_str()) != 0) {
    count = Unexpected(file_error("replace", file));
  }
  if (!count) {
    ::unlink(beside.c_str());
  }
  return count;
}

}  // namespace backfile
