// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/token_lines.h"

#include <algorithm>
#include <utility>

#include "common/index/token_code.h"
#include "common/index/token_file.h"
#include "indexer/segment/text_order.h"

namespace backfile {
namespace {

static_assert(kPositionGap == kParagraphGap, "streams give the analyzer's positions");

/// Writes one article's line token by token.
class LineEncoder {
 public:
  LineEncoder(const AnalyzedArticle& analyzed, std::string& line)
      : analyzed_(analyzed), line_(line) {}

  void encode(std::span<const std::uint32_t> words) {
    for (const TextTokens& text : analyzed_.texts) {
      if (text.first_token < text.last_token) {
        begin_text(text.zone);
        for (std::uint32_t token = text.first_token; token < text.last_token; ++token) {
          add(token, token == text.first_token, words[token]);
        }
        close_quotation();
      }
    }
  }

 private:
  void mark(TokenMark mark) { append_varint(line_, static_cast<std::uint64_t>(mark)); }

  void begin_text(TokenZone zone) {
    if (zone == zone_ && !line_.empty()) {
      mark(TokenMark::Text);
    }
    for (; zone_ != zone; zone_ = static_cast<TokenZone>(static_cast<std::uint8_t>(zone_) + 1)) {
      mark(TokenMark::Zone);
    }
  }

  void add(std::uint32_t number, bool begins_text, std::uint32_t word) {
    const Token& token = analyzed_.words.tokens[number];
    const auto& quotations = analyzed_.quotations;
    if (in_quotation_ && number >= quotations[next_quotation_].last) {
      close_quotation();
    }
    if (!begins_text) {
      mark_border(number, token.position);
    }
    while (next_quotation_ < quotations.size() && number >= quotations[next_quotation_].last) {
      ++next_quotation_;
    }
    if (!in_quotation_ && next_quotation_ < quotations.size() &&
        number >= quotations[next_quotation_].first) {
      mark(TokenMark::Quote);
      in_quotation_ = true;
    }
    const bool joined = token.role == TokenRole::Joined;
    expected_position_ = token.position + (joined ? 0 : 1);
    if (word == kNoWord) {
      return joined ? void() : mark(TokenMark::Gap);
    }
    if (joined) {
      mark(TokenMark::Joined);
    }
    append_varint(line_, std::uint64_t{word} + kTokenMarks);
  }

  void mark_border(std::uint32_t number, std::uint32_t position) {
    const auto& starts = analyzed_.sentence_starts;
    bool begins_sentence = false;
    for (; next_sentence_ < starts.size() && starts[next_sentence_] <= number; ++next_sentence_) {
      begins_sentence = begins_sentence || starts[next_sentence_] == number;
    }
    if (position > expected_position_) {  // nothing else leaves positions out
      mark(TokenMark::Paragraph);
    } else if (begins_sentence) {
      mark(TokenMark::Sentence);
    }
  }

  void close_quotation() {
    if (in_quotation_) {
      mark(TokenMark::Quote);
      in_quotation_ = false;
      ++next_quotation_;
    }
  }

  const AnalyzedArticle& analyzed_;
  std::string& line_;
  TokenZone zone_ = TokenZone::Headline;
  std::uint32_t expected_position_ = 1;
  std::size_t next_sentence_ = 0, next_quotation_ = 0;
  bool in_quotation_ = false;
};

template <class Mark, class Word>
void visit_line(std::string_view line, Mark mark, Word word) {
  LineValueReader values(line);
  for (std::uint32_t value; values.next(value);) {
    if (value < kTokenMarks) {
      mark(static_cast<TokenMark>(value));
    } else {
      word(value - kTokenMarks);
    }
  }
}

/// How often each word stands in the lines.
std::vector<std::uint64_t> count_words(const TokenLines& lines, std::uint32_t word_count) {
  std::vector<std::uint64_t> counts(word_count);
  for (std::uint32_t article = 0; article < lines.article_count(); ++article) {
    visit_line(
        lines.line(article), [](TokenMark) {}, [&](std::uint32_t word) { ++counts[word]; });
  }
  return counts;
}

/// The forms that occur, each once.
struct SortedForms {
  FormList forms;
  std::vector<std::uint64_t> counts;    ///< by ordinal
  std::vector<std::uint32_t> ordinals;  ///< by word
};

SortedForms sort_forms(const LineWords& words, const std::vector<std::uint64_t>& counts) {
  SortedForms sorted;
  std::vector<std::uint32_t> order = numbers_to(words.count);
  std::erase_if(order, [&](std::uint32_t word) { return counts[word] == 0; });
  sort_by_text(order, words.form);
  sorted.ordinals.resize(words.count);
  std::string_view last;
  for (const std::uint32_t word : order) {
    const std::string_view form = words.form(word);
    if (sorted.forms.size() == 0 || form != last) {
      sorted.forms.add(form);
      sorted.counts.push_back(0);
      last = form;
    }
    sorted.counts.back() += counts[word];
    sorted.ordinals[word] = sorted.forms.size() - 1;
  }
  return sorted;
}

}  // namespace

void TokenLines::add(const AnalyzedArticle& analyzed, std::span<const std::uint32_t> words) {
  line_.clear();
  LineEncoder(analyzed, line_).encode(words);
  lines_.push_back(texts_.keep(line_));
}

Result<void> write_token_file(const std::filesystem::path& file,
                              const TokenLines& lines,
                              const LineWords& words,
                              std::span<const std::uint32_t> articles) {
  const std::vector<std::uint64_t> counts = count_words(lines, words.count);
  SortedForms sorted = sort_forms(words, counts);
  Result<TokenFileWriter> out =
      TokenFileWriter::create(file, std::move(sorted.forms), sorted.counts);
  if (!out) {
    return Unexpected(std::move(out.error()));
  }
  std::vector<std::uint32_t> numbers(words.count);
  for (std::uint32_t word = 0; word < words.count; ++word) {
    numbers[word] = counts[word] == 0 ? 0 : out->numbers()[sorted.ordinals[word]];
  }
  std::string stream;
  for (const std::uint32_t article : articles) {
    stream.clear();
    visit_line(
        lines.line(article),
        [&](TokenMark mark) { append_mark(stream, mark); },
        [&](std::uint32_t word) { append_form(stream, numbers[word]); });
    if (Result<void> added = out->add(stream); !added) {
      return added;
    }
  }
  return out->finish();
}

}  // namespace backfile
