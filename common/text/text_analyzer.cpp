// SPDX-License-Identifier: GPL-2.0-or-later
// Words, compounds, forms and stems of a text, in one pass over its bytes.
#include "common/text/text_analyzer.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#define XXH_INLINE_ALL
#include <algorithm>

#include <xxhash.h>

#include "common/text/case_folder.h"
#include "common/text/compound.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace backfile {
namespace {

/// Counts up with every change of what analyze() gives for a text.
constexpr int kAnalyzerVersion = 1;

/// Offsets have 32 bits; what lies beyond this of a single text is not analyzed.
constexpr std::size_t kMaxTextBytes = std::size_t{1} << 30;

/// Hexadecimal digits of the hash that a cut form ends in.
constexpr std::size_t kHashDigits = 16;

// True when `gap`, the bytes between two words, holds a blank line.
bool has_blank_line(std::string_view gap) {
  bool behind_line_end = false;
  for (const char c : gap) {
    if (c == '\n') {
      if (behind_line_end) {
        return true;
      }
      behind_line_end = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      behind_line_end = false;
    }
  }
  return false;
}

// Appends ASCII letters in lower case, or digits: bit 0x20 is set in both.
void append_lower(std::string_view word, std::string& bytes) {
  const std::size_t begin = bytes.size();
  bytes.append(word);
  for (std::size_t i = begin; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(bytes[i] | 0x20);
  }
}

// True for most words: ASCII letters or digits that nothing can join to the next word.
bool is_simple(std::string_view text, const RawWord& word) {
  return word.plain && word.ascii &&
         (word.end == text.size() || !may_connect(text[word.end]) ||
          connector_bytes(text, word.end) == 0);
}

// Cuts the form that begins at `begin` of `bytes` to kMaxFormBytes; true when it was longer.
bool cut_form(std::string& bytes, std::size_t begin) {
  const std::string_view form = std::string_view(bytes).substr(begin);
  if (form.size() <= kMaxFormBytes) {
    return false;
  }
  const std::string tail = fmt::format("{:016x}", XXH3_64bits(form.data(), form.size()));
  bytes.resize(begin + utf8_cut(form, kMaxFormBytes - kHashDigits));
  bytes += tail;
  return true;
}

}  // namespace

std::string analyzer_fingerprint() {
  return fmt::format(
      "backfile words {}, icu {}, {}", kAnalyzerVersion, U_ICU_VERSION, stemmer_version());
}

bool has_stemmer(std::string_view language) { return stemmer_for(language) != kNoStemmer; }

// The work of one analyze(): from the tokenizer's words to tokens.
struct TextAnalyzer::State {
  Tokenizer tokenizer;
  CaseFolder folder;
  Stemmer stemmer;
  std::vector<WordPart> parts;  ///< of the compound at hand
  TokenStream folded;           ///< what fold_key() reads
  std::string asked_stem;       ///< what stem() returned last

  bool gather_parts(std::string_view text, RawWord& word, std::size_t& last_end);
  void append_form(std::string_view text, const WordPart& part, std::string& bytes);
  void close_token(Token token, StemmerId id, TokenStream& out);
  std::uint32_t emit_parts(std::string_view text,
                           std::uint32_t position,
                           StemmerId id,
                           TokenStream& out);
  void join(std::size_t joined, StemmerId id, TokenStream& out);
};

// Collects in `parts` what belongs together with `word`, which then is the next word of the text;
// false when there is none.
bool TextAnalyzer::State::gather_parts(std::string_view text,
                                       RawWord& word,
                                       std::size_t& last_end) {
  parts.clear();
  split_word(text, word, parts);
  for (;;) {
    const std::uint32_t end = word.end;
    const std::uint32_t connector = connector_bytes(text, end);
    last_end = end;
    if (!tokenizer.next(word)) {
      return false;
    }
    if (connector == 0 || word.begin != end + connector) {
      return true;
    }
    const std::size_t first = parts.size();
    split_word(text, word, parts);
    const bool apostrophe = is_apostrophe(text, end);
    if (apostrophe && first != 0 && parts.size() == first + 1 &&
        is_possessive(text, parts[first])) {
      parts.pop_back();  // the 1990's
    }
  }
}

void TextAnalyzer::State::append_form(std::string_view text,
                                      const WordPart& part,
                                      std::string& bytes) {
  const std::string_view word = text.substr(part.begin, part.end - part.begin);
  if (part.plain_ascii) {
    append_lower(word, bytes);
  } else if (part.number) {
    bytes += number_form(word);
  } else {
    folder.fold(word, bytes);
  }
}

