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

namespace backfile {
namespace {

struct ListFile {
  const char* name;
  NameList list;
};

constexpr ListFile kListFiles[] = {
    {"countries.txt.xz", NameList::Country},
    {"demonyms.txt.xz", NameList::Demonym},
    {"cities.txt.xz", NameList::City},
    {"regions.txt.xz", NameList::Region},
    {"firstnames.txt.xz", NameList::FirstName},
    {"surnames.txt.xz", NameList::Surname},
    {"companies.txt.xz", NameList::Company},
    {"agencies.txt.xz", NameList::Agency},
};
constexpr const char* kCapitalFile = "caprate_reuters.tsv.xz";

using Entries = std::unordered_map<std::uint64_t, std::uint16_t>;

template <class Use>
void for_each_line(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) {
      use(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_name(std::string_view name, NameList list, Entries& entries) {
  std::vector<EntityToken> tokens;
  tokenize_for_entities(name, tokens);
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

}  // namespace

Result<EntityLexicon> build_lexicon(const std::filesystem::path& gazetteers) {
  Entries entries;
  for (const ListFile& file : kListFiles) {
    const Result<std::string> text = read_packed_file(gazetteers / file.name);
    if (!text) {
      return Unexpected(text.error());
    }
    for_each_line(*text, [&](std::string_view name) { add_name(name, file.list, entries); });
  }
  const Result<std::string> capitals = read_packed_file(gazetteers / kCapitalFile);
  if (!capitals) {
    return Unexpected(capitals.error());
  }
  for_each_line(*capitals, [&](std::string_view line) { add_capital_class(line, entries); });
  return EntityLexicon(entries);
}

}  // namespace backfile
