// SPDX-License-Identifier: GPL-2.0-or-later
// What building an index costs: the real program from nothing over the paths named, several times.
//
//   index_benchmark [--runs N] PATH-OR-OPTION...     (what backfile-index takes: PATH --jobs 1)
//
// Prints wall and CPU seconds, articles and MB of text a second of wall, peak memory (medians), and
// the bytes of the index by part. MB of text is headlines, bodies and captions as stored.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/index/article_store.h"
#include "common/index/manifest.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

struct Cost {
  double wall_seconds = 0, cpu_seconds = 0, peak_megabytes = 0;
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs a program, its words thrown away, and says what it took.
Cost run(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));  // execv() changes nothing
  }
  argv.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    const int null = ::open("/dev/null", O_WRONLY);
    ::dup2(null, STDOUT_FILENO);
    ::dup2(null, STDERR_FILENO);
    ::execv(argv.front(), argv.data());
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    fmt::print(stderr, "{} failed\n", arguments.front());
    std::exit(1);
  }
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

template <class Member>
double median(std::vector<Cost> costs, Member member) {
  std::ranges::sort(costs, {}, member);
  return std::invoke(member, costs[costs.size() / 2]);
}

std::map<std::string, std::uint64_t> bytes_by_part(const std::filesystem::path& index) {
  std::map<std::string, std::uint64_t> parts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(index)) {
    if (entry.is_regular_file()) {
      std::string part = entry.path().filename().string();
      part = part.starts_with("ledger") ? "ledger" : part;
      parts[part] += entry.file_size();
      parts["all"] += entry.file_size();
    }
  }
  return parts;
}

struct Totals {
  std::uint64_t articles = 0, text_bytes = 0;
};

/// What the articles of an index hold: headlines, bodies, captions.
Totals totals_of(const IndexPaths& index) {
  Totals totals;
  const Result<Manifest> manifest = read_manifest(index);
  for (const SegmentEntry& segment : manifest ? manifest->segments : std::vector<SegmentEntry>{}) {
    const Result<ArticleStore> store = ArticleStore::open(index.articles(segment.name));
    const Result<TokenFile> tokens = TokenFile::open(index.tokens(segment.name));
    for (std::uint32_t docid = 1; store && tokens && docid <= store->article_count(); ++docid) {
      if (const Result<Article> article = store->read(docid, *tokens)) {
        ++totals.articles;
        totals.text_bytes += article->headline.size() + article->body.size();
        for (const std::string& caption : article->captions) {
          totals.text_bytes += caption.size();
        }
      }
    }
  }
  return totals;
}

void print_costs(const std::vector<Cost>& costs, const Totals& totals) {
  const double wall = median(costs, &Cost::wall_seconds);
  const auto articles = static_cast<double>(totals.articles);
  fmt::print("wall {:.2f} s  cpu {:.2f} s  peak {:.0f} MB  (median of {})\n",
             wall,
             median(costs, &Cost::cpu_seconds),
             median(costs, &Cost::peak_megabytes),
             costs.size());
  fmt::print("{} articles, {:.1f} MB of text: {:.0f} articles/s, {:.1f} MB/s\n",
             totals.articles,
             static_cast<double>(totals.text_bytes) / 1e6,
             articles / wall,
             static_cast<double>(totals.text_bytes) / 1e6 / wall);
}

void print_parts(const std::filesystem::path& index, const Totals& totals) {
  for (const auto& [part, bytes] : bytes_by_part(index)) {
    fmt::print("{:<16} {:>9.2f} MB {:>7.3f} bytes a byte of text\n",
               part,
               static_cast<double>(bytes) / 1e6,
               static_cast<double>(bytes) / static_cast<double>(totals.text_bytes));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t runs = 3;
  std::vector<std::string> command{test::indexer_program(), "--quiet"};
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--runs") == 0 && i + 1 < argc) {
      runs = std::max(1ul, std::strtoul(argv[++i], nullptr, 10));
    } else {
      command.emplace_back(argv[i]);
    }
  }
  const test::TempDir dir;
  const IndexPaths index{dir.path() / "index"};
  command.insert(command.end(), {"--db", index.root.string()});
  std::vector<Cost> costs;
  while (costs.size() < runs) {
    std::filesystem::remove_all(index.root);
    costs.push_back(run(command));
  }
  const Totals totals = totals_of(index);
  print_costs(costs, totals);
  print_parts(index.root, totals);
  return 0;
}
