// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/segment_check.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/index/article_store.h"
#include "common/index/columns.h"
#include "common/index/durable_file.h"
#include "common/index/schema_terms.h"
#include "common/index/token_code.h"
#include "common/index/token_file.h"
#include "indexer/analysis/article_analyzer.h"
#include "indexer/segment/glass_check.h"
#include "indexer/segment/term_check.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

constexpr std::array<const char*, 4> kDatabaseFiles{
    "iamglass", "postlist.glass", "position.glass", "docdata.glass"};
/// Years that an article's date may lie in, with room: date.h, civil_day().
constexpr std::int32_t kFirstDay = -210'000, kLastDay = 380'000;

Result<std::uint64_t> checksum_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Unexpected(file_error("read", path));
  }
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(),
                                                                      &XXH3_freeState);
  XXH3_64bits_reset(hash.get());
  std::string chunk(std::size_t{1} << 20, '\0');
  while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || file.gcount() > 0) {
    XXH3_64bits_update(hash.get(), chunk.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) {
    return Unexpected(file_error("read", path));
  }
  return XXH3_64bits_digest(hash.get());
}

bool is_possible(std::int32_t day, DatePrecision precision) {
  return precision == DatePrecision::None ? day == kUndatedDay
                                          : day >= kFirstDay && day <= kLastDay;
}

/// Checks one segment, part after part; what a part lacks is not held against the next.
class Examination {
 public:
  Examination(const IndexPaths& index, const SegmentEntry& entry, StockPhrases phrases)
      : index_(index), entry_(entry), phrases_(phrases), folder_(index.segment(entry.name)) {}

  SegmentCheck run() {
    check_columns();
    open_tokens();
    check_articles();
    check_tokens();
    check_database();
    check_tombstones();
    return std::move(check_);
  }

 private:
  CheckedPart part(std::string_view file) const {
    return {fmt::format("segments/{}/{}", entry_.name, file), {}, {}, 0};
  }
  std::string of(std::string_view file, std::string_view what) const {
    return fmt::format("{} is damaged: {}", (folder_ / file).string(), what);
  }

  void check_columns() {
    CheckedPart columns_part = part("columns");
    Result<Columns> columns = Columns::open(folder_ / "columns");
    const Result<void> opened = columns ? columns->check() : Unexpected(columns.error());
    columns_part.add_fault_of(opened);
    if (opened) {
      columns_part.facts = fmt::format(
          "{} articles, {} facet values", columns->article_count(), columns->facet_value_count());
      check_rows(*columns, columns_part);
      check_counts(*columns, columns_part);
      check_entry(*columns, columns_part);
    }
    if (columns_part.fault_count == 0) {
      columns_.emplace(std::move(*columns));
    }
    check_.parts.push_back(std::move(columns_part));
  }

