// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/term_marker.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "common/index/schema.h"

namespace backfile {
namespace {

constexpr std::uint8_t kHeadline = 1, kLead = 2, kBody = 4;

/// Where in an article the words of a field stand, for the fields whose text is shown.
struct FieldZones {
  FieldId field;
  std::uint8_t zones;
};
constexpr std::array kFieldZones{FieldZones{FieldId::Text, kHeadline | kLead | kBody},
                                 FieldZones{FieldId::Title, kHeadline},
                                 FieldZones{FieldId::Lead, kHeadline | kLead}};

/// An index term taken apart.
struct TermParts {
  std::string_view text;
  bool is_stem = false;
  std::uint8_t zones = 0;
};

/// Nothing for terms of fields whose text is not shown. Prefixes are of capitals, folded words
/// never begin with one.
std::optional<TermParts> take_apart(std::string_view term) {
  const bool is_stem = term.starts_with(kStemPrefix);
  term.remove_prefix(is_stem ? kStemPrefix.size() : 0);
  const std::size_t prefix_bytes = static_cast<std::size_t>(
      std::find_if(term.begin(), term.end(), [](char c) { return c < 'A' || c > 'Z'; }) -
      term.begin());
  for (const FieldZones& field : kFieldZones) {
    if (term.substr(0, prefix_bytes) == field_of(field.field).prefix) {
      return TermParts{term.substr(prefix_bytes), is_stem, field.zones};
    }
  }
  return std::nullopt;
}

std::uint8_t zones_of(const Token& token, TextPlace place) {
  if (place.is_headline) {
    return kHeadline;
  }
  return token.begin < place.lead_bytes ? kLead | kBody : kBody;
}

}  // namespace

TermMarker::TermMarker(const MatchPlan& plan) { collect(plan); }

void TermMarker::collect(const MatchPlan& plan) {
  if (const auto* terms = std::get_if<PlanTerms>(&plan.node)) {
    if (terms->scored) {
      add_word(terms->terms, kNoPhrase, 0);
    }
  } else if (const auto* phrase = std::get_if<PlanPhrase>(&plan.node)) {
    const auto number = static_cast<std::uint32_t>(phrases_.size());
    phrases_.push_back(
        {static_cast<std::uint32_t>(phrase->words.size()), phrase->window, phrase->ordered});
    for (std::uint32_t i = 0; i < phrase->words.size(); ++i) {
      add_word(phrase->words[i], number, i);
    }
  } else if (const auto* group = std::get_if<PlanGroup>(&plan.node)) {
    for (const MatchPlan& child : group->children) {
      collect(child);
    }
  }
}

void TermMarker::add_word(const std::vector<std::string>& terms,
                          std::uint32_t phrase,
                          std::uint32_t number) {
  const auto word = static_cast<std::uint32_t>(words_.size());
  words_.push_back({0, phrase, number});
  for (const std::string& term : terms) {
    const std::optional<TermParts> parts = take_apart(term);
    if (!parts) {
      continue;
    }
    words_.back().zones |= parts->zones;
    Dictionary& dictionary = parts->is_stem ? stems_ : forms_;
    std::vector<std::uint32_t>& entry = dictionary[std::string(parts->text)];
    if (entry.empty() || entry.back() != word) {
      entry.push_back(word);
    }
  }
}

void TermMarker::look_up(const Dictionary& dictionary,
                         std::string_view text,
                         const Token& token,
                         std::uint8_t zones,
                         std::vector<PhraseOccurrences>& occurrences,
                         std::vector<WordMark>& marks) const {
  const auto found = dictionary.find(text);
  if (found == dictionary.end()) {
    return;
  }
  for (const std::uint32_t number : found->second) {
    const QueryWord& word = words_[number];
    const WordMark mark{token.begin, token.end, number};
    if ((word.zones & zones) == 0) {
      continue;
    }
    if (word.phrase == kNoPhrase) {
      marks.push_back(mark);
    } else {
      occurrences[word.phrase][word.number_in_phrase].push_back({token.position, mark});
    }
  }
}

std::vector<WordMark> TermMarker::mark(const TokenStream& words, TextPlace place) const {
  std::vector<WordMark> marks;
  std::vector<PhraseOccurrences> occurrences;
  for (const Phrase& phrase : phrases_) {
    occurrences.emplace_back(phrase.word_count);
  }
  for (const Token& token : words.tokens) {
    const std::uint8_t zones = zones_of(token, place);
    look_up(forms_, words.form(token), token, zones, occurrences, marks);
    look_up(stems_, words.stem(token), token, zones, occurrences, marks);
  }
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    const auto mark_phrase = phrases_[i].ordered ? mark_ordered : mark_near;
    mark_phrase(phrases_[i], occurrences[i], marks);
  }
  std::sort(marks.begin(), marks.end(), [](const WordMark& a, const WordMark& b) {
    return std::tie(a.begin, a.end, a.word) < std::tie(b.begin, b.end, b.word);
  });
  return marks;
}

/// From each occurrence of the first word the nearest of each next one: if the phrase stands there
/// at all, it stands so.
void TermMarker::mark_ordered(const Phrase& phrase,
                              const PhraseOccurrences& occurrences,
                              std::vector<WordMark>& marks) {
  if (occurrences.empty()) {
    return;
  }
  for (const Occurrence& first : occurrences.front()) {
    std::vector<WordMark> chain{first.mark};
    std::uint32_t position = first.position;
    for (std::size_t i = 1; i < occurrences.size(); ++i) {
      const auto next = std::upper_bound(
          occurrences[i].begin(),
          occurrences[i].end(),
          position,
          [](std::uint32_t wanted, const Occurrence& one) { return wanted < one.position; });
      if (next == occurrences[i].end() || next->position - first.position >= phrase.window) {
        break;
      }
      position = next->position;
      chain.push_back(next->mark);
    }
    if (chain.size() == occurrences.size()) {
      marks.insert(marks.end(), chain.begin(), chain.end());
    }
  }
}

/// Every stretch of `window` positions that holds all of the words: a window slides over the
/// occurrences of any of them.
void TermMarker::mark_near(const Phrase& phrase,
                           const PhraseOccurrences& occurrences,
                           std::vector<WordMark>& marks) {
  std::vector<std::pair<Occurrence, std::size_t>> all;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    for (const Occurrence& one : occurrences[i]) {
      all.emplace_back(one, i);
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.first.position < b.first.position;
  });
  std::map<std::size_t, std::size_t> inside;  // word -> its occurrences in all[left..right]
  std::size_t left = 0, marked = 0;
  for (std::size_t right = 0; right < all.size(); ++right) {
    ++inside[all[right].second];
    while (all[right].first.position - all[left].first.position >= phrase.window) {
      const auto leaving = inside.find(all[left++].second);
      if (--leaving->second == 0) {
        inside.erase(leaving);
      }
    }
    if (inside.size() == occurrences.size()) {
      for (marked = std::max(marked, left); marked <= right; ++marked) {
        marks.push_back(all[marked].first.mark);
      }
    }
  }
}

}  // namespace backfile
