// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/name_owners.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace backfile {
namespace {

constexpr SectionFileKind kKind{"BFNAMES\n", "file of name owners", 5};
constexpr std::size_t kTexts = 0, kByAlias = 1, kByOwner = 2, kFoldStarts = 3, kFolds = 4;
/// Between alias and owner, behind the owner; a folded key has no control character.
constexpr char kBetween = '\t', kEnd = '\n';

char digit_of(EntityKind kind) { return static_cast<char>('0' + static_cast<int>(kind)); }

}  // namespace

std::string alias_facet_key(const NameOwner& name) {
  std::string key(1, digit_of(name.kind));
  return key.append(name.alias).append(1, kBetween).append(name.owner);
}

std::optional<NameOwner> read_alias_facet_key(std::string_view key) {
  const std::size_t between = key.find(kBetween);
  if (between == std::string_view::npos || key.front() < '0' || key.front() > '2') {
    return std::nullopt;
  }
  const auto kind = static_cast<EntityKind>(key.front() - '0');
  return NameOwner{kind, key.substr(1, between - 1), key.substr(between + 1), kind};
}

NameOwners::NameOwners(SectionFile file)
    : file_(std::move(file)),
      texts_(file_.section(kTexts)),
      by_alias_(file_.array<std::uint32_t>(kByAlias)),
      by_owner_(file_.array<std::uint32_t>(kByOwner)),
      fold_starts_(file_.array<std::uint32_t>(kFoldStarts)),
      folds_(file_.array<NameFold>(kFolds)) {}

Result<NameOwners> NameOwners::open(const std::filesystem::path& path) {
  Result<SectionFile> file = SectionFile::open(path, kKind);
  return file ? Result<NameOwners>(NameOwners(std::move(*file))) : Unexpected(file.error());
}

std::string_view NameOwners::text_at(std::uint32_t place) const {
  const std::string_view rest = texts_.substr(std::min<std::size_t>(place, texts_.size()));
  return rest.substr(0, rest.find(kEnd));
}

NameOwner NameOwners::at(std::uint32_t place) const {
  NameOwner name = read_alias_facet_key(text_at(place)).value_or(NameOwner());
  if (const std::size_t end = name.owner.find(kBetween); end != std::string_view::npos) {
    const std::string_view kind = name.owner.substr(end + 1);
    name.owner = name.owner.substr(0, end);
    name.owner_kind = kind.size() == 1 && kind >= "0" && kind <= "2"
                          ? static_cast<EntityKind>(kind.front() - '0')
                          : name.kind;
  }
  return name;
}

std::span<const NameFold> NameOwners::folds(std::size_t segment) const {
  if (segment + 1 >= fold_starts_.size()) {
    return {};
  }
  const std::size_t begin = std::min<std::size_t>(fold_starts_[segment], folds_.size());
  const std::size_t end = std::min<std::size_t>(fold_starts_[segment + 1], folds_.size());
  return folds_.subspan(begin, std::max(begin, end) - begin);
}

std::optional<NameOwner> NameOwners::find(EntityKind kind, std::string_view alias) const {
  const auto found =
      std::ranges::lower_bound(by_alias_, std::tuple(kind, alias), {}, [this](std::uint32_t place) {
        const NameOwner name = at(place);
        return std::tuple(name.kind, name.alias);
      });
  if (found == by_alias_.end()) {
    return std::nullopt;
  }
  const NameOwner name = at(*found);
  return name.kind == kind && name.alias == alias ? std::optional(name) : std::nullopt;
}

std::string_view NameOwners::owner_of(EntityKind kind, std::string_view alias) const {
  const std::optional<NameOwner> name = find(kind, alias);
  return name && name->owner_kind == kind ? name->owner : std::string_view();
}

EntityKind NameOwners::kind_of(EntityKind kind, std::string_view alias) const {
  const std::optional<NameOwner> name = find(kind, alias);
  return name ? name->owner_kind : kind;
}

std::vector<std::string_view> NameOwners::aliases_of(EntityKind kind,
                                                     std::string_view owner) const {
  const auto found =
      std::ranges::equal_range(by_owner_, std::tuple(kind, owner), {}, [this](std::uint32_t place) {
        const NameOwner name = at(place);
        return std::tuple(name.kind, name.owner);
      });
  std::vector<std::string_view> aliases;
  for (const std::uint32_t place : found) {
    if (const NameOwner name = at(place); name.owner_kind == kind) {
      aliases.push_back(name.alias);
    }
  }
  return aliases;
}

Result<void> write_name_owners(const std::filesystem::path& path,
                               const std::vector<NameOwner>& owners,
                               const std::vector<std::vector<NameFold>>& folds) {
  std::string texts;
  std::vector<std::uint32_t> by_alias;
  for (const NameOwner& name : owners) {
    by_alias.push_back(static_cast<std::uint32_t>(texts.size()));
    texts += alias_facet_key(name);
    if (name.owner_kind != name.kind) {
      texts.append(1, kBetween).append(1, digit_of(name.owner_kind));
    }
    texts += kEnd;
  }
  std::vector<std::size_t> order(owners.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) {
    return std::tuple(owners[i].kind, owners[i].owner, owners[i].alias);
  });
  std::vector<std::uint32_t> by_owner;
  for (const std::size_t i : order) {
    by_owner.push_back(by_alias[i]);
  }
  std::vector<std::uint32_t> starts{0};
  std::vector<NameFold> all;
  for (const std::vector<NameFold>& of_segment : folds) {
    all.insert(all.end(), of_segment.begin(), of_segment.end());
    starts.push_back(static_cast<std::uint32_t>(all.size()));
  }
  Result<SectionFileWriter> file = SectionFileWriter::create(path, kKind);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  const Result<void> done = file->add_sections(texts, by_alias, by_owner, starts, all);
  return done ? file->finish(owners.size()) : done;
}

}  // namespace backfile
