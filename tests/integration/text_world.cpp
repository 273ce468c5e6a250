// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/integration/text_world.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include <fmt/format.h>

namespace backfile::test {
namespace {

constexpr std::array<const char*, 8> kWords{
    "bavo", "bavos", "cemus", "dilon", "dilan", "fanos", "gepin", "horum"};
enum class Place : std::uint8_t { Headline, Lead, Body, Caption, Byline };

std::size_t below(std::mt19937& random, std::size_t limit) { return random() % limit; }
std::string any_word(std::mt19937& random) {
  return kWords[std::min(below(random, 8), below(random, 8))];
}

std::string any_sentence(std::mt19937& random) {
  std::string words;
  for (std::size_t count = 1 + below(random, 6); count > 0; --count) {
    words += (words.empty() ? "" : " ") + any_word(random);
  }
  words[0] = static_cast<char>(words[0] - 'a' + 'A');
  const bool quoted = below(random, 3) == 0 && std::ranges::count(words, ' ') >= 2;
  return quoted ? "“" + words + ".”" : words + ".";
}

std::string any_text(std::mt19937& random, std::size_t paragraphs) {
  std::string text;
  for (std::size_t i = 0; i < paragraphs; ++i) {
    text += i == 0 ? "" : "\n\n";
    for (std::size_t count = 1 + below(random, 3); count > 0; --count) {
      text += (text.empty() || text.ends_with('\n') ? "" : " ") + any_sentence(random);
    }
  }
  return text;
}

/// A word as a reader sees it.
struct Seen {
  std::string word;
  std::size_t sentence = 0, paragraph = 0, quotation = 0;
  Place place = Place::Body;
};
using Text = std::vector<Seen>;

/// Appends the words of a text; sentences end in full stops, nothing else does.
void read(const std::string& text, Place place, Text& out) {
  std::size_t sentence = out.empty() ? 1 : out.back().sentence + 1;
  std::size_t paragraph = out.empty() ? 1 : out.back().paragraph + 1;
  static std::size_t quotations = 0;
  std::size_t quotation = 0;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) {
      out.push_back({word, sentence, paragraph, quotation, place});
      word.clear();
    }
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.compare(at, 3, "“") == 0) {
      quotation = ++quotations;
    } else if (text.compare(at, 3, "”") == 0) {
      quotation = 0;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += static_cast<char>(c | 0x20);
      continue;
    }
    close();
    sentence += c == '.' ? 1 : 0;
    if (c == '\n' && text[at - 1] == '\n') {
      ++paragraph;
      place = place == Place::Lead ? Place::Body : place;
    }
  }
  close();
}

Text read_article(const Article& article) {
  Text text;
  read(article.headline, Place::Headline, text);
  read(article.body, Place::Lead, text);
  for (const std::string& caption : article.captions) {
    read(caption, Place::Caption, text);
  }
  for (const std::string& byline : article.bylines) {
    read(byline, Place::Byline, text);
  }
  return text;
}

/// Words [first, last] of an article.
struct Span {
  std::size_t first = 0, last = 0;
  bool operator==(const Span&) const = default;
};
/// What NEAR joins: its text, and all its places.
struct Part {
  std::string text;
  std::function<std::vector<Span>(const Text&)> spans;
};

bool is_of_default(const Seen& seen) { return seen.place <= Place::Body; }

/// Whether `word` is what a query finds that asks for `asked`: of the words here only one pair has
/// one stem in English.
bool is_asked_for(const std::string& word, const std::string& asked, bool exact) {
  constexpr auto stem = [](const std::string& w) { return w == "bavos" ? "bavo" : w; };
  return exact ? word == asked : stem(word) == stem(asked);
}

Part part_of_word(const std::string& text, std::function<bool(const std::string&)> is_like) {
  return {text, [is_like = std::move(is_like)](const Text& words) {
            std::vector<Span> spans;
            for (std::size_t i = 0; i < words.size(); ++i) {
              if (is_of_default(words[i]) && is_like(words[i].word)) {
                spans.push_back({i, i});
              }
            }
            return spans;
          }};
}

