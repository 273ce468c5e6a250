// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/document_view.cpp.
#include "indexer/entity/document_view.h"

#include <sstream>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

// A view of words between spaces; '|' begins a sentence.
struct Read {
  explicit Read(const std::string& line, const EntityLexicon& lexicon = {}) : view(lexicon) {
    std::istringstream in(line);
    bool starts = true;
    for (std::string word; in >> word;) {
      if (word == "|") {
        starts = true;
        continue;
      }
      words.push_back(word);
      tokens.push_back({words.back(), starts, false});
      starts = false;
    }
    view.read(tokens);
  }
  std::string joined(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
      text += (text.empty() ? "" : " ") + words[i];
    }
    return text;
  }
  std::string candidates() const {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (view.tokens()[i].is_candidate) {
        text += (text.empty() ? "" : " ") + words[i];
      }
    }
    return text;
  }
  std::vector<std::string> runs() const {
    std::vector<std::string> texts;
    for (const CapitalRun& run : view.runs()) {
      texts.push_back(joined(run.first, run.last));
    }
    return texts;
  }

  std::deque<std::string> words;
  std::vector<PlainToken> tokens;
  DocumentView view;
};

}  // namespace

TEST_CASE("candidates are capitals and what may stand inside a name", "[entity][view]") {
  CHECK(Read("he met Smith of the Bank of England in the park").candidates() ==
        "Smith of the Bank of England");
  CHECK(Read("the 7 dwarfs and Apollo 11 and 3 men").candidates() == "Apollo 11");
  CHECK(Read("Paris and | and London").candidates() == "Paris London");
  CHECK(Read("what al - Qaida and de Gaulle did").candidates() == "al - Qaida and de Gaulle");
  CHECK(Read("nothing here at all").candidates().empty());
}

TEST_CASE("runs end at titles and are held together by some connectors", "[entity][view]") {
  CHECK(Read("when President Ronald Reagan spoke").runs() ==
        std::vector<std::string>{"President", "Ronald Reagan"});
  CHECK(Read("a Bank of the West and Wells Fargo deal").runs() ==
        std::vector<std::string>{"Bank of the West", "Wells Fargo"});
}

TEST_CASE("an acronym meets the name it stands for", "[entity][view]") {
  const Read read("a Department of Homeland Security order | the DHS order | the FBI too");
  REQUIRE(read.runs().size() == 3);
  CHECK(read.view.runs()[1].partner == 0);
  CHECK(read.view.runs()[0].partner == 1);
  CHECK(read.view.runs()[2].partner == kNoPlace);
}

TEST_CASE("the body tells of a word's other occurrences", "[entity][view]") {
  const Read read("then Mr. Peskov spoke | why Dmitry Peskov left | people mark it");
  const ViewToken& first = read.view.tokens()[2];
  const DocumentWord& word = read.view.words()[first.document_word];
  CHECK(word.occurrences == 2);
  CHECK(word.after_title);
  CHECK(read.joined(read.view.runs()[word.longest_run].first,
                    read.view.runs()[word.longest_run].last) == "Dmitry Peskov");
  CHECK(read.view.has_lower(hash_word("mark")));
  CHECK_FALSE(read.view.has_lower(hash_word("peskov")));
}

TEST_CASE("known phrases of several words are found in whole", "[entity][view]") {
  const std::uint64_t york = EntityLexicon::longer_phrase(hash_word("new"), hash_word("york"));
  const EntityLexicon lexicon({{hash_word("new"), LexiconEntry::kBeginsLonger},
                               {york,
                                static_cast<std::uint16_t>(static_cast<unsigned>(NameList::City) |
                                                           LexiconEntry::kBeginsLonger)},
                               {EntityLexicon::longer_phrase(york, hash_word("times")),
                                static_cast<std::uint16_t>(NameList::Company)}});
  const Read read("in New York City and New York Times", lexicon);
  const auto lists = [&](std::size_t place) { return read.view.tokens()[place].phrase.lists; };
  CHECK(lists(1) == static_cast<std::uint16_t>(NameList::City));
  CHECK(lists(2) == static_cast<std::uint16_t>(NameList::City));
  CHECK(lists(3) == 0);
  CHECK(lists(5) == static_cast<std::uint16_t>(NameList::Company));
  CHECK(read.view.tokens()[7].phrase.part == NamePart::End);
}

TEST_CASE("a neighbour lies in the same sentence", "[entity][view]") {
  const Read read("one two | three");
  CHECK(read.view.neighbour(1, -1) == &read.view.tokens()[0]);
  CHECK(read.view.neighbour(1, 1) == nullptr);
  CHECK(read.view.neighbour(2, -1) == nullptr);
  CHECK(read.view.neighbour(0, -2) == nullptr);
}
