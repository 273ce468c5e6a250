// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the sentences whose capitals say nothing, and spells their words as usual.
#include "indexer/entity/recasing.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/entity/letters.h"
#include "indexer/entity/word_traits.h"

namespace backfile {
namespace {

constexpr unsigned kRarelyCapital = 2;  // classes up to this one: < 15 %
constexpr unsigned kSometimesCapital = 3;
constexpr unsigned kLowestCapitalClass = 1;
constexpr std::size_t kLongLetters = 4;
constexpr unsigned kFirstAcronymClass = 6;

struct SentenceCounts {
  std::size_t words = 0, capitals = 0, long_words = 0, long_initials = 0;
};

struct WordCase {
  bool has_upper = false, has_lower = false, starts_upper = false;
  std::size_t letters = 0;
};

WordCase word_case(std::string_view word) {
  WordCase seen;
  for (std::size_t at = 0; at < word.size();) {
    const Letter letter = letter_at(word, at);
    seen.has_upper |= letter.kind == LetterKind::Upper;
    seen.has_lower |= letter.kind == LetterKind::Lower;
    seen.starts_upper |= at == 0 && letter.kind == LetterKind::Upper;
    ++seen.letters;
    at += letter.bytes;
  }
  return seen;
}

unsigned capital_class(std::string_view word, const EntityLexicon& lexicon) {
  std::string lower;
  append_lower(word, lower);
  return lexicon.find(hash_word(lower)).capital_class();
}

SentenceCounts count_cases(const std::vector<PlainToken>& tokens,
                           std::size_t first,
                           std::size_t last) {
  SentenceCounts counts;
  for (std::size_t i = first; i < last; ++i) {
    const WordCase seen = word_case(tokens[i].form);
    if (seen.letters < 2 || (!seen.has_upper && !seen.has_lower)) {
      continue;
    }
    ++counts.words;
    counts.capitals += seen.has_lower ? 0 : 1;
    if (seen.letters >= kLongLetters) {
      ++counts.long_words;
      counts.long_initials += seen.starts_upper ? 1 : 0;
    }
  }
  return counts;
}

// Whether a long capitalised word of tokens[first, last) is of these classes of capitals.
bool has_capital_class(const std::vector<PlainToken>& tokens,
                       std::size_t first,
                       std::size_t last,
                       const EntityLexicon& lexicon,
                       unsigned lowest,
                       unsigned highest) {
  for (std::size_t i = first; i < last; ++i) {
    const WordCase seen = word_case(tokens[i].form);
    if (seen.letters >= kLongLetters && seen.starts_upper) {
      const unsigned rate = capital_class(tokens[i].form, lexicon);
      if (rate >= lowest && rate <= highest) {
        return true;
      }
    }
  }
  return false;
}

bool is_one_of(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

// The end of the words in capitals at the head of a sentence, `first` when there are none or too
// many of them.
std::size_t capitals_end(const std::vector<PlainToken>& tokens, std::size_t first) {
  constexpr std::size_t kMostWords = 4;
  std::size_t end = first;
  while (end < tokens.size() && end - first <= kMostWords &&
         (end == first || !tokens[end].starts_sentence)) {
    const WordCase seen = word_case(tokens[end].form);
    if (!seen.has_upper || seen.has_lower) {
      break;
    }
    ++end;
  }
  const bool is_place =
      end > first && end - first <= kMostWords && word_case(tokens[first].form).letters >= 3;
  return is_place ? end : first;
}

// What may stand between a dateline's place and its dash: a region, a day, an agency.
bool is_dateline_head(const std::vector<PlainToken>& tokens, std::size_t end) {
  constexpr std::size_t kMostTokens = 12;
  const std::size_t last = std::min(tokens.size(), end + kMostTokens);
  for (std::size_t i = end; i < last; ++i) {
    const std::string_view form = tokens[i].form;
    if (is_one_of(form, {"-", "--", "–", "—", "―"})) {
      return i + 1 < tokens.size() && word_case(tokens[i + 1].form).starts_upper;
    }
    const WordCase seen = word_case(form);
    const bool is_number = form.front() >= '0' && form.front() <= '9';
    if (tokens[i].starts_sentence) {
      return is_number && i == end;
    }
    if (!seen.starts_upper && !is_number && !is_one_of(form, {",", "(", ")", ".", "/"})) {
      return false;
    }
    if (is_number && i == end && (i + 1 == tokens.size() || tokens[i + 1].starts_sentence)) {
      return true;  // a line with a place and a day
    }
  }
  return false;
}

void recase_datelines(std::vector<PlainToken>& tokens,
                      const EntityLexicon& lexicon,
                      std::deque<std::string>& forms) {
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (!tokens[first].starts_sentence || tokens[first].is_headline) {
      continue;
    }
    const std::size_t end = capitals_end(tokens, first);
    if (end == first || capital_class(tokens[first].form, lexicon) >= kFirstAcronymClass ||
        !is_dateline_head(tokens, end)) {
      continue;
    }
    for (std::size_t i = first; i < end; ++i) {
      std::string initial;
      append_initial_case(tokens[i].form, initial);
      tokens[i].form = forms.emplace_back(std::move(initial));
      tokens[i].is_dateline = true;
    }
  }
}

// How words are written inside the sentences of the document's body.
class BodyForms {
 public:
  explicit BodyForms(const std::vector<PlainToken>& tokens) {
    for (const PlainToken& token : tokens) {
      if (!token.is_headline && !token.starts_sentence) {
        std::string lower;
        append_lower(token.form, lower);
        forms_.try_emplace(std::move(lower), token.form);
      }
    }
  }
  std::string_view find(const std::string& lower) const {
    const auto found = forms_.find(lower);
    return found == forms_.end() ? std::string_view() : found->second;
  }

