// SPDX-License-Identifier: GPL-2.0-or-later
// How well and how fast articles are read off pages, on the gold sets in ../shared/corpora.
//   extraction_quality [--set NAME] [--half 0|1] [--worst N] [--page NAME]
// --half takes every other page; --worst lists the pages with the lowest figures; --page prints one
// page's article and its gold.
#include <algorithm>
#include <ctime>
#include <string>

#include <fmt/format.h>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/article_parser.h"
#include "indexer/parse/encoding.h"
#include "indexer/parse/html_tree.h"
#include "tests/quality/extraction_measures.h"
#include "tests/quality/gold_pages.h"
#include "tests/support/temp_dir.h"

namespace {

using namespace backfile;
using namespace backfile::test;

struct Options {
  std::string set, page;
  std::size_t worst = 0;
  int half = -1;
};

Options parse_arguments(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i], value = argv[i + 1];
    options.set = name == "--set" ? value : options.set;
    options.page = name == "--page" ? value : options.page;
    options.worst = name == "--worst" ? std::stoul(value) : options.worst;
    options.half = name == "--half" ? std::stoi(value) : options.half;
  }
  return options;
}

/// What all comparisons start from: the text of every <p>.
std::string all_paragraphs(const std::string& html) {
  const HtmlDocument document = parse_html_tree(html);
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  std::string text;
  for (xmlNode* node = root; node != nullptr;) {
    const bool paragraph = tag_of(node) == "p";
    text += paragraph ? inner_text(node) + "\n\n" : "";
    node = next_node(node, root, paragraph);
  }
  return text;
}

struct ReadPage {
  Article article;
  std::string baseline;
};

ReadPage read_page(const GoldPage& page) {
  RawDocument document;
  document.path = page.name;
  document.format = DocumentFormat::Html;
  document.bytes = page.html;
  ReadPage read;
  if (auto article = parse_article(document, {})) {
    read.article = std::move(*article);
  }
  if (const auto decoded = decode_text(page.html, "", charset_named_in(page.html))) {
    read.baseline = all_paragraphs(decoded->text);
  }
  return read;
}

struct PageFigure {
  double value = 0;
  Overlap overlap;
  std::string name;
};

/// The sums over one set, for our text and for the baseline.
class SetFigures {
 public:
  explicit SetFigures(const GoldSet& set) : set_(set) {}

  void add(const GoldPage& page, const ReadPage& read) {
    bytes_ += page.html.size();
    ++pages_;
    add_title(page, read.article);
    if (set_.measure == GoldMeasure::Markers) {
      add_markers(page, read);
    } else if (!page.text.empty()) {
      add_text(page, read);
    }
  }

  void print(std::size_t worst) {
    const std::string figure = set_.measure == GoldMeasure::Shingles ? shingle_line()
                               : set_.measure == GoldMeasure::Words  ? word_line()
                                                                     : marker_line();
    fmt::print("{:<12} {:>4} pages  {}  aim {:.3f}", set_.name, texts_, figure, set_.aim);
    fmt::print("  titles {:.3f} of {}\n", ratio(right_titles_, titles_), titles_);
    std::sort(pages_figures_.begin(), pages_figures_.end(), [](const auto& a, const auto& b) {
      return a.value < b.value;
    });
    for (std::size_t i = 0; i < std::min(worst, pages_figures_.size()); ++i) {
      const PageFigure& one = pages_figures_[i];
      fmt::print("    {:.3f} p {:.3f} r {:.3f}  {}\n",
                 one.value,
                 one.overlap.precision,
                 one.overlap.recall,
                 one.name);
    }
    for (std::size_t i = 0; i < std::min(worst, wrong_titles_.size()); ++i) {
      fmt::print("    title {}\n", wrong_titles_[i]);
    }
  }

