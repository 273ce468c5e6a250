// SPDX-License-Identifier: GPL-2.0-or-later
// Retrieval quality on the judged collections, through the two programs: MAP beside Lucene's BM25.
// Arguments after the program's name go to every search ("--match any" stands already).
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/quality/trec_measures.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace {

using namespace backfile::test;

struct Collection {
  const char* name;
  const char* folder;
  const char* queries;
  const char* judgements;
  double lucene;  ///< MAP of Lucene 8's BM25 on the same queries, measured once
};

constexpr Collection kCollections[] = {
    {"TIME", "ir-time", "queries.tsv", "qrels.txt", .542},
    {"Cranfield", "ir-cranfield", "queries.tsv", "qrels.txt", .304},
    {"CISI", "ir-cisi", "queries.tsv", "qrels.txt", .211},
    {"CheckThat dev", "ir-checkthat20", "queries-dev.tsv", "qrels-dev.txt", .693},
    {"CheckThat train", "ir-checkthat20", "queries-train.tsv", "qrels-train.txt", .734},
};

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

void write_batch(const std::filesystem::path& topics, const std::filesystem::path& batch) {
  std::ifstream in(topics);
  std::ofstream out(batch);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) {
      out << line.substr(0, tab) << '\t' << as_words(line.substr(tab + 1)) << '\n';
    }
  }
}

Measures evaluate(const Collection& collection,
                  const std::filesystem::path& data,
                  const std::vector<std::string>& options) {
  const TempDir folder;
  const std::string index = folder.path() / "index", batch = folder.path() / "batch.tsv";
  write_batch(data / collection.queries, batch);
  const ProgramOutput built =
      run_program({{indexer_program(), "-d", index, data / "docs.jsonl.gz"}, "", {}, {}});
  std::vector<std::string> search{searcher_program(),
                                  "-d",
                                  index,
                                  "--queries",
                                  batch,
                                  "--match",
                                  "any",
                                  "--format",
                                  "trec",
                                  "-n",
                                  "1000"};
  search.insert(search.end(), options.begin(), options.end());
  const ProgramOutput found = run_program({search, "", {}, {}});
  if (built.exit_code > 1 || found.exit_code > 1) {
    fmt::print("{}{}", built.err, found.err);
    return {};
  }
  std::istringstream run(found.out);
  std::ifstream judgements(data / collection.judgements);
  return measure(read_judgements(judgements), read_run(run));
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path shared = shared_dir();
  if (shared.empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  fmt::print("{:<16} {:>7} {:>6} {:>7} {:>8} {:>6} {:>6}\n",
             "",
             "queries",
             "MAP",
             "Lucene",
             "nDCG@10",
             "P@10",
             "R@100");
  for (const Collection& collection : kCollections) {
    const Measures means = evaluate(collection,
                                    shared / "corpora" / collection.folder,
                                    std::vector<std::string>(argv + 1, argv + argc));
    fmt::print("{:<16} {:>7} {:>6.3f} {:>7.3f} {:>8.3f} {:>6.3f} {:>6.3f}\n",
               collection.name,
               means.queries,
               means.map,
               collection.lucene,
               means.ndcg_at_10,
               means.precision_at_10,
               means.recall_at_100);
  }
  return 0;
}
