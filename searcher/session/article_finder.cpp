// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/session/article_finder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "common/index/schema_terms.h"
#include "common/model/article_id.h"
#include "searcher/match/boolean_evaluator.h"

namespace backfile {
namespace {

using Places = std::vector<ArticlePlace>;

constexpr std::size_t kShortestIdBeginning = 4;
constexpr std::size_t kMaxCandidates = 10;

Result<Places> by_id(const ArticleIndex& index, const std::string& name) {
  const std::optional<std::uint64_t> id = read_article_id(name);
  const std::optional<ArticlePlace> place = id ? index.find(*id) : std::nullopt;
  return place ? Places{*place} : Places{};
}

Result<Places> by_given_id(const ArticleIndex& index, const std::string& name) {
  const Result<MatchSets> sets =
      evaluate_plan({PlanTerms{{given_id_term(name)}, false, {}}}, index);
  if (!sets) {
    return Unexpected(sets.error());
  }
  Places places;
  for (std::size_t i = 0; i < sets->size(); ++i) {
    (*sets)[i].for_each([&](std::uint32_t docid) {
      places.push_back({static_cast<std::uint32_t>(i), docid});
    });
  }
  return places;
}

/// The name itself and, as paths are kept absolute, what it means from the current folder.
std::array<std::string, 2> spellings(const std::string& name) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(name, error);
  return {name, error ? name : absolute.lexically_normal().generic_string()};
}

/// By identity: an address, or a path and record number ("path#3").
Result<Places> by_identity(const ArticleIndex& index, const std::string& name) {
  for (std::string identity : spellings(name)) {
    if (const auto place = index.find(article_id(identity))) {
      return Places{*place};
    }
    if (const std::size_t mark = identity.rfind('#'); mark != std::string::npos) {
      identity[mark] = '\n';
    } else {
      identity += "\n0";
    }
    if (const auto place = index.find(article_id(identity))) {
      return Places{*place};
    }
  }
  return Places{};
}

bool is_named(const Article& article, const std::array<std::string, 2>& names) {
  const std::string with_record = fmt::format("{}#{}", article.path, article.record);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return article.url == name || article.path == name || with_record == name;
  });
}

/// Reads every article for one with that address or path.
Result<Places> by_reading(const ArticleIndex& index, const std::string& name) {
  Places places;
  if (name.find_first_of("/.") == std::string::npos) {
    return places;
  }
  const std::array<std::string, 2> names = spellings(name);
  for (std::uint32_t i = 0; i < index.segment_count(); ++i) {
    const DocidSet& live = index.live(i);
    for (std::uint32_t docid = 1; docid <= live.universe(); ++docid) {
      if (!live.contains(docid)) {
        continue;
      }
      const Result<Article> article = index.read({i, docid});
      if (!article) {
        return Unexpected(article.error());
      }
      if (is_named(*article, names)) {
        places.push_back({i, docid});
      }
    }
  }
  return places;
}

Result<Places> by_id_beginning(const ArticleIndex& index, const std::string& name) {
  Places places;
  if (name.size() < kShortestIdBeginning || name.size() >= kArticleIdChars) {
    return places;
  }
  std::string prefix(field_of(FieldId::Id).prefix);
  const std::size_t prefix_bytes = prefix.size();
  for (const char c : name) {
    prefix += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const Result<std::vector<std::string>> terms = index.terms_with_prefix(prefix, kMaxCandidates);
  if (!terms) {
    return Unexpected(terms.error());
  }
  for (const std::string& term : *terms) {
    const std::optional<std::uint64_t> id = read_article_id(term.substr(prefix_bytes));
    if (const auto place = id ? index.find(*id) : std::nullopt) {
      places.push_back(*place);
    }
  }
  return places;
}

Unexpected<Error> several(const ArticleIndex& index,
                          const std::string& name,
                          const Places& places) {
  std::string list;
  for (std::size_t i = 0; i < std::min(places.size(), kMaxCandidates); ++i) {
    if (const Result<Article> article = index.read(places[i])) {
      list += fmt::format("\n  {}  {}{}  {}",
                          print_article_id(article->id),
                          article->path,
                          article->record == 0 ? "" : fmt::format("#{}", article->record),
                          article->headline);
    }
  }
  list += places.size() > kMaxCandidates ? "\n  ..." : "";
  return failure(ErrorCode::InvalidArgument,
                 fmt::format("\"{}\" stands for several articles:{}", name, list),
                 "name one by its id");
}

}  // namespace

Result<Article> find_article(const ArticleIndex& index, const std::string& name) {
  constexpr std::array kWays{by_id, by_given_id, by_identity, by_id_beginning, by_reading};
  for (const auto way : kWays) {
    const Result<Places> places = way(index, name);
    if (!places) {
      return Unexpected(places.error());
    }
    if (places->size() == 1) {
      return index.read(places->front());
    }
    if (places->size() > 1) {
      return several(index, name, *places);
    }
  }
  return failure(ErrorCode::NotFound,
                 fmt::format("no article is called \"{}\"", name),
                 "an article has an id, as search results show it, an address and a path");
}

}  // namespace backfile
