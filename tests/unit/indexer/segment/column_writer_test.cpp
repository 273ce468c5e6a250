// SPDX-License-Identifier: GPL-2.0-or-later
// What ColumnWriter writes and Columns reads.
#include "indexer/segment/column_writer.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <catch2/catch.hpp>

#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

struct Sample {
  std::vector<std::string> texts;
  std::vector<FacetValue> dictionary;
  std::vector<ColumnRow> rows;
};

Sample random_sample(test::Random& random, std::uint32_t article_count) {
  Sample sample;
  std::set<std::tuple<FieldId, std::string, std::string>> values;
  for (std::uint32_t i = 0; i < 30; ++i) {
    const FieldId field = std::array{FieldId::Source,
                                     FieldId::Language,
                                     FieldId::Person,
                                     FieldId::Place}[test::random_to(random, 3)];
    values.emplace(field, test::random_words(random, 1), test::random_words(random, 2));
  }
  sample.texts.reserve(values.size() * 2);
  for (const auto& [field, key, name] : values) {
    sample.texts.push_back(key);
    sample.texts.push_back(name);
    sample.dictionary.push_back(
        {field, sample.texts[sample.texts.size() - 1], sample.texts[sample.texts.size() - 2]});
  }
  while (sample.rows.size() < article_count) {
    ColumnRow row;
    row.id = test::random_to(random, 1000);
    if (test::random_to(random, 4) > 0) {
      row.day = static_cast<std::int32_t>(test::random_to(random, 20)) - 10;
      row.precision = static_cast<DatePrecision>(1 + test::random_to(random, 2));
      row.method = static_cast<DateMethod>(1 + test::random_to(random, 8));
      row.confidence = static_cast<DateConfidence>(1 + test::random_to(random, 2));
    }
    row.word_count = test::random_to(random, UINT32_MAX);
    row.fingerprint = std::uint64_t{test::random_to(random, UINT32_MAX)} << 32 | 7;
    for (std::uint32_t ordinal = 0; ordinal < sample.dictionary.size(); ++ordinal) {
      if (test::random_to(random, 9) == 0) {
        row.facets.push_back(ordinal);
      }
    }
    sample.rows.push_back(row);
  }
  std::sort(sample.rows.begin(), sample.rows.end(), [](const ColumnRow& a, const ColumnRow& b) {
    return std::tie(b.day, a.id) < std::tie(a.day, b.id);
  });
  return sample;
}

std::filesystem::path write_columns(const test::TempDir& dir, const Sample& sample) {
  ColumnWriter writer;
  for (const ColumnRow& row : sample.rows) {
    writer.add(row);
  }
  const auto path = dir.path() / "columns";
  REQUIRE(writer.write(path, sample.dictionary));
  return path;
}

