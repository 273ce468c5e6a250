// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the sentences whose capitals say nothing, and spells their words as usual.
#include "indexer/entity/recasing.h"

#include <algorithm>
#include <bitset>
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
  unsigned kinds = 0;  // bit k: a letter of LetterKind k
  for (std::size_t at = 0; at < word.size(); ++seen.letters) {
    const Letter letter = letter_at(word, at);
    kinds |= 1u << static_cast<unsigned>(letter.kind);
    seen.starts_upper |= at == 0 && letter.kind == LetterKind::Upper;
    at += letter.bytes;
  }
  seen.has_upper = (kinds >> static_cast<unsigned>(LetterKind::Upper) & 1) != 0;
  seen.has_lower = (kinds >> static_cast<unsigned>(LetterKind::Lower) & 1) != 0;
  return seen;
}

unsigned capital_class(std::string_view word, const EntityLexicon& lexicon) {
  std::string lower;
  append_lower(word, lower);
  return lexicon.find(hash_word(lower)).capital_class();
}

// At least 7 of 10 words are all in capitals; at least 9 of 10 long ones begin with one.
bool are_mostly_capitals(std::size_t capitals, std::size_t words) {
  return capitals * 10 >= words * 7;
}
bool are_mostly_initials(std::size_t initials, std::size_t words) {
  return initials * 10 >= words * 9;
}

// Stops, with what it has, where the rest of the sentence cannot make either of them true.
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
    const std::size_t rest = last - i - 1;
    if (!are_mostly_capitals(counts.capitals + rest, counts.words + rest) &&
        !are_mostly_initials(counts.long_initials + rest, counts.long_words + rest)) {
      break;
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

/// A stretch of tokens whose capitals say nothing.
struct Stretch {
  std::size_t first, last;
  CaseStyle style;
};

// How the words of the stretches are written inside the sentences of the document's body.
class BodyForms {
 public:
  BodyForms(const std::vector<PlainToken>& tokens, const std::vector<Stretch>& stretches) {
    for (const Stretch& stretch : stretches) {
      for (std::size_t i = stretch.first; i < stretch.last; ++i) {
        want(tokens[i].form);
      }
    }
    for (const PlainToken& token : tokens) {
      if (!token.is_headline && !token.starts_sentence && may_be_wanted(token.form)) {
        note(token.form);
      }
    }
  }
  std::string_view find(const std::string& lower) const {
    const auto found = forms_.find(lower);
    return found == forms_.end() ? std::string_view() : found->second;
  }

 private:
  void want(std::string_view form) {
    if (word_case(form).has_upper) {
      lower_.clear();
      append_lower(form, lower_);
      openings_.set(opening_of(lower_));
      forms_.try_emplace(lower_);
    }
  }
  void note(std::string_view form) {
    lower_.clear();
    append_lower(form, lower_);
    const auto found = forms_.find(lower_);
    if (found != forms_.end() && found->second.empty()) {
      found->second = form;
    }
  }
  bool may_be_wanted(std::string_view form) const {
    return static_cast<signed char>(form.front()) < 0 ||
           (form.size() > 1 && static_cast<signed char>(form[1]) < 0) ||
           openings_.test(opening_of(form));
  }
  // Of the first two bytes, the same for capitals and small letters of ASCII.
  static std::size_t opening_of(std::string_view form) {
    const auto low_bits = [](char c) { return static_cast<std::size_t>(c) & 31; };
    return low_bits(form.front()) * 32 + (form.size() > 1 ? low_bits(form[1]) : 0);
  }

  std::unordered_map<std::string, std::string_view> forms_;  // by lower case
  std::bitset<1024> openings_;                               // of what is wanted
  std::string lower_;                                        // scratch
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
  if (counts.words > 0 && are_mostly_capitals(counts.capitals, counts.words)) {
    const bool is_short = counts.words < 3;  // may be an acronym
    const bool is_usual =
        counts.long_words == counts.words &&
        !has_capital_class(
            tokens, first, last, lexicon, kFirstAcronymClass, LexiconEntry::kHighestCapitalClass);
    return !is_short || is_usual ? CaseStyle::AllCaps : CaseStyle::Sentence;
  }
  const bool is_title =
      counts.long_words >= 3 && are_mostly_initials(counts.long_initials, counts.long_words) &&
      has_capital_class(tokens, first + 1, last, lexicon, kLowestCapitalClass, kRarelyCapital);
  return is_title ? CaseStyle::TitleCase : CaseStyle::Sentence;
}

void recase_headlines(std::vector<PlainToken>& tokens,
                      const EntityLexicon& lexicon,
                      std::deque<std::string>& forms) {
  recase_datelines(tokens, lexicon, forms);
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
  const BodyForms body(tokens, stretches);
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
