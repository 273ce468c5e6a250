// SPDX-License-Identifier: GPL-2.0-or-later
// Every field of an index, once: its prefix, slot, name, kind. Indexing, queries and --help read it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "common/model/entity.h"

namespace backfile {

enum class FieldId : std::uint8_t {
  Text, Title, Lead, Caption, By, Source, Section, Language, Url, Id, Person, Organization, Place,
  Entity, Date, DateMethod, DateConfidence, WordCount, CalendarDay, GivenPerson, GivenOrganization,
  GivenPlace, SubjectPerson, SubjectOrganization, SubjectPlace, Subject, NameAlias,
  Body, Quote, Said, Story, Sort, In,  // kQueryFields
};

enum class FieldKind : std::uint8_t {
  Text,   ///< words with positions under `prefix`, stems under "Z" + prefix
  Facet,  ///< values counted in columns; each a boolean term prefix + folded key, wdf 0
  Exact,  ///< one boolean term prefix + value
  Date,   ///< by columns, no term of its own
  Number, ///< by columns
  Union,  ///< stands for several facets
  Setting,  ///< says how the whole query is meant
};

inline constexpr std::uint32_t kNoSlot = 0xffffffff;

/// One field. `name` and `alias` are what a user writes before the colon; an empty prefix with kind Text
/// is the default text. `slot` is the Xapian value slot for stock clients, kNoSlot for none.
struct Field {
  FieldId id;
  std::string_view name, alias, prefix;
  std::uint32_t slot;
  FieldKind kind;
  std::string_view description, example;
};

// On-disk: prefixes and slots do not change without a new format version. Prefixes follow Omega's
// termprefixes: S subject, A author, Q unique id, L language, U address, X for our own.
inline constexpr std::array kFields{
    Field{FieldId::Text, "text", "", "", kNoSlot, FieldKind::Text,
          "headline, lead and body: where words without a field are looked for", "oil price"},
    Field{FieldId::Title, "title", "headline", "S", kNoSlot, FieldKind::Text,
          "words of the headline", "title:budget"},
    Field{FieldId::Lead, "lead", "", "XL", kNoSlot, FieldKind::Text,
          "words of the headline or first paragraph", "lead:sanctions"},
    Field{FieldId::Caption, "caption", "", "XC", kNoSlot, FieldKind::Text,
          "words of picture captions", "caption:portrait"},
    Field{FieldId::By, "by", "author", "A", kNoSlot, FieldKind::Text,
          "words of the byline", "by:smith"},
    Field{FieldId::Source, "source", "outlet", "XS", 1, FieldKind::Facet,
          "the outlet", "source:reuters"},
    Field{FieldId::Section, "section", "topic", "XT", kNoSlot, FieldKind::Facet,
          "section, category or topic as the outlet gives it", "section:sport"},
    Field{FieldId::Language, "lang", "language", "L", kNoSlot, FieldKind::Facet,
          "language, an ISO 639 code", "lang:de"},
    Field{FieldId::Url, "url", "", "U", kNoSlot, FieldKind::Text,
          "words of the article's address", "url:bbc.co.uk"},
    Field{FieldId::Id, "id", "", "Q", kNoSlot, FieldKind::Exact,
          "one article, by its id or the id its record gives", "id:4fj2k0a9x1cd"},
    Field{FieldId::Person, "person", "people", "XP", kNoSlot, FieldKind::Facet,
          "a person", "person:peskov"},
    Field{FieldId::Organization, "org", "organization", "XO", kNoSlot, FieldKind::Facet,
          "an organization", "org:opec"},
    Field{FieldId::Place, "place", "location", "XG", kNoSlot, FieldKind::Facet,
          "a place", "place:moscow"},
    Field{FieldId::Entity, "entity", "", "", kNoSlot, FieldKind::Union,
          "a person, organization or place", "entity:washington"},
    Field{FieldId::Date, "date", "", "D", 0, FieldKind::Date,
          "day, month, year or range of publication", "date:2017-09..2017-11"},
    Field{FieldId::DateMethod, "date.by", "", "", kNoSlot, FieldKind::Date,
          "what the date was read from", "date.by:url"},
    Field{FieldId::DateConfidence, "date.conf", "", "", kNoSlot, FieldKind::Date,
          "how sure the date is: low, medium, high", "date.conf:low"},
    Field{FieldId::WordCount, "words", "", "", kNoSlot, FieldKind::Number,
          "length of headline and text in words", "words:500.."},
    Field{FieldId::CalendarDay, "day", "", "", kNoSlot, FieldKind::Date,
          "day of the year, in any year", "day:07-17"},
    Field{FieldId::GivenPerson, "given:person", "", "XVP", kNoSlot, FieldKind::Facet,
          "a person, as the source itself tags it", "given:person:reagan"},
    Field{FieldId::GivenOrganization, "given:org", "", "XVO", kNoSlot,
          FieldKind::Facet, "an organization, as the source itself tags it", "given:org:opec"},
    Field{FieldId::GivenPlace, "given:place", "", "XVG", kNoSlot, FieldKind::Facet,
          "a place, as the source itself tags it", "given:place:usa"},
    Field{FieldId::SubjectPerson, "about:person", "", "XBP", kNoSlot, FieldKind::Facet,
          "a person in headline or lead, or named three times", "about:person:peskov"},
    Field{FieldId::SubjectOrganization, "about:org", "", "XBO", kNoSlot,
          FieldKind::Facet, "an organization in headline or lead, or named three times", "about:org:opec"},
    Field{FieldId::SubjectPlace, "about:place", "", "XBG", kNoSlot, FieldKind::Facet,
          "a place in headline or lead, or named three times", "about:place:moscow"},
    Field{FieldId::Subject, "about", "", "", kNoSlot, FieldKind::Union,
          "whom or what the article is about, of any kind", "about:washington"},
    Field{FieldId::NameAlias, "", "", "XN", kNoSlot, FieldKind::Facet,
          "which name an article writes for which entity", ""},
};

/// Fields that only queries have: what they ask is read from the words of other fields.
inline constexpr std::array kQueryFields{
    Field{FieldId::Body, "body", "", "", kNoSlot, FieldKind::Text,
          "words behind headline and lead", "body:denied"},
    Field{FieldId::Quote, "quote", "", "", kNoSlot, FieldKind::Text,
          "words inside quotations", "quote:never"},
    Field{FieldId::Said, "said", "", "", kNoSlot, FieldKind::Union,
          "who is quoted", "said:merkel"},
    Field{FieldId::Story, "story", "", "", kNoSlot, FieldKind::Exact,
          "an article and its near-copies", "story:39he6f7esq47"},
    Field{FieldId::Sort, "sort", "", "", kNoSlot, FieldKind::Setting,
          "newest, oldest or relevance", "sort:newest"},
    Field{FieldId::In, "in", "", "", kNoSlot, FieldKind::Setting,
          "captions and bylines too", "in:all"},
};

/// Prefix of the boolean term for the id that a record itself gives (DOCNO, NEWID, "id").
inline constexpr std::string_view kGivenIdPrefix = "XI";
/// Put before a text field's prefix for stems, as Xapian's TermGenerator does.
inline constexpr std::string_view kStemPrefix = "Z";

/// False for the one text field whose terms have no positions, the lead: its words are the first ones
/// of the default text, so its positions are the first ones there (FORMAT.md, "Positions of the lead").
constexpr bool keeps_positions(FieldId field) { return field != FieldId::Lead; }

constexpr const Field& field_of(FieldId id) {
  const auto number = static_cast<std::size_t>(id);
  return number < kFields.size() ? kFields[number] : kQueryFields[number - kFields.size()];
}

/// False for the one field that users do not name: evidence for the joining of names.
constexpr bool has_name(const Field& field) { return !field.name.empty(); }

inline constexpr std::array kEntityFields{FieldId::Person, FieldId::Organization, FieldId::Place};
/// Those that stand in headline or lead or are named three times.
inline constexpr std::array kSubjectFields{FieldId::SubjectPerson, FieldId::SubjectOrganization,
                                           FieldId::SubjectPlace};
/// As the source itself tags them.
inline constexpr std::array kGivenFields{FieldId::GivenPerson, FieldId::GivenOrganization,
                                         FieldId::GivenPlace};

/// The facet fields that `field` counts: those a union stands for, a facet itself, else none.
constexpr std::span<const FieldId> facets_of(FieldId field) {
  switch (field_of(field).kind) {
    case FieldKind::Facet:
      return {&field_of(field).id, 1};
    case FieldKind::Union:
      return field == FieldId::Subject ? std::span<const FieldId>(kSubjectFields)
             : field == FieldId::Said  ? std::span<const FieldId>(kEntityFields).first(2)
                                       : std::span<const FieldId>(kEntityFields);
    default:
      return {};
  }
}

/// The kind of entity whose names `field` holds, as kEntityFields, kSubjectFields and kGivenFields
/// do; nothing for other fields.
constexpr std::optional<EntityKind> entity_kind_of(FieldId field) {
  for (std::size_t kind = 0; kind < kEntityFields.size(); ++kind) {
    if (field == kEntityFields[kind] || field == kSubjectFields[kind] || field == kGivenFields[kind]) {
      return static_cast<EntityKind>(kind);
    }
  }
  return std::nullopt;
}

/// The field that holds of names of `kind` what `field` holds: of all, of subjects, of given ones.
/// Requires: entity_kind_of(field).
constexpr FieldId field_of_kind(FieldId field, EntityKind kind) {
  const auto number = static_cast<std::size_t>(*entity_kind_of(field));
  const auto& fields = field == kEntityFields[number]    ? kEntityFields
                       : field == kSubjectFields[number] ? kSubjectFields
                                                         : kGivenFields;
  return fields[static_cast<std::size_t>(kind)];
}

/// The field a user names, by name or alias; nothing when there is none.
constexpr std::optional<FieldId> field_named(std::string_view name) {
  const auto is_called = [name](const Field& field) {
    return !name.empty() && (field.name == name || field.alias == name);
  };
  for (const Field& field : kFields) {
    if (is_called(field)) {
      return field.id;
    }
  }
  for (const Field& field : kQueryFields) {
    if (is_called(field)) {
      return field.id;
    }
  }
  return std::nullopt;
}

static_assert(static_cast<std::size_t>(FieldId::NameAlias) + 1 == kFields.size(), "a row for each field");

namespace schema_checks {
constexpr bool in_order() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].id) != i) {
      return false;
    }
  }
  return true;
}
constexpr bool distinct() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      const Field& a = kFields[i];
      const Field& b = kFields[j];
      const auto equal = [](std::string_view x, std::string_view y) { return !x.empty() && x == y; };
      if (equal(a.prefix, b.prefix) || equal(a.name, b.name) || equal(a.name, b.alias) ||
          equal(b.name, a.alias) || equal(a.alias, b.alias) ||
          (a.slot != kNoSlot && a.slot == b.slot)) {
        return false;
      }
    }
  }
  return true;
}
constexpr bool query_fields_follow() {
  for (std::size_t i = 0; i < kQueryFields.size(); ++i) {
    if (static_cast<std::size_t>(kQueryFields[i].id) != kFields.size() + i ||
        field_named(kQueryFields[i].name) != kQueryFields[i].id) {
      return false;
    }
  }
  return true;
}
static_assert(in_order(), "kFields stands in the order of FieldId");
static_assert(query_fields_follow(), "kQueryFields stands in the order of FieldId, under its own names");
static_assert(distinct(), "names, aliases, prefixes and slots are unique");
}  // namespace schema_checks

}  // namespace backfile
