// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/plain_terms.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "common/index/schema_terms.h"

namespace backfile {
namespace {

std::chrono::sys_days day_of(const ColumnRow& row) {
  return std::chrono::sys_days{std::chrono::days{row.day}};
}

}  // namespace

PlainTerms::PlainTerms(const ArticleCollector& articles) {
  const FacetDictionary& facets = articles.facets();
  std::vector<std::uint32_t> facet_terms(facets.size());
  for (std::uint32_t facet = 0; facet < facets.size(); ++facet) {
    const FacetValue value = facets.value(facet);
    facet_terms[facet] = terms_.id_of(facet_term(value.field, value.key));
  }
  const std::uint32_t filler = terms_.id_of(kLengthFillerTerm);
  std::uint32_t docid = 0;
  for (const CollectedArticle& article : articles.articles()) {
    ++docid;
    for (const std::uint32_t facet : article.row.facets) {
      add(facet_terms[facet], docid);
    }
    add_dates(article.row, docid);
    add(terms_.id_of(article_id_term(article.row.id)), docid);
    if (!article.given_id.empty()) {
      add(terms_.id_of(given_id_term(article.given_id)), docid);
    }
    if (article.length_filler > 0) {
      add(filler, docid, article.length_filler);
    }
  }
  group();
}

void PlainTerms::add_dates(const ColumnRow& row, std::uint32_t docid) {
  if (row.precision == DatePrecision::None) {
    return;
  }
  add(terms_.id_of(year_term(day_of(row))), docid);
  if (row.precision >= DatePrecision::Month) {
    add(terms_.id_of(month_term(day_of(row))), docid);
  }
  if (row.precision == DatePrecision::Day) {
    add(terms_.id_of(day_term(day_of(row))), docid);
  }
}

void PlainTerms::add(std::uint32_t term, std::uint32_t docid, std::uint32_t frequency) {
  entries_.push_back({term, docid, frequency});
}

/// Parts the entries by term, which keeps docids rising; two of one article become one.
void PlainTerms::group() {
  std::ranges::stable_sort(entries_, {}, &Entry::term);
  starts_.assign(size() + 1, 0);
  postings_.reserve(entries_.size());
  const Entry* last = nullptr;
  for (const Entry& entry : entries_) {
    if (last != nullptr && last->term == entry.term && last->docid == entry.docid) {
      postings_.back().frequency += entry.frequency;
    } else {
      postings_.push_back({entry.docid, entry.frequency, 0, 0});
      ++starts_[entry.term + 1];
    }
    last = &entry;
  }
  for (std::size_t term = 0; term < size(); ++term) {
    starts_[term + 1] += starts_[term];
  }
  entries_ = {};
}

std::vector<SlotValues> slot_values(const ArticleCollector& articles) {
  std::vector<SlotValues> slots;
  for (const Field& field : kFields) {
    if (field.slot != kNoSlot) {
      slots.push_back({field.slot, {}});
    }
  }
  const auto add = [&](std::uint32_t slot, std::uint32_t docid, std::string text) {
    std::vector<SlotValues::Value>& values =
        std::ranges::find(slots, slot, &SlotValues::slot)->values;
    if (!values.empty() && values.back().docid == docid) {
      values.pop_back();  // the last value of an article stands
    }
    if (!text.empty()) {
      values.push_back({docid, std::move(text)});
    }
  };
  std::uint32_t docid = 0;
  for (const CollectedArticle& article : articles.articles()) {
    ++docid;
    if (article.row.precision != DatePrecision::None) {
      add(field_of(FieldId::Date).slot, docid, date_value(day_of(article.row)));
    }
    for (const std::uint32_t facet : article.row.facets) {
      const FacetValue value = articles.facets().value(facet);
      if (const std::uint32_t slot = field_of(value.field).slot; slot != kNoSlot) {
        add(slot, docid, std::string(value.name));
      }
    }
  }
  return slots;
}

}  // namespace backfile