  /// Every number has a meaning, and articles lie newest first.
  void check_rows(const Columns& columns, CheckedPart& report) const {
    for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
      if (!is_possible(columns.day(docid), columns.precision(docid))) {
        report.add_fault(of("columns", fmt::format("article {} has an impossible date", docid)));
      }
      if (columns.docid_of(columns.id(docid)) == 0) {
        report.add_fault(of("columns", fmt::format("article {} is not found by its id", docid)));
      }
      const bool in_order = docid == 1 || std::tuple(columns.day(docid), columns.id(docid - 1)) <=
                                              std::tuple(columns.day(docid - 1), columns.id(docid));
      const auto facets = columns.facets(docid);
      if (!in_order || std::ranges::adjacent_find(facets, std::greater_equal<>()) != facets.end()) {
        report.add_fault(of("columns", fmt::format("article {} is out of order", docid)));
      }
    }
  }

  /// What is said of each value's articles.
  void check_counts(const Columns& columns, CheckedPart& report) const {
    std::vector<std::uint32_t> said(columns.facet_value_count()), counts(said.size());
    columns.article_counts(0, said);
    for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
      for (const std::uint32_t ordinal : columns.facets(docid)) {
        ++counts[ordinal];
      }
    }
    if (said != counts) {
      report.add_fault(of("columns", "it does not count the articles of its values right"));
    }
  }

  /// What the manifest says of the segment.
  void check_entry(const Columns& columns, CheckedPart& report) const {
    std::int32_t first_day = 0, last_day = -1;
    std::map<std::string, std::uint32_t> languages;
    for (std::uint32_t docid = columns.article_count(); docid > 0; --docid) {
      if (const std::int32_t day = columns.day(docid); day != kUndatedDay) {
        first_day = last_day < first_day ? day : first_day;
        last_day = day;
      }
      for (const std::uint32_t ordinal : columns.facets(docid)) {
        if (const FacetValue value = columns.facet_value(ordinal);
            value.field == FieldId::Language) {
          ++languages[std::string(value.name)];
        }
      }
    }
    if (columns.article_count() != entry_.article_count || first_day != entry_.first_day ||
        last_day != entry_.last_day || languages != entry_.languages) {
      report.add_fault(of("columns", "it is not the one that the manifest describes"));
    }
  }

  /// Before the articles, which are put together from them.
  void open_tokens() {
    Result<TokenFile> tokens = TokenFile::open(folder_ / "tokens");
    tokens_opened_ = tokens ? tokens->check() : Unexpected(tokens.error());
    if (tokens_opened_) {
      tokens_.emplace(std::move(*tokens));
    }
  }

  void check_articles() {
    CheckedPart text_part = part("text");
    Result<ArticleStore> articles = ArticleStore::open(folder_ / "text");
    const Result<void> opened = articles ? articles->check() : Unexpected(articles.error());
    text_part.add_fault_of(opened);
    if (opened) {
      text_part.facts = fmt::format("{} articles", articles->article_count());
      if (columns_ && articles->article_count() != columns_->article_count()) {
        text_part.add_fault(of("text", "it has not as many articles as the columns"));
      } else if (tokens_) {
        read_articles(*articles, text_part);
      }
    }
    if (text_part.fault_count > 0 || !tokens_) {
      beside_.given_ids.reset();
    }
    check_.parts.push_back(std::move(text_part));
  }

  void read_articles(const ArticleStore& articles, CheckedPart& report) {
    beside_.given_ids = 0;
    for (std::uint32_t docid = 1; docid <= articles.article_count(); ++docid) {
      const Result<Article> article = articles.read(docid, *tokens_);
      if (!article) {
        report.add_fault(article.error().message);
        continue;
      }
      if (!article->given_id.empty()) {
        *beside_.given_ids += TermCheck::given_id_mark(given_id_term(article->given_id), docid);
      }
      if (columns_ && !has_same_facts(*article, docid)) {
        report.add_fault(of("text", fmt::format("article {} is not that of the columns", docid)));
      }
    }
  }

  void check_tokens() {
    CheckedPart tokens_part = part("tokens");
    tokens_part.add_fault_of(tokens_opened_);
    if (tokens_ && columns_ && tokens_->article_count() != columns_->article_count()) {
      tokens_part.add_fault(of("tokens", "it has not as many articles as the columns"));
    } else if (tokens_) {
      tokens_part.facts = fmt::format(
          "{} words in {} forms", read_tokens(*tokens_, tokens_part), tokens_->form_count());
    }
    if (tokens_part.fault_count > 0) {
      beside_.text_weights.reset();
    }
    check_.parts.push_back(std::move(tokens_part));
  }

  /// The number of words.
  std::uint64_t read_tokens(const TokenFile& tokens, CheckedPart& report) {
    std::uint64_t words = 0;
    beside_.text_weights.emplace(tokens.article_count());
    for (std::uint32_t docid = 1; docid <= tokens.article_count(); ++docid) {
      std::uint32_t& weight = (*beside_.text_weights)[docid - 1];
      TokenPlaceReader places(tokens.stream(docid));
      bool sound = true;
      for (TokenPlace place; places.next(place); ++words) {
        sound = sound && place.form < tokens.form_count();
        weight += place.zone == TokenZone::Headline ? kHeadlineWeight
                  : place.zone == TokenZone::Body   ? 1
                                                    : 0;
      }
      if (!sound || !places.is_whole()) {
        report.add_fault(
            of("tokens", fmt::format("the words of article {} cannot be read", docid)));
      }
    }
    return words;
  }

  bool has_same_facts(const Article& article, std::uint32_t docid) const {
    const ArticleDate& date = article.date;
    const std::int32_t day =
        date.known() ? static_cast<std::int32_t>(date.first_day.time_since_epoch().count())
                     : kUndatedDay;
    const bool same_date = columns_->day(docid) == day &&
                           columns_->precision(docid) == date.precision &&
                           (!date.known() || (columns_->method(docid) == date.method &&
                                              columns_->confidence(docid) == date.confidence));
    return article.id == columns_->id(docid) && same_date &&
           std::ranges::all_of(columns_->facets(docid), [&](std::uint32_t ordinal) {
             return names(article, columns_->facet_value(ordinal));
           });
  }

  static bool names(const Article& article, const FacetValue& value) {
    switch (value.field) {
      case FieldId::Source:
        return article.source == value.name;
      case FieldId::Language:
        return article.language == value.name;
      case FieldId::Section:
        return std::ranges::find(article.sections, value.name) != article.sections.end();
      default:
        return std::ranges::any_of(article.entities, [&](const Entity& entity) {
          return entity.canonical == value.name || entity.name == value.name ||
                 entity.given_as == value.name ||
                 std::ranges::any_of(entity.mentions, [&](const Mention& mention) {
                   return text_of(article, mention) == value.name;
                 });
        });
    }
  }

  /// The database's files, each under the faults that are its own.
  void check_database() {
    std::map<std::string, CheckedPart> parts;
    for (const char* file : kDatabaseFiles) {
      parts.emplace(file, part(file));
    }
    for (const auto& [file, expected] : entry_.checksums) {
      const Result<std::uint64_t> found = checksum_of(folder_ / file);
      CheckedPart& report = parts.emplace(file, part(file)).first->second;
      if (!found) {
        report.add_fault(found.error().message);
      } else if (*found != expected) {
        report.add_fault(of(file, "its content does not match its checksum"));
      }
    }
    Silence nobody;
    std::optional<TermCheck> terms;
    if (columns_) {
      terms.emplace(*columns_, phrases_);
    }
    const GlassCheck found = check_glass_database(
        folder_, terms ? static_cast<GlassVisitor&>(*terms) : static_cast<GlassVisitor&>(nobody));
    for (const Error& error : found.faults) {
      report_at_its_file(error.message, parts);
    }
    if (terms && found.is_whole) {
      check_terms(*terms, found, parts.at("postlist.glass"));
    }
    parts.at("postlist.glass").facts =
        fmt::format("{} terms, {} postings", found.terms, found.postings);
    parts.at("position.glass").facts = fmt::format("{} places", found.positions);
    for (const char* file : kDatabaseFiles) {
      check_.parts.push_back(std::move(parts.at(file)));
      parts.erase(file);
    }
    for (auto& [file, report] : parts) {
      check_.parts.push_back(std::move(report));
    }
  }

  void report_at_its_file(const std::string& message, std::map<std::string, CheckedPart>& parts) {
    for (auto& [file, report] : parts) {
      if (message.find((folder_ / file).string()) != std::string::npos) {
        return report.add_fault(message);
      }
    }
    parts.at("iamglass").add_fault(message);
  }

  void check_terms(TermCheck& terms, const GlassCheck& found, CheckedPart& report) const {
    if (found.documents != columns_->article_count()) {
      report.add_fault(of("postlist.glass",
                          fmt::format("it has {} articles and the columns have {}",
                                      found.documents,
                                      columns_->article_count())));
      return;
    }
    terms.finish(beside_);
    for (const std::string& fault : terms.faults()) {
      report.add_fault(of("postlist.glass", fault));
    }
  }

  void check_tombstones() {
    DocidSet dead(entry_.article_count);
    if (!entry_.tombstones.empty()) {
      CheckedPart report{fmt::format("tombstones/{}", entry_.tombstones), {}, {}, 0};
      const fs::path file = index_.tombstones() / entry_.tombstones;
      Result<DocidSet> read = read_tombstones(file, entry_.article_count);
      if (!read) {
        report.add_fault(read.error().message);
      } else if (read->count() != entry_.deleted_count) {
        report.add_fault(fmt::format("{} is damaged: it has {} articles and the manifest has {}",
                                     file.string(),
                                     read->count(),
                                     entry_.deleted_count));
      } else {
        report.facts = fmt::format("{} articles deleted", read->count());
        dead = std::move(*read);
      }
      check_.parts.push_back(std::move(report));
    }
    if (columns_) {
      for (std::uint32_t docid = 1; docid <= columns_->article_count(); ++docid) {
        if (!dead.contains(docid)) {
          check_.living_ids.push_back(columns_->id(docid));
        }
      }
    }
  }

  /// Listens to nothing, where there are no columns to compare with.
  class Silence final : public GlassVisitor {
   public:
    void value(std::uint32_t, std::uint32_t, std::string_view) override {}
    void term(std::string_view) override {}
    void posting(std::uint32_t, std::uint32_t, std::uint32_t) override {}
  };

  const IndexPaths& index_;
  const SegmentEntry& entry_;
  const StockPhrases phrases_;
  const fs::path folder_;
  SegmentCheck check_;
  std::optional<TokenFile> tokens_;
  Result<void> tokens_opened_;
  std::optional<Columns> columns_;  // when they are sound
  TermCheck::Beside beside_;
};

}  // namespace

SegmentCheck check_segment(const IndexPaths& index,
                           const SegmentEntry& entry,
                           StockPhrases phrases) {
  return Examination(index, entry, phrases).run();
}

}  // namespace backfile
