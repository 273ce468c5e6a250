// SPDX-License-Identifier: GPL-2.0-or-later
// Passes over a document's tokens, each adding what the next one needs.
#include "indexer/entity/document_view.h"

#include <algorithm>
#include <unordered_map>

namespace backfile {
namespace {

constexpr std::size_t kMostConnectors = 3;  // in a row inside a name: "of the"
constexpr std::uint32_t kLongestAcronym = 6;

const WordTraits& traits_of(const ViewToken& token) { return token.word->traits; }

bool has_capital(const ViewToken& token) { return is_capital(token.case_kind); }

using WordHashes = std::vector<std::uint64_t>;

WordHashes sorted_hashes(std::initializer_list<const char*> words) {
  WordHashes hashes;
  for (const char* word : words) {
    hashes.push_back(hash_word(word));
  }
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

bool is_one_of(const WordHashes& hashes, std::uint64_t lower) {
  return std::binary_search(hashes.begin(), hashes.end(), lower);
}

// Small words that names of people and places begin with: al-Qaida, de Gaulle.
bool is_particle(std::uint64_t lower, EntityLanguage language) {
  static const WordHashes kParticles =
      sorted_hashes({"de", "da", "do",  "dos", "du",  "del", "della", "di",  "la",  "le",
                     "el", "al", "bin", "ibn", "ben", "von", "van",   "der", "den", "ter"});
  static const WordHashes kGermanParticles =
      sorted_hashes({"de", "da", "do", "dos", "du",  "del", "della", "di",  "la",  "le",
                     "el", "al", "zu", "bin", "ibn", "ben", "von",   "van", "vom", "ter"});
  return is_one_of(language == EntityLanguage::German ? kGermanParticles : kParticles, lower);
}

// Words that hold a run together; "and", "in" part two names more often than they join one.
bool joins_runs(std::uint64_t lower, EntityLanguage language) {
  static const WordHashes kJoints = sorted_hashes({"of", "for", "für", "-", "&"});
  return is_particle(lower, language) || is_one_of(kJoints, lower);
}

const std::uint64_t kHyphen = hash_word("-");
const std::uint64_t kThe = hash_word("the");

}  // namespace

const ViewToken* DocumentView::neighbour(std::size_t place, int offset) const {
  std::size_t at = place;
  for (; offset > 0; --offset) {
    if (++at >= tokens_.size() || tokens_[at].starts_sentence) {
      return nullptr;
    }
  }
  for (; offset < 0; ++offset) {
    if (at == 0 || tokens_[at].starts_sentence) {
      return nullptr;
    }
    --at;
  }
  return &tokens_[at];
}

void DocumentView::read(const std::vector<PlainToken>& tokens) {
  cache_.clear_when_full();
  ++document_;
  tokens_.clear();
  runs_.clear();
  words_.clear();
  lower_words_.fill(0);
  pairs_.fill(0);
  intern(tokens);
  mark_candidates();
  mark_pairs();
  find_runs();
  match_phrases();
  gather_evidence();
  pair_acronyms();
}

void DocumentView::intern(const std::vector<PlainToken>& tokens) {
  tokens_.reserve(tokens.size());
  for (const PlainToken& token : tokens) {
    ViewToken& view = tokens_.emplace_back();
    const WordPlace& place = cache_.find(token.form);
    view.word = place.word;
    view.case_kind = place.case_kind;
    view.role = place.role;
    view.starts_sentence = token.starts_sentence;
    view.is_headline = token.is_headline;
    view.is_dateline = token.is_dateline;
    if (place.case_kind == CaseKind::Lower && !token.is_headline) {
      lower_words_[(place.lower >> 6) % lower_words_.size()] |= std::uint64_t{1}
                                                                << (place.lower & 63);
    }
    if (!has_capital(view)) {
      continue;
    }
    if (view.word->document != document_) {
      view.word->document = document_;
      view.word->document_word = static_cast<std::uint32_t>(words_.size());
      words_.emplace_back();
    }
    view.document_word = view.word->document_word;
  }
}

void DocumentView::mark_candidates() {
  for (ViewToken& token : tokens_) {
    token.is_candidate = has_capital(token);
  }
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].case_kind == CaseKind::Number) {
      const ViewToken* before = neighbour(i, -1);
      const ViewToken* behind = neighbour(i, 1);
      tokens_[i].is_candidate = (before != nullptr && has_capital(*before)) ||
                                (behind != nullptr && has_capital(*behind));
    }
  }
  mark_connectors();
  mark_particles();
}

