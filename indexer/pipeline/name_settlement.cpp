// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/name_settlement.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "common/index/durable_file.h"
#include "common/index/value_numbers.h"

namespace backfile {
namespace {

constexpr std::uint64_t kLeastArticles = 5, kLeastPercent = 90;

/// All owners of one alias, seen one after the other.
struct AliasCount {
  NameOwner first_with_most;
  std::uint64_t most = 0, all = 0;

  void add(const NameOwner& name, std::uint64_t articles) {
    all += articles;
    if (articles > most) {
      most = articles;
      first_with_most = name;
    }
  }
  bool is_settled() const { return all >= kLeastArticles && most * 100 >= all * kLeastPercent; }
};

/// Whether `word` is one of the words of `name`.
bool has_word(std::string_view name, std::string_view word) {
  const std::size_t at = (" " + std::string(name) + " ").find(" " + std::string(word) + " ");
  return at != std::string::npos && word.find(' ') == std::string_view::npos;
}

}  // namespace

void NameSettlement::add(const Columns& columns, const DocidSet& dead) {
  std::vector<std::uint32_t> counts(columns.facet_value_count());
  columns.article_counts(0, counts);
  dead.for_each([&](std::uint32_t docid) {
    for (const std::uint32_t ordinal : columns.facets(docid)) {
      counts[ordinal] -= 1;
    }
  });
  const auto [first, last] = columns.facet_ordinals(FieldId::NameAlias);
  for (std::uint32_t ordinal = first; ordinal < last; ++ordinal) {
    if (counts[ordinal] > 0) {
      articles_[std::string(columns.facet_value(ordinal).key)] += counts[ordinal];
    }
  }
  kinds_.add(columns, std::move(counts));
}

std::vector<NameOwner> NameSettlement::alias_owners() const {
  std::vector<NameOwner> owners;
  AliasCount count;
  const auto close = [&] {
    if (count.is_settled()) {
      owners.push_back(count.first_with_most);
    }
  };
  for (const auto& [key, articles] : articles_) {  // those of one kind and alias are neighbours
    const auto name = read_alias_facet_key(key);
    if (!name) {
      continue;
    }
    if (count.all > 0 &&
        (name->kind != count.first_with_most.kind || name->alias != count.first_with_most.alias)) {
      close();
      count = {};
    }
    count.add(*name, articles);
  }
  close();
  return owners;
}

/// Of names, those that are called by one of their words in an article.
void NameSettlement::drop_known_bearers(std::vector<NameOwner>& names) const {
  std::set<std::pair<EntityKind, std::string_view>> looked_for, known;
  for (const NameOwner& name : names) {
    looked_for.emplace(name.kind, name.alias);
  }
  for (auto at = articles_.begin(); at != articles_.end() && !names.empty(); ++at) {
    const auto name = read_alias_facet_key(at->first);
    if (name && looked_for.contains({name->kind, name->owner}) &&
        has_word(name->owner, name->alias)) {
      known.emplace(name->kind, name->owner);
    }
  }
  std::erase_if(names, [&](const NameOwner& name) {
    return known.contains({name.kind, name.alias});
  });
}

std::vector<NameOwner> NameSettlement::owners() const {
  std::vector<NameOwner> owners = alias_owners(), kinds = kinds_.owners();
  drop_known_bearers(kinds);
  std::set<std::pair<EntityKind, std::string_view>> owned;
  for (const NameOwner& name : owners) {
    owned.emplace(name.kind, name.alias);
  }
  for (const NameOwner& name : kinds) {
    if (owned.emplace(name.kind, name.alias).second) {
      owners.push_back(name);
    }
  }
  std::erase_if(owners, [&](const NameOwner& name) {
    return owned.contains({name.owner_kind, name.owner});
  });
  std::ranges::sort(
      owners, {}, [](const NameOwner& name) { return std::pair(name.kind, name.alias); });
  return owners;
}

namespace {

/// The folds of one segment.
class FoldFinder {
 public:
  explicit FoldFinder(const Columns& columns) : columns_(columns) {}