 private:
  std::unordered_map<std::string, std::string_view> forms_;
};

std::string usual_form(std::string_view word,
                       CaseStyle style,
                       const EntityLexicon& lexicon,
                       const BodyForms& body) {
  std::string lower;
  append_lower(word, lower);
  if (const std::string_view written = body.find(lower); !written.empty()) {
    return std::string(written);
  }
  const unsigned rate = lexicon.find(hash_word(lower)).capital_class();
  if (rate >= 1 && rate <= kSometimesCapital) {
    return lower;
  }
  if (style == CaseStyle::TitleCase || rate >= kFirstAcronymClass) {
    return std::string(word);
  }
  std::string initial;
  append_initial_case(word, initial);
  return initial;
}

}  // namespace

CaseStyle case_style(const std::vector<PlainToken>& tokens,
                     std::size_t first,
                     std::size_t last,
                     const EntityLexicon& lexicon) {
  const SentenceCounts counts = count_cases(tokens, first, last);
  if (counts.words > 0 && counts.capitals * 10 >= counts.words * 7) {
    const bool is_short = counts.words < 3;  // may be an acronym
    const bool is_usual =
        counts.long_words == counts.words &&
        !has_capital_class(
            tokens, first, last, lexicon, kFirstAcronymClass, LexiconEntry::kHighestCapitalClass);
    return !is_short || is_usual ? CaseStyle::AllCaps : CaseStyle::Sentence;
  }
  const bool is_title =
      counts.long_words >= 3 && counts.long_initials * 10 >= counts.long_words * 9 &&
      has_capital_class(tokens, first + 1, last, lexicon, kLowestCapitalClass, kRarelyCapital);
  return is_title ? CaseStyle::TitleCase : CaseStyle::Sentence;
}

void recase_headlines(std::vector<PlainToken>& tokens,
                      const EntityLexicon& lexicon,
                      std::deque<std::string>& forms) {
  recase_datelines(tokens, lexicon, forms);
  struct Stretch {
    std::size_t first, last;
    CaseStyle style;
  };
  std::vector<Stretch> stretches;
  for (std::size_t first = 0, last = 0; first < tokens.size(); first = last) {
    for (last = first + 1; last < tokens.size() && !tokens[last].starts_sentence; ++last) {
    }
    const CaseStyle style = case_style(tokens, first, last, lexicon);
    if (style != CaseStyle::Sentence) {
      stretches.push_back({first, last, style});
      for (std::size_t i = first; i < last; ++i) {
        tokens[i].is_headline = true;
      }
    }
  }
  if (stretches.empty()) {
    return;
  }
  const BodyForms body(tokens);
  for (const Stretch& stretch : stretches) {
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
      if (!word_case(tokens[i].form).has_upper) {
        continue;
      }
      std::string usual = usual_form(tokens[i].form, stretch.style, lexicon, body);
      if (usual != tokens[i].form) {
        tokens[i].form = forms.emplace_back(std::move(usual));
      }
    }
  }
}

}  // namespace backfile
