// SPDX-License-Identifier: GPL-2.0-or-later
// Segments written directly against segments that the Xapian library writes, term by term: every
// collection of a folder, 10,000 random documents and lists of a million postings. Exit 0 when all
// are equal and sound.
//
//   segment_equality [FOLDER]   by default ../shared/corpora
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/analysis/article_analyzer.h"
#include "indexer/parse/article_parser.h"
#include "indexer/segment/segment_builder.h"
#include "indexer/source/corpus_walker.h"
#include "indexer/source/document_reader.h"
#include "tests/support/database_difference.h"
#include "tests/support/random_database.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

constexpr std::size_t kArticlesPerSegment = 5000;
constexpr std::uint32_t kRandomDatabases = 50, kRandomDocuments = 200;
constexpr std::uint32_t kManyPostings = 1'000'000;

struct Tally {
  std::size_t articles = 0, segments = 0, faults = 0;
};

void compare(const std::filesystem::path& direct,
             const std::filesystem::path& library,
             Tally& tally) {
  ++tally.segments;
  for (const std::string& fault :
       {test::database_difference(direct, library), test::database_faults(direct)}) {
    if (!fault.empty()) {
      ++tally.faults;
      fmt::print("  {}\n", fault);
    }
  }
}

/// Two builders fed with the same articles, held against each other now and then.
class SideBySide {
 public:
  void take(const RawDocument& document) {
    Result<Article> article = parse_article(document, {});
    if (!article) {
      return;
    }
    AnalyzedArticle analyzed = analyzer_.analyze(std::move(*article));
    library_->add(AnalyzedArticle(analyzed), tally_.articles);
    direct_->add(std::move(analyzed), tally_.articles);
    ++tally_.articles;
    if (direct_->article_count() == kArticlesPerSegment) {
      close();
    }
  }
  Tally finish() {
    if (direct_->article_count() > 0) {
      close();
    }
    return tally_;
  }

 private:
  void close() {
    const test::TempDir dir;
    const Result<BuiltSegment> direct = direct_->write(dir.path() / "direct");
    const Result<BuiltSegment> library = library_->write(dir.path() / "library");
    if (direct && library) {
      compare(direct->folder, library->folder, tally_);
    } else {
      ++tally_.faults;
      fmt::print("  {}\n", direct ? library.error().message : direct.error().message);
    }
  }

  ArticleAnalyzer analyzer_;
  std::unique_ptr<SegmentBuilder> direct_ = make_direct_segment_builder(StockPhrases::Yes);
  std::unique_ptr<SegmentBuilder> library_ = make_library_segment_builder(StockPhrases::Yes);
  Tally tally_;
};

Tally compare_collection(const std::filesystem::path& folder) {
  SideBySide builders;
  const DocumentSink sink{[&](RawDocument&& document) { builders.take(document); },
                          [](SkippedInput&&) {}};
  if (const Result<WalkResult> walked = walk_corpus({folder}, {})) {
    for (const SourceFile& file : walked->files) {
      // A file that cannot be read is the business of other tests.
      [[maybe_unused]] const Result<std::uint64_t> read = read_documents(file, {}, sink, {});
    }
  }
  return builders.finish();
}

void compare_database(const test::RandomDatabase& database, Tally& tally) {
  const test::TempDir dir;
  test::write_directly(database, dir.path() / "direct");
  test::write_through_library(database, dir.path() / "library");
  compare(dir.path() / "direct", dir.path() / "library", tally);
  tally.articles += database.documents.size();
}

Tally compare_random_documents() {
  Tally tally;
  test::Random random(4);
  for (std::uint32_t i = 0; i < kRandomDatabases; ++i) {
    compare_database(test::random_database(random, kRandomDocuments), tally);
  }
  return tally;
}

/// One term with a position in every document, one boolean in every document, one in a single one.
Tally compare_many_postings() {
  test::RandomDatabase database;
  database.documents.resize(kManyPostings);
  std::uint32_t number = 0;
  for (test::RandomDocument& document : database.documents) {
    document.terms["everywhere"] = {1 + number % 7, {1 + number % 1000}};
    document.terms["given"] = {0, {}};
    ++number;
  }
  database.documents[kManyPostings / 2].terms["once"] = {1, {1u << 31}};
  Tally tally;
  compare_database(database, tally);
  return tally;
}

bool report(const std::string& name, const Tally& tally) {
  fmt::print("{:<20} {:>7} articles {:>4} segments {:>3} faults\n",
             name,
             tally.articles,
             tally.segments,
             tally.faults);
  std::fflush(stdout);
  return tally.faults == 0;
}

}  // namespace

int main(int argc, char** argv) {
  bool equal = report("random documents", compare_random_documents());
  equal &= report("a million postings", compare_many_postings());
  const std::filesystem::path root =
      argc > 1 ? std::filesystem::path(argv[1]) : test::shared_dir() / "corpora";
  std::vector<std::filesystem::path> folders;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(root, absent)) {
    if (entry.is_directory()) {
      folders.push_back(entry.path());
    }
  }
  std::ranges::sort(folders);
  for (const std::filesystem::path& folder : folders) {
    equal &= report(folder.filename().string(), compare_collection(folder));
  }
  return equal ? 0 : 1;
}
