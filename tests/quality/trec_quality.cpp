// SPDX-License-Identifier: GPL-2.0-or-later
// Retrieval quality on the judged collections, through the two programs: MAP of all queries, and of
// the two halves (every second query: parameters are chosen on the odd ones), beside the MAP of
// others on the same queries. Then Reuters articles found by their own headlines.
// Arguments after the program's name go to every search ("--match any" stands already).
//
// Parameters of searcher/match, chosen on the odd halves (MAP of all queries; TIME, Cranfield,
// CISI, CheckThat dev, train):
//   k1 1.2, idf to the power of 1, headline x 3     .559  .309  .205  .704  .741
//   k1 1.2, idf ^ 1.5, headline x 2                 .565  .299  .222  .719  .758
//   k1 2.0, idf ^ 1.25, headline x 3                .571  .313  .221  .708  .741
//   k1 2.0, idf ^ 1.25, headline x 2 (these)        .571  .315  .222  .715  .748
//   k1 2.0, idf ^ 2, headline x 2                   .564  .294  .236  .700  .746
// CheckThat has many claims twice: their order, by article id, moves its MAP by .008 either way.
// b from .3 to .95, the lead counted more, BM25+, unique words for length, a query's repeated words
// counted less, nearness of words of the best 50 (BM25TP; pairs by 1/d and 1/d^2, all or
// neighbouring): within .003 of these, or worse on most.
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "tests/quality/trec_measures.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace {

using namespace backfile::test;

struct Collection {
  const char* name;
  const char* documents;  ///< in the folder of collections
  const char* queries;
  const char* judgements;
  /// MAP of Lucene 8's BM25, of it with RM3, of SQLite's FTS5 on the same queries, measured once;
  /// 0: not measured.
  double lucene, lucene_rm3, sqlite;
};

constexpr Collection kCollections[] = {
    {"TIME", "ir-time/docs.jsonl.gz", "queries.tsv", "qrels.txt", .542, .567, .569},
    {"Cranfield", "ir-cranfield/docs.jsonl.gz", "queries.tsv", "qrels.txt", .304, .343, .302},
    {"CISI", "ir-cisi/docs.jsonl.gz", "queries.tsv", "qrels.txt", .211, .243, .161},
    {"CheckThat dev",
     "ir-checkthat20/docs.jsonl.gz",
     "queries-dev.tsv",
     "qrels-dev.txt",
     .693,
     .613,
     .683},
    {"CheckThat train",
     "ir-checkthat20/docs.jsonl.gz",
     "queries-train.tsv",
     "qrels-train.txt",
     .734,
     .675,
     .744},
    {"Reuters topics",
     "reuters21578/reuters21578-000-010.tar.gz",
     "topic-queries.tsv",
     "topic-qrels.txt",
     0,
     0,
     0},
};

/// Every so manieth Reuters article is looked for by its headline, of so many words at least.
constexpr std::size_t kHeadlineStep = 20, kHeadlineWords = 4;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

void blank_typographic_quotes(std::string& text) {
  for (const std::string_view mark : {"“", "”", "„", "«", "»", "‹", "›"}) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;) {
      text.replace(at, mark.size(), " ");
    }
  }
}

/// People's sentences as plain words: what the query language would read as an operator is taken
/// out, for a batch of topics means words only. Hyphens, stops and & stay inside words.
std::string as_words(std::string text) {
  blank_typographic_quotes(text);
  for (char& c : text) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool joins = i > 0 && i + 1 < text.size() &&
                       std::string_view("-.'&").find(text[i]) != std::string_view::npos &&
                       is_word_byte(text[i - 1]) && is_word_byte(text[i + 1]);
    words += is_word_byte(text[i]) || joins ? text[i] : ' ';
  }
  return words;
}

struct Topic {
  std::string id, words;
};

std::vector<Topic> read_topics(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Topic> topics;
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) {
      topics.push_back({line.substr(0, tab), as_words(line.substr(tab + 1))});
    }
  }
  return topics;
}

/// The searcher over `index` with the collections' options.
ProgramOutput search(const std::string& index, std::vector<std::string> more) {
  more.insert(more.begin(), {searcher_program(), "-d", index});
  return run_program({std::move(more), "", {}, {}});
}

