// SPDX-License-Identifier: GPL-2.0-or-later
// Scores candidates, pools the scores by word, decodes, and cuts the names out.
#include "indexer/entity/entity_tagger.h"

#include <deque>

#include "indexer/entity/document_view.h"
#include "indexer/entity/entity_features.h"
#include "indexer/entity/entity_tokens.h"
#include "indexer/entity/label_decoder.h"

namespace backfile {
namespace {

// How far a word's scores move to the mean of its other occurrences, in quarters.
constexpr std::int32_t kPoolingQuarters = 3;

}  // namespace

struct EntityTagger::State {
  explicit State(const EntityModel& shared)
      : model(shared), view(shared.lexicon()), decoder(shared.transitions()) {}

  void score_candidates();
  const LabelScores& word_scores(CachedWord& word, int offset);
  void pool_by_word();
  void decode();

  const EntityModel& model;
  DocumentView view;
  LabelDecoder decoder;
  FeatureList features;
  std::vector<TokenScores> scores;
  std::vector<TokenScores> word_sums;          // by document word
  std::vector<std::int32_t> word_occurrences;  // by document word
  std::vector<EntityLabel> labels;
  std::deque<std::string> recased;
  // For tag().
  std::vector<EntityToken> headline_tokens, body_tokens;
  std::vector<PlainToken> plain;
  std::deque<std::string> forms;

  void append_plain(std::string_view text, const std::vector<EntityToken>& tokens, bool headline);
  void append_mentions(std::string_view text,
                       const std::vector<EntityToken>& tokens,
                       std::size_t first_label,
                       bool headline,
                       std::vector<EntityMention>& mentions) const;
};

const LabelScores& EntityTagger::State::word_scores(CachedWord& word, int offset) {
  const auto place = static_cast<std::size_t>(offset + 2);
  LabelScores& known = word.scores[place];
  if ((word.scored >> place & 1) == 0) {
    features.clear();
    append_word_features(word.traits, offset, features);
    known.fill(0);
    model.add_weights(features, known);
    word.scored = static_cast<std::uint8_t>(word.scored | 1u << place);
  }
  return known;
}

void EntityTagger::State::score_candidates() {
  const std::vector<ViewToken>& tokens = view.tokens();
  scores.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_candidate) {
      continue;
    }
    LabelScores sum{};
    for (int offset = -2; offset <= 2; ++offset) {
      const ViewToken* around = view.neighbour(i, offset);
      if (around == nullptr) {
        continue;
      }
      const LabelScores& part = word_scores(*around->word, offset);
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        sum[label] = static_cast<std::int16_t>(sum[label] + part[label]);
      }
    }
    features.clear();
    append_context_features(view, i, features);
    model.add_weights(features, sum);
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      scores[i][label] = sum[label];
    }
    scores[i][kOutside] = 0;
  }
}

void EntityTagger::State::pool_by_word() {
  const std::vector<ViewToken>& tokens = view.tokens();
  word_sums.assign(view.words().size(), TokenScores{});
  word_occurrences.assign(view.words().size(), 0);
  const auto has_word = [&](std::size_t i) {
    return tokens[i].is_candidate && tokens[i].word->traits.has_capital();
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (has_word(i)) {
      ++word_occurrences[tokens[i].document_word];
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        word_sums[tokens[i].document_word][label] += scores[i][label];
      }
    }
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::int32_t others = has_word(i) ? word_occurrences[tokens[i].document_word] - 1 : 0;
    for (std::size_t label = 0; others > 0 && label < kNameLabels; ++label) {
      const std::int32_t own = scores[i][label];
      const std::int32_t mean = (word_sums[tokens[i].document_word][label] - own) / others;
      scores[i][label] = own + (mean - own) * kPoolingQuarters / 4;
    }
  }
}

void EntityTagger::State::decode() {
  const std::vector<ViewToken>& tokens = view.tokens();
  labels.assign(tokens.size(), kOutside);
  for (std::size_t first = 0, last = 0; first < tokens.size(); first = last) {
    last = first + 1;
    if (!tokens[first].is_candidate) {
      continue;
    }
    while (last < tokens.size() && tokens[last].is_candidate && !tokens[last].starts_sentence) {
      ++last;
    }
    decoder.decode({scores.data() + first, last - first}, {labels.data() + first, last - first});
  }
}

void EntityTagger::State::append_plain(std::string_view text,
                                       const std::vector<EntityToken>& tokens,
                                       bool headline) {
  std::string space;
  for (const EntityToken& token : tokens) {
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    const std::string_view form = plain_token(written, space);
    const bool changed = form != written;
    plain.push_back({changed ? std::string_view(forms.emplace_back(form)) : written,
                     token.starts_sentence,
                     headline});
  }
}

void EntityTagger::State::append_mentions(std::string_view text,
                                          const std::vector<EntityToken>& tokens,
                                          std::size_t first_label,
                                          bool headline,
                                          std::vector<EntityMention>& mentions) const {
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const EntityLabel label = labels[first_label + i];
    if (label == kOutside || type_of(label) == EntityType::Misc) {
      continue;
    }
    begin = opens_name(label) ? tokens[i].begin : begin;
    if (closes_name(label)) {
      mentions.push_back({static_cast<EntityKind>(type_of(label)),
                          headline,
                          begin,
                          tokens[i].end,
                          std::string(text.substr(begin, tokens[i].end - begin))});
    }
  }
}

EntityTagger::EntityTagger(const EntityModel& model) : state_(std::make_unique<State>(model)) {}
EntityTagger::~EntityTagger() = default;
EntityTagger::EntityTagger(EntityTagger&&) noexcept = default;
EntityTagger& EntityTagger::operator=(EntityTagger&&) noexcept = default;

const std::vector<EntityLabel>& EntityTagger::label_tokens(std::vector<PlainToken>& tokens) {
  State& state = *state_;
  state.recased.clear();
  recase_headlines(tokens, state.model.lexicon(), state.recased);
  state.view.read(tokens);
  state.score_candidates();
  state.pool_by_word();
  state.decode();
  return state.labels;
}

std::vector<EntityMention> EntityTagger::tag(std::string_view headline, std::string_view body) {
  State& state = *state_;
  state.plain.clear();
  state.forms.clear();
  tokenize_for_entities(headline, state.headline_tokens);
  tokenize_for_entities(body, state.body_tokens);
  state.append_plain(headline, state.headline_tokens, true);
  state.append_plain(body, state.body_tokens, false);
  label_tokens(state.plain);
  std::vector<EntityMention> mentions;
  state.append_mentions(headline, state.headline_tokens, 0, true, mentions);
  state.append_mentions(body, state.body_tokens, state.headline_tokens.size(), false, mentions);
  return mentions;
}

}  // namespace backfile
