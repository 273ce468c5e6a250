// SPDX-License-Identifier: GPL-2.0-or-later
// What answering costs once an index is open: every query of a file, several kinds of answer.
//
//   search_benchmark INDEX [--queries FILE] [--passes N] [--kind KIND] [--cold PROGRAM]
//
// FILE has a query a line. For each kind of answer a line: median and 95th percentile in
// milliseconds over the queries, of each query's median over the passes, after one that is not
// counted; and the hits of all queries together, so that two runs can be compared.
//   or        ten best of articles with any of the words      and       with all of them
//   snippets  or, with the ten snippets                        facets    or, six facets over all
//   hits newest    or, newest first                                 table     or, all of these
// Then the same for the kinds of a mix of queries that is drawn from the index (query_mix.h): the
// ten best with snippets. With PROGRAM, a backfile-search, also what a process costs that opens the
// index, answers one query of the mix and exits: with snippets, and with four facets beside.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "searcher/match/article_index.h"
#include "searcher/session/search_session.h"
#include "tests/benchmark/query_mix.h"

using namespace backfile;

namespace {

struct Kind {
  std::string_view name;
  MatchMode match = MatchMode::Any;
  SortOrder sort = SortOrder::Relevance;
  bool snippets = false, facets = false;
};
constexpr Kind kKinds[]{
    {.name = "or"},
    {.name = "and", .match = MatchMode::All},
    {.name = "snippets", .snippets = true},
    {.name = "facets", .facets = true},
    {.name = "newest", .sort = SortOrder::Newest},
    {.name = "table", .snippets = true, .facets = true},
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

double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Milliseconds that `work` takes.
template <class Work>
double time_of(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  return took.count();
}

/// Times `answer(query)`, which returns its hits, for each query, and prints a line.
template <class Queries, class Answer>
void run(std::string_view name, const Queries& queries, int passes, Answer&& answer) {
  std::vector<std::vector<double>> times(queries.size());
  std::uint64_t hits = 0;
  for (int pass = 0; pass <= passes; ++pass) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      std::uint64_t found = 0;
      const double took = time_of([&] { found = answer(queries[i]); });
      if (pass > 0) {
        times[i].push_back(took);
      } else {
        hits += found;
      }
    }
  }
  std::vector<double> medians;
  for (const std::vector<double>& of_query : times) {
    medians.push_back(quantile(of_query, 0.5));
  }
  fmt::print("{:<15}{:>6}{:>9.3f}{:>9.3f}{:>14}\n",
             name,
             queries.size(),
             quantile(medians, 0.5),
             quantile(medians, 0.95),
             hits);
  std::fflush(stdout);
}

std::uint64_t hits_of(SearchSession& session, const SearchRequest& request) {
  const auto result = session.search(request);
  return result ? result->total : 0;
}

SearchRequest request_of(const Kind& kind, const std::string& query) {
  SearchRequest request;
  request.query = query;
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
  return request;
}

/// Runs the program on one query, its output thrown away; 1 when it found something.
std::uint64_t run_program(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int status = 1;
  if (posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ) == 0) {
    waitpid(child, &status, 0);
  }
  posix_spawn_file_actions_destroy(&actions);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 1 : 0;
}

struct Wishes {
  std::string index, queries_file, kind, program;
  int passes = 5;
};

std::optional<Wishes> read_wishes(int argc, char** argv) {
  if (argc < 2 || argc % 2 != 0) {
    return std::nullopt;
  }
  Wishes wishes;
  wishes.index = argv[1];
  for (int i = 2; i < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string value = argv[i + 1];
    if (name == "--queries") {
      wishes.queries_file = value;
    } else if (name == "--passes") {
      wishes.passes = std::max(1, std::atoi(value.c_str()));
    } else if (name == "--kind") {
      wishes.kind = value;
    } else if (name == "--cold") {
      wishes.program = value;
    } else {
      return std::nullopt;
    }
  }
  return wishes;
}

constexpr std::size_t kMixSize = 500;
constexpr unsigned kMixSeed = 1987;

void run_file(SearchSession& session, const Wishes& wishes) {
  const std::vector<std::string> queries = read_lines(wishes.queries_file.c_str());
  for (const Kind& kind : kKinds) {
    if (!queries.empty() && (wishes.kind.empty() || wishes.kind == kind.name)) {
      run(kind.name, queries, wishes.passes, [&](const std::string& query) {
        return hits_of(session, request_of(kind, query));
      });
    }
  }
}

void run_mix(SearchSession& session,
             const std::vector<benchmark::MixedQuery>& mix,
             const Wishes& wishes) {
  constexpr Kind kPlain{.name = "", .match = MatchMode::All, .snippets = true};
  for (auto begin = mix.begin(); begin != mix.end();) {
    const auto end = std::find_if(
        begin, mix.end(), [&](const auto& query) { return query.kind != begin->kind; });
    const std::span<const benchmark::MixedQuery> queries(begin, end);
    if (wishes.kind.empty() || wishes.kind == begin->kind) {
      run(begin->kind, queries, wishes.passes, [&](const benchmark::MixedQuery& query) {
        return hits_of(session, request_of(kPlain, query.text));
      });
    }
    begin = end;
  }
}

void run_cold(const std::vector<benchmark::MixedQuery>& mix, const Wishes& wishes) {
  constexpr std::size_t kStep = 10;  // a process takes longer than an answer
  std::vector<benchmark::MixedQuery> some;
  for (std::size_t i = 0; i < mix.size(); i += kStep) {
    some.push_back(mix[i]);
  }
  const std::vector<std::string> plain{wishes.program, "-d", wishes.index, "--no-pager"};
  for (const bool facets : {false, true}) {
    std::vector<std::string> arguments = plain;
    if (facets) {
      arguments.emplace_back("--facets=org,person,place,source");
    }
    run(facets ? "cold, facets" : "cold", some, wishes.passes, [&](const auto& query) {
      std::vector<std::string> all = arguments;
      all.insert(all.end(), {"--", query.text});
      return run_program(all);
    });
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Wishes> wishes = read_wishes(argc, argv);
  if (!wishes) {
    fmt::print(stderr,
               "search_benchmark INDEX [--queries FILE] [--passes N] [--kind KIND] "
               "[--cold PROGRAM]\n");
    return 2;
  }
  Result<SearchSession> session = SearchSession::open({wishes->index});
  const Result<ArticleIndex> index = ArticleIndex::open({wishes->index});
  if (!session || !index) {
    fmt::print(stderr, "{}\n", session ? index.error().message : session.error().message);
    return 2;
  }
  const auto mix = benchmark::draw_queries(*index, kMixSize, kMixSeed);
  if (!mix) {
    fmt::print(stderr, "{}\n", mix.error().message);
    return 2;
  }
  fmt::print("ms          queries      p50      p95          hits\n");
  run_file(*session, *wishes);
  run_mix(*session, *mix, *wishes);
  if (!wishes->program.empty()) {
    run_cold(*mix, *wishes);
  }
  return 0;
}
