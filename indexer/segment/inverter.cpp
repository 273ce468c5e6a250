// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/inverter.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "indexer/segment/word_stem.h"

namespace backfile {
namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr unsigned kHashShift = 32;
constexpr std::uint32_t kTokensAtOnce = 16;

}  // namespace

/// Tokens that serve the same fields with the same weights.
struct Inverter::TokenRun {
  std::uint32_t first, last, role;
};

Inverter::Inverter() {
  Weights body{};
  body[static_cast<std::size_t>(FieldId::Text)] = 1;
  role_of(body);  // the first one: kBodyRole
}

void Inverter::add(const AnalyzedArticle& analyzed) {
  article_stemmer_ = stemmer_for(analyzed.article.language);
  numbers_.assign(analyzed.words.tokens.size(), kNoWord);
  for (const TokenRun& run : runs_of(analyzed)) {
    for (std::uint32_t first = run.first; first < run.last; first += kTokensAtOnce) {
      const std::uint32_t last = std::min(run.last, first + kTokensAtOnce);
      add_tokens(analyzed.words, {first, last, run.role});
    }
  }
  lines_.add(analyzed, numbers_);
  ++article_count_;
}

/// Every look-up goes from slot to word to text and chain, each far off in memory. So a few tokens
/// go through it side by side: what one needs next is fetched while the others are looked at.
void Inverter::add_tokens(const TokenStream& words, const TokenRun& run) {
  if ((words_.size() + kTokensAtOnce) * 2 >= slots_.size()) {
    grow();
  }
  const Token* const tokens = words.tokens.data() + run.first;
  const std::size_t count = run.last - run.first, mask = slots_.size() - 1;
  std::array<std::uint32_t, kTokensAtOnce> hashes;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view form = words.form(tokens[i]);
    hashes[i] = static_cast<std::uint32_t>(
        XXH3_64bits_withSeed(form.data(), form.size(), article_stemmer_));
    __builtin_prefetch(&slots_[hashes[i] & mask]);
  }
  const auto first_guess = [&](std::size_t i) -> const Word* {
    const auto number = static_cast<std::uint32_t>(slots_[hashes[i] & mask]);
    return number == 0 ? nullptr : &words_[number - 1];
  };
  for (std::size_t i = 0; i < count; ++i) {
    __builtin_prefetch(first_guess(i));
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (const Word* word = first_guess(i)) {
      __builtin_prefetch(word->text);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (tokens[i].form_bytes == 0) {
      continue;
    }
    const std::uint32_t number = word_of(words.form(tokens[i]), hashes[i]);
    Word& word = words_[number];
    numbers_[run.first + i] = number;
    if (run.role == kBodyRole) {
      count_in_body(word);
    } else {
      count_in_fields(word, run.role);
    }
  }
}

/// Cuts the article's tokens wherever a field begins or ends.
std::vector<Inverter::TokenRun> Inverter::runs_of(const AnalyzedArticle& analyzed) {
  struct Edge {
    std::uint32_t token;
    FieldId field;
    std::uint32_t add, subtract;
  };
  std::vector<Edge> edges;
  for (const FieldWords& range : analyzed.fields) {
    edges.push_back({range.first_token, range.field, range.weight, 0});
    edges.push_back({range.last_token, range.field, 0, range.weight});
  }
  std::ranges::stable_sort(edges, {}, &Edge::token);
  std::vector<TokenRun> runs;
  Weights weights{};
  for (std::size_t i = 0; i < edges.size(); ++i) {
    std::uint32_t& weight = weights[static_cast<std::size_t>(edges[i].field)];
    weight = weight + edges[i].add - edges[i].subtract;
    const bool closes_run = i + 1 < edges.size() && edges[i].token < edges[i + 1].token;
    if (closes_run && weights != Weights{}) {
      runs.push_back({edges[i].token, edges[i + 1].token, role_of(weights)});
    }
  }
  return runs;
}

