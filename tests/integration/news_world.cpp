// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/integration/news_world.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include <fmt/format.h>

namespace backfile::test {
namespace {

using Words = std::vector<std::string>;
using std::chrono::sys_days;

constexpr std::array<const char*, 8> kWords{
    "bavo", "cemu", "dilo", "fano", "gepi", "horu", "jamo", "kelu"};
constexpr std::array<const char*, 3> kOrganizations{"North Bank", "Opal", "United Opal"};

std::size_t below(std::mt19937& random, std::size_t limit) { return random() % limit; }

std::string any_word(std::mt19937& random) {
  // Some words are common, some rare.
  return kWords[std::min(below(random, 8), below(random, 8))];
}

std::string any_words(std::mt19937& random, std::size_t count) {
  std::string words;
  for (std::size_t i = 0; i < count; ++i) {
    words += (i == 0 ? "" : " ") + any_word(random);
  }
  return words;
}

ArticleDate any_date(std::mt19937& random) {
  const auto precision = static_cast<DatePrecision>(below(random, 4));
  if (precision == DatePrecision::None) {
    return {};
  }
  const int year = 1998 + static_cast<int>(below(random, 2));
  const int month = precision == DatePrecision::Year ? 1 : 1 + static_cast<int>(below(random, 12));
  const int day = precision == DatePrecision::Day ? 1 + static_cast<int>(below(random, 28)) : 1;
  return {*civil_day(year, month, day),
          precision,
          DateMethod::Field,
          DateConfidence::High,
          "as written"};
}

/// A blank line is as far as a hundred words, none of which is asked for.
Words words_of(const std::string& text) {
  const std::size_t gap = text.find("\n\n");
  std::istringstream in(text.substr(0, gap));
  Words words;
  for (std::string word; in >> word;) {
    words.push_back(word);
  }
  if (gap != std::string::npos) {
    words.insert(words.end(), 100, "");
    const Words more = words_of(text.substr(gap + 2));
    words.insert(words.end(), more.begin(), more.end());
  }
  return words;
}

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool holds_phrase(const Words& words, const Words& phrase) {
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

/// Both words, at most `between` words between them.
bool holds_near(const Words& words,
                const std::string& a,
                const std::string& b,
                std::size_t between,
                bool ordered) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = 0; j < words.size(); ++j) {
      const std::size_t apart = i < j ? j - i : i - j;
      if (i != j && words[i] == a && words[j] == b && apart <= between + 1 && (!ordered || i < j)) {
        return true;
      }
    }
  }
  return false;
}

OracleQuery word_query(std::mt19937& random) {
  const std::string word = any_word(random);
  return {word, [word](const Article& a) {
            return holds(words_of(a.headline), word) || holds(words_of(a.body), word);
          }};
}

OracleQuery title_query(std::mt19937& random) {
  const std::string word = any_word(random);
  return {"title:" + word, [word](const Article& a) { return holds(words_of(a.headline), word); }};
}

OracleQuery phrase_query(std::mt19937& random) {
  const std::string phrase = any_words(random, 2 + below(random, 2));
  return {'"' + phrase + '"', [phrase](const Article& a) {
            return holds_phrase(words_of(a.headline), words_of(phrase)) ||
                   holds_phrase(words_of(a.body), words_of(phrase));
          }};
}

OracleQuery near_query(std::mt19937& random) {
  const std::string a = any_word(random);
  std::string b = any_word(random);
  b = a == b ? "kelu" : b;
  const std::size_t between = 1 + below(random, 4);
  const bool ordered = below(random, 2) == 0;
  if (a == b) {
    return word_query(random);
  }
  return {fmt::format("({} {}/{} {})", a, ordered ? "ADJ" : "NEAR", between, b),
          [=](const Article& article) {
            return holds_near(words_of(article.headline), a, b, between, ordered) ||
                   holds_near(words_of(article.body), a, b, between, ordered);
          }};
}

OracleQuery lead_query(std::mt19937& random) {
  const std::string phrase = any_words(random, 1 + below(random, 3));
  const std::size_t window = below(random, 6);  // in words
  const Words words = words_of(phrase);
  if (window >= 2 && words.size() == 2 && words[0] != words[1]) {
    const std::size_t between = window - 2;
    return {fmt::format("lead:\"{}\"~{}", phrase, window), [=](const Article& a) {
              const Words lead = words_of(std::string(lead_of(a)));
              return holds_near(words_of(a.headline), words[0], words[1], between, false) ||
                     holds_near(lead, words[0], words[1], between, false);
            }};
  }
  return {fmt::format("lead:\"{}\"", phrase), [=](const Article& a) {
            return holds_phrase(words_of(a.headline), words) ||
                   holds_phrase(words_of(std::string(lead_of(a))), words);
          }};
}

