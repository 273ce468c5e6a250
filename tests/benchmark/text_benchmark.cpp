// SPDX-License-Identifier: GPL-2.0-or-later
// MB/s (processor time) of the text analyzer over a file, one thread.
//
//   text_benchmark FILE [LANGUAGE]
//
// Workloads, each over the whole file, the best of seven runs:
//   tokenize     word borders only
//   icu          the same by ICU's BreakIterator, for comparison
//   fold         analyze() without a stemmer: borders, compounds, folding
//   stem         analyze() with the stemmer of LANGUAGE (en)
//   paragraphs   as stem, one call a paragraph with the stream reused, as the indexer does
#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/text/text_analyzer.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "tests/support/icu_words.h"

using namespace backfile;

namespace {

constexpr int kRuns = 7;

// `work` returns the number of words.
void report(std::string_view name, std::size_t bytes, const std::function<std::size_t()>& work) {
  double best_seconds = 1e9;
  std::size_t words = 0;
  for (int run = 0; run < kRuns; ++run) {
    const std::clock_t start = std::clock();
    words = work();
    best_seconds =
        std::min(best_seconds, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  const auto megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print("{:<11} {:7.1f} MB/s  {:6.1f} ns/word  {} words\n",
             name,
             megabytes / best_seconds,
             best_seconds * 1e9 / static_cast<double>(words),
             words);
}

std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    paragraphs.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return paragraphs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: text_benchmark FILE [LANGUAGE]\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text = repair_utf8(
      std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
  const std::string_view language = argc > 2 ? argv[2] : "en";
  TextAnalyzer analyzer;
  TokenStream words;
  const auto analyze = [&](std::string_view piece, std::string_view by) {
    words.clear();
    analyzer.analyze(piece, by, 1, words);
    return words.tokens.size();
  };
  report("tokenize", text.size(), [&] {
    Tokenizer tokenizer;
    tokenizer.start(text);
    std::size_t count = 0;
    for (RawWord word; tokenizer.next(word);) {
      ++count;
    }
    return count;
  });
  report("icu", text.size(), [&] { return test::icu_words(text).size(); });
  report("fold", text.size(), [&] { return analyze(text, "und"); });
  report("stem", text.size(), [&] { return analyze(text, language); });
  const std::vector<std::string_view> paragraphs = paragraphs_of(text);
  report("paragraphs", text.size(), [&] {
    std::size_t count = 0;
    for (const std::string_view paragraph : paragraphs) {
      count += analyze(paragraph, language);
    }
    return count;
  });
  return 0;
}
