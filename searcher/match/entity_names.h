// SPDX-License-Identifier: GPL-2.0-or-later
// Which names are one entity: the alias book's word first, then what the archive shows.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
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
/// a canonical name does so directly, there are no chains. A name of one kind may belong to the
/// same name of another kind, which the archive knows it as; such names the book and aliases leave
/// alone. Threads: all const calls may be shared.
class EntityNames {
 public:
  /// Takes in the next index: its owners, if any, and its book. Errors: InvalidArgument when the
  /// book names one name in two lines.
  Result<void> add(std::optional<NameOwners> owners,
                   const std::vector<AliasLine>& book,
                   const std::filesystem::path& book_path);

  std::string canonical(EntityKind kind, std::string_view key) const;
  /// The kind of which the archive knows what is `key` of `kind` here: mostly `kind`.
  EntityKind kind_of(EntityKind kind, std::string_view key) const;
  /// The entity that a facet value is counted as: its field and canonical name. `field` holds
  /// entities, or is NameAlias, whose values belong to their owners. Given names keep their kind.
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

  /// What one segment of an index counts as what, by that index's owners alone.
  std::span<const NameFold> folds(std::size_t index, std::size_t segment) const;
  /// The owner of this number in an index, nobody when there is none.
  NameOwner owner(std::size_t index, std::uint32_t number) const;

  /// Names for which the folds may be wrong, since the book or another index speaks of them or of
  /// their owner, each with its kind and canonical name; sorted. All names of an owner are among
  /// them, or none. Put together at the first call. Cost then: some µs a name.
  struct Correction {
    std::string name;
    EntityKind kind;
    std::string canonical;
    bool operator==(const Correction&) const = default;
  };
  using Corrections = std::vector<Correction>;
  const Corrections& corrections(EntityKind kind) const;

 private:
  struct Book {
    std::map<std::string, std::string, std::less<>> canonical;  // of every name of a line
    std::map<std::string, std::string, std::less<>> shown;      // by canonical name
    std::map<std::string, std::size_t, std::less<>> line;       // of every name of a line
    std::set<std::pair<std::string, std::string>> forbidden;    // alias, owner
  };
  struct CorrectionCache {
    std::once_flag made;
    std::array<Corrections, 3> by_kind;
  };
  Result<void> add_line(const AliasLine& line, EntityKind kind, const std::filesystem::path& book);
  /// Those of every kind that corrections() speaks of, in any kind.
  std::set<std::string> doubtful_names() const;
  std::string owner_of(EntityKind kind, std::string_view key) const;
  const Book& book(EntityKind kind) const { return books_[static_cast<std::size_t>(kind)]; }

  std::array<Book, 3> books_;
  std::vector<std::optional<NameOwners>> owners_;  // by index
  std::unique_ptr<CorrectionCache> cache_ = std::make_unique<CorrectionCache>();
};

}  // namespace backfile