OracleQuery date_query(std::mt19937& random) {
  if (below(random, 4) == 0) {
    return {"date:none", [](const Article& a) { return !a.date.known(); }};
  }
  const int month = 1 + static_cast<int>(below(random, 11)),
            day = 1 + static_cast<int>(below(random, 28));
  const DayRange range{*civil_day(1998, month, day), *civil_day(1999, month, 28)};
  return {fmt::format("date:1998-{:02}-{:02}..1999-{:02}-28", month, day, month),
          [range](const Article& a) {
            return a.date.known() && range.contains(days_of(a.date.first_day, a.date.precision));
          }};
}

OracleQuery organization_query(std::mt19937& random) {
  const std::string name = kOrganizations[below(random, 3)];
  // A whole name finds this one: "Opal" does not find "United Opal".
  return {"org:\"" + name + '"', [name](const Article& a) {
            return std::ranges::count(a.entities, name, &Entity::name) > 0;
          }};
}

OracleQuery source_query(std::mt19937& random) {
  const std::string name = below(random, 2) == 0 ? "Meridian" : "Gazette";
  return {"source:" + name, [name](const Article& a) { return a.source == name; }};
}

}  // namespace

std::vector<Article> news_world(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Article> world(count);
  for (std::size_t i = 0; i < count; ++i) {
    Article& article = world[i];
    article.id = i + 1;
    article.path = fmt::format("world/{}", i);
    article.language = "und";
    article.headline = any_words(random, below(random, 4));
    article.body = any_words(random, 1 + below(random, 12));
    if (below(random, 3) == 0) {
      article.body += "\n\n" + any_words(random, 1 + below(random, 12));
    }
    article.date = any_date(random);
    article.source = below(random, 3) == 0 ? "" : below(random, 2) == 0 ? "Meridian" : "Gazette";
    for (const char* name : kOrganizations) {
      if (below(random, 4) == 0) {
        article.entities.push_back({EntityKind::Organization, name, name, {}});
      }
    }
  }
  return world;
}

OracleQuery random_query(std::mt19937& random, int operators) {
  constexpr std::array kLeaves{word_query,
                               word_query,
                               word_query,
                               title_query,
                               phrase_query,
                               near_query,
                               lead_query,
                               date_query,
                               organization_query,
                               source_query};
  if (operators == 0) {
    return kLeaves[below(random, kLeaves.size())](random);
  }
  const int left_share = static_cast<int>(below(random, static_cast<std::size_t>(operators)));
  const OracleQuery a = random_query(random, left_share),
                    b = random_query(random, operators - 1 - left_share);
  switch (below(random, 4)) {
    case 0:
      return {fmt::format("({} AND {})", a.text, b.text),
              [=](const Article& x) { return a.matches(x) && b.matches(x); }};
    case 1:
      return {fmt::format("({} OR {})", a.text, b.text),
              [=](const Article& x) { return a.matches(x) || b.matches(x); }};
    case 2:
      return {fmt::format("({} XOR {})", a.text, b.text),
              [=](const Article& x) { return a.matches(x) != b.matches(x); }};
    default:
      return {fmt::format("({} NOT {})", a.text, b.text),
              [=](const Article& x) { return a.matches(x) && !b.matches(x); }};
  }
}

std::vector<double> bm25_scores(const std::vector<Article>& world,
                                const std::vector<std::string>& words) {
  std::vector<Words> texts;
  double length = 0;
  for (const Article& article : world) {
    texts.push_back(words_of(article.headline + " " + article.body));
    std::erase(texts.back(), "");
    length += static_cast<double>(texts.back().size());
  }
  const double count = static_cast<double>(world.size()), average = length / count;
  std::vector<double> scores(world.size());
  for (const std::string& word : words) {
    const auto holders = static_cast<double>(std::count_if(
        texts.begin(), texts.end(), [&](const Words& text) { return holds(text, word); }));
    const double idf = std::pow(std::log(1 + (count - holders + 0.5) / (holders + 0.5)), 1.25);
    for (std::size_t i = 0; i < world.size(); ++i) {
      const Words headline = words_of(world[i].headline);
      const auto in_headline = std::count(headline.begin(), headline.end(), word);
      const auto in_text = std::count(texts[i].begin(), texts[i].end(), word);
      // The headline's words count twice.
      const auto tf = static_cast<double>(in_text + in_headline);
      const double norm = 2.0 * (1 - 0.75 + 0.75 * static_cast<double>(texts[i].size()) / average);
      scores[i] += idf * tf * 3.0 / (tf + norm);
    }
  }
  return scores;
}

}  // namespace backfile::test
