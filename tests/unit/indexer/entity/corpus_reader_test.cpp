// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/train: reading corpora, counting spans, learning a tiny world.
#include "indexer/entity/train/corpus_reader.h"

#include <catch2/catch.hpp>

#include "indexer/entity/entity_tagger.h"
#include "indexer/entity/train/crf_training.h"
#include "indexer/entity/train/model_rounding.h"
#include "indexer/entity/train/span_score.h"

using namespace backfile;

namespace {

constexpr std::string_view kTiny =
    "-DOCSTART-\tO\n\nMr.\tO\nIvan\tB-PER\nPetrov\tI-PER\nleft\tO\nMinsk\tB-LOC\n.\tO\n\n"
    "Petrov\tB-PER\nworks\tO\nfor\tO\nAcme\tB-ORG\nCorp.\tI-ORG\n\n"
    "-DOCSTART-\tO\n\nOslo\tB-LOC\n";

}  // namespace

TEST_CASE("gold documents have words sentences and labels", "[entity][corpus]") {
  const auto documents = parse_gold(kTiny, 20);
  REQUIRE(documents);
  REQUIRE(documents->size() == 2);
  const GoldDocument& first = documents->front();
  CHECK(first.words.size() == 11);
  CHECK(first.starts_sentence[6]);
  CHECK(first.labels[1] == label_of(EntityType::Person, NamePart::Begin));
  CHECK(first.labels[2] == label_of(EntityType::Person, NamePart::End));
  CHECK(first.labels[4] == label_of(EntityType::Place, NamePart::Whole));
  CHECK(first.labels[5] == kOutside);
}

TEST_CASE("sentences without borders of documents are taken in blocks", "[entity][corpus]") {
  const auto documents = parse_gold("a\tO\n\nb\tO\n\nc\tO\n", 2);
  REQUIRE(documents);
  CHECK(documents->size() == 2);
}

TEST_CASE("a tag that is none is an error with its line", "[entity][corpus]") {
  const auto documents = parse_gold("a\tO\nb\tB-DOG\n", 20);
  REQUIRE_FALSE(documents);
  CHECK(documents.error().message == "line 2: no word with a tag");
}

TEST_CASE("only names with the right words and type count", "[entity][score]") {
  const auto documents = parse_gold(kTiny, 20);
  const std::vector<EntityLabel>& gold = documents->front().labels;
  std::vector<EntityLabel> found = gold;
  found[4] = label_of(EntityType::Organization, NamePart::Whole);
  found[6] = kOutside;
  SpanScore score{};
  add_document(gold, found, score);
  CHECK(total(score).gold == 4);
  CHECK(total(score).found == 3);
  CHECK(total(score).right == 2);
  CHECK(total(score).f1() == Approx(200.0 * 2 / 7));
}

TEST_CASE("a tiny world is learned and tagged again twice the same", "[entity][training]") {
  const auto documents = parse_gold(kTiny, 20);
  const EntityLexicon lexicon;
  TrainingSet set(lexicon);
  for (const GoldDocument& document : *documents) {
    set.add(document, MiscTags::Complete, 1);
  }
  set.number_features(1);
  const CrfOptions options{.epochs = 30};
  const EntityModel model = round_model(lexicon, set, train_crf(set, options), {});
  CHECK(model.pack() == round_model(lexicon, set, train_crf(set, options), {}).pack());
  EntityTagger tagger(model);
  for (const GoldDocument& document : *documents) {
    std::vector<PlainToken> tokens = document.tokens();
    CHECK(tagger.label_tokens(tokens) == document.labels);
  }
}
