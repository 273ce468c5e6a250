// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/entity_evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "common/index/name_owners.h"
#include "searcher/match/passage_chooser.h"

namespace backfile {
namespace {

/// What a facet value of a segment says about the entity that is looked at.
enum class Role : std::uint8_t { None, Name, WrittenFor, WrittenForOthers };

struct Meaning {
  Role role = Role::None;
  std::uint32_t name = 0;  // number in Evidence::names
};

/// One name of the entity, on its way to an AliasEvidence.
struct CountedAlias {
  AliasEvidence evidence;
  std::vector<ArticlePlace> places;  // the first that write it for the entity
};

/// Gathers the evidence for one entity.
class EvidenceGatherer {
 public:
  EvidenceGatherer(const ArticleIndex& index,
                   TextAnalyzer& analyzer,
                   FieldId field,
                   std::string canonical,
                   std::size_t passages)
      : index_(index),
        analyzer_(analyzer),
        field_(field),
        kind_(*entity_kind_of(field)),
        canonical_(std::move(canonical)),
        most_passages_(passages) {
    for (std::string& member : index.names().members(kind_, canonical_)) {
      number_of(member);
      members_.insert(std::move(member));
    }
  }

  Result<EntityEvidence> gather() {
    for (std::size_t i = 0; i < index_.segment_count(); ++i) {
      count(static_cast<std::uint32_t>(i));
    }
    EntityEvidence evidence{field_, shown_name(), articles_, {}};
    for (CountedAlias& alias : aliases_) {
      if (alias.evidence.name == canonical_) {
        continue;
      }
      alias.evidence.origin = origin_of(alias.evidence.name);
      for (const ArticlePlace place : alias.places) {
        Result<EvidencePassage> passage = passage_of(place, alias.evidence.name);
        if (!passage) {
          return Unexpected(passage.error());
        }
        alias.evidence.passages.push_back(std::move(*passage));
      }
      evidence.aliases.push_back(std::move(alias.evidence));
    }
    std::ranges::stable_sort(evidence.aliases, std::greater<>(), [](const AliasEvidence& alias) {
      return alias.written_for + alias.alone;
    });
    return evidence;
  }

 private:
  std::uint32_t number_of(std::string_view name) {
    const auto [at, is_new] = numbers_.emplace(name, static_cast<std::uint32_t>(aliases_.size()));
    if (is_new) {
      aliases_.emplace_back().evidence.name = name;
    }
    return at->second;
  }

  /// What each ordinal of `columns` means; aliases that are new get a number.
  std::vector<Meaning> meanings(const Columns& columns) {
    std::vector<Meaning> meanings(columns.facet_value_count());
    const auto each = [&](FieldId field, auto&& visit) {
      const auto [first, last] = columns.facet_ordinals(field);
      for (std::uint32_t ordinal = first; ordinal < last; ++ordinal) {
        visit(columns.facet_value(ordinal).key, meanings[ordinal]);
      }
    };
    for (const EntityKind kind : kEntityKinds) {
      each(field_of_kind(field_, kind), [&](std::string_view key, Meaning& meaning) {
        if (members_.contains(key) && index_.names().kind_of(kind, key) == kind_) {
          meaning = {Role::Name, number_of(key)};
        }
      });
    }
    const auto alias_of_kind = [&](std::string_view key) {
      const auto name = read_alias_facet_key(key);
      return name && name->kind == kind_ ? name : std::nullopt;
    };
    each(FieldId::NameAlias, [&](std::string_view key, Meaning& meaning) {
      if (const auto name = alias_of_kind(key); name && members_.contains(name->owner)) {
        meaning = {Role::WrittenFor, number_of(name->alias)};
      }
    });
    each(FieldId::NameAlias, [&](std::string_view key, Meaning& meaning) {
      const auto name = meaning.role == Role::None ? alias_of_kind(key) : std::nullopt;
      if (const auto known = name ? numbers_.find(name->alias) : numbers_.end();
          known != numbers_.end()) {
        meaning = {Role::WrittenForOthers, known->second};
      }
    });
    return meanings;
  }

  void count(std::uint32_t segment) {
    const Columns& columns = index_.columns(segment);
    const std::vector<Meaning> by_ordinal = meanings(columns);
    index_.live(segment).for_each([&](std::uint32_t docid) {
      bool is_named = false;
      for (const std::uint32_t ordinal : columns.facets(docid)) {
        if (ordinal >= by_ordinal.size()) {
          continue;  // of a damaged file
        }
        const Meaning meaning = by_ordinal[ordinal];
        if (meaning.role != Role::None) {
          is_named |= meaning.role == Role::Name;
          take(meaning, {segment, docid});
        }
        if (meaning.role == Role::Name && columns.facet_value(ordinal).key == canonical_) {
          ++spellings_[std::string(columns.facet_value(ordinal).name)];
        }
      }
      articles_ += is_named ? 1 : 0;
    });
  }

