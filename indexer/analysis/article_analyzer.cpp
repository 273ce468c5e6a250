// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/article_analyzer.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <xxhash.h>

#include "common/index/name_owners.h"
#include "common/text/quotations.h"
#include "common/text/sentence_borders.h"

namespace backfile {
namespace {

/// A compound of more parts in an address is a headline: nobody looks for it as one word, and it is
/// a term of that one article.
constexpr std::size_t kMaxAddressParts = 3;

/// The texts of an article as tokens, one behind the other. They have no stems yet: an index needs
/// one a word, not one a token.
class TokenLine {
 public:
  TokenLine(TextAnalyzer& analyzer, AnalyzedArticle& analyzed)
      : analyzer_(analyzer), analyzed_(analyzed) {}

  TokenRange append(TokenZone zone, std::string_view text) {
    TokenRange range{token_count(), 0};
    const std::uint32_t end = analyzer_.analyze(text, {}, position_, analyzed_.words);
    const std::uint32_t number = text_count_++;
    if (zone == TokenZone::Url) {
      drop_long_compounds(range.first);
    }
    range.last = token_count();
    if (range.first < range.last) {
      position_ = end + kParagraphGap;
      analyzed_.texts.push_back({zone, range.first, range.last, number});
      if (zone != TokenZone::By && zone != TokenZone::Url) {
        mark_sentences(text, range);
        mark_quotations(text, range);
      }
    }
    return range;
  }

  void serve(FieldId field, TokenRange range, std::uint32_t weight = 1) {
    if (range.first < range.last) {
      analyzed_.fields.push_back({field, range.first, range.last, weight});
    }
  }

 private:
  std::uint32_t token_count() const {
    return static_cast<std::uint32_t>(analyzed_.words.tokens.size());
  }

  /// Drops Joined tokens of more than kMaxAddressParts parts from token `first` on.
  void drop_long_compounds(std::size_t first) {
    std::vector<Token>& tokens = analyzed_.words.tokens;
    std::size_t kept = first;
    for (std::size_t i = first; i < tokens.size(); ++i) {
      const std::size_t last_part = i + kMaxAddressParts + 1;
      const bool is_long = tokens[i].role == TokenRole::Joined && last_part < tokens.size() &&
                           tokens[last_part].role == TokenRole::Part &&
                           tokens[last_part].end <= tokens[i].end;
      if (!is_long) {
        tokens[kept++] = tokens[i];
      }
    }
    tokens.resize(kept);
  }

  /// The first token of `range` from `token` on that begins at `at` or behind.
  std::uint32_t token_from(std::uint32_t token, TokenRange range, std::size_t at) const {
    while (token < range.last && analyzed_.words.tokens[token].begin < at) {
      ++token;
    }
    return token;
  }

  void mark_sentences(std::string_view text, TokenRange range) {
    std::uint32_t token = range.first;
    for (const std::uint32_t border : sentence_borders(text)) {
      token = token_from(token, range, border);
      if (token > range.first && token < range.last) {
        analyzed_.sentence_starts.push_back(token);
      }
    }
  }

  void mark_quotations(std::string_view text, TokenRange range) {
    std::uint32_t token = range.first;
    for (const Quotation& quotation : find_quotations(text)) {
      const std::uint32_t first = token_from(token, range, quotation.begin);
      token = token_from(first, range, quotation.end);
      if (first < token) {
        analyzed_.quotations.push_back({first, token});
      }
    }
  }

  TextAnalyzer& analyzer_;
  AnalyzedArticle& analyzed_;
  std::uint32_t position_ = 1;
  std::uint32_t text_count_ = 0;
};

/// The part of `body` (tokens of the article's body) that its first paragraph holds.
TokenRange lead_tokens(const AnalyzedArticle& analyzed, TokenRange body) {
  const std::size_t lead_bytes = lead_of(analyzed.article).size();
  const auto tokens = analyzed.words.tokens.begin();
  const auto end =
      std::partition_point(tokens + body.first, tokens + body.last, [&](const Token& token) {
        return token.begin < lead_bytes;
      });
  return {body.first, static_cast<std::uint32_t>(end - tokens)};
}

std::uint32_t count_words(const TokenStream& words, TokenRange range) {
  const auto tokens = words.tokens.begin();
  return static_cast<std::uint32_t>(
      std::count_if(tokens + range.first, tokens + range.last, [](const Token& token) {
        return token.role != TokenRole::Part;
      }));
}

/// XXH3-64 of the forms parted by single spaces, without joined ones; never 0 when there are words.
std::uint64_t fingerprint_of(const TokenStream& words, TokenRange body) {
  std::string text;
  for (std::uint32_t i = body.first; i < body.last; ++i) {
    if (words.tokens[i].role != TokenRole::Joined) {
      text.append(text.empty() ? "" : " ").append(words.form(words.tokens[i]));
    }
  }
  return text.empty() ? 0 : std::max<std::uint64_t>(1, XXH3_64bits(text.data(), text.size()));
}

/// So many mentions make an entity one that the article is about. Source: Factiva's rule of major
/// mentions, headline, lead or three times.
constexpr std::size_t kSubjectMentions = 3;

bool is_subject(const Entity& entity, const Article& article) {
  return entity.mentions.size() >= kSubjectMentions ||
         std::ranges::any_of(entity.mentions, [&](const Mention& mention) {
           return zone_of(article, mention) != Zone::Body;
         });
}

/// The facets of an article, each field and key once, under the first name it comes with.
class FacetList {
 public:
  FacetList(TextAnalyzer& analyzer, std::vector<FacetName>& facets)
      : analyzer_(analyzer), facets_(facets) {}

