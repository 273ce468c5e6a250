// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/term_check.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/index/schema_terms.h"
#include "indexer/segment/checked_part.h"

namespace backfile {
namespace {

std::uint64_t hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

std::chrono::sys_days day_of(const Columns& columns, std::uint32_t docid) {
  return std::chrono::sys_days{std::chrono::days{columns.day(docid)}};
}

/// The field whose terms begin as `term` does. A prefix is one capital, or X and the capitals
/// behind it: no folded value begins with one.
std::optional<FieldId> field_of_prefix(std::string_view term) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  std::size_t bytes = 0;
  while (bytes < term.size() && is_capital(term[bytes]) && (bytes == 0 || term[0] == 'X')) {
    ++bytes;
  }
  for (const Field& field : kFields) {
    const bool has_terms = field.kind == FieldKind::Text || field.kind == FieldKind::Facet ||
                           field.kind == FieldKind::Exact;
    if (has_terms && field.prefix == term.substr(0, bytes)) {
      return field.id;
    }
  }
  return std::nullopt;
}

bool is_stem(std::string_view term) { return term.starts_with(kStemPrefix); }

}  // namespace

TermCheck::TermCheck(const Columns& columns, StockPhrases phrases)
    : columns_(columns), phrases_(phrases), text_weights_(columns.article_count()) {
  std::string last;
  for (std::uint32_t ordinal = 0; ordinal < columns.facet_value_count(); ++ordinal) {
    const FacetValue value = columns.facet_value(ordinal);
    std::string term = facet_term(value.field, value.key);
    if (term != last) {  // two spellings of a name are two values under one term
      facet_terms_.emplace_back(hash_of(term), ordinal);
      last = std::move(term);
    }
  }
  std::ranges::sort(facet_terms_);
}

void TermCheck::value(std::uint32_t slot, std::uint32_t docid, std::string_view text) {
  if (docid > columns_.article_count()) {
    return fault(docid, "the columns have not this article, which has a value");
  }
  ++values_;
  if (slot == field_of(FieldId::Date).slot) {
    if (columns_.precision(docid) == DatePrecision::None ||
        date_value(day_of(columns_, docid)) != text) {
      fault(docid, "the value of the date is not that of the columns");
    }
    return;
  }
  const bool agrees = std::ranges::any_of(columns_.facets(docid), [&](std::uint32_t ordinal) {
    const FacetValue facet = columns_.facet_value(ordinal);
    return field_of(facet.field).slot == slot && facet.name == text;
  });
  if (!agrees) {
    fault(docid, fmt::format("the value of slot {} is not that of the columns", slot));
  }
}

TermCheck::Kind TermCheck::kind_of(std::string_view term) {
  constexpr std::array<std::pair<std::string_view, Kind>, 5> kPrefixes{
      {{"D", Kind::Day},
       {"M", Kind::Month},
       {"Y", Kind::Year},
       {"Q", Kind::Id},
       {kGivenIdPrefix, Kind::GivenId}}};
  if (term == kLengthFillerTerm) {
    return Kind::Filler;
  }
  for (const auto& [prefix, kind] : kPrefixes) {
    if (term.starts_with(prefix)) {
      return kind;
    }
  }
  const std::optional<FieldId> field = field_of_prefix(term.substr(is_stem(term) ? 1 : 0));
  if (!field) {
    return Kind::Unknown;
  }
  if (field_of(*field).kind == FieldKind::Text) {
    if (is_stem(term) && *field == FieldId::Text) {
      return Kind::TextStem;
    }
    if (!is_stem(term) && phrases_ == StockPhrases::No) {
      return Kind::Unknown;
    }
    return is_stem(term) || !keeps_positions(*field) ? Kind::WordWithoutPlaces : Kind::Word;
  }
  return !is_stem(term) && find_facet(term) ? Kind::Facet : Kind::Unknown;
}

bool TermCheck::find_facet(std::string_view term) {
  const std::uint64_t hash = hash_of(term);
  for (auto entry = std::ranges::lower_bound(facet_terms_, std::pair(hash, std::uint32_t{0}));
       entry != facet_terms_.end() && entry->first == hash;
       ++entry) {
    const FacetValue value = columns_.facet_value(entry->second);
    if (facet_term(value.field, value.key) != term) {
      continue;
    }
    first_ordinal_ = end_ordinal_ = entry->second;
    while (end_ordinal_ < columns_.facet_value_count() &&
           columns_.facet_value(end_ordinal_).field == value.field &&
           facet_term(value.field, columns_.facet_value(end_ordinal_).key) == term) {
      ++end_ordinal_;
    }
    return true;
  }
  return false;
}

void TermCheck::term(std::string_view term) {
  term_ = term;
  kind_ = kind_of(term);
  known_day_ = kUndatedDay;
  if (kind_ == Kind::Unknown) {
    fault(fmt::format("the term \"{}\" belongs to nothing that the columns know", term));
  }
}

