// SPDX-License-Identifier: GPL-2.0-or-later
// What answering costs once an index is open: every query of a file, several kinds of answer.
//
//   search_benchmark INDEX QUERIES [PASSES]     (QUERIES: one a line)
//
// A kind a line: median and 95th percentile in milliseconds over the queries, of each query's
// median over the passes, after one that is not counted; and the hits of all queries together, so
// that two runs can be compared.
//   or        ten best of articles with any of the words      and       with all of them
//   snippets  or, with the ten snippets                        facets    or, six facets over all
//   hits newest    or, newest first                                 phrase    two words of an
//   article's text
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "searcher/match/article_index.h"
#include "searcher/session/search_session.h"

using namespace backfile;

namespace {

struct Kind {
  std::string_view name;
  MatchMode match = MatchMode::Any;
  SortOrder sort = SortOrder::Relevance;
  bool snippets = false, facets = false, phrases = false;
};
constexpr Kind kKinds[]{
    {.name = "or"},
    {.name = "and", .match = MatchMode::All},
    {.name = "snippets", .snippets = true},
    {.name = "facets", .facets = true},
    {.name = "newest", .sort = SortOrder::Newest},
    {.name = "phrase", .match = MatchMode::All, .phrases = true},
};

std::vector<std::string> read_lines(const char* file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) {
      lines.push_back(line);
    }
  }
  return lines;
}

/// Two words of ASCII letters that stand next to each other in an article drawn by lot.
std::vector<std::string> draw_phrases(const char* folder, std::size_t count) {
  const Result<ArticleIndex> index = ArticleIndex::open({folder});
  std::vector<std::string> phrases;
  std::mt19937 random(7);
  while (index && phrases.size() < count) {
    const auto segment = static_cast<std::uint32_t>(random() % index->segment_count());
    const std::uint32_t articles = index->columns(segment).article_count();
    const Result<Article> article =
        index->read({segment, static_cast<std::uint32_t>(1 + random() % articles)});
    if (!article || article->body.size() < 200) {
      continue;
    }
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::size_t at = random() % (article->body.size() - 100);
    at = article->body.find(' ', at);
    std::size_t end = at, words = 0;
    while (end != std::string::npos && ++end < article->body.size() && words < 2) {
      const std::size_t begin = end;
      while (end < article->body.size() && is_letter(article->body[end])) {
        ++end;
      }
      if (end < begin + 2 || end >= article->body.size() || article->body[end] != ' ') {
        break;
      }
      ++words;
    }
    if (words == 2) {
      phrases.push_back("\"" + article->body.substr(at + 1, end - at - 2) + "\"");
    }
  }
  return phrases;
}

double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void run(SearchSession& session,
         const Kind& kind,
         const std::vector<std::string>& queries,
         int passes) {
  std::vector<std::vector<double>> times(queries.size());
  std::uint64_t hits = 0;
  for (int pass = 0; pass <= passes; ++pass) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      SearchRequest request;
      request.query = queries[i];
      request.match = kind.match;
      request.sort = kind.sort;
      request.snippets = kind.snippets;
      if (kind.facets) {
        request.facets = {FieldId::Organization,
                          FieldId::Person,
                          FieldId::Place,
                          FieldId::Source,
                          FieldId::Section,
                          FieldId::Language};
      }
      const auto start = std::chrono::steady_clock::now();
      const auto result = session.search(request);
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - start;
      if (pass > 0) {
        times[i].push_back(took.count());
      } else {
        hits += result ? result->total : 0;
      }
    }
  }
  std::vector<double> medians;
  for (const std::vector<double>& of_query : times) {
    medians.push_back(quantile(of_query, 0.5));
  }
  fmt::print("{:<10}{:>8.3f}{:>9.3f}{:>14}\n",
             kind.name,
             quantile(medians, 0.5),
             quantile(medians, 0.95),
             hits);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "search_benchmark INDEX QUERIES [PASSES]\n");
    return 2;
  }
  const int passes = argc > 3 ? std::max(1, std::atoi(argv[3])) : 5;
  const std::vector<std::string> queries = read_lines(argv[2]);
  Result<SearchSession> session = SearchSession::open({argv[1]});
  if (!session || queries.empty()) {
    fmt::print(stderr, "{}\n", session ? "no queries" : session.error().message);
    return 2;
  }
  const std::vector<std::string> phrases = draw_phrases(argv[1], queries.size());
  fmt::print("{} queries, ms    p50      p95          hits\n", queries.size());
  for (const Kind& kind : kKinds) {
    run(*session, kind, kind.phrases ? phrases : queries, passes);
  }
  return 0;
}