// Connectors between two candidates, up to kMostConnectors in a row.
void DocumentView::mark_connectors() {
  for (std::size_t i = 0, end = 0; i < tokens_.size(); i = end) {
    end = i + 1;
    while (end < tokens_.size() && !tokens_[end].starts_sentence && !tokens_[end].is_candidate &&
           tokens_[end].role == WordRole::Connector) {
      ++end;
    }
    const bool is_closed = end < tokens_.size() && !tokens_[end].starts_sentence &&
                           tokens_[end].is_candidate && tokens_[i].is_candidate;
    for (std::size_t k = i + 1; is_closed && end - i - 1 <= kMostConnectors && k < end; ++k) {
      tokens_[k].is_candidate = true;
    }
  }
}

// A particle in front of a capitalised word, a hyphen between them or not.
void DocumentView::mark_particles() {
  for (std::size_t i = tokens_.size(); i-- > 0;) {
    if (tokens_[i].role != WordRole::Connector ||
        !is_particle(traits_of(tokens_[i]).lower, lexicon_.language())) {
      continue;
    }
    const ViewToken* behind = neighbour(i, 1);
    const bool has_hyphen = behind != nullptr && traits_of(*behind).lower == kHyphen;
    const ViewToken* named = has_hyphen ? neighbour(i, 2) : behind;
    if (named != nullptr && named->is_candidate) {
      tokens_[i].is_candidate = true;
      tokens_[i + 1].is_candidate = true;
    }
  }
}

// Two capitalised words inside a sentence belong together at the head of another one, too: "Time
// Warner".
void DocumentView::mark_pairs() {
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (has_capital(tokens_[i]) && has_capital(tokens_[i + 1]) && !tokens_[i].starts_sentence &&
        !tokens_[i + 1].starts_sentence && !tokens_[i].is_headline) {
      const std::uint64_t pair =
          combine_hashes(traits_of(tokens_[i]).form, traits_of(tokens_[i + 1]).form);
      pairs_[(pair >> 6) % pairs_.size()] |= std::uint64_t{1} << (pair & 63);
    }
  }
}

// Whether the word and the next one are such a pair, or begin a known name.
bool DocumentView::has_pair(std::size_t place) const {
  const ViewToken* behind = neighbour(place, 1);
  if (behind == nullptr || !has_capital(*behind)) {
    return false;
  }
  const WordTraits& traits = traits_of(tokens_[place]);
  const std::uint64_t pair = combine_hashes(traits.form, traits_of(*behind).form);
  if ((pairs_[(pair >> 6) % pairs_.size()] >> (pair & 63) & 1) != 0) {
    return true;
  }
  return traits.lexicon.begins_longer() &&
         lexicon_.find(EntityLexicon::longer_phrase(traits.lower, traits_of(*behind).lower))
                 .lists() != 0;
}

// A word that may be part of a run: capitalised for its own sake.
bool DocumentView::is_run_word(std::size_t place) const {
  const ViewToken& token = tokens_[place];
  if (!has_capital(token)) {
    return false;
  }
  const WordTraits& traits = traits_of(token);
  const unsigned rate = traits.lexicon.capital_class();
  return !(token.starts_sentence && traits.case_kind == CaseKind::Initial && rate >= 1 &&
           rate <= 2 && !has_pair(place));
}

