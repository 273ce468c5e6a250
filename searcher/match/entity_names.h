// SPDX-License-Identifier: GPL-2.0-or-later
// Which names are one entity: the alias book's word first, then what the archive shows.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/result.h"
#include "common/index/name_owners.h"
#include "common/index/schema.h"
#include "common/model/entity.h"
#include "searcher/match/alias_book.h"

namespace backfile {

/// Names are folded keys. Every name belongs to one canonical name, mostly itself; what belongs to
/// a canonical name does so directly, there are no chains. Threads: all const calls may be shared.
class EntityNames {
 public:
  /// Takes in one index's book and owners. Errors: InvalidArgument when the book names one name in
  /// two lines.
  Result<void> add(const std::vector<AliasLine>& book, const std::filesystem::path& book_path);
  void add(NameOwners owners) { owners_.push_back(std::move(owners)); }

  std::string canonical(EntityKind kind, std::string_view key) const;
  /// The entity that a facet value is counted as: its field and canonical name. `field` holds
  /// entities, or is NameAlias, whose values belong to their owners.
  std::pair<FieldId, std::string> entity_of(FieldId field, std::string_view key) const;
  /// All names whose canonical name is `canonical`, itself among them; sorted.
  std::vector<std::string> members(EntityKind kind, std::string_view canonical) const;
  /// True when the book says that `alias` is not `owner`.
  bool forbids(EntityKind kind, std::string_view alias, std::string_view owner) const;
  /// The name the book shows for `canonical`, "" when it does not speak of it.
  std::string_view shown(EntityKind kind, std::string_view canonical) const;

  /// True when a line of the book joins `key` with other names.
  bool is_in_book(EntityKind kind, std::string_view key) const {
    return book(kind).canonical.contains(key);
  }

  /// All names that are not their own canonical name, each with that; sorted by name. Put together
  /// at the first call. Cost then: some µs a name.
  using Aliases = std::vector<std::pair<std::string, std::string>>;
  const Aliases& aliases(EntityKind kind) const;

 private:
  struct Book {
    std::map<std::string, std::string, std::less<>> canonical;  // of every name of a line
    std::map<std::string, std::string, std::less<>> shown;      // by canonical name
    std::map<std::string, std::size_t, std::less<>> line;       // of every name of a line
    std::set<std::pair<std::string, std::string>> forbidden;    // alias, owner
  };
  struct AliasCache {
    std::once_flag made;
    std::array<Aliases, 3> by_kind;
  };
  Result<void> add_line(const AliasLine& line, EntityKind kind, const std::filesystem::path& book);
  Aliases collect_aliases(EntityKind kind) const;
  std::string owner_of(EntityKind kind, std::string_view key) const;
  const Book& book(EntityKind kind) const { return books_[static_cast<std::size_t>(kind)]; }

  std::array<Book, 3> books_;
  std::vector<NameOwners> owners_;
  std::unique_ptr<AliasCache> cache_ = std::make_unique<AliasCache>();
};

}  // namespace backfile