// Completes `token`, whose form is the end of `out.bytes`, by its stem, and appends it. A form of
// no bytes (a kashida by itself) makes no token.
void TextAnalyzer::State::close_token(Token token, StemmerId id, TokenStream& out) {
  const bool whole = !cut_form(out.bytes, token.form_begin);
  const std::string_view form = std::string_view(out.bytes).substr(token.form_begin);
  if (form.empty()) {
    return;
  }
  token.form_bytes = static_cast<std::uint16_t>(form.size());
  token.stem_begin = token.form_begin;
  token.stem_bytes = token.form_bytes;
  const std::string_view stem = whole ? stemmer.stem(form, id) : form;
  if (stem.data() == form.data() || form.starts_with(stem)) {
    token.stem_bytes = static_cast<std::uint16_t>(stem.size());
  } else if (stem.size() <= kMaxFormBytes) {
    token.stem_begin = static_cast<std::uint32_t>(out.bytes.size());
    token.stem_bytes = static_cast<std::uint16_t>(stem.size());
    out.bytes += stem;
  }
  out.tokens.push_back(token);
}

// Appends the tokens of `parts` and returns the position behind them.
std::uint32_t TextAnalyzer::State::emit_parts(std::string_view text,
                                              std::uint32_t position,
                                              StemmerId id,
                                              TokenStream& out) {
  const std::size_t joined = out.tokens.size();
  const bool joins = parts.size() > 1 && parts.size() <= kMaxJoinedParts;
  if (joins) {
    out.tokens.push_back({.begin = parts.front().begin,
                          .end = parts.back().end,
                          .position = position,
                          .role = TokenRole::Joined});
  }
  const std::size_t first = out.tokens.size();
  for (const WordPart& part : parts) {
    const Token token{.begin = part.begin,
                      .end = part.end,
                      .position = position + static_cast<std::uint32_t>(out.tokens.size() - first),
                      .form_begin = static_cast<std::uint32_t>(out.bytes.size()),
                      .role = parts.size() > 1 ? TokenRole::Part : TokenRole::Word};
    append_form(text, part, out.bytes);
    close_token(token, id, out);
  }
  const auto count = static_cast<std::uint32_t>(out.tokens.size() - first);
  if (joins) {
    join(joined, id, out);
  }
  // A word that was left out holds its place, so that its neighbours do not become one phrase.
  return position + std::max(count, 1U);
}

// Gives the Joined token at `joined` the forms of the Parts behind it; fewer than two make it
// needless.
void TextAnalyzer::State::join(std::size_t joined, StemmerId id, TokenStream& out) {
  Token token = out.tokens[joined];
  token.form_begin = static_cast<std::uint32_t>(out.bytes.size());
  const std::size_t count = out.tokens.size() - joined - 1;
  if (count < 2) {
    out.tokens.erase(out.tokens.begin() + static_cast<std::ptrdiff_t>(joined));
    if (count == 1) {
      out.tokens.back().role = TokenRole::Word;
    }
    return;
  }
  for (std::size_t i = joined + 1; i <= joined + count; ++i) {
    out.bytes += std::string(out.form(out.tokens[i]));
  }
  close_token(token, id, out);
  out.tokens[joined] = out.tokens.back();
  out.tokens.pop_back();
}

TextAnalyzer::TextAnalyzer() : state_(std::make_unique<State>()) {}
TextAnalyzer::~TextAnalyzer() = default;
TextAnalyzer::TextAnalyzer(TextAnalyzer&&) noexcept = default;
TextAnalyzer& TextAnalyzer::operator=(TextAnalyzer&&) noexcept = default;

std::uint32_t TextAnalyzer::analyze(std::string_view text,
                                    std::string_view language,
                                    std::uint32_t first_position,
                                    TokenStream& out) {
  text = text.substr(0, utf8_cut(text, kMaxTextBytes));
  const StemmerId id = stemmer_for(language);
  State& state = *state_;
  state.tokenizer.start(text);
  std::uint32_t position = first_position;
  std::size_t last_end = text.size();  // of the word before; none lies in front of the first
  RawWord word;
  for (bool more = state.tokenizer.next(word); more;) {
    if (last_end < word.begin && has_blank_line(text.substr(last_end, word.begin - last_end))) {
      position += kParagraphGap;
    }
    if (is_simple(text, word)) {
      const Token token{.begin = word.begin,
                        .end = word.end,
                        .position = position++,
                        .form_begin = static_cast<std::uint32_t>(out.bytes.size())};
      append_lower(text.substr(word.begin, word.end - word.begin), out.bytes);
      state.close_token(token, id, out);
      last_end = word.end;
      more = state.tokenizer.next(word);
    } else {
      more = state.gather_parts(text, word, last_end);
      position = state.emit_parts(text, position, id, out);
    }
  }
  return position;
}

std::string_view TextAnalyzer::stem(std::string_view form, std::string_view language) {
  state_->asked_stem = state_->stemmer.stem(form, stemmer_for(language));
  return state_->asked_stem;
}

std::string TextAnalyzer::fold_key(std::string_view value) {
  TokenStream& words = state_->folded;
  words.clear();
  analyze(value, {}, 1, words);
  std::string key;
  for (const Token& token : words.tokens) {
    if (token.role != TokenRole::Joined) {
      key.append(key.empty() ? "" : " ").append(words.form(token));
    }
  }
  if (key.empty()) {
    const std::size_t first = value.find_first_not_of(" \t\r\n");
    key = first == std::string_view::npos
              ? std::string_view{}
              : value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1);
  }
  return key;
}

}  // namespace backfile