/// Reads all that there is to read, as its callers do: ordinals index arrays, enums are named.
std::size_t read_everything(const Columns& columns, bool is_checked = true) {
  std::size_t seen = 0;
  std::vector<std::uint32_t> counts(columns.facet_value_count());
  for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
    for (std::uint32_t ordinal : columns.facets(docid)) {
      if (is_checked || ordinal < counts.size()) {
        ++counts.at(ordinal);
      }
    }
    seen += name_of(columns.method(docid)).size() + name_of(columns.precision(docid)).size() +
            name_of(columns.confidence(docid)).size() + columns.word_count(docid) +
            columns.fingerprint(docid);
    const std::uint32_t found = columns.docid_of(columns.id(docid));
    REQUIRE(found <= columns.article_count());
    REQUIRE(columns.docid_of(docid) <= columns.article_count());
  }
  for (std::uint32_t ordinal = 0; ordinal < columns.facet_value_count(); ++ordinal) {
    const FacetValue value = columns.facet_value(ordinal);
    REQUIRE(static_cast<std::size_t>(value.field) < kFields.size());
    seen += value.name.size() + value.key.size();
  }
  columns.article_counts(0, counts);
  for (std::int32_t day = -11; day < 12; ++day) {
    if (const auto range = columns.docids_between(day, day + 3)) {
      REQUIRE(range->first >= 1);
      REQUIRE(range->first <= range->second);
      REQUIRE(range->second <= columns.article_count());
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("columns read back row by row", "[segment][columns][property]") {
  const auto seed = GENERATE(range(1u, 11u));
  CAPTURE(seed);
  const test::TempDir dir;
  test::Random random(seed);
  const Sample sample = random_sample(random, test::random_to(random, 100));
  const Result<Columns> columns = Columns::open(write_columns(dir, sample));
  REQUIRE(columns);
  REQUIRE(columns->article_count() == sample.rows.size());
  for (std::uint32_t docid = 1; docid <= columns->article_count(); ++docid) {
    const ColumnRow& row = sample.rows[docid - 1];
    CAPTURE(docid);
    CHECK(columns->id(docid) == row.id);
    CHECK(columns->day(docid) == row.day);
    CHECK(columns->precision(docid) == row.precision);
    CHECK(columns->method(docid) == row.method);
    CHECK(columns->confidence(docid) == row.confidence);
    CHECK(columns->word_count(docid) == row.word_count);
    CHECK(columns->fingerprint(docid) == row.fingerprint);
    const auto facets = columns->facets(docid);
    CHECK(std::vector(facets.begin(), facets.end()) == row.facets);
  }
}

TEST_CASE("columns count the articles of their values", "[segment][columns][property]") {
  const auto seed = GENERATE(range(1u, 6u));
  const std::uint32_t articles = GENERATE(0u, 20u, 600u);  // 600: some values have 255 and more
  CAPTURE(seed, articles);
  const test::TempDir dir;
  test::Random random(seed);
  const Sample sample = random_sample(random, articles);
  const Result<Columns> columns = Columns::open(write_columns(dir, sample));
  REQUIRE(columns);
  std::vector<std::uint32_t> expected(columns->facet_value_count());
  for (const ColumnRow& row : sample.rows) {
    for (const std::uint32_t ordinal : row.facets) {
      ++expected[ordinal];
    }
  }
  for (std::uint32_t first = 0; first <= expected.size(); ++first) {
    std::vector<std::uint32_t> counts(expected.size() - first);
    columns->article_counts(first, counts);
    REQUIRE(std::equal(counts.begin(), counts.end(), expected.begin() + first));
  }
}

TEST_CASE("the facet dictionary keeps order and fields", "[segment][columns]") {
  const test::TempDir dir;
  test::Random random(4);
  const Sample sample = random_sample(random, 3);
  const Result<Columns> columns = Columns::open(write_columns(dir, sample));
  REQUIRE(columns);
  REQUIRE(columns->facet_value_count() == sample.dictionary.size());
  for (std::uint32_t ordinal = 0; ordinal < columns->facet_value_count(); ++ordinal) {
    const FacetValue value = columns->facet_value(ordinal);
    CHECK(value.field == sample.dictionary[ordinal].field);
    CHECK(value.key == sample.dictionary[ordinal].key);
    CHECK(value.name == sample.dictionary[ordinal].name);
    const auto [first, last] = columns->facet_ordinals(value.field);
    CHECK(first <= ordinal);
    CHECK(ordinal < last);
  }
  const auto [first, last] = columns->facet_ordinals(FieldId::Section);
  CHECK(first == last);
}

TEST_CASE("days give a range of docids and the undated none", "[segment][columns][property]") {
  const auto seed = GENERATE(range(1u, 6u));
  CAPTURE(seed);
  const test::TempDir dir;
  test::Random random(seed);
  const Sample sample = random_sample(random, 60);
  const Result<Columns> columns = Columns::open(write_columns(dir, sample));
  REQUIRE(columns);
  for (std::int32_t first = -12; first <= 12; ++first) {
    for (std::int32_t last = -12; last <= 12; ++last) {
      std::vector<std::uint32_t> expected, given;
      for (std::uint32_t docid = 1; docid <= 60; ++docid) {
        const std::int32_t day = sample.rows[docid - 1].day;
        if (day != kUndatedDay && first <= day && day <= last) {
          expected.push_back(docid);
        }
      }
      if (const auto range = columns->docids_between(first, last)) {
        for (std::uint32_t docid = range->first; docid <= range->second; ++docid) {
          given.push_back(docid);
        }
      }
      REQUIRE(given == expected);
    }
  }
  const auto dated = columns->docids_between(INT32_MIN, INT32_MAX);
  REQUIRE(dated);
  CHECK(columns->day(dated->second) != kUndatedDay);
  CHECK((dated->second == 60 || columns->day(dated->second + 1) == kUndatedDay));
}

TEST_CASE("an article is found by its id and others are not", "[segment][columns]") {
  const test::TempDir dir;
  test::Random random(8);
  const Sample sample = random_sample(random, 80);
  const Result<Columns> columns = Columns::open(write_columns(dir, sample));
  REQUIRE(columns);
  std::set<std::uint64_t> ids;
  for (const ColumnRow& row : sample.rows) {
    ids.insert(row.id);
    const std::uint32_t docid = columns->docid_of(row.id);
    REQUIRE(docid >= 1);
    CHECK(columns->id(docid) == row.id);
  }
  for (std::uint64_t id = 0; id < 1100; ++id) {
    REQUIRE((columns->docid_of(id) != 0) == (ids.count(id) == 1));
  }
}

TEST_CASE("columns without articles and without facets open", "[segment][columns]") {
  const test::TempDir dir;
  const Result<Columns> columns = Columns::open(write_columns(dir, {}));
  REQUIRE(columns);
  CHECK(columns->article_count() == 0);
  CHECK(columns->facet_value_count() == 0);
  CHECK(columns->docid_of(1) == 0);
  CHECK_FALSE(columns->docids_between(INT32_MIN, INT32_MAX));
}

TEST_CASE("damaged columns are refused or read without harm", "[segment][columns][property]") {
  const auto seed = GENERATE(1u, 2u, 3u);
  CAPTURE(seed);
  const test::TempDir dir;
  test::Random random(seed);
  const std::string bytes = test::read_file(write_columns(dir, random_sample(random, 40)));
  test::for_each_damage(bytes, random, 400, [&](const std::string& damaged) {
    const Result<Columns> columns = Columns::open(dir.write("damaged", damaged));
    if (columns) {
      REQUIRE(read_everything(*columns) > 0);
    } else {
      REQUIRE(columns.error().code == ErrorCode::Corrupt);
    }
    if (const Result<Columns> unread = Columns::open_unread(dir.path() / "damaged")) {
      REQUIRE(read_everything(*unread, false) > 0);
    }
  });
}

TEST_CASE("a column file that cannot be written names its path", "[segment][columns]") {
  const test::TempDir dir;
  const auto path = dir.path() / "none" / "columns";
  const Result<void> written = ColumnWriter().write(path, {});
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::Io);
  CHECK(written.error().message.find(path.string()) != std::string::npos);
  CHECK(Columns::open(path).error().code == ErrorCode::NotFound);
}
