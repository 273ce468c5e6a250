// SPDX-License-Identifier: GPL-2.0-or-later
// Scores candidates, pools the scores by word, decodes, and cuts the names out.
#include "indexer/entity/entity_tagger.h"

#include <algorithm>
#include <deque>

#include "indexer/entity/document_view.h"
#include "indexer/entity/entity_features.h"
#include "indexer/entity/entity_tokens.h"
#include "indexer/entity/label_decoder.h"

namespace backfile {
namespace {

// A word's scores move this part of the way to the mean of its other occurrences: one half.
constexpr std::int64_t kPoolingPart = 2;
constexpr std::size_t kParts = 4;
constexpr std::size_t kTypes = kNameLabels / kParts;

// What the labels of all other occurrences of a word weigh together in the second pass, in the
// units of the weights: about 0.5 in the logarithm of the odds.
constexpr std::int32_t kVotesWeight = 15;

// What a dateline's place gains as a place: about 2.5 in the logarithm of the odds.
constexpr std::int32_t kDatelineWeight = 80;

// What first name and surname at the end of a long run of other words gain as a person.
constexpr std::int32_t kPersonTailWeight = 45;

// What "Baker" gains as an organization where "Baker International Corp" stands and no "James
// Baker".
constexpr std::int32_t kShortFormWeight = 80;

// What a usual word at the head of a sentence loses as a name, unread: 5 in the logarithm of the
// odds.
constexpr std::int32_t kPlainOpeningWeight = 300;

// How often a word of a document was found in names of each type, and outside of names.
struct WordVotes {
  std::int32_t occurrences = 0;
  std::array<std::int32_t, kTypes + 1> by_type{};
  bool begins_organization = false;  // of several words
  bool is_persons = false;           // ends or goes on a person's name, or follows a title
};

constexpr std::size_t vote_of(EntityLabel label) { return label / kParts; }
static_assert(vote_of(kOutside) == kTypes);

// What all occurrences of one word in a document score together.
struct WordSum {
  std::int64_t occurrences = 0;
  std::array<std::int64_t, kTypes> by_type{};
};

bool has_word(const ViewToken& token) { return is_capital(token.case_kind); }

}  // namespace

struct EntityTagger::State {
  explicit State(const EntityModel& shared)
      : model(shared), view(shared.lexicon()), decoder(shared.transitions()) {}

  void score_candidates();
  bool is_plain_opening(std::size_t place) const;
  const LabelScores& word_scores(CachedWord& word, int offset);
  std::int32_t type_score(std::size_t place, std::size_t type) const;
  void add_scores(std::size_t place, EntityType type, std::int32_t weight);
  void favour_person_tails();
  void pool_by_word();
  enum class Pass { First, Second };
  void decode(Pass pass);
  void count_votes();
  void heed_votes();
  void cut_house_numbers();