void DocumentView::find_runs() {
  for (std::size_t i = 0; i < tokens_.size();) {
    if (!is_run_word(i)) {
      ++i;
      continue;
    }
    std::size_t last = i + 1, at = i;  // [i, last) is the run so far
    while (tokens_[at].role != WordRole::Title && ++at < tokens_.size() &&
           !tokens_[at].starts_sentence && tokens_[at].is_candidate) {
      const std::uint64_t lower = traits_of(tokens_[at]).lower;
      if (is_run_word(at)) {
        last = at + 1;
      } else if (!joins_runs(lower, lexicon_.language()) && (lower != kThe || at == last)) {
        break;
      }
    }
    close_run(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last));
    i = last;
  }
}

void DocumentView::close_run(std::uint32_t first, std::uint32_t last) {
  CapitalRun run{first, last};
  for (std::uint32_t k = first; k < last; ++k) {
    tokens_[k].run = static_cast<std::uint32_t>(runs_.size());
    if (has_capital(tokens_[k])) {
      run.initials = add_initial(run.initials, traits_of(tokens_[k]).initial);
      run.roles |= 1u << static_cast<unsigned>(traits_of(tokens_[k]).role);
      ++run.words;
    }
  }
  runs_.push_back(run);
}

void DocumentView::match_phrases() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!tokens_[i].is_candidate || !has_capital(tokens_[i]) ||
        !traits_of(tokens_[i]).lexicon.begins_longer()) {
      continue;
    }
    std::uint64_t phrase = traits_of(tokens_[i]).lower;
    std::size_t best = 0;
    std::uint16_t lists = 0;
    for (std::size_t k = i + 1; k < tokens_.size() && !tokens_[k].starts_sentence; ++k) {
      phrase = EntityLexicon::longer_phrase(phrase, traits_of(tokens_[k]).lower);
      const LexiconEntry entry = lexicon_.find(phrase);
      if (entry.lists() != 0 && has_capital(tokens_[k])) {
        best = k;
        lists = entry.lists();
      }
      if (!entry.begins_longer()) {
        break;
      }
    }
    for (std::size_t k = i; best != 0 && k <= best; ++k) {
      if (tokens_[k].phrase.lists != 0) {
        continue;  // the longer match that began before
      }
      const NamePart part = k == i ? NamePart::Begin : k == best ? NamePart::End : NamePart::Inside;
      tokens_[k].phrase = {lists, part};
    }
  }
}

void DocumentView::gather_evidence() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    ViewToken& token = tokens_[i];
    if (!has_capital(token)) {
      continue;
    }
    DocumentWord& word = words_[token.document_word];
    word.in_headline |= token.is_headline;
    if (token.is_headline) {
      continue;
    }
    token.previous_same = word.last_occurrence;
    word.last_occurrence = static_cast<std::uint32_t>(i);
    ++word.occurrences;
    if (token.run == kNoPlace) {
      continue;
    }
    const CapitalRun& run = runs_[token.run];
    if (word.longest_run == kNoPlace || run.words > runs_[word.longest_run].words) {
      word.longest_run = token.run;
    }
    const ViewToken* before = neighbour(run.first, -1);
    word.after_title |= before != nullptr && before->role == WordRole::Title;
  }
}

void DocumentView::pair_acronyms() {
  const auto is_acronym = [&](const CapitalRun& run) {
    const WordTraits& traits = traits_of(tokens_[run.first]);
    return run.last - run.first == 1 && traits.case_kind == CaseKind::Upper &&
           traits.letters <= kLongestAcronym && traits.acronym != 0;
  };
  if (std::none_of(runs_.begin(), runs_.end(), is_acronym)) {
    return;
  }
  std::unordered_map<std::uint64_t, std::uint32_t> long_names;  // by initials, the first of each
  for (std::uint32_t run = 0; run < runs_.size(); ++run) {
    if (runs_[run].words > 1) {
      long_names.try_emplace(runs_[run].initials, run);
    }
  }
  for (std::uint32_t run = 0; run < runs_.size(); ++run) {
    if (!is_acronym(runs_[run])) {
      continue;
    }
    const auto found = long_names.find(traits_of(tokens_[runs_[run].first]).acronym);
    if (found != long_names.end()) {
      runs_[run].partner = found->second;
      runs_[found->second].partner = run;
    }
  }
}

}  // namespace backfile
