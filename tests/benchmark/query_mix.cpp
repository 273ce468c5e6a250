// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/benchmark/query_mix.h"

#include <algorithm>
#include <chrono>
#include <random>

#include <fmt/format.h>

namespace backfile::benchmark {
namespace {

/// An article to draw from: its words in their order, in small letters.
struct Source {
  Article article;
  std::vector<std::string> words;
};

class Lot {
 public:
  Lot(const ArticleIndex& index, unsigned seed) : index_(index), random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  /// An article of some words. Errors: see draw_queries().
  Result<Source> source() {
    constexpr int kAttempts = 1000;
    for (int attempt = 0; attempt < kAttempts && index_.segment_count() > 0; ++attempt) {
      const auto segment = static_cast<std::uint32_t>(below(index_.segment_count()));
      const auto docid =
          static_cast<std::uint32_t>(1 + below(index_.columns(segment).article_count()));
      Result<Article> article = index_.read({segment, docid});
      if (!article) {
        return Unexpected(article.error());
      }
      Source source{std::move(*article), {}};
      source.words = words_of(source.article.body);
      if (source.words.size() >= kLeastWords) {
        return source;
      }
    }
    return failure(ErrorCode::NotFound, "no article has words to draw from");
  }

  const std::string& word(const Source& source, std::size_t least_letters = 3) {
    for (std::size_t attempt = 0; attempt < source.words.size(); ++attempt) {
      const std::string& word = source.words[below(source.words.size())];
      if (word.size() >= least_letters) {
        return word;
      }
    }
    return source.words.front();
  }

  /// `count` words that stand together, parted by `between`.
  std::string neighbours(const Source& source, std::size_t count, std::string_view between = " ") {
    const std::size_t first = below(source.words.size() - count + 1);
    return fmt::format("{}",
                       fmt::join(source.words.begin() + static_cast<std::ptrdiff_t>(first),
                                 source.words.begin() + static_cast<std::ptrdiff_t>(first + count),
                                 between));
  }

  /// A name of the article, or a word when it has none.
  std::string name(const Source& source) {
    const auto& entities = source.article.entities;
    std::string name = entities.empty() ? word(source) : entities[below(entities.size())].canonical;
    std::erase(name, '"');
    return name;
  }

 private:
  static constexpr std::size_t kLeastWords = 20;

  static std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
      const bool is_capital = c >= 'A' && c <= 'Z';
      if (is_capital || (c >= 'a' && c <= 'z')) {
        word += static_cast<char>(is_capital ? c - 'A' + 'a' : c);
      } else if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    }
    return words;
  }

  const ArticleIndex& index_;
  std::mt19937 random_;
};

std::string month_of(const Article& article) {
  return article.date.precision == DatePrecision::None
             ? "none"
             : iso_date(article.date.first_day, DatePrecision::Month);
}

/// A kind of query, how many of a hundred are of it, and how one is drawn.
struct Kind {
  std::string_view name;
  int share;
  std::string (*draw)(Lot&, const Source&);
};
constexpr Kind kKinds[]{
    {"word", 15, [](Lot& lot, const Source& from) { return lot.word(from); }},
    {"words",
     20,
     [](Lot& lot, const Source& from) { return lot.word(from) + " " + lot.word(from); }},
    {"phrase",
     12,
     [](Lot& lot, const Source& from) {
       return "\"" + lot.neighbours(from, 2 + lot.below(3)) + "\"";
     }},
    {"or",
     8,
     [](Lot& lot, const Source& from) {
       return lot.word(from) + " OR " + lot.word(from) + " OR " + lot.word(from);
     }},
    {"not",
     4,
     [](Lot& lot, const Source& from) { return lot.word(from) + " NOT " + lot.word(from); }},
    {"near", 5, [](Lot& lot, const Source& from) { return lot.neighbours(from, 2, " NEAR/5 "); }},
    {"sentence",
     3,
     [](Lot& lot, const Source& from) { return lot.neighbours(from, 2, " SAME-S "); }},
    {"exact", 3, [](Lot& lot, const Source& from) { return "=" + lot.word(from); }},
    {"wildcard",
     4,
     [](Lot& lot, const Source& from) { return lot.word(from, 6).substr(0, 5) + "*"; }},
    {"fuzzy", 3, [](Lot& lot, const Source& from) { return lot.word(from, 6) + "~"; }},
    {"title", 5, [](Lot& lot, const Source& from) { return "title:" + lot.word(from); }},
    {"name", 8, [](Lot& lot, const Source& from) { return "entity:=\"" + lot.name(from) + "\""; }},
    {"month",
     6,
     [](Lot& lot, const Source& from) {
       return lot.word(from) + " date:" + month_of(from.article);
     }},
    {"newest", 4, [](Lot& lot, const Source& from) { return lot.word(from) + " sort:newest"; }},
};

}  // namespace

Result<std::vector<MixedQuery>> draw_queries(const ArticleIndex& index,
                                             std::size_t count,
                                             unsigned seed) {
  Lot lot(index, seed);
  std::vector<MixedQuery> queries;
  for (const Kind& kind : kKinds) {
    const std::size_t wanted =
        std::max<std::size_t>(1, count * static_cast<std::size_t>(kind.share) / 100);
    for (std::size_t i = 0; i < wanted; ++i) {
      const Result<Source> source = lot.source();
      if (!source) {
        return Unexpected(source.error());
      }
      queries.push_back({kind.name, kind.draw(lot, *source)});
    }
  }
  return queries;
}

}  // namespace backfile::benchmark
