// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the collections of formats with the real program and prints, for each, how much of what has
// a headline and a text was read with both; then how many titles and dates of nine sets are exactly
// the gold's. Exit 0 when the program never crashed, 1 otherwise.
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/source/document_reader.h"
#include "tests/quality/formats_gold.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using namespace backfile;
using namespace backfile::test;
using Json = nlohmann::json;
using Files = std::map<std::string, std::string>;

struct Share {
  std::size_t good = 0, all = 0;
  void add(bool is_good) {
    good += is_good ? 1U : 0U;
    ++all;
  }
  double value() const {
    return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
  }
};

/// What `--inspect` printed, by "path inside the archive#record".
struct Inspection {
  std::map<std::string, Json> articles;
  bool crashed = false;

  /// The articles of one file.
  std::vector<Json> of_file(const std::string& file) const {
    std::vector<Json> found;
    const std::string begin = file + "#";
    for (auto it = articles.lower_bound(begin);
         it != articles.end() && it->first.starts_with(begin);
         ++it) {
      found.push_back(it->second);
    }
    return found;
  }
};

std::size_t crashes = 0;  // NOLINT: counted over all sets, printed at the end

std::string inside(const fs::path& archive, const std::string& path) {
  const std::string prefix = archive.string();
  const std::string rest = path.starts_with(prefix) ? path.substr(prefix.size()) : path;
  return rest.starts_with('/') ? rest.substr(1) : rest;
}

Inspection inspect(const fs::path& archive) {
  const ProgramOutput output =
      run_program({{indexer_program(), "--inspect", archive.string()}, "", {}, {}});
  Inspection inspection;
  inspection.crashed = output.exit_code > 1;
  crashes += inspection.crashed ? 1U : 0U;
  for (std::size_t at = 0; at < output.out.size();) {
    const std::size_t end = std::min(output.out.find('\n', at), output.out.size());
    Json article = Json::parse(output.out.substr(at, end - at), nullptr, false);
    if (article.is_object()) {
      const std::string key =
          fmt::format("{}#{}", inside(archive, article["path"]), article["record"].get<int>());
      inspection.articles.emplace(key, std::move(article));
    }
    at = end + 1;
  }
  return inspection;
}

/// Every file of an archive (or the one file) as it is.
Files raw_files(const fs::path& archive) {
  Files files;
  const DocumentSink sink{[&](RawDocument&& document) {
                            files[inside(archive, document.path)] = std::move(document.bytes);
                          },
                          [](SkippedInput&&) {}};
  ReadOptions options;
  options.format = DocumentFormat::Text;
  options.pair_metadata = false;
  (void)read_documents({archive, archive.string(), 0, 0}, options, sink, {});
  return files;
}

bool has_both(const Json& article) {
  return !article["title"].get<std::string>().empty() &&
         !article["body"].get<std::string>().empty();
}

void print_share(std::string_view set, const Share& share, std::string_view what) {
  fmt::print("{:<14} {:.3f}  {} of {} {}\n", set, share.value(), share.good, share.all, what);
}

void print_missed(std::string_view what) { fmt::print("    missed: {}\n", what); }

void measure_formats(const fs::path& archive) {
  const Inspection ours = inspect(archive);
  Share share;
  for (const auto& [path, bytes] : raw_files(archive)) {
    if (has_headline_and_text(path, bytes)) {
      const std::vector<Json> articles = ours.of_file(path);
      const bool good = std::ranges::any_of(articles, has_both);
      share.add(good);
      if (!good) {
        print_missed(path);
      }
    }
  }
  print_share("formats", share, "files with headline and text");
}

/// A title or a whole text; a text that has another beside it in its item is one of the paragraphs.
bool keeps(const Json& article, const FeedExpectation& expected) {
  const auto fits = [&](std::string_view text) {
    const std::string packed = without_blanks(text);
    return packed == expected.value || packed == expected.literal;
  };
  if (expected.title) {
    return fits(article["title"].get<std::string>());
  }
  const std::string body = article["body"].get<std::string>();
  bool found = fits(body);
  for (std::size_t at = 0; at < body.size() && !found;) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    found = fits(std::string_view(body).substr(at, end - at));
    at = end + 2;
  }
  return found;
}