  /// Those of one field; `owners` are sorted by kind and alias.
  void find(FieldId field, const std::vector<NameOwner>& owners) {
    std::uint32_t at = 0;
    for (std::uint32_t number = 0; number < owners.size(); ++number) {
      const NameOwner& name = owners[number];
      if (name.kind != entity_kind_of(field)) {
        continue;
      }
      const FieldId home = field_of_kind(field, name.owner_kind);
      for (at = columns_.first_facet_from(field, name.alias, at);
           columns_.is_facet(field, at, name.alias);
           ++at) {
        const std::uint32_t own = columns_.first_facet_from(home, name.owner);
        const bool is_own = columns_.is_facet(home, own, name.owner);
        folds_.push_back(
            {at,
             is_own ? own : absent_.emplace(std::pair(home, name.owner), at).first->second,
             is_own ? NameFold::kNone : number});
      }
    }
  }

  std::vector<NameFold> take() {
    std::ranges::sort(folds_, {}, &NameFold::ordinal);
    return std::move(folds_);
  }

 private:
  const Columns& columns_;
  std::vector<NameFold> folds_;
  /// Owners without a value of their field here, and what is counted for them.
  std::map<std::pair<FieldId, std::string_view>, std::uint32_t> absent_;
};

/// Of each segment.
using Folds = std::vector<std::vector<NameFold>>;

Folds find_folds(const std::vector<Columns>& segments, const std::vector<NameOwner>& owners) {
  Folds folds;
  for (const Columns& segment : segments) {
    FoldFinder finder(segment);
    for (const auto& fields : {kEntityFields, kSubjectFields}) {
      for (const FieldId field : fields) {
        finder.find(field, owners);
      }
    }
    folds.push_back(finder.take());
  }
  return folds;
}

std::vector<CountedAs> counted_as(const Columns& segment,
                                  const std::vector<NameFold>& folds,
                                  const std::vector<NameOwner>& owners) {
  std::vector<CountedAs> values;
  for (const NameFold& fold : folds) {
    const FieldId field = segment.facet_value(fold.target).field;
    values.push_back({fold.ordinal,
                      fold.target,
                      fold.owner == NameFold::kNone
                          ? field
                          : field_of_kind(field, owners[fold.owner].owner_kind)});
  }
  return values;
}

Result<void> write_owners(const IndexPaths& index,
                          const std::vector<NameOwner>& owners,
                          const Folds& folds,
                          Manifest& manifest) {
  manifest.names.clear();
  if (owners.empty()) {
    return {};
  }
  manifest.names = fmt::format("{}{:06}", kNamesPrefix, manifest.revision);
  const std::filesystem::path file = index.root / manifest.names;
  const Result<void> written = write_name_owners(file, owners, folds);
  return written ? sync_path(file) : written;
}

Result<void> write_numbers(const IndexPaths& index,
                           const std::vector<Columns>& segments,
                           const std::vector<NameOwner>& owners,
                           const Folds& folds,
                           Manifest& manifest) {
  manifest.values.clear();
  if (segments.empty()) {
    return {};
  }
  std::vector<const Columns*> all;
  std::ranges::transform(segments, std::back_inserter(all), [](const Columns& c) { return &c; });
  const ValueNumbers numbers = ValueNumbers::of(all);
  std::vector<OwnEntityRows> rows;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    rows.push_back(find_entity_rows(
        segments[i], numbers.of_segment(i), counted_as(segments[i], folds[i], owners)));
  }
  manifest.values = fmt::format("{}{:06}", kValuesPrefix, manifest.revision);
  return numbers.write(index.root / manifest.values, rows);
}

}  // namespace

Result<void> settle_values(const IndexPaths& index, Manifest& manifest) {
  std::vector<Columns> segments;
  NameSettlement settlement;
  segments.reserve(manifest.segments.size());  // the settlement refers to them
  for (const SegmentEntry& entry : manifest.segments) {
    Result<Columns> columns = Columns::open(index.columns(entry.name));
    const Result<DocidSet> dead = dead_articles(index, entry);
    if (!columns || !dead) {
      return Unexpected(columns ? dead.error() : columns.error());
    }
    settlement.add(segments.emplace_back(std::move(*columns)), *dead);
  }
  const std::vector<NameOwner> owners = settlement.owners();
  const Folds folds = find_folds(segments, owners);
  const Result<void> written = write_owners(index, owners, folds, manifest);
  return written ? write_numbers(index, segments, owners, folds, manifest) : written;
}

}  // namespace backfile