  const EntityModel& model;
  DocumentView view;
  LabelDecoder decoder;
  FeatureList features;
  std::vector<TokenScores> scores;
  std::vector<WordSum> word_sums;     // by document word
  std::vector<WordVotes> word_votes;  // by document word
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

// "The", "However", "Under" and the like open a sentence and no name, where the document has them
// in no row of capitals: a quarter of all candidates.
bool EntityTagger::State::is_plain_opening(std::size_t place) const {
  const ViewToken& token = view.tokens()[place];
  if (!token.starts_sentence || token.is_headline || token.is_dateline ||
      token.case_kind != CaseKind::Initial || token.phrase.lists != 0) {
    return false;
  }
  const LexiconEntry lexicon = token.word->traits.lexicon;
  const DocumentWord& word = view.words()[token.document_word];
  const ViewToken* behind = view.neighbour(place, 1);
  return lexicon.capital_class() == 1 && lexicon.lists() == 0 && word.longest_run == kNoPlace &&
         !word.in_headline && (behind == nullptr || !behind->is_candidate);
}

void EntityTagger::State::score_candidates() {
  const std::vector<ViewToken>& tokens = view.tokens();
  scores.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_candidate) {
      continue;
    }
    if (is_plain_opening(i)) {
      scores[i].fill(-kPlainOpeningWeight);
      scores[i][kOutside] = 0;
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
    if (tokens[i].is_dateline) {
      add_scores(i, EntityType::Place, kDatelineWeight);
    }
  }
}

void EntityTagger::State::add_scores(std::size_t place, EntityType type, std::int32_t weight) {
  for (std::size_t part = 0; part < kParts; ++part) {
    scores[place][label_of(type, static_cast<NamePart>(part))] += weight;
  }
}

// "Minister of Communications and Mass Media Nikolai Nikiforov".
void EntityTagger::State::favour_person_tails() {
  const auto is_in = [&](std::size_t place, NameList list) {
    const std::uint16_t lists = view.tokens()[place].word->traits.lexicon.lists();
    return (lists & static_cast<std::uint16_t>(list)) != 0;
  };
  const auto may_be_surname = [&](std::size_t place) {
    const WordTraits& traits = view.tokens()[place].word->traits;
    return traits.case_kind == CaseKind::Initial && traits.role == WordRole::None &&
           (traits.lexicon.lists() == 0 || is_in(place, NameList::Surname));
  };
  for (const CapitalRun& run : view.runs()) {
    const std::size_t first = run.last - 2, last = run.last - 1;
    if (run.words >= 4 && has_word(view.tokens()[first]) && is_in(first, NameList::FirstName) &&
        may_be_surname(last) && !is_in(first - 1, NameList::FirstName) &&
        view.tokens()[first].phrase.lists == 0) {
      scores[first][label_of(EntityType::Person, NamePart::Begin)] += kPersonTailWeight;
      scores[last][label_of(EntityType::Person, NamePart::End)] += kPersonTailWeight;
    }
  }
}

std::int32_t EntityTagger::State::type_score(std::size_t place, std::size_t type) const {
  const auto first = scores[place].begin() + static_cast<std::ptrdiff_t>(type * kParts);
  return *std::max_element(first, first + kParts);
}

// By type, not by label: where a word stands in its name is each occurrence's own matter.
void EntityTagger::State::pool_by_word() {
  const std::vector<ViewToken>& tokens = view.tokens();
  word_sums.assign(view.words().size(), WordSum{});
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (has_word(tokens[i])) {
      WordSum& sum = word_sums[tokens[i].document_word];
      ++sum.occurrences;
      for (std::size_t type = 0; type < kTypes; ++type) {
        sum.by_type[type] += type_score(i, type);
      }
    }
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!has_word(tokens[i]) || word_sums[tokens[i].document_word].occurrences < 2) {
      continue;
    }
    const WordSum& sum = word_sums[tokens[i].document_word];
    for (std::size_t type = 0; type < kTypes; ++type) {
      const std::int64_t own = type_score(i, type);
      const std::int64_t mean = (sum.by_type[type] - own) / (sum.occurrences - 1);
      for (std::size_t part = 0; part < kParts; ++part) {
        scores[i][type * kParts + part] += static_cast<std::int32_t>((mean - own) / kPoolingPart);
      }
    }
  }
}

// In the second pass only rows with a word that has votes: the others stay as they are.
void EntityTagger::State::decode(Pass pass) {
  const std::vector<ViewToken>& tokens = view.tokens();
  view.for_each_row([&](std::size_t first, std::size_t last) {
    bool has_votes = pass == Pass::First;
    for (std::size_t i = first; i < last && !has_votes; ++i) {
      has_votes = has_word(tokens[i]) && word_votes[tokens[i].document_word].occurrences > 1;
    }
    if (has_votes) {
      decoder.decode({scores.data() + first, last - first}, {labels.data() + first, last - first});
    }
  });
}

