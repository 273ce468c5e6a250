// SPDX-License-Identifier: GPL-2.0-or-later
// Counts where the tokenizer's words differ from ICU's on real text.
//
//   tokenizer_oracle [FILE...]     plain text, UTF-8 (repaired where it is not); stdin without
//   files
//
// Kinds of difference:
//   bounds      a word that begins or ends elsewhere. Expected: only where a stretch of 64 KB
//   without
//               a space was cut for ICU.
//   unranked    a word of ours that ICU gives the status "none". Expected: a word that ends in an
//               underscore and a combining mark (ICU's rule forgets the mark).
//   no letter   a segment that ICU counts as a word and that holds neither letter nor digit: "__",
//   "@".
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "tests/support/icu_words.h"

using namespace backfile;

namespace {

constexpr std::size_t kShown = 10;

struct Span {
  std::size_t begin, end;
  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
};

struct Tally {
  std::size_t words = 0, bounds = 0, unranked = 0, no_letter = 0;
  std::vector<std::string> examples;

  void note(std::size_t& count, std::string_view kind, std::string_view text, Span span) {
    if (++count <= kShown) {
      examples.push_back(fmt::format(
          "{}: {}", kind, terminal_safe(text.substr(span.begin, span.end - span.begin))));
    }
  }
};

std::vector<Span> our_words(std::string_view text) {
  static Tokenizer tokenizer;
  tokenizer.start(text);
  std::vector<Span> spans;
  for (RawWord word; tokenizer.next(word);) {
    spans.push_back({word.begin, word.end});
  }
  return spans;
}

// ICU's segments that are words to it or to us; counts where the two notions differ.
std::vector<Span> icu_words(std::string_view text, Tally& tally) {
  static const std::unique_ptr<icu::BreakIterator> iterator = test::make_icu_iterator();
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&utext, status);
  std::vector<Span> spans;
  std::size_t begin = 0;
  for (std::int32_t border = iterator->next(); border != icu::BreakIterator::DONE;
       border = iterator->next()) {
    const Span span{begin, static_cast<std::size_t>(border)};
    const bool ranked = iterator->getRuleStatus() != UBRK_WORD_NONE;
    const bool lettered =
        test::holds_letter_or_digit(text.substr(span.begin, span.end - span.begin));
    if (lettered) {
      spans.push_back(span);
    }
    if (lettered && !ranked) {
      tally.note(tally.unranked, "unranked", text, span);
    } else if (ranked && !lettered) {
      tally.note(tally.no_letter, "no letter", text, span);
    }
    begin = span.end;
  }
  utext_close(&utext);
  return spans;
}

void compare(const std::string& text, Tally& tally) {
  const std::vector<Span> theirs = icu_words(text, tally);
  const std::vector<Span> ours = our_words(text);
  tally.words += theirs.size();
  std::vector<Span> differing;
  std::set_symmetric_difference(
      theirs.begin(), theirs.end(), ours.begin(), ours.end(), std::back_inserter(differing));
  for (const Span& span : differing) {
    tally.note(tally.bounds, "bounds", text, span);
  }
}

std::string read_all(std::istream& in) {
  return repair_utf8(
      std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()));
}

}  // namespace

int main(int argc, char** argv) {
  Tally tally;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    compare(read_all(file), tally);
  }
  if (argc == 1) {
    compare(read_all(std::cin), tally);
  }
  fmt::print("{} words, bounds {}, unranked {}, no letter {}\n",
             tally.words,
             tally.bounds,
             tally.unranked,
             tally.no_letter);
  for (const std::string& example : tally.examples) {
    fmt::print("  {}\n", example);
  }
  return 0;
}
