// SPDX-License-Identifier: GPL-2.0-or-later
// Counts how many days of publication are read right: single date strings (datestrings) and whole
// pages (webdates, newsextract). `dates_quality --misses` also prints every one that is not.
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/parse/article_parser.h"
#include "indexer/parse/date_reader.h"
#include "indexer/source/document_reader.h"
#include "tests/support/temp_dir.h"

namespace {

using backfile::RawDocument;
using std::chrono::sys_days;

struct Tally {
  int right = 0, wrong = 0, missing = 0, invented = 0, refused = 0;

  int total() const { return right + wrong + missing + invented + refused; }
  void print(const char* name) const {
    const double share = (right + refused) / static_cast<double>(std::max(1, total()));
    const double precision = right / static_cast<double>(std::max(1, right + wrong));
    const double recall = right / static_cast<double>(std::max(1, right + missing));
    fmt::print(
        "{:<12} {:>4} of {:>4} right {:.3f}  F {:.3f}  (wrong {}, missing {}, invented {}, refused "
        "{})\n",
        name,
        right + refused,
        total(),
        share,
        2 * precision * recall / (precision + recall),
        wrong,
        missing,
        invented,
        refused);
  }
};

class Judge {
 public:
  explicit Judge(bool prints_misses) : prints_misses_(prints_misses) {}

  /// `gold` and `ours` are ISO days, "" for none.
  void count(const std::string& what,
             const std::string& gold,
             const std::string& ours,
             const std::string& how) {
    int& place = gold == ours   ? (gold.empty() ? tally_.refused : tally_.right)
                 : ours.empty() ? tally_.missing
                 : gold.empty() ? tally_.invented
                                : tally_.wrong;
    ++place;
    if (prints_misses_ && gold != ours) {
      fmt::print("  {}: gold '{}', ours '{}' {}\n", what, gold, ours, how);
    }
  }
  const Tally& tally() const { return tally_; }

 private:
  bool prints_misses_;
  Tally tally_;
};

/// Every document of an archive, in its order.
void for_each_document(const std::filesystem::path& file,
                       backfile::DocumentFormat format,
                       const std::function<void(RawDocument&&)>& use) {
  const backfile::ReadOptions options{.format = format};
  const backfile::SourceFile source{file, file.filename().string(), 0, 0};
  const backfile::DocumentSink sink{use, [](backfile::SkippedInput&& skipped) {
                                      fmt::print("skipped {}: {}\n", skipped.path, skipped.reason);
                                    }};
  if (const auto read = backfile::read_documents(source, options, sink, {}); !read) {
    fmt::print("{}\n", read.error().message);
  }
}

using Gold = std::map<std::string, nlohmann::json>;

Gold read_gold(const std::filesystem::path& file) {
  Gold gold;
  for_each_document(file, backfile::DocumentFormat::Json, [&](RawDocument&& document) {
    // The gold was written by Python, which writes NaN for "none".
    for (std::size_t at = 0; (at = document.bytes.find(": NaN", at)) != std::string::npos;) {
      document.bytes.replace(at, 5, ": null");
    }
    nlohmann::json line = nlohmann::json::parse(document.bytes);
    const std::string name = line["file"];
    gold.emplace(name, std::move(line));
  });
  return gold;
}

std::string text_of(const nlohmann::json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string day_in_webdates(const nlohmann::json& line) { return text_of(line, "date"); }

/// newsextract's days were typed by hand; they count where the page itself says the same.
std::string day_in_newsextract(const nlohmann::json& line) {
  const std::string day = text_of(line, "date");
  return day == text_of(line, "date_page") ? day : std::string();
}

void judge_pages(const std::filesystem::path& folder,
                 std::string (*day_of)(const nlohmann::json&),
                 bool misses) {
  const Gold gold = read_gold(folder / "gold.jsonl.xz");
  Judge judge(misses);
  std::chrono::duration<double> spent{};
  std::size_t bytes = 0;
  for_each_document(
      folder / "pages.tar.xz", backfile::DocumentFormat::Html, [&](RawDocument&& document) {
        const std::string name = document.path.substr(document.path.find('/') + 1);
        const auto line = gold.find(name);
        const std::string day = line == gold.end() ? std::string() : day_of(line->second);
        if (day.empty()) {
          return;
        }
        const auto begin = std::chrono::steady_clock::now();
        const auto article = backfile::parse_article(document, {});
        spent += std::chrono::steady_clock::now() - begin;
        bytes += document.bytes.size();
        const backfile::ArticleDate date = article ? article->date : backfile::ArticleDate{};
        const bool exact = date.precision == backfile::DatePrecision::Day;
        judge.count(
            fmt::format("{} {}", name, text_of(line->second, "url")),
            day,
            exact ? iso_date(date) : std::string(),
            fmt::format(
                "by {} {} from '{}'", name_of(date.method), name_of(date.confidence), date.text));
      });
  judge.tally().print(folder.filename().c_str());
  fmt::print("{:<12} {:.0f} pages/s, {:.1f} MB/s\n",
             "",
             judge.tally().total() / spent.count(),
             static_cast<double>(bytes) / 1e6 / spent.count());
}

/// Our days are those that are written, without zones; the suites state the same moment in UTC.
/// Where a string has a zone the written day is the right one, though UTC's may be the next.
bool is_same_day(const std::string& gold, const std::string& ours, std::string_view text) {
  if (gold.size() < 10 || ours.size() < 10) {
    return gold == ours;
  }
  const auto wanted = backfile::read_date_field(gold.substr(0, 10), {});
  const auto given = backfile::read_date_field(ours, {});
  const bool zoned =
      text.find_first_of(":") != std::string_view::npos &&
      (text.find(" -") != std::string_view::npos || text.find("-0") != std::string_view::npos ||
       text.find('T') != std::string_view::npos);
  const auto days = wanted->first_day - given->first_day;
  return days.count() == 0 || (zoned && days.count() == 1);
}

void judge_strings(const std::filesystem::path& folder, bool misses) {
  std::istringstream lines(backfile::test::read_file(folder / "datestrings.tsv"));
  Judge written(misses), utc(false);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const std::size_t first = line.find('\t'), second = line.rfind('\t');
    const std::string text = line.substr(first + 1, second - first - 1);
    const std::string gold = line.substr(second + 1).substr(0, 10);
    const auto date = backfile::read_date_field(text, {});
    const std::string ours =
        date ? iso_date(date->first_day, backfile::DatePrecision::Day) : std::string();
    written.count(line.substr(0, first) + " '" + text + "'",
                  gold,
                  is_same_day(gold, ours, text) ? gold : ours,
                  "");
    utc.count(text, gold, ours, "");
  }
  written.tally().print("datestrings");
  utc.tally().print("  UTC's day");
}

}  // namespace

int main(int argc, char** argv) {
  const bool misses = argc > 1 && std::string_view(argv[1]) == "--misses";
  const std::filesystem::path shared = backfile::test::shared_dir();
  if (shared.empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  judge_strings(shared / "corpora/datestrings", misses);
  judge_pages(shared / "corpora/webdates", day_in_webdates, misses);
  judge_pages(shared / "corpora/newsextract", day_in_newsextract, misses);
  return 0;
}
