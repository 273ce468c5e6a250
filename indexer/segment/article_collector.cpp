// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/article_collector.h"

#include <algorithm>
#include <tuple>

#include "common/index/article_store.h"
#include "common/index/schema_terms.h"

namespace backfile {
namespace {

// A term's key: the word above, then the field, then one bit for a stem.
constexpr unsigned kStemBits = 1, kFieldBits = 7, kWordShift = kStemBits + kFieldBits;

std::uint64_t term_key(std::uint32_t word, FieldId field, bool is_stem) {
  return std::uint64_t{word} << kWordShift |
         std::uint64_t{static_cast<std::uint8_t>(field)} << kStemBits | (is_stem ? 1u : 0u);
}

/// What the allocator adds to a block: a header of 8 bytes and rounding to 16.
constexpr std::size_t kBlockOverhead = 16;

std::size_t heap_bytes(const std::string& text) {
  static const std::size_t kInPlace = std::string().capacity();
  return text.capacity() > kInPlace ? text.capacity() + kBlockOverhead : 0;
}

std::size_t heap_bytes(const CollectedArticle& article) {
  return heap_bytes(article.given_id) + heap_bytes(article.stored) +
         heap_bytes(article.word_terms) + article.row.facets.capacity() * sizeof(std::uint32_t) +
         kBlockOverhead;
}

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

}  // namespace

bool WordTermReader::next(WordTerm& term) {
  if (in_.at_end()) {
    return false;
  }
  key_ += in_.varint();
  term.is_stem = (key_ & 1) != 0;
  term.field = static_cast<FieldId>(key_ >> kStemBits & ((1u << kFieldBits) - 1));
  term.word = static_cast<std::uint32_t>(key_ >> kWordShift);
  term.frequency = static_cast<std::uint32_t>(in_.varint());
  term.positions.resize(in_.varint());
  std::uint32_t position = 0;
  for (std::uint32_t& each : term.positions) {
    position += static_cast<std::uint32_t>(in_.varint());
    each = position;
  }
  return true;
}

void ArticleCollector::add(AnalyzedArticle&& analyzed, std::uint64_t sequence) {
  CollectedArticle collected;
  collected.sequence = sequence;
  collected.row = row_of(analyzed);
  for (const FacetName& facet : analyzed.facets) {
    collected.row.facets.push_back(facets_.id_of(facet));
  }
  collected.given_id = analyzed.article.given_id;
  collected.stored = encode_article(analyzed.article);
  collected.stored.shrink_to_fit();
  collect_postings(analyzed);
  collected.length_filler = length_filler(analyzed);
  collected.word_terms = encode_postings();
  const std::string& language = analyzed.article.language;
  ++languages_[language.empty() ? "und" : language];
  article_bytes_ += heap_bytes(collected);
  articles_.push_back(std::move(collected));
}

void ArticleCollector::collect_postings(const AnalyzedArticle& analyzed) {
  postings_.clear();
  for (const FieldWords& range : analyzed.fields) {
    for (std::uint32_t i = range.first_token; i < range.last_token; ++i) {
      const Token& token = analyzed.words.tokens[i];
      if (token.form_bytes == 0 || token.stem_bytes == 0) {
        continue;
      }
      const std::uint32_t form = words_.id_of(analyzed.words.form(token));
      const std::string_view stem_text = analyzed.words.stem(token);
      const std::uint32_t stem = stem_text == words_.word(form) ? form : words_.id_of(stem_text);
      postings_.push_back({term_key(form, range.field, false), token.position, range.weight});
      postings_.push_back({term_key(stem, range.field, true), 0, range.weight});
    }
  }
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) {
    return std::tie(a.key, a.position) < std::tie(b.key, b.position);
  });
}

/// For each term: difference of its key from the last one's, frequency, number of positions, and
/// the positions as differences; all varints.
std::string ArticleCollector::encode_postings() {
  std::string out;
  std::uint64_t last_key = 0;
  std::vector<std::uint32_t> steps;
  for (auto first = postings_.begin(); first != postings_.end();) {
    steps.clear();
    std::uint64_t frequency = 0;
    std::uint32_t last_position = 0;
    auto next = first;
    for (; next != postings_.end() && next->key == first->key; ++next) {
      frequency += next->weight;
      if (next->position != last_position) {
        steps.push_back(next->position - last_position);
        last_position = next->position;
      }
    }
    append_varint(out, first->key - last_key);
    append_varint(out, frequency);
    append_varint(out, steps.size());
    for (std::uint32_t step : steps) {
      append_varint(out, step);
    }
    last_key = first->key;
    first = next;
  }
  out.shrink_to_fit();
  return out;
}

/// Requires: collect_postings() of the same article. See FORMAT.md, "Length of an article".
std::uint32_t ArticleCollector::length_filler(const AnalyzedArticle& analyzed) const {
  std::uint64_t words = 0, length = 0;
  for (const FieldWords& range : analyzed.fields) {
    for (std::uint32_t i = range.first_token; i < range.last_token; ++i) {
      const bool counts =
          range.field == FieldId::Text && analyzed.words.tokens[i].role != TokenRole::Joined;
      words += counts ? range.weight : 0;
    }
  }
  for (const Posting& posting : postings_) {
    length += posting.weight;
  }
  const std::uint64_t whole = words * kLengthPerWord;
  return whole > length ? static_cast<std::uint32_t>(whole - length) : 0;
}

void ArticleCollector::sort() {
  std::sort(
      articles_.begin(), articles_.end(), [](const CollectedArticle& a, const CollectedArticle& b) {
        return std::tie(b.row.day, a.row.id, a.sequence) <
               std::tie(a.row.day, b.row.id, b.sequence);
      });
}

std::size_t ArticleCollector::memory_bytes() const {
  return articles_.capacity() * sizeof(CollectedArticle) + article_bytes_ + words_.memory_bytes() +
         facets_.memory_bytes() + postings_.capacity() * sizeof(Posting);
}

}  // namespace backfile
