// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/name_owners.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace backfile {
namespace {

constexpr SectionFileKind kKind{"BFNAMES\n", "file of name owners", 3};
constexpr std::size_t kTexts = 0, kByAlias = 1, kByOwner = 2;
/// Between alias and owner, behind the owner; a folded key has no control character.
constexpr char kBetween = '\t', kEnd = '\n';

}  // namespace

std::string alias_facet_key(const NameOwner& name) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(name.kind)));
  return key.append(name.alias).append(1, kBetween).append(name.owner);
}

std::optional<NameOwner> read_alias_facet_key(std::string_view key) {
  const std::size_t between = key.find(kBetween);
  if (between == std::string_view::npos || key.front() < '0' || key.front() > '2') {
    return std::nullopt;
  }
  return NameOwner{static_cast<EntityKind>(key.front() - '0'),
                   key.substr(1, between - 1),
                   key.substr(between + 1)};
}

NameOwners::NameOwners(SectionFile file)
    : file_(std::move(file)),
      texts_(file_.section(kTexts)),
      by_alias_(file_.array<std::uint32_t>(kByAlias)),
      by_owner_(file_.array<std::uint32_t>(kByOwner)) {}

Result<NameOwners> NameOwners::open(const std::filesystem::path& path) {
  Result<SectionFile> file = SectionFile::open(path, kKind);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  NameOwners owners(std::move(*file));
  if (owners.by_alias_.size() != owners.by_owner_.size()) {
    return Unexpected(owners.file_.damaged("its two orders differ in length"));
  }
  const auto leads_to_name = [&](std::uint32_t place) {
    return place < owners.texts_.size() && read_alias_facet_key(owners.text_at(place));
  };
  if (!std::ranges::all_of(owners.by_alias_, leads_to_name) ||
      !std::ranges::all_of(owners.by_owner_, leads_to_name)) {
    return Unexpected(owners.file_.damaged("a place leads to no name"));
  }
  return owners;
}

std::string_view NameOwners::text_at(std::uint32_t place) const {
  const std::string_view rest = texts_.substr(place);
  return rest.substr(0, rest.find(kEnd));
}

NameOwner NameOwners::at(std::uint32_t place) const {
  return *read_alias_facet_key(text_at(place));
}

std::string_view NameOwners::owner_of(EntityKind kind, std::string_view alias) const {
  const auto found =
      std::ranges::lower_bound(by_alias_, std::tuple(kind, alias), {}, [this](std::uint32_t place) {
        const NameOwner name = at(place);
        return std::tuple(name.kind, name.alias);
      });
  if (found == by_alias_.end()) {
    return {};
  }
  const NameOwner name = at(*found);
  return name.kind == kind && name.alias == alias ? name.owner : std::string_view();
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
    aliases.push_back(at(place).alias);
  }
  return aliases;
}

Result<void> write_name_owners(const std::filesystem::path& path, std::vector<NameOwner> owners) {
  std::ranges::sort(
      owners, {}, [](const NameOwner& name) { return std::tuple(name.kind, name.alias); });
  std::string texts;
  std::vector<std::uint32_t> by_alias;
  for (const NameOwner& name : owners) {
    by_alias.push_back(static_cast<std::uint32_t>(texts.size()));
    texts += alias_facet_key(name);
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
  Result<SectionFileWriter> file = SectionFileWriter::create(path, kKind);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  Result<void> done = file->add_section(texts);
  done = done ? file->add_section(by_alias) : done;
  done = done ? file->add_section(by_owner) : done;
  return done ? file->finish(owners.size()) : done;
}

}  // namespace backfile