Run rank(const std::string& index,
         const std::vector<Topic>& topics,
         std::vector<std::string> options) {
  const TempDir folder;
  const std::string batch = folder.path() / "batch.tsv";
  {
    std::ofstream out(batch);
    for (const Topic& topic : topics) {
      out << topic.id << '\t' << topic.words << '\n';
    }
  }
  options.insert(options.end(),
                 {"--queries", batch, "--match", "any", "--format", "trec", "-n", "1000"});
  const ProgramOutput found = search(index, std::move(options));
  if (found.exit_code > 1) {
    fmt::print("{}", found.err);
  }
  std::istringstream lines(found.out);
  return read_run(lines);
}

void print_collection(const Collection& collection,
                      const Judgements& judgements,
                      const std::vector<Topic>& topics,
                      const Run& run) {
  std::vector<std::string> ids;
  for (const Topic& topic : topics) {
    ids.push_back(topic.id);
  }
  const Measures means = measure(judgements, run);
  fmt::print(
      "{:<16}{:>8}{:>7.3f}{:>7.3f}{:>7.3f} |{:>7.3f}{:>7.3f}{:>7.3f} |{:>8.3f}{:>6.3f}{:>7.3f}\n",
      collection.name,
      means.queries,
      means.map,
      measure(half_of(judgements, ids, true), run).map,
      measure(half_of(judgements, ids, false), run).map,
      collection.lucene,
      collection.lucene_rm3,
      collection.sqlite,
      means.ndcg_at_10,
      means.precision_at_10,
      means.recall_at_100);
}

/// Headlines with the number that their article gives itself.
std::vector<Topic> headlines_of(const std::string& index) {
  const ProgramOutput table = search(index, {"*", "--format", "tsv", "-n", "1000000"});
  std::istringstream lines(table.out);
  std::vector<Topic> headlines;
  std::string line;
  std::getline(lines, line);
  for (std::size_t number = 0; std::getline(lines, line); ++number) {
    std::istringstream cells(line);
    std::vector<std::string> row;
    for (std::string cell; std::getline(cells, cell, '\t');) {
      row.push_back(cell);
    }
    constexpr std::size_t kHeadline = 9, kGivenId = 15;
    if (number % kHeadlineStep != 0 || row.size() <= kGivenId) {
      continue;
    }
    std::string words = as_words(row[kHeadline]);
    std::istringstream counted(words);
    if (std::distance(std::istream_iterator<std::string>(counted), {}) >=
        static_cast<std::ptrdiff_t>(kHeadlineWords)) {
      headlines.push_back({row[kGivenId], std::move(words)});
    }
  }
  return headlines;
}

void print_known_items(const std::string& index, const std::vector<std::string>& options) {
  const std::vector<Topic> headlines = headlines_of(index);
  Judgements judgements;
  for (const Topic& headline : headlines) {
    judgements[headline.id][headline.id] = 1;
  }
  const Measures means = measure(judgements, rank(index, headlines, options));
  fmt::print(
      "Reuters headlines: {} articles, mean reciprocal rank {:.3f}, first {:.3f}, among ten "
      "{:.3f}\n",
      means.queries,
      means.reciprocal_rank,
      means.success_at_1,
      means.success_at_10);
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path shared = shared_dir();
  if (shared.empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  const std::vector<std::string> options(argv + 1, argv + argc);
  fmt::print("{:<16}{:>8}{:>7}{:>7}{:>7} |{:>7}{:>7}{:>7} |{:>8}{:>6}{:>7}\n",
             "",
             "queries",
             "MAP",
             "odd",
             "even",
             "Lucene",
             "+RM3",
             "FTS5",
             "nDCG@10",
             "P@10",
             "R@100");
  const TempDir folder;
  const std::string index = folder.path() / "index";
  std::string indexed;
  for (const Collection& collection : kCollections) {
    const std::filesystem::path documents = shared / "corpora" / collection.documents;
    if (indexed != collection.documents) {
      std::filesystem::remove_all(index);
      indexed = collection.documents;
      const ProgramOutput built =
          run_program({{indexer_program(), "-d", index, documents}, "", {}, {}});
      fmt::print("{}", built.exit_code > 1 ? built.err : "");
    }
    const std::vector<Topic> topics = read_topics(documents.parent_path() / collection.queries);
    std::ifstream judgements(documents.parent_path() / collection.judgements);
    print_collection(collection, read_judgements(judgements), topics, rank(index, topics, options));
  }
  print_known_items(index, options);
  return 0;
}
