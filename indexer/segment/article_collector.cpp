// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/article_collector.h"

#include <algorithm>
#include <tuple>

#include "common/index/schema_terms.h"

namespace backfile {
namespace {

/// What the allocator adds to a block: a header of 8 bytes and rounding to 16.
constexpr std::size_t kBlockOverhead = 16;

ColumnRow row_of(const AnalyzedArticle& analyzed) {
  const ArticleDate& date = analyzed.article.date;
  ColumnRow row;
  row.id = analyzed.article.id;
  if (date.known()) {
    row.day = static_cast<std::int32_t>(date.first_day.time_since_epoch().count());
    row.precision = date.precision;
    row.method = date.method;
    row.confidence = date.confidence;
  }
  row.word_count = analyzed.word_count;
  row.fingerprint = analyzed.fingerprint;
  return row;
}

/// The words that stand in the article's stream, but for joined ones.
void collect_words(const AnalyzedArticle& analyzed, ArticleWords& words) {
  words.clear();
  const Article& article = analyzed.article;
  const std::size_t text_count = 3 + article.captions.size() + article.bylines.size();
  auto text = analyzed.texts.begin();
  for (std::size_t number = 0; number < text_count; ++number) {
    for (; text != analyzed.texts.end() && text->number == number; ++text) {
      for (std::uint32_t i = text->first_token; i < text->last_token; ++i) {
        const Token& token = analyzed.words.tokens[i];
        if (token.role != TokenRole::Joined && token.form_bytes > 0) {
          words.add({token.begin, token.end, analyzed.words.form(token)});
        }
      }
    }
    words.end_text();
  }
}

/// See FORMAT.md, "Length of an article".
void measure_length(const AnalyzedArticle& analyzed,
                    StockPhrases phrases,
                    CollectedArticle& collected) {
  const unsigned terms = phrases == StockPhrases::Yes ? 2 : 1;  // a stem and perhaps a form
  std::uint64_t words = 0, length = 0;
  for (const FieldWords& range : analyzed.fields) {
    for (std::uint32_t i = range.first_token; i < range.last_token; ++i) {
      const Token& token = analyzed.words.tokens[i];
      const bool counts = range.field == FieldId::Text && token.role != TokenRole::Joined;
      words += counts ? range.weight : 0;
      length += token.form_bytes > 0 ? std::uint64_t{terms} * range.weight : 0;
    }
  }
  const std::uint64_t whole = std::max(length, words * kLengthPerWord);
  collected.length = static_cast<std::uint32_t>(whole);
  collected.length_filler = static_cast<std::uint32_t>(whole - length);
}

}  // namespace

void ArticleCollector::add(AnalyzedArticle&& analyzed, std::uint64_t sequence) {
  CollectedArticle collected;
  collected.sequence = sequence;
  collected.number = static_cast<std::uint32_t>(articles_.size());
  collected.row = row_of(analyzed);
  for (const FacetName& facet : analyzed.facets) {
    collected.row.facets.push_back(facets_.id_of(facet));
  }
  collected.given_id = texts_.keep(analyzed.article.given_id);
  collect_words(analyzed, words_);
  collected.stored = texts_.keep(encode_article(analyzed.article, words_));
  measure_length(analyzed, phrases_, collected);
  const std::string& language = analyzed.article.language;
  ++languages_[language.empty() ? "und" : language];
  facet_bytes_ += collected.row.facets.capacity() * sizeof(std::uint32_t) + kBlockOverhead;
  articles_.push_back(std::move(collected));
}

void ArticleCollector::sort() {
  std::sort(
      articles_.begin(), articles_.end(), [](const CollectedArticle& a, const CollectedArticle& b) {
        return std::tie(b.row.day, a.row.id, a.sequence) <
               std::tie(a.row.day, b.row.id, b.sequence);
      });
}

std::size_t ArticleCollector::memory_bytes() const {
  return articles_.capacity() * sizeof(CollectedArticle) + texts_.memory_bytes() + facet_bytes_ +
         facets_.memory_bytes();
}

}  // namespace backfile
