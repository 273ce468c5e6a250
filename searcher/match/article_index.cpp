// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/article_index.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "common/index/manifest.h"
#include "common/index/schema_terms.h"
#include "common/index/xapian_guard.h"
#include "common/text/language.h"
#include "common/text/text_analyzer.h"
#include "searcher/match/entity_finder.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/segment_reader.h"
#include "searcher/match/synonym_book.h"

namespace backfile {
namespace {

using Segments = std::vector<std::unique_ptr<SegmentReader>>;

/// How often an index that changes under our hands is opened anew.
constexpr int kOpenAttempts = 5;

Result<void> check_versions(const IndexPaths& index, const Manifest& manifest) {
  if (manifest.format_version != kFormatVersion) {
    return failure(ErrorCode::Version,
                   fmt::format("{} is an index of format version {}, this program reads version {}",
                               index.root.string(),
                               manifest.format_version,
                               kFormatVersion),
                   "index the folder again: backfile-index --rebuild");
  }
  if (manifest.analyzer != analyzer_fingerprint()) {
    return failure(
        ErrorCode::Version,
        fmt::format("{} was written with the text analyzer \"{}\", this program has \"{}\"",
                    index.root.string(),
                    manifest.analyzer,
                    analyzer_fingerprint()),
        "index the folder again: backfile-index --rebuild");
  }
  return {};
}

Result<DocidSet> read_live(const IndexPaths& index, const SegmentEntry& entry) {
  const Result<DocidSet> dead = dead_articles(index, entry);
  return dead ? Result<DocidSet>(dead->complement()) : Unexpected(dead.error());
}

Result<std::unique_ptr<SegmentReader>> open_segment(const IndexPaths& index,
                                                    const SegmentEntry& entry) {
  Result<Columns> columns = Columns::open_unread(index.columns(entry.name));
  if (!columns) {
    return Unexpected(columns.error());
  }
  Result<ArticleStore> articles = ArticleStore::open(index.articles(entry.name));
  if (!articles) {
    return Unexpected(articles.error());
  }
  Result<TokenFile> tokens = TokenFile::open(index.tokens(entry.name));
  if (!tokens) {
    return Unexpected(tokens.error());
  }
  Result<DocidSet> live = read_live(index, entry);
  if (!live) {
    return Unexpected(live.error());
  }
  const std::string folder = index.segment(entry.name).string();
  Result<Xapian::Database> database =
      xapian_call([&] { return Xapian::Database(folder, Xapian::DB_BACKEND_GLASS); });
  if (!database) {
    return Unexpected(database.error());
  }
  const std::uint32_t count = entry.article_count;
  if (columns->article_count() != count || articles->article_count() != count ||
      tokens->article_count() != count || database->get_lastdocid() != count) {
    return failure(ErrorCode::Corrupt,
                   fmt::format("the parts of segment {} do not hold the same articles", folder),
                   "index the folder again: backfile-index --rebuild");
  }
  const bool all_live = live->count() == count;
  return std::make_unique<SegmentReader>(SegmentReader{entry,
                                                       std::move(*columns),
                                                       std::move(*articles),
                                                       std::move(*tokens),
                                                       std::move(*live),
                                                       all_live,
                                                       std::move(*database)});
}

/// One index at one revision.
struct OpenedIndex {
  Segments segments;
  std::optional<NameOwners> owners;
  std::optional<ValueNumbers> numbers;
};

Result<OpenedIndex> open_parts(const IndexPaths& index, const Manifest& manifest) {
  OpenedIndex opened;
  for (const SegmentEntry& entry : manifest.segments) {
    Result<std::unique_ptr<SegmentReader>> segment = open_segment(index, entry);
    if (!segment) {
      return Unexpected(segment.error());
    }
    opened.segments.push_back(std::move(*segment));
  }
  if (!manifest.names.empty()) {
    Result<NameOwners> owners = NameOwners::open(index.root / manifest.names);
    if (!owners) {
      return Unexpected(owners.error());
    }
    opened.owners = std::move(*owners);
  }
  if (!manifest.values.empty()) {
    Result<ValueNumbers> numbers = ValueNumbers::open(index.root / manifest.values);
    if (!numbers) {
      return Unexpected(numbers.error());
    }
    opened.numbers = std::move(*numbers);
  }
  return opened;
}

/// A failure counts only when the manifest is still the one that was read: otherwise a part was
/// swept because a newer one took its place.
Result<OpenedIndex> open_index(const IndexPaths& index, std::uint64_t& revision) {
  Result<Manifest> manifest = read_manifest(index);
  for (int attempt = 1;; ++attempt) {
    if (!manifest) {
      return Unexpected(manifest.error());
    }
    if (Result<void> fits = check_versions(index, *manifest); !fits) {
      return Unexpected(fits.error());
    }
    revision = manifest->revision;
    Result<OpenedIndex> opened = open_parts(index, *manifest);
    if (opened || attempt == kOpenAttempts) {
      return opened;
    }
    manifest = read_manifest(index);
    if (manifest && manifest->revision == revision) {
      return opened;
    }
  }
}

/// The languages of a good share of the articles, most first, and "und" for the others: see
/// IndexVocabulary::languages.
std::vector<std::string> languages_of(const Segments& segments) {
  constexpr std::uint64_t kArticlesPerStemmedLanguage = 50;  // 2 %
  std::map<std::string, std::uint64_t> counts;
  std::uint64_t articles = 0;
  for (const auto& segment : segments) {
    for (const auto& [language, count] : segment->entry.languages) {
      counts[language] += count;
      articles += count;
    }
  }
  const bool unknown_ones = counts.erase(std::string(kUnknownLanguage)) > 0;
  std::vector<std::pair<std::string, std::uint64_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  std::vector<std::string> languages;
  for (const auto& [language, count] : ranked) {
    if (languages.empty() || count * kArticlesPerStemmedLanguage >= articles) {
      languages.push_back(language);
    }
  }
  if (unknown_ones || languages.size() < ranked.size() || languages.empty()) {
    languages.emplace_back(kUnknownLanguage);
  }
  return languages;
}

/// Every code that an article has.
std::vector<std::string> all_languages_of(const Segments& segments) {
  std::set<std::string> codes;
  for (const auto& segment : segments) {
    for (const auto& [language, count] : segment->entry.languages) {
      codes.insert(language);
    }
  }
  return {codes.begin(), codes.end()};
}

/// The first form behind `ordinal` that does not begin with `beginning`, as that one does.
std::uint32_t behind_all_with(const TokenFile& tokens,
                              std::uint32_t ordinal,
                              std::string_view beginning) {
  std::uint32_t last = ordinal, end = tokens.form_count();
  for (std::uint32_t step = 1; end - last > step; step *= 2) {
    if (!tokens.form(last + step).starts_with(beginning)) {
      end = last + step;
      break;
    }
    last += step;
  }
  const auto behind = std::views::iota(last + 1, std::max(last + 1, end));
  return *std::ranges::partition_point(
      behind, [&](std::uint32_t at) { return tokens.form(at).starts_with(beginning); });
}

/// The words of one segment like the pattern, at most `limit` + 1, in order.
void add_words_like(const TokenFile& tokens,
                    const WordPattern& pattern,
                    std::size_t limit,
                    std::set<std::string>& words) {
  const std::string_view beginning = fixed_beginning(pattern);
  WordMatcher matcher(pattern);
  std::size_t taken = 0;
  for (std::uint32_t ordinal = tokens.first_from(beginning);
       ordinal < tokens.form_count() && taken <= limit;) {
    const std::string_view form = tokens.form(ordinal);
    if (!form.starts_with(beginning)) {
      return;
    }
    if (matcher.matches(form)) {
      words.emplace(form);
      ++taken;
      ++ordinal;
    } else {
      const std::size_t hopeless = matcher.hopeless_bytes();
      ordinal = hopeless > form.size() ? ordinal + 1
                                       : behind_all_with(tokens, ordinal, form.substr(0, hopeless));
    }
  }
}

}  // namespace

std::uint64_t count_matches(const MatchSets& matches) {
  std::uint64_t count = 0;
  for (const DocidSet& set : matches) {
    count += set.count();
  }
  return count;
}

ArticleIndex::ArticleIndex() : postings_(std::make_unique<PostingCache>()) {}
ArticleIndex::ArticleIndex(ArticleIndex&&) noexcept = default;
ArticleIndex& ArticleIndex::operator=(ArticleIndex&&) noexcept = default;
ArticleIndex::~ArticleIndex() = default;

Result<ArticleIndex> ArticleIndex::open(const std::vector<std::filesystem::path>& indexes) {
  ArticleIndex opened;
  std::size_t number = 0;
  for (const std::filesystem::path& root : indexes) {
    std::uint64_t revision = 0;
    Result<OpenedIndex> one = open_index(IndexPaths{root}, revision);
    if (!one) {
      return Unexpected(one.error());
    }
    const std::filesystem::path book_path = IndexPaths{root}.aliases();
    const Result<std::vector<AliasLine>> book = read_alias_book(book_path);
    const Result<void> added = book ? opened.names_.add(std::move(one->owners), *book, book_path)
                                    : Unexpected(book.error());
    if (!added) {
      return Unexpected(added.error());
    }
    Result<std::vector<SynonymLine>> synonyms = read_synonym_book(IndexPaths{root}.synonyms());
    if (!synonyms) {
      return Unexpected(synonyms.error());
    }
    std::ranges::move(*synonyms, std::back_inserter(opened.synonyms_));
    for (std::size_t i = 0; i < one->segments.size(); ++i) {
      one->segments[i]->index = number;
      one->segments[i]->number = i;
    }
    ++number;
    opened.numbers_ = indexes.size() == 1 ? std::move(one->numbers) : std::nullopt;
    std::ranges::move(one->segments, std::back_inserter(opened.segments_));
    opened.revision_ = opened.revision_ == 0 ? revision : opened.revision_;
  }
  opened.languages_ = languages_of(opened.segments_);
  const std::vector<std::string> all = all_languages_of(opened.segments_);
  std::ranges::copy_if(
      all, std::back_inserter(opened.minor_languages_), [&](const std::string& code) {
        return !has_stemmer(code) ||
               std::ranges::find(opened.languages_, code) == opened.languages_.end();
      });
  opened.stem_forms_ = std::make_unique<StemForms>(opened.languages_, all);
  return opened;
}

const Columns& ArticleIndex::columns(std::size_t number) const { return segment(number).columns; }
const DocidSet& ArticleIndex::live(std::size_t number) const { return segment(number).live; }

std::uint64_t ArticleIndex::article_count() const {
  std::uint64_t count = 0;
  for (const auto& segment : segments_) {
    count += segment->entry.article_count - segment->entry.deleted_count;
  }
  return count;
}

Result<Article> ArticleIndex::read(ArticlePlace place) const {
  const SegmentReader& holder = segment(place.segment);
  return holder.articles.read(place.docid, holder.tokens);
}

std::optional<ArticlePlace> ArticleIndex::find(std::uint64_t id) const {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const std::uint32_t docid = columns(i).docid_of(id);
    if (docid != 0 && live(i).contains(docid)) {
      return ArticlePlace{static_cast<std::uint32_t>(i), docid};
    }
  }
  return std::nullopt;
}

