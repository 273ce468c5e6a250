// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/kind_settlement.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <queue>
#include <utility>

namespace backfile {
namespace {

/// So much of the archive has to know a name as of one kind.
struct Share {
  std::uint64_t least_articles, least_percent;
};
constexpr Share kBetweenThings{20, 95}, kWithPersons{50, 98};

/// The values of one field of a segment on their way through a merge.
struct Cursor {
  const Columns* columns;
  const std::vector<std::uint32_t>* counts;
  std::size_t kind;
  bool is_given;
  std::uint32_t at, end;
  std::string_view key;

  /// Goes on to the next name of several words that a living article has.
  bool settle() {
    for (; at < end; ++at) {
      key = columns->facet_value(at).key;
      if ((*counts)[at] > 0 && key.find(' ') != std::string_view::npos) {
        return true;
      }
    }
    return false;
  }
};

struct LaterKey {
  bool operator()(const Cursor& a, const Cursor& b) const { return a.key > b.key; }
};

/// What the archive knows of one name.
struct NameKinds {
  std::string_view name;
  std::array<std::uint64_t, kEntityKinds.size()> articles{};
  std::array<bool, kEntityKinds.size()> is_given{};

  void add(const Cursor& cursor) {
    if (cursor.is_given) {
      is_given[cursor.kind] = true;
    } else {
      articles[cursor.kind] += (*cursor.counts)[cursor.at];
    }
  }

  void settle(std::vector<NameOwner>& owners) const {
    const auto most = std::ranges::max_element(articles);
    const std::uint64_t all = std::accumulate(articles.begin(), articles.end(), std::uint64_t{0});
    const auto known = static_cast<EntityKind>(most - articles.begin());
    for (const EntityKind kind : kEntityKinds) {
      const auto number = static_cast<std::size_t>(kind);
      const bool with_person = kind == EntityKind::Person || known == EntityKind::Person;
      const Share share = with_person ? kWithPersons : kBetweenThings;
      if (kind != known && articles[number] > 0 && !is_given[number] &&
          *most >= share.least_articles && *most * 100 >= all * share.least_percent) {
        owners.push_back({kind, name, name, known});
      }
    }
  }
};

}  // namespace

void KindSettlement::add(const Columns& columns, std::vector<std::uint32_t> counts) {
  segments_.push_back({&columns, std::move(counts)});
}

std::vector<NameOwner> KindSettlement::owners() const {
  std::priority_queue<Cursor, std::vector<Cursor>, LaterKey> cursors;
  const auto push = [&](Cursor&& cursor) {
    if (cursor.settle()) {
      cursors.push(std::move(cursor));
    }
  };
  for (const Segment& segment : segments_) {
    for (std::size_t kind = 0; kind < kEntityKinds.size(); ++kind) {
      for (const FieldId field : {kEntityFields[kind], kGivenFields[kind]}) {
        const auto [first, last] = segment.columns->facet_ordinals(field);
        push(
            {segment.columns, &segment.counts, kind, field == kGivenFields[kind], first, last, {}});
      }
    }
  }
  std::vector<NameOwner> owners;
  NameKinds name;
  while (!cursors.empty()) {
    Cursor cursor = cursors.top();
    cursors.pop();
    if (cursor.key != name.name) {
      name.settle(owners);
      name = {cursor.key, {}, {}};
    }
    name.add(cursor);
    ++cursor.at;
    push(std::move(cursor));
  }
  name.settle(owners);
  return owners;
}

}  // namespace backfile