void TermCheck::posting(std::uint32_t docid,
                        std::uint32_t frequency,
                        std::uint32_t position_count) {
  if (docid > columns_.article_count()) {
    return fault_of_term(docid, "stands here, but the columns have no such article");
  }
  if (kind_ == Kind::TextStem) {
    text_weights_[docid - 1] += frequency;
  }
  const bool is_word =
      kind_ == Kind::Word || kind_ == Kind::WordWithoutPlaces || kind_ == Kind::TextStem;
  const bool counts = is_word || kind_ == Kind::Filler;
  if ((frequency > 0) != counts && kind_ != Kind::Unknown) {
    fault_of_term(docid, "has a frequency that no such term has");
  }
  if (position_count != kUnknownPositions && (position_count > 0) != (kind_ == Kind::Word) &&
      kind_ != Kind::Unknown) {
    fault_of_term(docid, kind_ == Kind::Word ? "has no places" : "has places, as no such term has");
  }
  if (counts || kind_ == Kind::Unknown) {
    return;
  }
  if (kind_ == Kind::GivenId) {
    given_ids_ += given_id_mark(term_, docid);
  } else if (agrees(docid)) {
    ++agreeing_;
  } else {
    fault_of_term(docid, "stands here, but the columns say otherwise");
  }
}

bool TermCheck::agrees(std::uint32_t docid) {
  switch (kind_) {
    case Kind::Facet:
      return has_facet(docid);
    case Kind::Id:
      return article_id_term(columns_.id(docid)) == term_;
    default:
      return agrees_in_date(docid);
  }
}

bool TermCheck::agrees_in_date(std::uint32_t docid) {
  const DatePrecision least = kind_ == Kind::Year    ? DatePrecision::Year
                              : kind_ == Kind::Month ? DatePrecision::Month
                                                     : DatePrecision::Day;
  if (columns_.precision(docid) < least) {
    return false;
  }
  if (columns_.day(docid) != known_day_) {  // the articles of a day lie together
    const std::chrono::sys_days day = day_of(columns_, docid);
    known_day_ = columns_.day(docid);
    known_term_ = kind_ == Kind::Year    ? year_term(day)
                  : kind_ == Kind::Month ? month_term(day)
                                         : day_term(day);
  }
  return known_term_ == term_;
}

bool TermCheck::has_facet(std::uint32_t docid) const {
  const auto facets = columns_.facets(docid);
  const auto found = std::ranges::lower_bound(facets, first_ordinal_);
  return found != facets.end() && *found < end_ordinal_;
}

std::uint64_t TermCheck::expected_count() const {
  std::uint64_t count = 0;
  for (std::uint32_t docid = 1; docid <= columns_.article_count(); ++docid) {
    count += 1 + static_cast<std::uint64_t>(columns_.precision(docid));  // the id; year, month, day
    FacetValue last{};
    for (const std::uint32_t ordinal : columns_.facets(docid)) {
      const FacetValue value = columns_.facet_value(ordinal);
      count += value.field != last.field || value.key != last.key ? 1u : 0u;
      last = value;
    }
  }
  return count;
}

std::uint64_t TermCheck::expected_values() const {
  std::uint64_t count = 0;
  for (std::uint32_t docid = 1; docid <= columns_.article_count(); ++docid) {
    count += columns_.precision(docid) != DatePrecision::None ? 1u : 0u;
    count +=
        std::ranges::any_of(columns_.facets(docid),
                            [&](std::uint32_t ordinal) {
                              const FacetValue value = columns_.facet_value(ordinal);
                              return field_of(value.field).slot != kNoSlot && !value.name.empty();
                            })
            ? 1u
            : 0u;
  }
  return count;
}

void TermCheck::finish(const Beside& beside) {
  if (!faults_.empty()) {
    return;
  }
  if (const std::uint64_t expected = expected_count(); agreeing_ != expected) {
    fault(fmt::format("it has {} postings of dates, ids and facet values where the columns have {}",
                      agreeing_,
                      expected));
  }
  if (const std::uint64_t expected = expected_values(); values_ != expected) {
    fault(fmt::format("it has {} values where the columns have {}", values_, expected));
  }
  if (beside.given_ids && *beside.given_ids != given_ids_) {
    fault("the records' own ids are not those of the stored articles");
  }
  if (!beside.text_weights) {
    return;
  }
  for (std::uint32_t docid = 1; docid <= columns_.article_count(); ++docid) {
    if (text_weights_[docid - 1] != (*beside.text_weights)[docid - 1]) {
      fault(docid, "it has not the words that stand in reading order");
    }
  }
}

std::uint64_t TermCheck::given_id_mark(std::string_view given_id_term, std::uint32_t docid) {
  return XXH3_64bits_withSeed(given_id_term.data(), given_id_term.size(), docid);
}

void TermCheck::fault_of_term(std::uint32_t docid, std::string_view what) {
  if (faults_.size() < CheckedPart::kMostFaults) {
    fault(docid, fmt::format("\"{}\" {}", term_, what));
  }
}

void TermCheck::fault(std::uint32_t docid, std::string_view what) {
  fault(fmt::format("article {}: {}", docid, what));
}

void TermCheck::fault(std::string_view what) {
  if (faults_.size() < CheckedPart::kMostFaults) {
    faults_.emplace_back(what);
  }
}

}  // namespace backfile
