// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of segment building by themselves, on made-up articles: processor time, best of five.
//
//   segment_benchmark [ARTICLES]   20,000 by default
//
// Workloads:
//   invert      Inverter::add of analyzed articles, ns a token
//   walk        SegmentTerms over all terms with their postings, ns a posting
//   positions   append_positions of lists of 1 to 12 positions, ns a position
//   table       GlassTableWriter, keys of 12 bytes and tags of 4, ns an entry
#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/analysis/article_analyzer.h"
#include "indexer/segment/glass_table_writer.h"
#include "indexer/segment/inverter.h"
#include "indexer/segment/plain_terms.h"
#include "indexer/segment/position_coder.h"
#include "indexer/segment/segment_terms.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

constexpr int kRuns = 5;
constexpr int kWordsInArticle = 300, kWordsInLead = 40;
constexpr double kLogOfWords = 12;  // some 160,000 words

// `work` returns the number of things done.
void report(std::string_view name,
            std::string_view thing,
            const std::function<std::size_t()>& work) {
  double best_seconds = 1e9;
  std::size_t count = 0;
  for (int run = 0; run < kRuns; ++run) {
    const std::clock_t start = std::clock();
    count = work();
    best_seconds =
        std::min(best_seconds, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  fmt::print("{:<10} {:>8.1f} ns a {}  ({} in {:.2f} s)\n",
             name,
             best_seconds * 1e9 / static_cast<double>(count),
             thing,
             count,
             best_seconds);
}

/// A word of small letters, another for every number.
std::string made_up_word(unsigned number) {
  std::string word = "w";
  for (; number > 0; number /= 20) {
    word += static_cast<char>('a' + number % 20);
  }
  return word;
}

/// Words by a power law, as in language (Zipf).
std::vector<AnalyzedArticle> made_up_articles(std::size_t count) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> uniform;
  ArticleAnalyzer analyzer;
  std::vector<AnalyzedArticle> analyzed;
  while (analyzed.size() < count) {
    Article article;
    article.id = analyzed.size() + 1;
    article.language = "en";
    for (int i = 0; i < kWordsInArticle; ++i) {
      const auto number = static_cast<unsigned>(std::exp(uniform(random) * kLogOfWords));
      article.body += made_up_word(number) + (i == kWordsInLead ? "\n\n" : " ");
    }
    analyzed.push_back(analyzer.analyze(std::move(article)));
  }
  return analyzed;
}

std::size_t invert(const std::vector<AnalyzedArticle>& articles, Inverter& inverter) {
  std::size_t tokens = 0;
  for (const AnalyzedArticle& article : articles) {
    inverter.add(article);
    tokens += article.words.tokens.size();
  }
  return tokens;
}

std::size_t walk(const Inverter& inverter) {
  std::vector<std::uint32_t> docids(inverter.article_count());
  for (std::uint32_t i = 0; i < docids.size(); ++i) {
    docids[i] = static_cast<std::uint32_t>(docids.size()) - i;
  }
  const PlainTerms none{ArticleCollector(StockPhrases::No)};
  std::size_t postings = 0;
  for (SegmentTerms terms(inverter, none, docids, nullptr); terms.next();) {
    postings += terms.list().postings.size();
  }
  return postings;
}

std::size_t code_positions() {
  std::string out;
  std::size_t count = 0;
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < 500'000; ++i) {
    positions.clear();
    for (std::uint32_t j = 0; j <= i % 12; ++j) {
      positions.push_back(1 + j * 37 + i % 31);
    }
    out.clear();
    append_positions(out, positions);
    count += positions.size();
  }
  return count;
}

std::size_t write_table(const std::filesystem::path& file) {
  constexpr std::size_t kEntries = 2'000'000;
  Result<GlassTableWriter> table = GlassTableWriter::create(file);
  for (std::size_t i = 0; table && i < kEntries; ++i) {
    table->add(fmt::format("key{:09}", i), "tag!");
  }
  return table && table->finish() ? kEntries : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<AnalyzedArticle> articles =
      made_up_articles(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 20'000);
  report("invert", "token", [&] {
    Inverter inverter;
    return invert(articles, inverter);
  });
  Inverter inverter;
  invert(articles, inverter);
  fmt::print("           {} words, {:.1f} MB\n",
             inverter.word_count(),
             static_cast<double>(inverter.memory_bytes()) / 1e6);
  report("walk", "posting", [&] { return walk(inverter); });
  report("positions", "position", code_positions);
  const test::TempDir dir;
  report("table", "entry", [&] { return write_table(dir.path() / "table"); });
  return 0;
}
