// SPDX-License-Identifier: GPL-2.0-or-later
// What a search yields; the renderers see only this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "common/model/article.h"

namespace backfile {

/// Bytes [begin, end) of a text that a query word matched.
struct Highlight {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const Highlight&) const = default;
};

/// Text with the matched words marked. Highlights rise and do not overlap.
struct MarkedText {
  std::string text;
  std::vector<Highlight> highlights;
  bool operator==(const MarkedText&) const = default;
};

/// What one clause of the query added to a hit's score, for --explain.
struct ScorePart {
  std::string label;
  double score = 0;
  bool operator==(const ScorePart&) const = default;
};

struct Hit {
  std::uint64_t rank = 0;  ///< 1-based over the whole result
  double score = 0;        ///< 0 for a query of filters only
  Article article;         ///< as stored, with body
  MarkedText headline;
  MarkedText snippet;
  std::vector<Highlight> body_marks;   ///< bytes of the article's body; only when asked for
  std::vector<ScorePart> score_parts;  ///< only when asked for
};

/// A whole article and where the words of a query stand in it.
struct MarkedArticle {
  Article article;
  std::vector<Highlight> headline;  ///< bytes of Article::headline
  std::vector<Highlight> body;      ///< bytes of Article::body
  bool operator==(const MarkedArticle&) const = default;
};

struct FacetCount {
  std::string name;
  std::uint64_t count = 0;
  std::uint64_t archived = 0;  ///< articles of the whole archive that have it; 0: not counted
  bool operator==(const FacetCount&) const = default;
};

/// Counts over all matches, most first, then by name; `distinct` values exist, `missing` articles
/// have none.
struct FacetTable {
  FieldId field;
  std::vector<FacetCount> counts;
  std::uint64_t distinct = 0;
  std::uint64_t missing = 0;
};

enum class TimelineUnit : std::uint8_t { Auto, Day, Week, Month, Year };
std::string_view name_of(TimelineUnit unit);

/// One step of a timeline. `matches` of the `archived` articles of that span match; archived == 0
/// is a gap in the archive, not a zero. Articles dated less exactly than the unit are not in any
/// bucket but in Timeline::coarse.
struct TimelineBucket {
  std::chrono::sys_days first_day;
  std::string label;  ///< "1987-03-02", "1987-W10", "1987-03", "1987"
  std::uint64_t matches = 0, archived = 0;
};

struct Timeline {
  TimelineUnit unit = TimelineUnit::Month;  ///< never Auto
  std::vector<TimelineBucket> buckets;      ///< every step from first to last match
  std::uint64_t coarse = 0;                 ///< matches whose date is less exact than the unit
  std::uint64_t undated = 0;                ///< matches without a date
};

/// In which way another query differs; a relaxation is the smaller the earlier its kind stands.
enum class AdviceKind : std::uint8_t {
  Spelling,  ///< another word
  Form,      ///< any form instead of the exact one
  Alias,     ///< an entity by all its names, or a name as mere words
  Zone,      ///< the whole text instead of a part
  Phrase,    ///< the words of a phrase, wherever they stand
  Distance,  ///< words farther from each other, or fewer of them
  Filter,    ///< without a date, facet or negation
  Word,      ///< without a word
};
/// "spelling", "form" and so on.
std::string_view name_of(AdviceKind kind);

/// A query that finds more than the one asked.
struct Advice {
  AdviceKind kind = AdviceKind::Spelling;
  std::string change;  ///< for people: "without date:2017", "embargo for emborgo"
  std::string query;   ///< the whole of it
  std::uint64_t total = 0;
  bool operator==(const Advice&) const = default;
};

/// A word that --expand or --similar looked for by itself.
struct AddedWord {
  std::string word;
  double weight = 0;  ///< of its score, where a word of the query has 1
  bool operator==(const AddedWord&) const = default;
};

struct SearchResult {
  std::uint64_t total = 0;     ///< exact number of matching articles
  std::uint64_t archived = 0;  ///< articles in the index
  std::uint64_t offset = 0;
  std::uint64_t revision = 0;
  std::string query;                   ///< as given
  std::string query_read;              ///< as read: print_query() of the tree
  std::vector<std::string> notes;      ///< for people: how mixed operators were read, what was cut
  std::vector<AddedWord> added_words;  ///< best first
  std::vector<Advice> advice;          ///< only when asked for, of queries that find little
  std::vector<Hit> hits;
  std::vector<FacetTable> facets;
  std::optional<Timeline> timeline;
  double elapsed_ms = 0;
};

/// Whether one article matches a clause of a query.
struct WhyClause {
  std::string query;  ///< the clause, as it was read
  bool matches = false;
  std::string reason;            ///< why not; of filters what the article has
  MarkedText passage;            ///< where its words stand; empty when there is nothing to show
  std::vector<WhyClause> parts;  ///< of groups and negations
  bool operator==(const WhyClause&) const = default;
};

struct WhyReport {
  Article article;
  WhyClause whole;
};

/// One article that writes a name for an entity.
struct EvidencePassage {
  Article article;
  MarkedText text;  ///< the name, and the entity's other names, marked
};

/// How a name came to an entity.
enum class AliasOrigin : std::uint8_t {
  Article,  ///< only where an article writes both, by the words of that article
  Archive,  ///< the archive writes it for hardly anybody else: also where it stands alone
  Book,     ///< aliases.txt says so
};

/// One name that is counted as an entity.
struct AliasEvidence {
  std::string name;  ///< folded
  AliasOrigin origin = AliasOrigin::Article;
  std::uint64_t written_for = 0;  ///< articles that write it for this entity and name that, too
  std::uint64_t written_for_others = 0;  ///< articles that write it for another entity of the kind
  std::uint64_t alone = 0;               ///< articles that write it and no fuller name
  std::vector<EvidencePassage> passages;
};

struct EntityEvidence {
  FieldId field;     ///< Person, Organization or Place
  std::string name;  ///< as it is counted
  std::uint64_t articles = 0;
  std::vector<AliasEvidence> aliases;  ///< most articles first
};

}  // namespace backfile