  void add(FieldId field, const std::string& name) { add(field, name, analyzer_.fold_key(name)); }

  void add(const Entity& entity, const Article& article) {
    const auto kind = static_cast<std::size_t>(entity.kind);
    const std::string& canonical = entity.canonical.empty() ? entity.name : entity.canonical;
    const std::string key = analyzer_.fold_key(canonical);
    add(kEntityFields[kind], canonical, key);
    if (is_subject(entity, article)) {
      add(kSubjectFields[kind], canonical, key);
    }
    add(kGivenFields[kind], entity.given_as);
    add_alias(entity.kind, entity.name, key);
    add_alias(entity.kind, entity.given_as, key);
    written_.clear();
    for (const Mention& mention : entity.mentions) {
      const std::string_view text = text_of(article, mention);
      if (text != canonical && text != entity.name &&
          std::ranges::find(written_, text) == written_.end()) {
        written_.push_back(text);
        add_alias(entity.kind, std::string(text), key);
      }
    }
  }

 private:
  void add(FieldId field, const std::string& name, std::string key) {
    if (!key.empty() && known_.insert(static_cast<char>(field) + key).second) {
      facets_.push_back({field, name, std::move(key)});
    }
  }

  void add_alias(EntityKind kind, const std::string& name, const std::string& owner) {
    if (const std::string alias = analyzer_.fold_key(name); !alias.empty() && alias != owner) {
      add(FieldId::NameAlias, name, alias_facet_key({kind, alias, owner}));
    }
  }

  TextAnalyzer& analyzer_;
  std::vector<FacetName>& facets_;
  std::unordered_set<std::string> known_;  // a byte for the field, then the key
  std::vector<std::string_view> written_;  // of one entity, each once
};

void analyze_texts(TextAnalyzer& analyzer, AnalyzedArticle& analyzed) {
  const Article& article = analyzed.article;
  TokenLine line(analyzer, analyzed);
  const TokenRange headline = line.append(TokenZone::Headline, article.headline);
  line.serve(FieldId::Text, headline, kHeadlineWeight);
  line.serve(FieldId::Title, headline);
  line.serve(FieldId::Lead, headline);
  const TokenRange body = line.append(TokenZone::Body, article.body);
  line.serve(FieldId::Text, body);
  line.serve(FieldId::Lead, lead_tokens(analyzed, body));
  for (const std::string& caption : article.captions) {
    line.serve(FieldId::Caption, line.append(TokenZone::Caption, caption));
  }
  for (const std::string& byline : article.bylines) {
    line.serve(FieldId::By, line.append(TokenZone::By, byline));
  }
  line.serve(FieldId::Url, line.append(TokenZone::Url, article.url));
  analyzed.word_count = count_words(analyzed.words, headline) + count_words(analyzed.words, body);
  analyzed.fingerprint = fingerprint_of(analyzed.words, body);
}

void collect_facets(TextAnalyzer& analyzer, AnalyzedArticle& analyzed) {
  const Article& article = analyzed.article;
  FacetList facets(analyzer, analyzed.facets);
  facets.add(FieldId::Source, article.source);
  for (const std::string& section : article.sections) {
    facets.add(FieldId::Section, section);
  }
  facets.add(FieldId::Language, article.language);
  for (const Entity& entity : article.entities) {
    facets.add(entity, article);
  }
}

}  // namespace

AnalyzedArticle ArticleAnalyzer::analyze(Article article) {
  AnalyzedArticle analyzed;
  analyzed.article = std::move(article);
  if (analyzed.article.language.empty()) {
    analyzed.article.language = "und";
  }
  analyze_texts(text_analyzer_, analyzed);
  collect_facets(text_analyzer_, analyzed);
  return analyzed;
}

}  // namespace backfile