 private:
  static double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }

  void add_title(const GoldPage& page, const Article& article) {
    if (page.title.empty()) {
      return;
    }
    ++titles_;
    const bool right = plain_words(page.title) == plain_words(article.headline);
    right_titles_ += right ? 1u : 0u;
    if (!right) {
      wrong_titles_.push_back(fmt::format(
          "{}\n      gold {}\n      ours {}", page.name, flat(page.title), article.headline));
    }
  }

  void add_markers(const GoldPage& page, const ReadPage& read) {
    if (page.with.empty() && page.without.empty()) {
      return;
    }
    ++texts_;
    MarkerCounts one;
    one.add(read.article.body, page.with, page.without);
    markers_.add(read.article.body, page.with, page.without);
    baseline_markers_.add(read.baseline, page.with, page.without);
    pages_figures_.push_back({-static_cast<double>(one.misses + one.false_hits),
                              {ratio(one.rejections, one.rejections + one.false_hits),
                               ratio(one.hits, one.hits + one.misses),
                               0},
                              page.name});
  }

  void add_text(const GoldPage& page, const ReadPage& read) {
    ++texts_;
    const bool by_shingles = set_.measure == GoldMeasure::Shingles;
    const auto cut = by_shingles ? shingles_of : plain_words;
    const auto overlap = [&](const std::string& text) {
      std::vector<std::string> gold = cut(page.text), found = cut(text);
      found.resize(page.gold_is_beginning ? std::min(found.size(), gold.size()) : found.size());
      return overlap_of(std::move(gold), std::move(found));
    };
    const Overlap ours = overlap(read.article.body), base = overlap(read.baseline);
    shingles_.add(ours, !read.article.body.empty());
    baseline_shingles_.add(base, !read.baseline.empty());
    sum_ += ours.f1;
    precision_ += ours.precision;
    recall_ += ours.recall;
    baseline_sum_ += base.f1;
    pages_figures_.push_back({ours.f1, ours, page.name});
  }

  std::string shingle_line() const {
    const Overlap ours = shingles_.means();
    return fmt::format("shingle F1 {:.3f} (p {:.3f} r {:.3f})  all paragraphs {:.3f}",
                       ours.f1,
                       ours.precision,
                       ours.recall,
                       baseline_shingles_.means().f1);
  }
  std::string word_line() const {
    const double texts = static_cast<double>(std::max<std::size_t>(texts_, 1));
    return fmt::format("word F1    {:.3f} (p {:.3f} r {:.3f})  all paragraphs {:.3f}",
                       sum_ / texts,
                       precision_ / texts,
                       recall_ / texts,
                       baseline_sum_ / texts);
  }
  std::string marker_line() const {
    return fmt::format(
        "markers    accuracy {:.3f} F {:.3f} (missed {}, wrong {})  all paragraphs {:.3f} {:.3f}",
        markers_.accuracy(),
        markers_.f1(),
        markers_.misses,
        markers_.false_hits,
        baseline_markers_.accuracy(),
        baseline_markers_.f1());
  }

  const GoldSet& set_;
  ShingleMeans shingles_, baseline_shingles_;
  MarkerCounts markers_, baseline_markers_;
  double sum_ = 0, precision_ = 0, recall_ = 0, baseline_sum_ = 0;
  std::size_t pages_ = 0, bytes_ = 0, texts_ = 0, titles_ = 0, right_titles_ = 0;
  std::vector<PageFigure> pages_figures_;
  std::vector<std::string> wrong_titles_;
};

void print_page(const GoldPage& page, const ReadPage& read) {
  fmt::print("=== {}\n--- gold: {}\n{}\n", page.name, page.title, page.text);
  for (const std::string& marker : page.with) {
    fmt::print(
        "{} {}\n",
        flat(read.article.body).find(flat(marker)) == std::string::npos ? "MISSED" : "  with",
        marker);
  }
  for (const std::string& marker : page.without) {
    fmt::print(
        "{} {}\n",
        flat(read.article.body).find(flat(marker)) == std::string::npos ? "  without" : "WRONG",
        marker);
  }
  fmt::print("--- ours: {}\n{}\n", read.article.headline, read.article.body);
  for (const auto& [label, lines] : {std::pair{"caption", &read.article.captions},
                                     std::pair{"related", &read.article.related},
                                     std::pair{"byline", &read.article.bylines}}) {
    for (const std::string& line : *lines) {
      fmt::print("--- {}: {}\n", label, line);
    }
  }
}

/// Time that this thread has had on a core: others' work on the machine does not count.
double seconds_used() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Parse and extraction alone, on text that is UTF-8 already; then everything from bytes to
/// article.
void print_speed(const std::vector<GoldPage>& pages) {
  double html = 0, whole = 0;
  std::size_t bytes = 0;
  for (const GoldPage& page : pages) {
    RawDocument document;
    document.format = DocumentFormat::Html;
    document.bytes = page.html;
    const auto decoded = decode_text(page.html, "", charset_named_in(page.html));
    if (!decoded) {
      continue;
    }
    bytes += page.html.size();
    const auto begin = seconds_used();
    const auto draft = parse_html(decoded->text, document);
    const auto middle = seconds_used();
    const auto article = parse_article(document, {});
    html += middle - begin;
    whole += seconds_used() - middle;
  }
  const double megabytes = static_cast<double>(bytes) / 1e6,
               count = static_cast<double>(pages.size());
  fmt::print(
      "speed on one core, {} pages of {:.0f} KB: parse and extraction {:.1f} MB/s, {:.0f} "
      "pages/s; ",
      pages.size(),
      megabytes * 1000 / count,
      megabytes / html,
      count / html);
  fmt::print("bytes to article {:.1f} MB/s, {:.0f} pages/s\n", megabytes / whole, count / whole);
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse_arguments(argc, argv);
  const std::filesystem::path shared = shared_dir();
  if (shared.empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  std::vector<GoldPage> all;
  for (const GoldSet& set : gold_sets()) {
    if (!options.set.empty() && options.set != set.name) {
      continue;
    }
    SetFigures figures(set);
    int number = 0;
    for (GoldPage& page : set.load(shared / "corpora" / set.name)) {
      const bool wanted = options.page.empty() || page.name.find(options.page) != std::string::npos;
      if (!wanted || (options.half >= 0 && number++ % 2 != options.half)) {
        continue;
      }
      const ReadPage read = read_page(page);
      figures.add(page, read);
      if (!options.page.empty()) {
        print_page(page, read);
      }
      all.push_back(std::move(page));
    }
    figures.print(options.worst);
  }
  if (!all.empty() && options.page.empty()) {
    print_speed(all);
  }
  return 0;
}
