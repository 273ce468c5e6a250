// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/outlet_lines.h"

#include <algorithm>
#include <string_view>

#include <xxhash.h>

namespace backfile {
namespace {

constexpr std::size_t kMostCounts = 400'000;  // about 20 MB, some 25 000 articles' paragraphs
constexpr std::uint32_t kLeastArticles = 5;
constexpr std::uint32_t kWorthKeeping = 3;
constexpr std::uint32_t kLongLine = 160;  // bytes: longer than a call to subscribe or a credit

std::uint64_t key_of(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

std::string_view outlet_of(const Article& article) {
  if (!article.source.empty()) {
    return article.source;
  }
  const std::string_view path = article.path;
  return article.record != 0 ? path : path.substr(0, path.rfind('/') + 1);
}

/// A line that stands in an article twice counts once.
std::vector<std::uint64_t> distinct_keys(const ArticleLines& article) {
  std::vector<std::uint64_t> keys;
  keys.reserve(article.lines.size());
  for (const ArticleLine& line : article.lines) {
    keys.push_back(line.key);
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

ArticleLines find_lines(const Article& article) {
  constexpr std::string_view kBreak = "\n\n";
  ArticleLines found;
  found.outlet = key_of(outlet_of(article), 0);
  const std::string_view body = article.body;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find(kBreak, at), body.size());
    found.lines.push_back({key_of(body.substr(at, end - at), found.outlet),
                           static_cast<std::uint32_t>(at),
                           static_cast<std::uint32_t>(end - at)});
    at = end + kBreak.size();
  }
  return found;
}

void drop_recurring(const ArticleLines& lines, Article& article) {
  std::size_t dropped = 0;
  for (const ArticleLine& line : lines.lines) {
    dropped += line.recurs ? line.size : 0u;
  }
  if (dropped == 0 || dropped * 2 >= article.body.size()) {
    return;
  }
  std::string kept;
  kept.reserve(article.body.size() - dropped);
  for (const ArticleLine& line : lines.lines) {
    if (!line.recurs) {
      kept += kept.empty() ? "" : "\n\n";
      kept.append(article.body, line.begin, line.size);
    }
  }
  article.body = std::move(kept);
  article.boilerplate_bytes += static_cast<std::uint32_t>(dropped);
}

OutletLines::OutletLines(std::span<const LineCount> known) {
  for (const LineCount& count : known) {
    counts_[count.key] = count.articles;
  }
}

void OutletLines::learn(std::span<ArticleLines> batch) {
  for (const ArticleLines& article : batch) {
    if (article.outlet != 0 && !is_copy(article)) {
      ++counts_[article.outlet];
      for (const std::uint64_t key : distinct_keys(article)) {
        ++counts_[key];
      }
    }
  }
  for (ArticleLines& article : batch) {
    const std::uint32_t outlet_articles = count_of(article.outlet);
    for (ArticleLine& line : article.lines) {
      line.recurs = recurs(outlet_articles, line);
    }
  }
  if (counts_.size() > kMostCounts) {
    forget_rare();
  }
}

std::vector<LineCount> OutletLines::counts() const {
  std::vector<LineCount> known;
  for (const auto& [key, articles] : counts_) {
    if (articles >= kWorthKeeping) {
      known.push_back({key, articles});
    }
  }
  std::ranges::sort(known, {}, &LineCount::key);
  return known;
}

bool OutletLines::is_copy(const ArticleLines& article) const {
  std::uint64_t seen = 0, all = 0;
  for (const ArticleLine& line : article.lines) {
    seen += counts_.contains(line.key) ? line.size : 0u;
    all += line.size;
  }
  return seen * 2 > all;
}

bool OutletLines::recurs(std::uint32_t outlet_articles, const ArticleLine& line) const {
  const std::uint32_t articles = count_of(line.key);
  return articles >= kLeastArticles &&
         articles * (line.size > kLongLine ? 2u : 4u) >= outlet_articles;
}

std::uint32_t OutletLines::count_of(std::uint64_t key) const {
  const auto found = counts_.find(key);
  return found == counts_.end() ? 0 : found->second;
}

void OutletLines::forget_rare() {
  for (auto& [key, articles] : counts_) {
    articles /= 2;
  }
  std::erase_if(counts_, [](const auto& entry) { return entry.second == 0; });
}

}  // namespace backfile
