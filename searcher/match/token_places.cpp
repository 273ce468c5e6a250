// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/token_places.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "searcher/match/term_forms.h"

namespace backfile {
namespace {

TextZone zone_of(const TokenPlace& place) {
  switch (place.zone) {
    case TokenZone::Headline:
      return TextZone::Headline;
    case TokenZone::Body:
      return place.in_lead ? TextZone::Lead : TextZone::Body;
    case TokenZone::Caption:
      return TextZone::Caption;
    case TokenZone::By:
      return TextZone::Byline;
    case TokenZone::Url:
      break;
  }
  return TextZone::Address;
}

WordPlace word_place(const TokenPlace& place) {
  return {place.count, place.sentence + 1, place.paragraph + 1, place.quotation, zone_of(place)};
}

/// Gives a condition's leaves; those that ask for quotations themselves by a walk of their own.
class LeafSource final : public WordPlaceSource {
 public:
  LeafSource(const TokenFile& tokens, StemForms& forms, const std::vector<TextLeaf>& leaves)
      : tokens_(tokens), words_(tokens, forms, terms_of(leaves)), places_(leaves.size()) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      if (leaves[i].quotations) {
        quotation_leaves_.push_back(i);
      }
    }
  }

  Result<const LeafPlaces*> places(std::uint32_t docid) override {
    const Result<const TokenPlaces::Leaves*> found = words_.find(docid);
    if (!found) {
      return Unexpected(found.error());
    }
    for (std::size_t i = 0; i < places_.size(); ++i) {
      places_[i].clear();
      std::ranges::transform((**found)[i], std::back_inserter(places_[i]), word_place);
    }
    if (!quotation_leaves_.empty()) {
      add_quotations(docid);
    }
    return &places_;
  }

 private:
  static std::vector<std::vector<std::string>> terms_of(const std::vector<TextLeaf>& leaves) {
    std::vector<std::vector<std::string>> terms;
    for (const TextLeaf& leaf : leaves) {
      terms.push_back(leaf.terms);
    }
    return terms;
  }

  /// The first word of every quotation in every sentence.
  void add_quotations(std::uint32_t docid) {
    TokenPlaceReader reader(tokens_.stream(docid));
    TokenPlace last;
    for (TokenPlace place; reader.next(place); last = place) {
      const bool is_first = place.quotation != last.quotation || place.sentence != last.sentence;
      for (const std::size_t leaf : quotation_leaves_) {
        if (place.quotation != 0 && is_first) {
          places_[leaf].push_back(word_place(place));
        }
      }
    }
  }

  const TokenFile& tokens_;
  TokenPlaces words_;
  LeafPlaces places_;
  std::vector<std::size_t> quotation_leaves_;
};

}  // namespace

TokenPlaces::TokenPlaces(const TokenFile& tokens,
                         StemForms& forms,
                         std::span<const std::vector<std::string>> leaves)
    : tokens_(tokens), known_(tokens.form_count()), places_(leaves.size()) {
  for (std::uint32_t leaf = 0; leaf < leaves.size(); ++leaf) {
    for (const std::string& term : leaves[leaf]) {
      for_each_form(tokens, forms, term, [&](std::uint32_t number, FieldId field) {
        known_.insert(number);
        leaves_of_[number].push_back({leaf, field});
      });
    }
  }
}

Result<const TokenPlaces::Leaves*> TokenPlaces::find(std::uint32_t docid) {
  for (std::vector<TokenPlace>& leaf : places_) {
    leaf.clear();
  }
  TokenPlaceReader reader(tokens_.stream(docid));
  for (TokenPlace place; reader.next_of(std::cref(known_), place);) {
    for (const LeafOfWord& entry : leaves_of_.find(place.form)->second) {
      std::vector<TokenPlace>& leaf = places_[entry.leaf];
      if (is_in(place, entry.field) && (leaf.empty() || leaf.back().position != place.position)) {
        leaf.push_back(place);
      }
    }
  }
  return reader.is_whole() ? Result<const Leaves*>(&places_) : Unexpected(damaged(docid));
}

Error TokenPlaces::damaged(std::uint32_t docid) const {
  return tokens_.damaged(fmt::format("the words of article {} cannot be read", docid));
}

std::unique_ptr<WordPlaceSource> make_token_places(const TokenFile& tokens,
                                                   StemForms& forms,
                                                   const std::vector<TextLeaf>& leaves) {
  return std::make_unique<LeafSource>(tokens, forms, leaves);
}

}  // namespace backfile
