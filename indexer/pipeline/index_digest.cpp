// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_digest.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "common/index/columns.h"
#include "common/index/schema.h"
#include "common/index/value_numbers.h"
#include "indexer/pipeline/index_stats.h"
#include "indexer/pipeline/plain_numbers.h"

namespace backfile {
namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts most_first(Counts counts) {
  std::ranges::stable_sort(counts, std::ranges::greater{}, &Counts::value_type::second);
  return counts;
}

Result<void> add_dates(const IndexPaths& index, const SegmentEntry& entry, IndexDigest& digest) {
  if (entry.first_day <= entry.last_day) {
    digest.first_day = std::min(digest.first_day.value_or(entry.first_day), entry.first_day);
    digest.last_day = std::max(digest.last_day.value_or(entry.last_day), entry.last_day);
  }
  const Result<Columns> columns = Columns::open_unread(index.columns(entry.name));
  if (!columns) {
    return Unexpected(columns.error());
  }
  const Result<DocidSet> dead = dead_articles(index, entry);
  if (!dead) {
    return Unexpected(dead.error());
  }
  for (std::uint32_t docid = 1; docid <= columns->article_count(); ++docid) {
    const auto method = static_cast<std::size_t>(columns->method(docid));
    if (!dead->contains(docid) && method < digest.by_method.size()) {
      ++digest.by_method[method];
    }
  }
  return {};
}

Result<void> count_names(const IndexPaths& index, const Manifest& manifest, IndexDigest& digest) {
  if (manifest.values.empty()) {
    return {};
  }
  const Result<ValueNumbers> values = ValueNumbers::open(index.root / manifest.values);
  if (!values) {
    return Unexpected(values.error());
  }
  const auto count = [&](FieldId field) {
    const auto [first, last] = values->of_field(field);
    return std::uint64_t{last - first};
  };
  digest.outlets = count(FieldId::Source);
  digest.organizations = count(FieldId::Organization);
  digest.people = count(FieldId::Person);
  digest.places = count(FieldId::Place);
  return {};
}

/// "80 by field, 12 by url"
std::string methods_text(const IndexDigest& digest) {
  Counts counts;
  for (std::size_t i = 1; i < digest.by_method.size(); ++i) {
    if (digest.by_method[i] > 0) {
      counts.emplace_back(name_of(static_cast<DateMethod>(i)), digest.by_method[i]);
    }
  }
  std::string text;
  for (const auto& [name, count] : most_first(std::move(counts))) {
    text += fmt::format("{}{} by {}", text.empty() ? "" : ", ", grouped(count), name);
  }
  return text;
}

std::string dates_text(const IndexDigest& digest) {
  std::string text;
  if (digest.first_day) {
    text = fmt::format("{} to {}: {}",
                       day_text(digest.first_day),
                       day_text(digest.last_day),
                       methods_text(digest));
  }
  if (const std::uint64_t undated = digest.by_method.front(); undated > 0) {
    text += fmt::format("{}{} without a date", text.empty() ? "" : ", ", grouped(undated));
  }
  return text;
}

std::string languages_text(const IndexDigest& digest) {
  constexpr std::size_t kShown = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, digest.languages.size()); ++i) {
    text += (i == 0 ? "" : ", ") + digest.languages[i];
  }
  return digest.languages.size() > kShown
             ? fmt::format("{} and {} more", text, digest.languages.size() - kShown)
             : text;
}

}  // namespace

Result<IndexDigest> read_digest(const IndexPaths& index, const Manifest& manifest) {
  IndexDigest digest;
  std::map<std::string, std::uint64_t> languages;
  for (const SegmentEntry& entry : manifest.segments) {
    if (Result<void> added = add_dates(index, entry, digest); !added) {
      return Unexpected(added.error());
    }
    for (const auto& [code, count] : entry.languages) {
      languages[code] += count;
    }
  }
  for (const auto& [code, count] : most_first({languages.begin(), languages.end()})) {
    digest.languages.push_back(code);
  }
  if (Result<void> counted = count_names(index, manifest, digest); !counted) {
    return Unexpected(counted.error());
  }
  IndexStats sizes;
  measure_files(index, sizes);
  digest.bytes = sizes.total_bytes();
  return digest;
}

std::string describe_digest(const IndexDigest& digest, std::uint64_t articles) {
  const std::vector<std::pair<std::string_view, std::string>> lines{
      {"dates", dates_text(digest)},
      {"languages", languages_text(digest)},
      {"outlets", digest.outlets == 0 ? "" : grouped(digest.outlets)},
      {"names",
       fmt::format("{} of organizations, {} of people, {} of places",
                   grouped(digest.organizations),
                   grouped(digest.people),
                   grouped(digest.places))},
      {"size",
       fmt::format("{}, {} an article",
                   plain_bytes(digest.bytes),
                   plain_bytes(articles == 0 ? 0 : digest.bytes / articles))}};
  std::string text;
  for (const auto& [name, value] : lines) {
    if (!value.empty()) {
      text += fmt::format("  {:<10}{}\n", name, value);
    }
  }
  return text;
}

}  // namespace backfile