void measure_feeds(const fs::path& archive) {
  const Inspection ours = inspect(archive);
  Share share;
  for (const auto& [path, bytes] : raw_files(archive)) {
    const std::vector<FeedExpectation> expectations = feed_expectations(bytes);
    if (expectations.empty()) {
      continue;
    }
    const std::vector<Json> articles = ours.of_file(path);
    const bool good = std::ranges::all_of(expectations, [&](const FeedExpectation& expected) {
      return expected.entry < articles.size() && keeps(articles[expected.entry], expected);
    });
    share.add(good);
    if (!good) {
      print_missed(path);
    }
  }
  print_share("feeds", share, "files as they expect");
}

/// Sets in which every record has a headline and a text.
void measure_records(std::string_view set, const fs::path& archive, std::size_t records) {
  const Inspection ours = inspect(archive);
  Share share{0, records};
  for (const auto& [key, article] : ours.articles) {
    share.good += has_both(article) ? 1U : 0U;
  }
  print_share(set, share, "records with headline and text");
}

void measure_warc(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const bool archive = entry.path().string().find("arc") != std::string::npos;
    if (archive && entry.path().filename() != "news-pages.warc.gz") {
      inspect(entry.path());
    }
  }
  measure_records("warc", folder / "news-pages.warc.gz", 120);
}

struct SetScore {
  Share titles, dates;
  /// The mean over what the gold has.
  double value() const {
    if (titles.all == 0 || dates.all == 0) {
      return titles.all == 0 ? dates.value() : titles.value();
    }
    return (titles.value() + dates.value()) / 2;
  }
};

SetScore score(const std::string& set, const fs::path& archive, const Files& gold_files) {
  const Inspection ours = inspect(archive);
  SetScore scores;
  for (const auto& [key, gold] : gold_of(set, gold_files)) {
    const auto found = ours.articles.find(key);
    const Json article = found == ours.articles.end() ? Json() : found->second;
    if (gold.title) {
      scores.titles.add(!article.is_null() && without_blanks(article["title"].get<std::string>()) ==
                                                  without_blanks(*gold.title));
    }
    if (gold.date) {
      const std::string date = article.is_null() || !article["date"]["value"].is_string()
                                   ? ""
                                   : article["date"]["value"];
      scores.dates.add(!article.is_null() && date == *gold.date);
    }
  }
  return scores;
}

struct GoldSet {
  std::string name, archive, gold;  ///< `gold` is another file than the archive, or ""
};

void measure_gold_sets(const fs::path& corpora) {
  const std::vector<GoldSet> sets{{"bbc", "bbc-fulltext.zip", ""},
                                  {"pressreleases", "covid.tar.xz", "covid-gold.jsonl.xz"},
                                  {"fakenewsnet", "politifact.zip", ""},
                                  {"persian", "iran-news-a.tar.xz", ""},
                                  {"albanian", "lajme-even.tar.xz", ""},
                                  {"fakebr", "fakebr-true-even.tar.xz", ""},
                                  {"zhnews", "documents_dup_part_10_part_1.txt.xz", ""},
                                  {"jawikinews", "jawikinews.jsonl.xz", ""},
                                  {"vfnd", "vfnd-a.zip", ""}};
  double sum = 0;
  for (const GoldSet& set : sets) {
    const fs::path archive = corpora / set.name / set.archive;
    Files files = raw_files(set.gold.empty() ? archive : corpora / set.name / set.gold);
    if (!set.gold.empty()) {
      files = {{"gold.jsonl", files.begin()->second}};
    }
    const SetScore scores = score(set.name, archive, files);
    fmt::print("{:<14} {:.3f}  titles {}/{}, dates {}/{}\n",
               set.name,
               scores.value(),
               scores.titles.good,
               scores.titles.all,
               scores.dates.good,
               scores.dates.all);
    sum += scores.value();
  }
  fmt::print("{:<14} {:.3f}\n", "mean of nine", sum / static_cast<double>(sets.size()));
}

}  // namespace

int main() {
  if (shared_dir().empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  const fs::path corpora = shared_dir() / "corpora";
  measure_formats(corpora / "formats" / "agency-formats.zip");
  measure_feeds(corpora / "feeds" / "feedparser-tests.tar.gz");
  measure_records("newsgroups", corpora / "newsgroups" / "mini_newsgroups-a.tar.gz", 998);
  measure_records("dpa-newsmlg2", corpora / "dpa-newsmlg2" / "dpa-20170629.tar.gz", 57);
  measure_warc(corpora / "warc");
  measure_gold_sets(corpora);
  fmt::print("crashes: {}\n", crashes);
  return crashes == 0 ? 0 : 1;
}
