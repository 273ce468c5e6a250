// SPDX-License-Identifier: GPL-2.0-or-later
// What rows say of entities, against the definition.
#include "common/index/entity_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "indexer/segment/column_writer.h"
#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

constexpr std::array kFieldsHere{
    FieldId::Source, FieldId::Person, FieldId::Organization, FieldId::SubjectPerson};

/// Values of some fields, a few with two spellings, and articles that have some of them.
struct World {
  std::vector<std::string> texts;
  std::vector<FacetValue> dictionary;
  std::vector<std::uint32_t> numbers;  // by ordinal
  std::vector<std::vector<std::uint32_t>> rows;
};

World random_world(test::Random& random) {
  World world;
  world.texts.reserve(200);
  std::uint32_t number = 0;
  for (const FieldId field : kFieldsHere) {
    for (char key = 'a'; key < 'i'; ++key, ++number) {
      for (std::uint32_t spelling = 0; spelling <= test::random_to(random, 1); ++spelling) {
        const std::string& text = world.texts.emplace_back(std::string(1, key) + "12"[spelling]);
        world.dictionary.push_back({field, text, std::string_view(text).substr(0, 1)});
        world.numbers.push_back(number);
      }
    }
  }
  const auto last = static_cast<std::uint32_t>(world.dictionary.size() - 1);
  for (std::uint32_t i = 0; i < 40; ++i) {
    std::set<std::uint32_t> row;
    for (std::uint32_t wanted = test::random_to(random, 12); wanted > 0; --wanted) {
      row.insert(test::random_to(random, last));
    }
    world.rows.emplace_back(row.begin(), row.end());
  }
  return world;
}

/// Some values counted as another one, which is counted as itself.
std::vector<CountedAs> random_joining(test::Random& random, const World& world) {
  const auto last = static_cast<std::uint32_t>(world.dictionary.size() - 1);
  std::map<std::uint32_t, CountedAs> joined;
  std::set<std::uint32_t> target_numbers;
  for (std::uint32_t i = 0; i < 8; ++i) {
    const std::uint32_t ordinal = test::random_to(random, last),
                        target = test::random_to(random, last);
    const std::uint32_t number = world.numbers[ordinal], target_number = world.numbers[target];
    const bool is_joined = std::ranges::any_of(joined, [&](const auto& value) {
      return world.numbers[value.first] == target_number || world.numbers[value.first] == number;
    });
    if (number != target_number && !target_numbers.contains(number) && !is_joined) {
      target_numbers.insert(target_number);
      joined[ordinal] = {ordinal, target, world.dictionary[target].field};
    }
  }
  std::vector<CountedAs> joining;
  for (const auto& [ordinal, value] : joined) {
    joining.push_back(value);
  }
  return joining;
}

Columns written(const test::TempDir& dir, const World& world) {
  ColumnWriter writer;
  for (std::size_t i = 0; i < world.rows.size(); ++i) {
    ColumnRow row;
    row.id = i;
    row.facets = world.rows[i];
    writer.add(row);
  }
  REQUIRE(writer.write(dir.path() / "columns", world.dictionary));
  Result<Columns> columns = Columns::open(dir.path() / "columns");
  REQUIRE(columns);
  return std::move(*columns);
}

}  // namespace

TEST_CASE("rows have the fields and repeats of what is counted", "[index][values][property]") {
  const auto seed = GENERATE(range(1u, 31u));
  CAPTURE(seed);
  const test::TempDir dir;
  test::Random random(seed);
  const World world = random_world(random);
  const std::vector<CountedAs> joining = random_joining(random, world);
  const Columns columns = written(dir, world);
  const OwnEntityRows rows = find_entity_rows(columns, world.numbers, joining);

  std::set<std::uint32_t> doubtful;  // numbers that some value of another number is counted under
  for (const CountedAs& value : joining) {
    doubtful.insert(world.numbers[value.target]);
  }
  REQUIRE(rows.fields.size() == world.rows.size());
  std::vector<RepeatedValue> repeats;
  for (std::uint32_t i = 0; i < world.rows.size(); ++i) {
    FieldBits fields = 0;
    std::set<std::uint32_t> seen;
    for (const std::uint32_t ordinal : world.rows[i]) {
      const auto joined = std::ranges::find(joining, ordinal, &CountedAs::ordinal);
      const bool is_joined = joined != joining.end();
      const std::uint32_t number = world.numbers[is_joined ? joined->target : ordinal];
      fields |= bit_of(is_joined ? joined->field : world.dictionary[ordinal].field);
      if (doubtful.contains(number) && !seen.insert(number).second) {
        repeats.push_back({i + 1, ordinal});
      }
    }
    CAPTURE(i);
    CHECK(rows.fields[i] == fields);
  }
  CHECK(rows.repeats == repeats);
}
