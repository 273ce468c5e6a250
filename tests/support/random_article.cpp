// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/random_article.h"

#include <algorithm>
#include <iterator>

namespace backfile::test {
namespace {

constexpr std::string_view kWords[] = {
    "oil",    "price", "Kremlin", "Kaspersky", "the",      "of",     "élan",   "Größe",
    "москва", "東京",  "U.S.",    "AT&T",      "d'études", "budget", "run",    "runs",
    "naïve",  "ﬁ",     "صحافة",   "1987",      "minister", "market", "shares", "said",
    "reuter", "a",     "in",      "fell",      "rose",     "bank"};

std::vector<std::string> random_texts(Random& random, std::uint32_t max) {
  std::vector<std::string> texts(random_to(random, max));
  std::generate(
      texts.begin(), texts.end(), [&] { return random_words(random, random_to(random, 5)); });
  return texts;
}

ArticleDate random_date(Random& random) {
  ArticleDate date;
  if (random_to(random, 5) == 0) {
    return date;
  }
  date.first_day =
      std::chrono::sys_days{std::chrono::days{static_cast<int>(random_to(random, 40)) - 20}};
  date.precision = static_cast<DatePrecision>(1 + random_to(random, 2));
  date.method = static_cast<DateMethod>(1 + random_to(random, 8));
  date.confidence = static_cast<DateConfidence>(1 + random_to(random, 2));
  date.text = random_words(random, 1);
  return date;
}

Entity random_entity(Random& random, std::uint32_t body_bytes) {
  Entity entity;
  entity.kind = static_cast<EntityKind>(random_to(random, 2));
  entity.name = random_words(random, 1 + random_to(random, 2));
  entity.canonical = random_words(random, 1 + random_to(random, 1));
  for (std::uint32_t i = random_to(random, 3); i > 0; --i) {
    const std::uint32_t begin = random_to(random, body_bytes);
    entity.mentions.push_back({begin, begin + random_to(random, body_bytes - begin)});
  }
  return entity;
}

}  // namespace

std::uint32_t random_to(Random& random, std::uint32_t max) {
  return std::uniform_int_distribution<std::uint32_t>(0, max)(random);
}

std::string random_words(Random& random, std::uint32_t count) {
  std::string text;
  for (; count > 0; --count) {
    text += kWords[random_to(random, std::size(kWords) - 1)];
    text += count > 1 ? (random_to(random, 40) == 0 ? "\n\n" : " ") : "";
  }
  return text;
}

Article random_article(Random& random) {
  Article article;
  article.id = 1 + (std::uint64_t{random()} << 20 | random_to(random, 1000));
  article.given_id = random_words(random, random_to(random, 1));
  article.path = random_words(random, 1);
  article.record = random_to(random, 1000);
  article.format = "text";
  article.headline = random_words(random, random_to(random, 8));
  article.bylines = random_texts(random, 2);
  article.dateline = random_words(random, random_to(random, 2));
  article.source = random_words(random, random_to(random, 1));
  article.sections = random_texts(random, 2);
  article.language = random_to(random, 3) == 0 ? "und" : "en";
  article.url = random_words(random, random_to(random, 1));
  article.date = random_date(random);
  article.body = random_words(random, random_to(random, 200));
  article.captions = random_texts(random, 2);
  article.related = random_texts(random, 2);
  article.boilerplate_bytes = random_to(random, UINT32_MAX);
  for (std::uint32_t i = random_to(random, 4); i > 0; --i) {
    article.entities.push_back(
        random_entity(random, static_cast<std::uint32_t>(article.body.size())));
  }
  article.warnings = random_texts(random, 1);
  return article;
}

void for_each_damage(std::string_view bytes,
                     Random& random,
                     int rounds,
                     const std::function<void(const std::string&)>& look) {
  const auto last = static_cast<std::uint32_t>(bytes.size() - 1);
  for (std::size_t cut = 0; cut < std::min<std::size_t>(256, bytes.size()); ++cut) {
    look(std::string(bytes.substr(0, cut)));
  }
  for (int round = 0; round < rounds; ++round) {
    look(std::string(bytes.substr(0, random_to(random, last))));
    std::string flipped(bytes);
    char& byte = flipped[random_to(random, last)];
    byte = static_cast<char>(byte ^ static_cast<char>(1u << random_to(random, 7)));
    look(flipped);
    std::string overwritten(bytes);
    for (std::uint32_t at = random_to(random, last), i = 0; i < 16 && at + i <= last; ++i) {
      overwritten[at + i] = static_cast<char>(random_to(random, 255));
    }
    look(overwritten);
  }
}

}  // namespace backfile::test
