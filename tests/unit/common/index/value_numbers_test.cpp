// SPDX-License-Identifier: GPL-2.0-or-later
// One numbering of several segments' facet values, made and read back.
#include "common/index/value_numbers.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <catch2/catch.hpp>

#include "indexer/segment/column_writer.h"
#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

struct Value {
  FieldId field;
  std::string key, name;
  bool operator<(const Value& other) const {
    return std::tie(field, key, name) < std::tie(other.field, other.key, other.name);
  }
};

Columns columns_with(const test::TempDir& dir,
                     std::string_view file,
                     const std::set<Value>& values) {
  std::vector<FacetValue> dictionary;
  for (const Value& value : values) {
    dictionary.push_back({value.field, value.name, value.key});
  }
  ColumnWriter writer;
  for (std::uint32_t ordinal = 0; ordinal < values.size(); ++ordinal) {
    ColumnRow row;  // an article for each value
    row.id = ordinal;
    row.facets = {ordinal};
    writer.add(row);
  }
  REQUIRE(writer.write(dir.path() / file, dictionary));
  Result<Columns> columns = Columns::open(dir.path() / file);
  REQUIRE(columns);
  return std::move(*columns);
}

std::set<Value> random_values(test::Random& random) {
  std::set<Value> values;
  for (std::uint32_t i = test::random_to(random, 40); i > 0; --i) {
    const FieldId field =
        std::array{FieldId::Source, FieldId::Person, FieldId::Place}[test::random_to(random, 2)];
    const std::string key = "k" + std::to_string(test::random_to(random, 20));
    values.insert({field, key, key + std::to_string(test::random_to(random, 1))});
  }
  return values;
}

/// The definition: distinct fields and keys, counted off in order.
std::map<std::pair<FieldId, std::string>, std::uint32_t> counted_off(
    const std::vector<const Columns*>& segments) {
  std::map<std::pair<FieldId, std::string>, std::uint32_t> numbers;
  for (const Columns* columns : segments) {
    for (std::uint32_t at = 0; at < columns->facet_value_count(); ++at) {
      const FacetValue value = columns->facet_value(at);
      numbers.emplace(std::pair(value.field, value.key), 0);
    }
  }
  std::uint32_t next = 0;
  for (auto& [value, number] : numbers) {
    number = next++;
  }
  return numbers;
}

void check_numbers(const ValueNumbers& numbers, const std::vector<const Columns*>& segments) {
  const auto expected = counted_off(segments);
  REQUIRE(numbers.fits(segments));
  REQUIRE(numbers.count() == expected.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (std::uint32_t at = 0; at < segments[i]->facet_value_count(); ++at) {
      const FacetValue value = segments[i]->facet_value(at);
      const std::uint32_t number = numbers.of_segment(i)[at];
      REQUIRE(number == expected.at({value.field, std::string(value.key)}));
      REQUIRE(numbers.field(number) == value.field);
      REQUIRE(number >= numbers.of_field(value.field).first);
      REQUIRE(number < numbers.of_field(value.field).second);
    }
  }
}

std::vector<OwnEntityRows> rows_of(const std::vector<const Columns*>& segments,
                                   const ValueNumbers& numbers) {
  std::vector<OwnEntityRows> rows;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    rows.push_back(find_entity_rows(*segments[i], numbers.of_segment(i), {}));
    if (segments[i]->article_count() > 0 && segments[i]->facet_value_count() > 0) {
      rows.back().repeats.push_back({1, static_cast<std::uint32_t>(i) % 2});
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("values are numbered by field and key over all segments", "[index][values][property]") {
  const auto seed = GENERATE(range(1u, 9u));
  CAPTURE(seed);
  const test::TempDir dir;
  test::Random random(seed);
  std::vector<Columns> columns;
  for (std::uint32_t i = 0; i < seed % 4; ++i) {
    columns.push_back(columns_with(dir, "columns" + std::to_string(i), random_values(random)));
  }
  std::vector<const Columns*> segments;
  for (const Columns& one : columns) {
    segments.push_back(&one);
  }
  const ValueNumbers numbers = ValueNumbers::of(segments);
  check_numbers(numbers, segments);
  const std::vector<OwnEntityRows> rows = rows_of(segments, numbers);
  REQUIRE(numbers.write(dir.path() / "values", rows));
  const Result<ValueNumbers> read = ValueNumbers::open(dir.path() / "values");
  REQUIRE(read);
  CHECK(read->check());
  check_numbers(*read, segments);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    CHECK(std::ranges::equal(read->rows(i).fields, rows[i].fields));
    CHECK(std::ranges::equal(read->rows(i).repeats, rows[i].repeats));
  }
}

TEST_CASE("value numbers of other segments or damaged ones do not fit", "[index][values]") {
  const test::TempDir dir;
  test::Random random(7);
  const Columns first = columns_with(dir, "a", {{FieldId::Place, "rome", "Rome"}});
  const Columns second =
      columns_with(dir, "b", {{FieldId::Place, "oslo", "Oslo"}, {FieldId::Place, "rome", "ROME"}});
  const std::vector<const Columns*> segments{&second, &first};
  const ValueNumbers numbers = ValueNumbers::of(segments);
  CHECK(numbers.fits(segments));
  CHECK_FALSE(numbers.fits(std::vector{&first, &second}));
  CHECK_FALSE(numbers.fits(std::vector{&second}));
  REQUIRE(numbers.write(dir.path() / "values", rows_of(segments, numbers)));
  const std::string bytes = test::read_file(dir.path() / "values");
  test::for_each_damage(bytes, random, 300, [&](const std::string& damaged) {
    const Result<ValueNumbers> read = ValueNumbers::open(dir.write("damaged", damaged));
    if (read && read->fits(segments)) {
      for (std::size_t i = 0; i < segments.size(); ++i) {
        for (const std::uint32_t number : read->of_segment(i)) {
          REQUIRE(number < read->count());
        }
        REQUIRE(read->rows(i).fields.size() == segments[i]->article_count());
        for (const RepeatedValue& value : read->rows(i).repeats) {
          REQUIRE(value.ordinal < segments[i]->facet_value_count());
          REQUIRE(value.docid - 1 < segments[i]->article_count());
        }
      }
    }
  });
}