std::uint32_t Inverter::role_of(const Weights& weights) {
  const auto [found, is_new] =
      role_numbers_.try_emplace(weights, static_cast<std::uint32_t>(roles_.size()));
  if (is_new) {
    std::uint32_t fields = 0;
    for (std::size_t field = 0; field < weights.size(); ++field) {
      fields |= weights[field] > 0 ? 1u << field : 0u;
    }
    roles_.push_back(weights);
    role_fields_.push_back(fields);
  }
  return found->second;
}

/// The number of a form's word, a new one when it was not there. Requires: a free slot.
std::uint32_t Inverter::word_of(std::string_view form, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (slots_[slot] >> kHashShift == hash) {
      const auto number = static_cast<std::uint32_t>(slots_[slot]) - 1;
      if (is_word(words_[number], form)) {
        return number;
      }
    }
  }
  const std::uint32_t number = add_word(form, hash);
  slots_[slot] = std::uint64_t{hash} << kHashShift | words_.size();
  return number;
}

bool Inverter::is_word(const Word& word, std::string_view form) const {
  return word.form_bytes == form.size() && word.stemmer == article_stemmer_ &&
         std::memcmp(word.text, form.data(), form.size()) == 0;
}

std::uint32_t Inverter::add_word(std::string_view form, std::uint32_t hash) {
  const std::string_view stem = stem_of_form(stemmer_, form, article_stemmer_);
  Word& word = words_.emplace_back();
  word.hash = hash;
  word.form_bytes = static_cast<std::uint8_t>(form.size());
  word.stem_bytes = static_cast<std::uint8_t>(stem.size());
  word.stemmer = article_stemmer_;
  word.stem_apart = !form.starts_with(stem);
  word.text = word.stem_apart ? texts_.keep(std::string(form).append(stem)).data()
                              : texts_.keep(form).data();
  return word_count() - 1;
}

void Inverter::count_in_body(Word& word) {
  Chain& chain = word.body;
  if (chain.count > 0 && chain.article == article_count_) {
    ++chain.count;
    return;
  }
  if (chain.count > 0) {
    const std::uint64_t step = chain.article - chain.coded_article;
    chains_.append_varint(chain.bytes, step << kBodyTagBits | (chain.count > 1 ? kMany : 0));
    if (chain.count > 1) {
      chains_.append_varint(chain.bytes, chain.count);
    }
    chain.coded_article = chain.article;
  }
  word.fields |= role_fields_[kBodyRole];
  chain.article = article_count_;
  chain.count = 1;
}

void Inverter::count_in_fields(Word& word, std::uint32_t role) {
  if (word.field_chain == 0) {
    word.field_chain = static_cast<std::uint32_t>(field_chains_.size());
    field_chains_.emplace_back();
  }
  FieldChain& chain = field_chains_[word.field_chain];
  if (chain.count > 0 && chain.article == article_count_ && chain.role == role) {
    ++chain.count;
    return;
  }
  if (chain.count > 0) {
    const std::uint64_t step = chain.article - chain.coded_article;
    const bool new_role = chain.role != chain.coded_role;
    chains_.append_varint(
        chain.bytes,
        step << kFieldTagBits | (new_role ? kNewRole : 0) | (chain.count > 1 ? kMany : 0));
    if (new_role) {
      chains_.append_varint(chain.bytes, chain.role);
    }
    if (chain.count > 1) {
      chains_.append_varint(chain.bytes, chain.count);
    }
    chain.coded_article = chain.article;
    chain.coded_role = chain.role;
  }
  word.fields |= role_fields_[role];
  chain.article = article_count_;
  chain.role = role;
  chain.count = 1;
}

void Inverter::grow() {
  slots_.assign(std::max(kFirstSlots, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < word_count(); ++number) {
    std::size_t slot = words_[number].hash & mask;
    while (slots_[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots_[slot] = std::uint64_t{words_[number].hash} << kHashShift | (number + 1);
  }
}

std::size_t Inverter::memory_bytes() const {
  return chains_.memory_bytes() + texts_.memory_bytes() + lines_.memory_bytes() +
         words_.capacity() * sizeof(Word) + field_chains_.capacity() * sizeof(FieldChain) +
         slots_.capacity() * sizeof(std::uint64_t);
}

}  // namespace backfile
