// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is make_article_places().
#include "searcher/match/article_places.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/index/schema.h"
#include "common/text/quotations.h"
#include "common/text/sentence_borders.h"
#include "common/text/text_analyzer.h"

namespace backfile {
namespace {

constexpr std::uint8_t bit(TextZone zone) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(zone));
}

/// The zones whose words a field's terms are.
struct FieldZones {
  FieldId field;
  std::uint8_t zones;
};
constexpr std::array kFieldZones{
    FieldZones{FieldId::Text, bit(TextZone::Headline) | bit(TextZone::Lead) | bit(TextZone::Body)},
    FieldZones{FieldId::Title, bit(TextZone::Headline)},
    FieldZones{FieldId::Lead, bit(TextZone::Headline) | bit(TextZone::Lead)},
    FieldZones{FieldId::Caption, bit(TextZone::Caption)},
    FieldZones{FieldId::By, bit(TextZone::Byline)},
    FieldZones{FieldId::Url, bit(TextZone::Address)}};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// A leaf that a word belongs to, and in which zones.
struct LeafOfWord {
  std::uint32_t leaf = 0;
  std::uint8_t zones = 0;
};
using Dictionary =
    std::unordered_map<std::string, std::vector<LeafOfWord>, TextHash, std::equal_to<>>;

/// Numbers the sentences or quotations of a text as its words pass by.
class BorderReader {
 public:
  explicit BorderReader(std::vector<std::uint32_t> borders) : borders_(std::move(borders)) {}

  /// How many borders lie at or before `at`, which must not fall.
  std::uint32_t count_until(std::uint32_t at) {
    while (passed_ < borders_.size() && borders_[passed_] <= at) {
      ++passed_;
    }
    return static_cast<std::uint32_t>(passed_);
  }

 private:
  std::vector<std::uint32_t> borders_;
  std::size_t passed_ = 0;
};

class QuotationReader {
 public:
  explicit QuotationReader(std::vector<Quotation> quotations)
      : quotations_(std::move(quotations)) {}

  /// The 1-based number of the quotation around `at`, which must not fall; 0 when there is none.
  std::uint32_t number_at(std::uint32_t at) {
    while (passed_ < quotations_.size() && quotations_[passed_].end <= at) {
      ++passed_;
    }
    const bool inside = passed_ < quotations_.size() && quotations_[passed_].begin <= at;
    return inside ? static_cast<std::uint32_t>(passed_ + 1) : 0;
  }

 private:
  std::vector<Quotation> quotations_;
  std::size_t passed_ = 0;
};

class ArticlePlaces final : public WordPlaceSource {
 public:
  ArticlePlaces(const ArticleStore& articles, const std::vector<TextLeaf>& leaves)
      : articles_(articles), places_(leaves.size()) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      add_leaf(static_cast<std::uint32_t>(i), leaves[i]);
    }
  }

  Result<const LeafPlaces*> places(std::uint32_t docid) override;

 private:
  void add_leaf(std::uint32_t number, const TextLeaf& leaf);
  void read_text(std::string_view text, TextZone zone, const Article& article);
  void look_up(const Dictionary& dictionary, std::string_view word, const WordPlace& place);
  void add_quotation_leaf(const WordPlace& place);

  const ArticleStore& articles_;
  LeafPlaces places_;
  Dictionary forms_, stems_;
  std::vector<std::uint32_t> quotation_leaves_;  ///< those that ask for quotations themselves
  TextAnalyzer analyzer_;
  TokenStream words_;
  WordPlace last_;  ///< the last numbers given away
};

/// The zones of the field that `term` begins with the prefix of; `term` is left without it.
std::uint8_t take_prefix(std::string_view& term) {
  const auto letters = static_cast<std::size_t>(
      std::ranges::find_if(term, [](char c) { return c < 'A' || c > 'Z'; }) - term.begin());
  const std::string_view prefix = term.substr(0, letters);
  for (const FieldZones& field : kFieldZones) {
    if (field_of(field.field).prefix == prefix) {
      term.remove_prefix(letters);
      return field.zones;
    }
  }
  return 0;
}

