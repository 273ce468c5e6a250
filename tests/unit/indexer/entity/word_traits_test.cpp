// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/word_traits.cpp, word_roles.cpp and letters.cpp.
#include "indexer/entity/word_traits.h"

#include <catch2/catch.hpp>

#include "indexer/entity/letters.h"

using namespace backfile;

TEST_CASE("a word's case is told from its letters", "[entity][traits]") {
  struct Case {
    const char* word;
    CaseKind kind;
  };
  const Case given = GENERATE(values<Case>({{"bank", CaseKind::Lower},
                                            {"Bank", CaseKind::Initial},
                                            {"Łódź", CaseKind::Initial},
                                            {"Москва", CaseKind::Initial},
                                            {"NATO", CaseKind::Upper},
                                            {"U.S.", CaseKind::Upper},
                                            {"J.", CaseKind::SingleCapital},
                                            {"McDonald", CaseKind::Mixed},
                                            {"iPhone", CaseKind::Mixed},
                                            {"1,000", CaseKind::Number},
                                            {"--", CaseKind::Mark},
                                            {"中国", CaseKind::Lower}}));
  CAPTURE(given.word);
  CHECK(word_traits(given.word, {}).case_kind == given.kind);
}

TEST_CASE("affixes are whole letters in lower case", "[entity][traits]") {
  const WordTraits traits = word_traits("ŁÓDŹ", {});
  CHECK(traits.suffixes[0] == hash_word("ź"));
  CHECK(traits.prefixes[0] == hash_word("łód"));
  CHECK(traits.suffixes[3] == hash_word("łódź"));
  CHECK(traits.letters == 4);
  CHECK(word_traits("Xi", {}).prefixes[1] == hash_word("xi"));
}

TEST_CASE("roles are found for words in lower case", "[entity][traits]") {
  CHECK(word_role("mr.") == WordRole::Title);
  CHECK(word_role("inc.") == WordRole::OrgSuffix);
  CHECK(word_role("of") == WordRole::Connector);
  CHECK(word_role("tuesday") == WordRole::Calendar);
  CHECK(word_role("") == WordRole::None);
  CHECK(word_role("banana") == WordRole::None);
  CHECK(word_role("herr", EntityLanguage::German) == WordRole::Title);
  CHECK(word_role("gmbh", EntityLanguage::German) == WordRole::OrgSuffix);
  CHECK(word_role("für") == WordRole::None);
}

TEST_CASE("a German genitive is in the lists of its name", "[entity][traits]") {
  const std::unordered_map<std::uint64_t, std::uint16_t> entries{
      {hash_word("berlin"), static_cast<std::uint16_t>(NameList::City)}};
  const EntityLexicon german(entries, EntityLanguage::German), english(entries);
  CHECK(word_traits("Berlins", german).lexicon.lists() != 0);
  CHECK(word_traits("Berlins", english).lexicon.lists() == 0);
}

TEST_CASE("an initial form keeps the letter behind a mark", "[entity][letters]") {
  std::string form;
  append_initial_case("O'BRIEN", form);
  CHECK(form == "O'Brien");
  form.clear();
  append_lower("ÀÉŠŽЖΩ-A", form);
  CHECK(form == "àéšžжω-a");
}