void EntityTagger::State::count_votes() {
  const std::vector<ViewToken>& tokens = view.tokens();
  word_votes.assign(view.words().size(), WordVotes{});
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (has_word(tokens[i])) {
      WordVotes& votes = word_votes[tokens[i].document_word];
      ++votes.occurrences;
      ++votes.by_type[vote_of(labels[i])];
      votes.begins_organization |= labels[i] == label_of(EntityType::Organization, NamePart::Begin);
      votes.is_persons |= labels[i] != kOutside && type_of(labels[i]) == EntityType::Person &&
                          !opens_name(labels[i]);
    }
  }
}

// Second pass: each occurrence is told what the first pass made of the others.
void EntityTagger::State::heed_votes() {
  const std::vector<ViewToken>& tokens = view.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!has_word(tokens[i]) || word_votes[tokens[i].document_word].occurrences < 2) {
      continue;
    }
    const WordVotes& votes = word_votes[tokens[i].document_word];
    for (std::size_t label = 0; label < kLabels; ++label) {
      const std::size_t vote = label / kParts;
      const std::int32_t others = votes.by_type[vote] - (vote == vote_of(labels[i]) ? 1 : 0);
      scores[i][label] += kVotesWeight * others / (votes.occurrences - 1);
    }
    const bool is_short_form = labels[i] == label_of(EntityType::Person, NamePart::Whole) &&
                               votes.begins_organization && !votes.is_persons &&
                               !view.words()[tokens[i].document_word].after_title;
    if (is_short_form) {
      add_scores(i, EntityType::Organization, kShortFormWeight);
    }
  }
}

// "340 Hay Street" is an address, the place is Hay Street.
void EntityTagger::State::cut_house_numbers() {
  static const std::array<std::uint64_t, 8> kStreets{hash_word("street"),
                                                     hash_word("st."),
                                                     hash_word("avenue"),
                                                     hash_word("ave."),
                                                     hash_word("road"),
                                                     hash_word("boulevard"),
                                                     hash_word("blvd."),
                                                     hash_word("lane")};
  const std::vector<ViewToken>& tokens = view.tokens();
  for (std::size_t first = 0; first + 1 < tokens.size(); ++first) {
    if (tokens[first].case_kind != CaseKind::Number ||
        labels[first] != label_of(EntityType::Place, NamePart::Begin)) {
      continue;
    }
    std::size_t last = first + 1;
    while (!closes_name(labels[last])) {
      ++last;
    }
    const std::uint64_t word = tokens[last].word->traits.lower;
    if (last > first + 1 && std::ranges::find(kStreets, word) != kStreets.end()) {
      labels[first] = kOutside;
      labels[first + 1] = label_of(EntityType::Place, NamePart::Begin);
    }
  }
}

void EntityTagger::State::append_plain(std::string_view text,
                                       const std::vector<EntityToken>& tokens,
                                       bool headline) {
  std::string space;
  const bool is_plain = is_ascii(text);
  for (const EntityToken& token : tokens) {
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    const std::string_view form = is_plain ? written : plain_token(written, space);
    const bool changed = !is_plain && form != written;
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
  state.favour_person_tails();
  state.pool_by_word();
  state.labels.assign(tokens.size(), kOutside);
  state.decode(State::Pass::First);
  state.count_votes();
  state.heed_votes();
  state.decode(State::Pass::Second);
  state.cut_house_numbers();
  return state.labels;
}

std::vector<EntityMention> EntityTagger::tag(std::string_view headline, std::string_view body) {
  State& state = *state_;
  const EntityLanguage language = state.model.language();
  state.plain.clear();
  state.forms.clear();
  tokenize_for_entities(headline, state.headline_tokens, language);
  tokenize_for_entities(body, state.body_tokens, language);
  state.append_plain(headline, state.headline_tokens, true);
  state.append_plain(body, state.body_tokens, false);
  label_tokens(state.plain);
  std::vector<EntityMention> mentions;
  state.append_mentions(headline, state.headline_tokens, 0, true, mentions);
  state.append_mentions(body, state.body_tokens, state.headline_tokens.size(), false, mentions);
  return mentions;
}

}  // namespace backfile