void ArticlePlaces::add_leaf(std::uint32_t number, const TextLeaf& leaf) {
  if (leaf.quotations) {
    quotation_leaves_.push_back(number);
  }
  for (std::string_view term : leaf.terms) {
    const bool is_stem = term.starts_with(kStemPrefix);
    term.remove_prefix(is_stem ? kStemPrefix.size() : 0);
    if (const std::uint8_t zones = take_prefix(term); zones != 0) {
      (is_stem ? stems_ : forms_)[std::string(term)].push_back({number, zones});
    }
  }
}

Result<const LeafPlaces*> ArticlePlaces::places(std::uint32_t docid) {
  const Result<Article> article = articles_.read(docid);
  if (!article) {
    return Unexpected(article.error());
  }
  for (std::vector<WordPlace>& leaf : places_) {
    leaf.clear();
  }
  last_ = {};
  read_text(article->headline, TextZone::Headline, *article);
  read_text(article->body, TextZone::Body, *article);
  for (const std::string& caption : article->captions) {
    read_text(caption, TextZone::Caption, *article);
  }
  for (const std::string& byline : article->bylines) {
    read_text(byline, TextZone::Byline, *article);
  }
  read_text(article->url, TextZone::Address, *article);
  return &places_;
}

/// The words of one text; the lead is the part of the body before its first blank line.
void ArticlePlaces::read_text(std::string_view text, TextZone zone, const Article& article) {
  words_.clear();
  analyzer_.analyze(
      text, stems_.empty() ? std::string_view() : article.language, kParagraphGap, words_);
  if (words_.tokens.empty()) {
    return;
  }
  const std::size_t lead_bytes = zone == TextZone::Body ? lead_of(article).size() : 0;
  BorderReader sentences(sentence_borders(text));
  QuotationReader quotations(find_quotations(text));
  const std::uint32_t first_sentence = last_.sentence, first_quotation = last_.quotation;
  std::uint32_t last_position = 0;  // as the analyzer counts
  for (const Token& token : words_.tokens) {
    if (token.position >= last_position + kParagraphGap) {
      ++last_.paragraph;
      ++last_.position;
    } else {
      last_.position += token.position - last_position;
    }
    last_position = token.position;
    WordPlace place = last_;
    place.zone = token.begin < lead_bytes ? TextZone::Lead : zone;
    place.sentence = first_sentence + std::max(1U, sentences.count_until(token.begin));
    const std::uint32_t number = quotations.number_at(token.begin);
    place.quotation = number == 0 ? 0 : first_quotation + number;
    last_.sentence = place.sentence;
    last_.quotation = std::max(last_.quotation, place.quotation);
    look_up(forms_, words_.form(token), place);
    look_up(stems_, words_.stem(token), place);
    add_quotation_leaf(place);
  }
}

void ArticlePlaces::look_up(const Dictionary& dictionary,
                            std::string_view word,
                            const WordPlace& place) {
  if (dictionary.empty()) {
    return;
  }
  const auto found = dictionary.find(word);
  if (found == dictionary.end()) {
    return;
  }
  for (const LeafOfWord& entry : found->second) {
    std::vector<WordPlace>& leaf = places_[entry.leaf];
    if ((entry.zones & bit(place.zone)) != 0 && (leaf.empty() || leaf.back() != place)) {
      leaf.push_back(place);
    }
  }
}

void ArticlePlaces::add_quotation_leaf(const WordPlace& place) {
  for (const std::uint32_t number : quotation_leaves_) {
    std::vector<WordPlace>& leaf = places_[number];
    const bool known = !leaf.empty() && leaf.back().quotation == place.quotation &&
                       leaf.back().sentence == place.sentence;
    if (place.quotation != 0 && !known) {
      leaf.push_back(place);
    }
  }
}

}  // namespace

std::unique_ptr<WordPlaceSource> make_article_places(const ArticleStore& articles,
                                                     const std::vector<TextLeaf>& leaves) {
  return std::make_unique<ArticlePlaces>(articles, leaves);
}

}  // namespace backfile
