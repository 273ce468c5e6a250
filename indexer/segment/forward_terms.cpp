// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/forward_terms.h"

#include <algorithm>
#include <tuple>

#include "indexer/segment/word_stem.h"

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

void ForwardTerms::add(const AnalyzedArticle& analyzed) {
  numbers_.assign(analyzed.words.tokens.size(), kNoWord);
  collect_postings(analyzed);
  lines_.add(analyzed, numbers_);
  articles_.push_back(encode_postings());
  article_bytes_ += articles_.back().capacity() + kBlockOverhead;
}

void ForwardTerms::collect_postings(const AnalyzedArticle& analyzed) {
  postings_.clear();
  const StemmerId stemmer = stemmer_for(analyzed.article.language);
  for (const FieldWords& range : analyzed.fields) {
    for (std::uint32_t i = range.first_token; i < range.last_token; ++i) {
      const Token& token = analyzed.words.tokens[i];
      if (token.form_bytes == 0) {
        continue;
      }
      const std::string_view form_text = analyzed.words.form(token);
      const std::uint32_t form = words_.id_of(form_text);
      numbers_[i] = form;
      const std::string_view stem_text = stem_of_form(stemmer_, form_text, stemmer);
      const std::uint32_t stem = stem_text == words_.word(form) ? form : words_.id_of(stem_text);
      const std::uint32_t position = keeps_positions(range.field) ? token.position : 0;
      postings_.push_back({term_key(form, range.field, false), position, range.weight});
      postings_.push_back({term_key(stem, range.field, true), 0, range.weight});
    }
  }
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) {
    return std::tie(a.key, a.position) < std::tie(b.key, b.position);
  });
}

/// For each term: difference of its key from the last one's, frequency, number of positions, and
/// the positions as differences; all varints.
std::string ForwardTerms::encode_postings() {
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

LineWords ForwardTerms::line_words() const {
  return {words_.size(), [this](std::uint32_t word) { return words_.word(word); }};
}

std::size_t ForwardTerms::memory_bytes() const {
  return articles_.capacity() * sizeof(std::string) + article_bytes_ + words_.memory_bytes() +
         lines_.memory_bytes() + postings_.capacity() * sizeof(Posting);
}

}  // namespace backfile
