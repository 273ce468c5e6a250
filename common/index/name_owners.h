// SPDX-License-Identifier: GPL-2.0-or-later
// Which short name stands for which entity, over a whole index: "Peskov" alone for Dmitry Peskov.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/section_file.h"
#include "common/model/entity.h"

namespace backfile {

/// All names are folded keys (TextAnalyzer::fold_key).
struct NameOwner {
  EntityKind kind = EntityKind::Person;
  std::string_view alias, owner;
  /// Another one where the archive knows `alias` as of that kind; then owner == alias.
  EntityKind owner_kind = kind;
};

/// The key of a FieldId::NameAlias facet: an article writes `alias` for the entity `owner`.
std::string alias_facet_key(const NameOwner& name);
/// The parts of such a key, nothing when it is none. The views are into `key`.
std::optional<NameOwner> read_alias_facet_key(std::string_view key);

/// In one segment the facet value `ordinal` is counted as `target`: the owner's value, which is of
/// another field when the owner is of another kind, or, where the segment has none, the first of
/// its aliases. Then `owner` is the owner's number, else kNone.
struct NameFold {
  static constexpr std::uint32_t kNone = 0xffffffff;
  std::uint32_t ordinal = 0, target = 0, owner = kNone;
  bool operator==(const NameFold&) const = default;
};

/// The file of owners, mapped. A damaged file gives fewer names, or wrong ones, and does no harm.
/// Layout: FORMAT.md. Threads: all calls are const and may be shared.
class NameOwners {
 public:
  /// Cost: O(1). Errors: NotFound, Io, Corrupt, Version.
  static Result<NameOwners> open(const std::filesystem::path& file);

  std::uint32_t size() const { return static_cast<std::uint32_t>(by_alias_.size()); }
  /// By kind, then alias; number < size().
  NameOwner owner(std::uint32_t number) const { return at(by_alias_[number]); }
  /// Of the segment of this number in the manifest, by rising ordinal.
  std::span<const NameFold> folds(std::size_t segment) const;
  /// The owner of `alias`, "" for none. Cost: a binary search, as aliases_of().
  std::string_view owner_of(EntityKind kind, std::string_view alias) const;
  /// The kind of which the archive knows what is `name` of `kind` here. Cost as owner_of().
  EntityKind kind_of(EntityKind kind, std::string_view name) const;
  /// The aliases of `kind` that `owner` owns, sorted.
  std::vector<std::string_view> aliases_of(EntityKind kind, std::string_view owner) const;
  /// Reads the whole file against its checksum. Errors: Corrupt.
  Result<void> check() const { return file_.check_body(); }

 private:
  explicit NameOwners(SectionFile file);
  std::string_view text_at(std::uint32_t place) const;
  NameOwner at(std::uint32_t place) const;
  std::optional<NameOwner> find(EntityKind kind, std::string_view alias) const;

  SectionFile file_;
  std::string_view texts_;
  std::span<const std::uint32_t> by_alias_, by_owner_;  // places in texts_
  std::span<const std::uint32_t> fold_starts_;          // one more than segments
  std::span<const NameFold> folds_;
};

/// Writes `owners`, sorted by kind and alias, each once, and for each segment the folds with
/// numbers of these; nothing is synced. Errors: Io.
Result<void> write_name_owners(const std::filesystem::path& file,
                               const std::vector<NameOwner>& owners,
                               const std::vector<std::vector<NameFold>>& folds);

}  // namespace backfile