Part word_part(std::mt19937& random) {
  const std::string word = any_word(random);
  switch (below(random, 5)) {
    case 0: {
      const std::string begin = word.substr(0, 3 + below(random, 2));
      return part_of_word(begin + "*",
                          [begin](const std::string& w) { return w.starts_with(begin); });
    }
    case 1: {
      const std::string end = word.substr(1);
      return part_of_word("*" + end, [end](const std::string& w) { return w.ends_with(end); });
    }
    case 2: {
      std::string pattern = word;
      pattern[2] = '?';
      return part_of_word(pattern, [pattern](const std::string& w) {
        return w.size() == pattern.size() && w.substr(0, 2) == pattern.substr(0, 2) &&
               w.substr(3) == pattern.substr(3);
      });
    }
    case 3: {
      // Of these words only these pairs are one letter apart.
      return part_of_word(word + "~1", [word](const std::string& w) {
        const auto is_pair = [&](const char* a, const char* b) {
          return (word == a && w == b) || (word == b && w == a);
        };
        return w == word || is_pair("bavo", "bavos") || is_pair("dilon", "dilan");
      });
    }
    default: {
      const bool exact = below(random, 2) == 0;
      return part_of_word((exact ? "=" : "") + word, [word, exact](const std::string& w) {
        return is_asked_for(w, word, exact);
      });
    }
  }
}

Part phrase_part(std::mt19937& random) {
  const bool gap = below(random, 2) == 0, exact = below(random, 2) == 0;
  const std::string a = any_word(random), b = any_word(random);
  const std::size_t step = gap ? 2 : 1;
  return {fmt::format("{}\"{} {}{}\"", exact ? "=" : "", a, gap ? "* " : "", b),
          [=](const Text& words) {
            std::vector<Span> spans;
            for (std::size_t i = 0; i + step < words.size(); ++i) {
              if (is_of_default(words[i]) && is_asked_for(words[i].word, a, exact) &&
                  is_asked_for(words[i + step].word, b, exact) &&
                  words[i].paragraph == words[i + step].paragraph) {
                spans.push_back({i, i + step});
              }
            }
            return spans;
          }};
}

Part joinable(std::mt19937& random, int depth);

Part either_part(std::mt19937& random, int depth) {
  const Part a = joinable(random, depth - 1), b = joinable(random, depth - 1);
  return {fmt::format("({} OR {})", a.text, b.text), [=](const Text& words) {
            std::vector<Span> spans = a.spans(words);
            const std::vector<Span> more = b.spans(words);
            spans.insert(spans.end(), more.begin(), more.end());
            return spans;
          }};
}

Part near_part(std::mt19937& random, int depth) {
  const Part a = joinable(random, depth - 1), b = joinable(random, depth - 1);
  const std::size_t between = 1 + below(random, 3);
  const bool ordered = below(random, 2) == 0;
  return {fmt::format("({} {}/{} {})", a.text, ordered ? "ADJ" : "NEAR", between, b.text),
          [=](const Text& words) {
            std::vector<Span> spans;
            for (const Span& x : a.spans(words)) {
              for (const Span& y : b.spans(words)) {
                const bool forward = x.last < y.first, backward = y.last < x.first && !ordered;
                const std::size_t gap = forward ? y.first - x.last - 1 : x.first - y.last - 1;
                if ((forward || backward) && gap <= between &&
                    words[x.first].paragraph == words[y.first].paragraph) {
                  spans.push_back({std::min(x.first, y.first), std::max(x.last, y.last)});
                }
              }
            }
            return spans;
          }};
}

Part joinable(std::mt19937& random, int depth) {
  switch (below(random, depth > 0 ? 6 : 3)) {
    case 0:
      return phrase_part(random);
    case 1:
    case 2:
      return word_part(random);
    case 3:
      return either_part(random, depth);
    default:
      return near_part(random, depth);
  }
}

OracleQuery some(const Part& part) {
  return {part.text, [part](const Article& x) { return !part.spans(read_article(x)).empty(); }};
}

