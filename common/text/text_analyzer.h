// SPDX-License-Identifier: GPL-2.0-or-later
// How text becomes words: the one analyzer that indexing, queries, snippets and names share.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// Name of this way of splitting, folding and stemming, written to the manifest. An index whose
/// analyzer has another name is refused: its words would not be found.
std::string analyzer_fingerprint();

/// What a token is of the text. A compound is a word with inner joints (hyphen, apostrophe, full
/// stop, ampersand, underscore, at sign, or a letter beside a digit: kata-containers, d'études,
/// AT&T, foo@bar.com, iphone17). It gives one Joined token and behind it one Part for each part,
/// Joined at the position of the first Part, the Parts at consecutive positions. Tokens are thus in
/// order of position, and all Parts of a Joined lie within its bytes. A compound of more than
/// kMaxJoinedParts parts gives Parts only.
/// Not compounds but single Words: initials ("U.S." is "us", so that it stands where "US" does),
/// numbers ("1,000.5" is "1000.5"), a possessive ("Kaspersky's" is "kaspersky").
enum class TokenRole : std::uint8_t {
  Word,    ///< a word that stands by itself
  Part,    ///< one part of a compound: "kata" and "containers" of "kata-containers"
  Joined,  ///< the compound as one word without its joints, at the position of its first part
};

/// More parts than this are a web address or a code: no Joined token is made for it.
inline constexpr std::size_t kMaxJoinedParts = 8;

/// One word of a text. Offsets are bytes of the analyzed text; `form` and `stem` point into the
/// stream's own bytes (TokenStream::form, ::stem).
struct Token {
  std::uint32_t begin = 0, end = 0;  ///< bytes of the original text
  std::uint32_t position = 0;        ///< word position, counted from the start position given
  std::uint32_t form_begin = 0;      ///< folded for case, width and accents
  std::uint32_t stem_begin = 0;      ///< the stem by the text's language, of the folded form
  std::uint16_t form_bytes = 0, stem_bytes = 0;
  TokenRole role = TokenRole::Word;
};

/// The words of one or more texts in reading order; forms are at most kMaxFormBytes.
struct TokenStream {
  std::vector<Token> tokens;
  std::string bytes;
  std::string_view form(const Token& token) const {
    return std::string_view(bytes).substr(token.form_begin, token.form_bytes);
  }
  std::string_view stem(const Token& token) const {
    return std::string_view(bytes).substr(token.stem_begin, token.stem_bytes);
  }
  void clear() {
    tokens.clear();
    bytes.clear();
  }
};

/// Longest folded form in bytes; a longer word is cut at a character and ends in a hash of the
/// whole, so that it is still found exactly. With the longest prefix it fits Xapian's 245 bytes.
inline constexpr std::size_t kMaxFormBytes = 200;

/// Positions left out between two paragraphs (a blank line), two zones and two articles' fields, so
/// that no phrase or NEAR window (at most 50) reaches across.
inline constexpr std::uint32_t kParagraphGap = 100;

/// Splits (UAX #29 words, with dictionaries for Chinese, Japanese and Thai), folds (NFKC case
/// folding, accents and letters like ø ł ß đ æ) and stems (Snowball by language, cached).
/// One object a thread; it keeps caches between calls.
class TextAnalyzer {
 public:
  TextAnalyzer();
  ~TextAnalyzer();
  TextAnalyzer(TextAnalyzer&&) noexcept;
  TextAnalyzer& operator=(TextAnalyzer&&) noexcept;

  /// Appends the words of `text` (valid UTF-8) to `out`. `language` is an ISO 639 code; one without
  /// a stemmer gets stem == form. Blank lines between words part paragraphs. Returns the first free
  /// position after the text (without a gap). Of one text the first GB is read. Cost: O(text.size()),
  /// for English 155 MB/s without and 70 with stems on a busy core; Chinese and Japanese 8.
  std::uint32_t analyze(std::string_view text,
                        std::string_view language,
                        std::uint32_t first_position,
                        TokenStream& out);

  /// The stem of one folded form by `language`; the form itself where there is no stemmer.
  /// The view is good until the next call.
  std::string_view stem(std::string_view form, std::string_view language);

  /// A whole value (a name, an outlet, an address) folded for comparison: its words' folded forms
  /// parted by single spaces, a compound by its parts. "Kaspersky  Lab, Inc." -> "kaspersky lab
  /// inc", "AT&T" -> "at t". A value without words is kept, folded. Values of any length.
  std::string fold_key(std::string_view value);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// True when `language` (ISO 639-1) has a Snowball stemmer.
bool has_stemmer(std::string_view language);

}  // namespace backfile
