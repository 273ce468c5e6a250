// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/name_settlement.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "common/index/durable_file.h"

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

}  // namespace

void NameSettlement::add(const Columns& columns, const DocidSet& dead) {
  const auto [first, last] = columns.facet_ordinals(FieldId::NameAlias);
  if (first == last) {
    return;
  }
  std::vector<std::uint32_t> counts(last - first);
  for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
    if (docid <= dead.universe() && dead.contains(docid)) {
      continue;
    }
    const auto facets = columns.facets(docid);  // the aliases' ordinals are the highest
    for (auto at = facets.rbegin(); at != facets.rend() && *at >= first; ++at) {
      counts[*at - first] += 1;
    }
  }
  for (std::uint32_t ordinal = first; ordinal < last; ++ordinal) {
    if (counts[ordinal - first] > 0) {
      articles_[std::string(columns.facet_value(ordinal).key)] += counts[ordinal - first];
    }
  }
}

std::vector<NameOwner> NameSettlement::owners() const {
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
  std::set<std::pair<EntityKind, std::string_view>> owned;
  for (const NameOwner& name : owners) {
    owned.emplace(name.kind, name.alias);
  }
  std::erase_if(owners, [&](const NameOwner& name) {
    return owned.contains({name.kind, name.owner});
  });
  return owners;
}

namespace {

/// Appends the folds of one field of a segment; `owners` are sorted by kind and alias.
void find_folds(const Columns& columns,
                FieldId field,
                const std::vector<NameOwner>& owners,
                std::vector<NameFold>& folds) {
  const std::uint32_t end = columns.facet_ordinals(field).second;
  const auto has = [&](std::uint32_t ordinal, std::string_view key) {
    return ordinal < end && columns.facet_value(ordinal).key == key;
  };
  std::map<std::string_view, std::uint32_t> absent;  // owners without a value here
  std::uint32_t at = 0;
  for (std::uint32_t number = 0; number < owners.size(); ++number) {
    const NameOwner& name = owners[number];
    if (name.kind != entity_kind_of(field)) {
      continue;
    }
    for (at = columns.first_facet_from(field, name.alias, at); has(at, name.alias); ++at) {
      const std::uint32_t own = columns.first_facet_from(field, name.owner);
      const bool is_own = has(own, name.owner);
      folds.push_back({at,
                       is_own ? own : absent.emplace(name.owner, at).first->second,
                       is_own ? NameFold::kNone : number});
    }
  }
}

}  // namespace

Result<void> settle_names(const IndexPaths& index, Manifest& manifest) {
  NameSettlement settlement;
  std::vector<Columns> segments;
  for (const SegmentEntry& entry : manifest.segments) {
    Result<Columns> columns = Columns::open(index.columns(entry.name));
    const Result<DocidSet> dead = dead_articles(index, entry);
    if (!columns || !dead) {
      return Unexpected(columns ? dead.error() : columns.error());
    }
    settlement.add(*columns, *dead);
    segments.push_back(std::move(*columns));
  }
  const std::vector<NameOwner> owners = settlement.owners();
  if (owners.empty()) {
    manifest.names.clear();
    return {};
  }
  std::vector<std::vector<NameFold>> folds(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (const auto& fields : {kEntityFields, kSubjectFields}) {
      for (const FieldId field : fields) {
        find_folds(segments[i], field, owners, folds[i]);
      }
    }
    std::ranges::sort(folds[i], {}, &NameFold::ordinal);
  }
  manifest.names = fmt::format("{}{:06}", kNamesPrefix, manifest.revision);
  const std::filesystem::path file = index.root / manifest.names;
  const Result<void> written = write_name_owners(file, owners, folds);
  return written ? sync_path(file) : written;
}

}  // namespace backfile
