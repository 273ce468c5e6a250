// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/article_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>

#include "common/index/schema_terms.h"
#include "common/index/token_code.h"
#include "common/index/xapian_guard.h"
#include "common/text/stemmer.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

/// An article's length in the database is so many times its words (FORMAT.md).
constexpr double kLengthPerWord = 6;

struct Stem {
  double part = 0;                                          ///< of the words of the articles
  std::map<std::string, std::uint32_t, std::less<>> forms;  ///< how often each stands there
};
using Stems = std::unordered_map<std::string, Stem>;

/// Counts the forms of headline and body by their numbers; returns the sum.
std::uint32_t count_forms(const TokenFile& tokens,
                          std::uint32_t docid,
                          std::unordered_map<std::uint32_t, std::uint32_t>& counts) {
  TokenPlaceReader reader(tokens.stream(docid));
  std::uint32_t sum = 0;
  for (TokenPlace place; reader.next(place);) {
    if (place.joined || place.zone > TokenZone::Body) {
      continue;
    }
    const std::uint32_t weight = place.zone == TokenZone::Headline ? kHeadlineCount : 1;
    counts[place.form] += weight;
    sum += weight;
  }
  return sum;
}

Result<void> add_article(
    const ArticleIndex& index, ArticlePlace place, double share, Stemmer& stemmer, Stems& stems) {
  const Result<Article> article = index.read(place);
  if (!article) {
    return Unexpected(article.error());
  }
  const StemmerId language = stemmer_for(article->language);
  const TokenFile& tokens = index.segment(place.segment).tokens;
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  const double sum = count_forms(tokens, place.docid, counts);
  for (const auto& [number, count] : counts) {
    const std::uint32_t ordinal = tokens.ordinal_of_number(number);
    if (ordinal >= tokens.form_count()) {
      continue;  // of a damaged file
    }
    const std::string_view form = tokens.form(ordinal);
    const std::string_view stem = stemmer.stem(form, language);
    Stem& entry = stems[std::string(stem.empty() ? form : stem)];
    entry.part += share * count / sum;
    entry.forms[std::string(form)] += count;
  }
  return {};
}

/// What more than one in so many articles has says little about any.
constexpr std::uint64_t kRarity = 4;

/// How much of the archive's text a term is, and whether it can tell anything: more than one
/// article has it, and by far not all.
struct ArchivePart {
  double part = 0;
  bool tells = false;
};

ArchivePart part_in_archive(const ArticleIndex& index, const std::string& term) {
  double occurrences = 0, words = 0;
  std::uint64_t holders = 0, articles = 0;
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    const Xapian::Database& database = index.segment(i).database;
    articles += index.segment(i).entry.article_count;
    occurrences += static_cast<double>(database.get_collection_freq(term));
    words += static_cast<double>(database.get_total_length()) / kLengthPerWord;
    holders += database.get_termfreq(term);
  }
  return {occurrences / std::max(words, 1.0),
          holders > 1 && holders * kRarity <= articles + kRarity};
}

std::string commonest(const Stem& stem) {
  return std::ranges::max_element(stem.forms,
                                  [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<TellingTerm> weigh(const ArticleIndex& index, const Stems& stems) {
  std::vector<TellingTerm> terms;
  for (const auto& [stem, entry] : stems) {
    if (stem.find_first_not_of("0123456789.,") == std::string::npos) {
      continue;
    }
    std::string term = stem_term(FieldId::Text, stem);
    const ArchivePart archive = part_in_archive(index, term);
    if (archive.tells && entry.part > archive.part) {
      terms.push_back(
          {std::move(term), commonest(entry), entry.part * std::log(entry.part / archive.part)});
    }
  }
  return terms;
}

}  // namespace

Result<std::vector<TellingTerm>> telling_terms(
    const ArticleIndex& index,
    const std::vector<std::pair<ArticlePlace, double>>& articles,
    std::size_t limit) {
  Stemmer stemmer;
  Stems stems;
  for (const auto& [place, share] : articles) {
    if (Result<void> added = add_article(index, place, share, stemmer, stems); !added) {
      return Unexpected(added.error());
    }
  }
  Result<std::vector<TellingTerm>> terms = xapian_call([&] { return weigh(index, stems); });
  if (!terms) {
    return terms;
  }
  std::ranges::sort(*terms, [](const TellingTerm& a, const TellingTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  terms->resize(std::min(limit, terms->size()));
  return terms;
}

}  // namespace backfile