  void take(Meaning meaning, ArticlePlace place) {
    CountedAlias& alias = aliases_[meaning.name];
    if (meaning.role == Role::WrittenForOthers) {
      ++alias.evidence.written_for_others;
      return;
    }
    ++(meaning.role == Role::Name ? alias.evidence.alone : alias.evidence.written_for);
    if (meaning.role == Role::WrittenFor && alias.places.size() < most_passages_) {
      alias.places.push_back(place);
    }
  }

  std::string shown_name() const {
    const std::string_view said = index_.names().shown(kind_, canonical_);
    const auto most =
        std::ranges::max_element(spellings_, {}, [](const auto& s) { return s.second; });
    return !said.empty() ? std::string(said) : most == spellings_.end() ? canonical_ : most->first;
  }

  AliasOrigin origin_of(const std::string& alias) const {
    if (!members_.contains(alias)) {
      return AliasOrigin::Article;
    }
    return index_.names().is_in_book(kind_, alias) ? AliasOrigin::Book : AliasOrigin::Archive;
  }

  Result<EvidencePassage> passage_of(ArticlePlace place, const std::string& alias) {
    Result<Article> article = index_.read(place);
    if (!article) {
      return Unexpected(article.error());
    }
    // A name that only the source's tag has is shown by the entity's others.
    const std::vector<WordMark> in_headline = marks(*article, alias, true);
    std::vector<WordMark> found = marks(*article, alias, false);
    const bool in_body = has_alias(found) || !has_alias(in_headline);
    found = in_body ? found : in_headline;
    const std::string& text = in_body ? article->body : article->headline;
    TokenStream words;
    analyzer_.analyze(text, article->language, 1, words);
    MarkedText passage = choose_passage(text, words, found);
    return EvidencePassage{std::move(*article), std::move(passage)};
  }

  /// Where headline or body write `alias` for the entity, and its other names.
  std::vector<WordMark> marks(const Article& article, const std::string& alias, bool headline) {
    std::vector<WordMark> marks;
    for (const Entity& entity : article.entities) {
      if (entity.kind != kind_ || !members_.contains(analyzer_.fold_key(entity.canonical))) {
        continue;
      }
      for (const Mention& mention : entity.mentions) {
        if (mention.in_headline == headline) {
          const bool is_alias = analyzer_.fold_key(text_of(article, mention)) == alias;
          marks.push_back({mention.begin, mention.end, is_alias ? 0U : 1U});
        }
      }
    }
    std::ranges::sort(marks, {}, &WordMark::begin);
    return marks;
  }

  static bool has_alias(const std::vector<WordMark>& marks) {
    return std::ranges::any_of(marks, [](const WordMark& mark) { return mark.word == 0; });
  }

  const ArticleIndex& index_;
  TextAnalyzer& analyzer_;
  FieldId field_;
  EntityKind kind_;
  std::string canonical_;
  std::size_t most_passages_;
  std::set<std::string, std::less<>> members_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<CountedAlias> aliases_;
  std::map<std::string, std::uint64_t> spellings_;
  std::uint64_t articles_ = 0;
};

}  // namespace

Result<std::vector<EntityEvidence>> find_entity_evidence(const ArticleIndex& index,
                                                         TextAnalyzer& analyzer,
                                                         const std::string& name,
                                                         std::size_t passages) {
  const EntityMatch match = index.find_entity(kEntityFields, analyzer.fold_key(name));
  std::set<std::pair<FieldId, std::string>> entities;
  for (const auto& [field, key] : match.keys) {
    entities.insert(index.names().entity_of(field, key));
  }
  for (const EntityCandidate& candidate : match.candidates) {
    entities.insert(index.names().entity_of(candidate.field, analyzer.fold_key(candidate.name)));
  }
  std::vector<EntityEvidence> evidence;
  for (const auto& [field, canonical] : entities) {
    Result<EntityEvidence> one =
        EvidenceGatherer(index, analyzer, field, canonical, passages).gather();
    if (!one) {
      return Unexpected(one.error());
    }
    evidence.push_back(std::move(*one));
  }
  std::ranges::stable_sort(evidence, std::greater<>(), &EntityEvidence::articles);
  return evidence;
}

}  // namespace backfile
