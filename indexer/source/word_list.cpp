// SPDX-License-Identifier: GPL-2.0-or-later
// Counts lines, words and ends of sentences.
#include "indexer/source/word_list.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace backfile {

namespace {

using namespace std::string_view_literals;

// Measured on this project's test collections: articles have an end of sentence in every 10 to 40
// words and lines of 60 bytes and more, lists one in over 200 words and lines of 4 to 30 bytes.
constexpr std::size_t kFewestLines = 12;
constexpr std::size_t kWordsPerSentence = 100;
constexpr std::size_t kLineBytes = 40;

/// Full stops of scripts that have their own: CJK, full-width, Devanagari, Urdu, Arabic, Ethiopic,
/// Armenian, Khmer, Burmese, Tibetan.
constexpr std::array kForeignStops = {
    "。"sv, "！"sv, "？"sv, "．"sv, "।"sv, "۔"sv, "؟"sv, "።"sv, "։"sv, "។"sv, "။"sv, "།"sv};

struct LineCounts {
  std::size_t lines = 0, bytes = 0, words = 0, sentence_ends = 0, with_digits = 0;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool is_letter(char c) {
  return ('a' <= (c | 0x20) && (c | 0x20) <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// "word." and "word!", also before a quotation mark; not "U.S." and "1."
bool ends_sentence(std::string_view word) {
  while (!word.empty() && "\"')]"sv.find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  if (std::ranges::any_of(kForeignStops, [&](std::string_view stop) {
        return word.find(stop) != std::string_view::npos;
      })) {
    return true;
  }
  return word.size() >= 3 && ".!?"sv.find(word.back()) != std::string_view::npos &&
         is_letter(word[word.size() - 2]) && is_letter(word[word.size() - 3]);
}

void count_line(std::string_view line, LineCounts& counts) {
  const std::size_t words_before = counts.words;
  for (std::size_t at = 0; at < line.size();) {
    const auto* begin =
        std::find_if_not(line.begin() + static_cast<std::ptrdiff_t>(at), line.end(), is_space);
    const auto* end = std::find_if(begin, line.end(), is_space);
    if (begin != end) {
      ++counts.words;
      counts.bytes += static_cast<std::size_t>(end - begin) + 1;
      counts.sentence_ends += ends_sentence({begin, end}) ? 1U : 0U;
    }
    at = static_cast<std::size_t>(end - line.begin());
  }
  counts.lines += counts.words > words_before ? 1U : 0U;
  counts.with_digits += line.find_first_of("0123456789") != std::string_view::npos ? 1U : 0U;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("-0123456789") == std::string_view::npos;
}

/// "topic 0 document 1"
bool is_judgement(std::string_view line) {
  std::array<std::string_view, 4> words;
  std::size_t count = 0;
  while (!line.empty() && count <= words.size()) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
    line.remove_prefix(begin);
    const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
    if (end > 0 && count < words.size()) {
      words[count] = line.substr(0, end);
    }
    count += end > 0 ? 1U : 0U;
    line.remove_prefix(end);
  }
  return count == words.size() && is_number(words[1]) && is_number(words[3]);
}

}  // namespace

bool is_word_list(std::string_view text) {
  LineCounts counts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    count_line(text.substr(0, end), counts);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return counts.lines >= kFewestLines && counts.bytes <= counts.lines * kLineBytes &&
         counts.sentence_ends * kWordsPerSentence <= counts.words &&
         counts.with_digits * 5 <= counts.lines;
}

bool is_judgement_list(std::string_view text) {
  std::size_t lines = 0;
  std::size_t judgements = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const bool whole = end < text.size();
    lines += whole ? 1U : 0U;
    judgements += whole && is_judgement(text.substr(0, end)) ? 1U : 0U;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines >= 3 && judgements == lines;
}

}  // namespace backfile