OracleQuery same_query(std::mt19937& random) {
  const Part a = joinable(random, 1), b = joinable(random, 1);
  const bool paragraph = below(random, 2) == 0;
  return {fmt::format("({} SAME-{} {})", a.text, paragraph ? "P" : "S", b.text),
          [=](const Article& article) {
            const Text words = read_article(article);
            const auto unit = [&](std::size_t i) {
              return paragraph ? words[i].paragraph : words[i].sentence;
            };
            for (const Span& x : a.spans(words)) {
              for (const Span& y : b.spans(words)) {
                if (unit(x.first) == unit(x.last) && unit(x.first) == unit(y.first) &&
                    unit(y.first) == unit(y.last)) {
                  return true;
                }
              }
            }
            return false;
          }};
}

OracleQuery times_query(std::mt19937& random) {
  const Part part = joinable(random, 1);
  const std::size_t times = 1 + below(random, 4);
  return {fmt::format("{}x({})", times, part.text), [=](const Article& article) {
            std::vector<Span> spans = part.spans(read_article(article));
            std::ranges::sort(spans, {}, &Span::last);
            std::size_t count = 0, free = 0;
            for (const Span& span : spans) {
              if (span.first >= free) {
                ++count;
                free = span.last + 1;
              }
            }
            return count >= times;
          }};
}

OracleQuery opening_query(std::mt19937& random) {
  const Part part = below(random, 2) == 0 ? word_part(random) : phrase_part(random);
  const std::size_t words = 1 + below(random, 20);
  return {fmt::format("{}/F{}", part.text, words), [=](const Article& article) {
            return std::ranges::any_of(part.spans(read_article(article)),
                                       [&](const Span& span) { return span.last < words; });
          }};
}

OracleQuery zone_query(std::mt19937& random) {
  const Part part = below(random, 2) == 0 ? word_part(random) : phrase_part(random);
  const bool quote = below(random, 2) == 0;
  return {fmt::format("{}:{}", quote ? "quote" : "body", part.text), [=](const Article& article) {
            const Text words = read_article(article);
            return std::ranges::any_of(part.spans(words), [&](const Span& span) {
              const Seen &first = words[span.first], &last = words[span.last];
              return quote ? first.quotation != 0 && first.quotation == last.quotation
                           : first.place == Place::Body && last.place == Place::Body;
            });
          }};
}

}  // namespace

std::vector<Article> text_world(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Article> world(count);
  for (std::size_t i = 0; i < count; ++i) {
    Article& article = world[i];
    article.id = i + 1;
    article.path = fmt::format("texts/{}", i);
    article.language = "en";
    article.headline = below(random, 4) == 0 ? "" : any_word(random) + " " + any_word(random);
    article.body = any_text(random, 1 + below(random, 4));
    for (std::size_t captions = below(random, 3); captions > 0; --captions) {
      article.captions.push_back(any_text(random, 1));
    }
    if (below(random, 3) == 0) {
      article.bylines.push_back(any_word(random));
    }
  }
  return world;
}

OracleQuery random_text_query(std::mt19937& random, int operators) {
  if (operators == 0) {
    switch (below(random, 7)) {
      case 0:
        return some(word_part(random));
      case 1:
        return some(phrase_part(random));
      case 2:
        return some(near_part(random, 2));
      case 3:
        return same_query(random);
      case 4:
        return times_query(random);
      case 5:
        return opening_query(random);
      default:
        return zone_query(random);
    }
  }
  const int left = static_cast<int>(below(random, static_cast<std::size_t>(operators)));
  const OracleQuery a = random_text_query(random, left),
                    b = random_text_query(random, operators - 1 - left);
  const std::size_t op = below(random, 4);
  constexpr std::array<const char*, 4> kNames{"AND", "OR", "XOR", "NOT"};
  return {fmt::format("({} {} {})", a.text, kNames[op], b.text), [=](const Article& x) {
            const bool one = a.matches(x), other = b.matches(x);
            return op == 0   ? one && other
                   : op == 1 ? one || other
                   : op == 2 ? one != other
                             : one && !other;
          }};
}

}  // namespace backfile::test
