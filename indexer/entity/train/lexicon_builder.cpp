// SPDX-License-Identifier: GPL-2.0-or-later
// Names to phrases of words in lower case, with the lists that hold them.
#include "indexer/entity/train/lexicon_builder.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/entity/entity_tokens.h"
#include "indexer/entity/letters.h"
#include "indexer/entity/train/corpus_reader.h"
#include "indexer/entity/train/training_sources.h"
#include "indexer/entity/word_traits.h"

namespace backfile {
namespace {

using Entries = std::unordered_map<std::uint64_t, std::uint16_t>;

// Names between line feeds or semicolons.
template <class Use>
void for_each_line(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n;"), text.size());
    if (end > 0) {
      use(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_name(std::string_view name, NameList list, EntityLanguage language, Entries& entries) {
  std::vector<EntityToken> tokens;
  tokenize_for_entities(name, tokens, language);
  std::uint64_t phrase = 0;
  std::string space, lower;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    lower.clear();
    append_lower(plain_token(name.substr(tokens[i].begin, tokens[i].end - tokens[i].begin), space),
                 lower);
    const std::uint64_t word = hash_word(lower);
    phrase = i == 0 ? word : EntityLexicon::longer_phrase(phrase, word);
    const bool is_whole = i + 1 == tokens.size();
    entries[phrase] |= is_whole ? static_cast<std::uint16_t>(list) : LexiconEntry::kBeginsLonger;
  }
}

void add_capital_class(std::string_view line, Entries& entries) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab + 1 >= line.size()) {
    return;
  }
  const auto rate = static_cast<unsigned>(line[tab + 1] - '0') & 7u;
  std::uint16_t& bits = entries[hash_word(line.substr(0, tab))];
  bits = static_cast<std::uint16_t>(bits | rate << LexiconEntry::kCapitalShift);
}

// How a word is written inside sentences.
struct CapitalCounts {
  std::uint32_t all = 0, capital = 0, upper = 0;

  // As LexiconEntry::capital_class(); 0 for a word that is too rare to tell.
  unsigned capital_class() const {
    constexpr std::uint32_t kLeastCount = 5;
    if (all < kLeastCount) {
      return 0;
    }
    const std::uint32_t percent = capital * 100 / all;
    const unsigned rate = percent < 2    ? 1
                          : percent < 15 ? 2
                          : percent < 50 ? 3
                          : percent < 90 ? 4
                                         : 5;
    return rate >= 4 && upper * 2 > capital ? rate + 2 : rate;
  }
};

void count_capitals(std::span<const GoldDocument> texts, Entries& entries) {
  std::unordered_map<std::uint64_t, CapitalCounts> counts;
  for (const GoldDocument& text : texts) {
    for (std::size_t i = 0; i < text.words.size(); ++i) {
      const WordTraits traits = word_traits(text.words[i], {});
      const bool is_word = traits.case_kind == CaseKind::Lower || traits.has_capital();
      if (!text.starts_sentence[i] && is_word) {
        CapitalCounts& count = counts[traits.lower];
        ++count.all;
        count.capital += traits.has_capital() ? 1U : 0U;
        count.upper += traits.case_kind == CaseKind::Upper ? 1U : 0U;
      }
    }
  }
  for (const auto& [word, count] : counts) {
    std::uint16_t& bits = entries[word];
    if (LexiconEntry{bits}.capital_class() == 0) {
      bits =
          static_cast<std::uint16_t>(bits | count.capital_class() << LexiconEntry::kCapitalShift);
    }
  }
}

}  // namespace

Result<EntityLexicon> build_lexicon(EntityLanguage language,
                                    const std::filesystem::path& gazetteers,
                                    std::span<const GoldDocument> texts) {
  const TrainingSources& sources = training_sources(language);
  Entries entries;
  for (const ListFile& file : sources.lists) {
    const Result<std::string> text = read_packed_file(gazetteers / file.name);
    if (!text) {
      return Unexpected(text.error());
    }
    for_each_line(*text, [&](auto name) { add_name(name, file.list, language, entries); });
  }
  for (const auto& lists : sources.hand_lists) {
    for (const HandList& hand : lists) {
      for_each_line(hand.names, [&](auto name) { add_name(name, hand.list, language, entries); });
    }
  }
  if (sources.capitals != nullptr) {
    const Result<std::string> capitals = read_packed_file(gazetteers / sources.capitals);
    if (!capitals) {
      return Unexpected(capitals.error());
    }
    for_each_line(*capitals, [&](std::string_view line) { add_capital_class(line, entries); });
  }
  count_capitals(texts, entries);
  std::erase_if(entries, [](const auto& entry) { return entry.second == 0; });
  return EntityLexicon(entries, language);
}

}  // namespace backfile
