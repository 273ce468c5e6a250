// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/entity_model.cpp: what is packed comes back, what is damaged is refused.
#include "indexer/entity/entity_model.h"

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

EntityModel small_model() {
  FingerprintTable table(8);
  LargeVector<WeightRow> rows(8, WeightRow{});
  rows[table.put(0x1234'0000'0000'0001)] = {1, -2, 3};
  rows[table.put(0x4321'0000'0000'0001)] = {127, -127};
  Transitions transitions{};
  transitions[0][1] = -300;
  return {EntityLexicon({{hash_word("paris"), std::uint16_t{4}}}), table, rows, transitions};
}

}  // namespace

TEST_CASE("a packed model is the same when it is read", "[entity][model]") {
  const auto model = EntityModel::unpack(small_model().pack());
  REQUIRE(model);
  CHECK(model->transitions()[0][1] == -300);
  CHECK(model->lexicon().find(hash_word("paris")).lists() == 4);
  CHECK(model->lexicon().find(hash_word("london")).lists() == 0);
  LabelScores scores{};
  const std::uint64_t features[] = {
      0x1234'0000'0000'0001, 0x4321'0000'0000'0001, 0x9999'0000'0000'0001};
  model->add_weights(features, scores);
  CHECK(scores[0] == 128);
  CHECK(scores[1] == -129);
  CHECK(scores[2] == 3);
  CHECK(model->pack() == small_model().pack());
}

TEST_CASE("every cut or changed byte of a model is an error", "[entity][model]") {
  const std::string good = small_model().pack();
  for (std::size_t i = 0; i < good.size(); ++i) {
    CAPTURE(i);
    CHECK_FALSE(EntityModel::unpack(good.substr(0, i)));
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x55);
    const auto model = EntityModel::unpack(bad);
    if (model) {
      CHECK(model->pack() == good);  // an unused bit of zstd's frame
    } else {
      CHECK_FALSE(model.error().message.empty());
    }
  }
}

TEST_CASE("a model of another version is refused with a hint", "[entity][model]") {
  std::string other = small_model().pack();
  other[4] = 99;
  const auto model = EntityModel::unpack(other);
  REQUIRE_FALSE(model);
  CHECK(model.error().code == ErrorCode::Version);
  CHECK_FALSE(model.error().hint.empty());
}

TEST_CASE("the program carries a model for English and for German", "[entity][model]") {
  CHECK(EntityModel::shipped(EntityLanguage::English));
  CHECK(EntityModel::shipped(EntityLanguage::German));
  const EntityModel* english = shipped_model_for("en");
  const EntityModel* german = shipped_model_for("de");
  REQUIRE(english != nullptr);
  REQUIRE(german != nullptr);
  CHECK(english->language() == EntityLanguage::English);
  CHECK(german->language() == EntityLanguage::German);
  CHECK(english->lexicon().find(hash_word("moscow")).lists() != 0);
  CHECK(german->lexicon().find(hash_word("moskau")).lists() != 0);
  CHECK(shipped_model_for("de") == german);
}

TEST_CASE("other languages have no model", "[entity][model]") {
  CHECK(shipped_model_for("fr") == nullptr);
  CHECK(shipped_model_for("und") == nullptr);
  CHECK(shipped_model_for("") == nullptr);
}