std::vector<std::string> ArticleIndex::facet_keys(FieldId field, std::string_view words) const {
  return EntityFinder(segments_, names_).names_with_words(field, words);
}

EntityMatch ArticleIndex::find_entity(std::span<const FieldId> fields,
                                      std::string_view folded) const {
  return EntityFinder(segments_, names_).find(fields, folded);
}

std::vector<std::pair<FieldId, std::string>> ArticleIndex::counted_as(
    FieldId field, std::string_view folded) const {
  const auto [home, canonical] = names_.entity_of(field, folded);
  return EntityFinder(segments_, names_).known_members(home, canonical);
}

Result<std::vector<std::string>> ArticleIndex::words_like(FieldId field,
                                                          const WordPattern& pattern,
                                                          std::size_t limit) const {
  std::set<std::string> words;
  for (const auto& segment : segments_) {
    add_words_like(segment->tokens, pattern, limit, words);
  }
  std::vector<std::string> terms;
  for (const std::string& word : words) {
    if (terms.size() <= limit) {
      terms.push_back(text_term(field, word));
    }
  }
  return terms;
}

Result<std::uint64_t> ArticleIndex::articles_with(const std::string& term) const {
  return xapian_call([&] {
    std::uint64_t articles = 0;
    for (const std::string& posted : posted_terms({term}, *stem_forms_)) {
      for (const auto& segment : segments_) {
        articles += segment->database.get_termfreq(posted);
      }
    }
    return articles;
  });
}

Result<std::vector<std::string>> ArticleIndex::terms_with_prefix(std::string_view prefix_term,
                                                                 std::size_t limit) const {
  const std::string prefix(prefix_term);
  return xapian_call([&] {
    std::set<std::string> terms;
    for (const auto& segment : segments_) {
      std::size_t taken = 0;
      const auto end = segment->database.allterms_end(prefix);
      for (auto term = segment->database.allterms_begin(prefix); term != end && taken <= limit;
           ++term, ++taken) {
        terms.insert(*term);
      }
    }
    std::vector<std::string> sorted(terms.begin(), terms.end());
    sorted.resize(std::min(sorted.size(), limit + 1));
    return sorted;
  });
}

}  // namespace backfile
