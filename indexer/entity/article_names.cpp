// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/article_names.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <utility>

#include "common/text/country_names.h"
#include "indexer/entity/letters.h"
#include "indexer/entity/word_traits.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 8> kHeTitles{
    "mr", "mr.", "sir", "king", "prince", "lord", "congressman", "monsieur"};
constexpr std::array<std::string_view, 10> kSheTitles{
    "mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "lady", "dame", "congresswoman"};
constexpr unsigned kFirstAcronymClass = 6;  // EntityLexicon: mostly in capitals throughout
constexpr std::size_t kWindowBytes = 60;
constexpr std::size_t kLongestUnknownAcronym = 4;
constexpr std::size_t kShortAcronym = 3;

/// The word before `begin`, in lower case; "" when more than a blank parts them.
std::string word_before(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) {
    --end;
  }
  std::size_t first = end;
  while (first > 0 && text[first - 1] != ' ' && text[first - 1] != '\n') {
    --first;
  }
  std::string word;
  append_lower(text.substr(first, end - first), word);
  return word;
}

/// Whether all letters near [begin, end), in its line, are capitals: the mention's tell nothing.
bool stands_in_capitals(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t first = begin > kWindowBytes ? begin - kWindowBytes : 0;
  std::size_t last = std::min(text.size(), end + kWindowBytes);
  if (const std::size_t line = text.substr(first, begin - first).rfind('\n');
      line != std::string_view::npos) {
    first += line + 1;
  }
  last = std::min(last, text.find('\n', end));
  std::size_t upper = 0;
  for (std::size_t at = first; at < last; ++at) {
    const char c = text[at];
    if (c >= 'a' && c <= 'z') {
      return false;
    }
    const bool is_outside = at < begin || at >= end;
    upper += is_outside && c >= 'A' && c <= 'Z' ? 1u : 0u;
  }
  return upper > 0;
}

std::string compact(std::string_view key) {
  std::string letters(key);
  std::erase_if(letters, [](char c) { return c == ' ' || c == '-' || c == '\''; });
  return letters;
}

bool has_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (letter.kind == LetterKind::Upper) {
      return true;
    }
    at += letter.bytes;
  }
  return false;
}

/// "james-baker" is the form of "James Baker"; the capitals are ours.
NameForm form_of_slug(EntityKind kind, std::string_view slug) {
  std::string shown;
  bool starts_word = true;
  for (const char c : slug) {
    const bool is_blank = c == '-' || c == '_' || c == ' ';
    const bool is_small = c >= 'a' && c <= 'z';
    shown += is_blank ? ' ' : starts_word && is_small ? static_cast<char>(c - 'a' + 'A') : c;
    starts_word = is_blank;
  }
  return name_form(kind, shown);
}

NameForm form_of(EntityKind kind, std::string_view surface) {
  if (kind == EntityKind::Place) {
    if (const std::string_view country = country_named(surface); !country.empty()) {
      return name_form(kind, country);
    }
  }
  return name_form(kind, surface);
}

/// "Schwedens" is Schweden's when lists of German names know the one and not the other.
void drop_german_genitive(const EntityLexicon& lexicon, NameForm& form) {
  if (lexicon.language() != EntityLanguage::German || form.words.empty() ||
      form.words.back().size() < 4 || form.words.back().back() != 's' ||
      !form.text.ends_with('s')) {
    return;
  }
  const std::string_view word = form.words.back();
  const auto is_listed = [&](std::string_view known) {
    return lexicon.find(hash_word(known)).lists() != 0;
  };
  if (!is_listed(word) && is_listed(word.substr(0, word.size() - 1))) {
    form.text.pop_back();
    form.key.pop_back();
    form.words.back().pop_back();
  }
}

/// A name while its mentions are gathered.
struct Gathering {
  struct Spelling {
    NameForm form;
    std::uint32_t count = 0;
    bool in_capitals = true;  ///< wherever it stands
  };
  ArticleName name;
  std::vector<Spelling> spellings;

  /// The number of the spelling.
  std::size_t add(NameForm&& form) {
    const auto known = std::ranges::find_if(
        spellings, [&](const Spelling& spelling) { return spelling.form.text == form.text; });
    if (known != spellings.end()) {
      return static_cast<std::size_t>(known - spellings.begin());
    }
    spellings.push_back({std::move(form)});
    return spellings.size() - 1;
  }
};

/// "US" and "UAE", not "IRAN".
bool is_country_code(std::string_view word) {
  const std::string_view country = country_named(word);
  return !country.empty() && country.size() != word.size();
}

/// Spells a name that is nowhere but in capitals.
void spell(ArticleName& name, bool in_capitals, const EntityLexicon& lexicon) {
  const bool is_short = name.form.is_acronym && name.form.key.size() <= kShortAcronym;
  const bool is_place_of_words = name.kind == EntityKind::Place && name.form.words.size() > 1;
  std::string text;
  std::size_t at = 0;
  for (const std::string& key : name.form.words) {
    const std::size_t end = std::min(name.form.text.size(), name.form.text.find(' ', at));
    const std::string_view word = std::string_view(name.form.text).substr(at, end - at);
    at = std::min(name.form.text.size(), end + 1);
    const unsigned capitals = lexicon.find(hash_word(key)).capital_class();
    const bool is_word =
        word.size() > kLongestUnknownAcronym || (capitals > 0 && (in_capitals || !is_short));
    const bool may_change = in_capitals || name.kind == EntityKind::Place || capitals > 0;
    text += text.empty() ? "" : " ";
    if (!text.empty() && is_joining_word(key)) {
      text += key;
    } else if ((capitals < kFirstAcronymClass || is_place_of_words) && is_word && may_change &&
               !is_country_code(word)) {
      append_initial_case(word, text);
    } else {
      text += word;
    }
  }
  const bool changed = text != name.form.text;
  name.form.text = std::move(text);
  name.form.is_acronym &= !changed;
  name.form.is_shouted &= !changed;
}

void choose_spelling(Gathering& gathering, const EntityLexicon& lexicon) {
  const auto rank = [](const Gathering::Spelling& spelling) {
    return std::pair(spelling.in_capitals || spelling.form.is_shouted ? 0 : 1, spelling.count);
  };
  const auto best = std::ranges::max_element(gathering.spellings, {}, rank);
  gathering.name.form = std::move(best->form);
  const NameForm& form = gathering.name.form;
  if (form.is_acronym || form.is_shouted) {
    spell(gathering.name, best->in_capitals, lexicon);
  }
}

class NameGatherer {
 public:
  /// Of at most `most_names` mentions and given names.
  NameGatherer(const Article& article, const EntityLexicon& lexicon, std::size_t most_names)
      : article_(article), lexicon_(lexicon) {
    gatherings_.reserve(most_names);
    by_key_.reserve(most_names);
  }

  /// Requires: `mention` outlives the gatherer.
  void add(const EntityMention& mention) {
    auto& by_surface = by_surface_[static_cast<std::size_t>(mention.kind)];
    const auto [known, is_new] = by_surface.try_emplace(mention.surface);
    if (is_new) {
      known->second = first_place(mention);
    }
    const auto [id, spelling] = known->second;
    if (id == kNowhere) {
      return;
    }
    ArticleName& name = gatherings_[id].name;
    const Mention place{mention.begin, mention.end, mention.in_headline};
    name.mentions.push_back(place);
    name.opens_body |= !place.in_headline && place.begin == 0;
    name.written = mention.surface.size() > name.written.size() ? mention.surface : name.written;
    const std::string_view text = field_of(article_, place);
    note_title(word_before(text, place.begin), name);
    Gathering::Spelling& seen = gatherings_[id].spellings[spelling];
    seen.count += 1;
    seen.in_capitals &= (seen.form.is_acronym || seen.form.is_shouted) &&
                        stands_in_capitals(text, place.begin, place.end);
  }

  void add(const Entity& given) {
    const bool is_slug = !has_capital(given.name);
    NameForm form = form_of(given.kind, given.name);
    const bool is_country = form.text != given.name && has_capital(form.text);
    if (is_slug && !is_country) {
      form = form_of_slug(given.kind, given.name);
    }
    Gathering* gathering = &gathering_of(given.kind, form);
    if (!gathering->name.given_as.empty()) {
      gathering = &gatherings_.emplace_back();
      gathering->name.kind = given.kind;
    }
    gathering->name.given_as = given.name;
    if (gathering->name.is_given_only()) {
      gathering->name.written = given.name;
      gathering->name.from_slug = is_slug && !is_country;
      gathering->add(std::move(form));
    }
  }

  std::vector<ArticleName> names() {
    std::vector<ArticleName> names;
    names.reserve(gatherings_.size());
    for (Gathering& gathering : gatherings_) {
      if (gathering.name.is_given_only()) {
        gathering.name.form = std::move(gathering.spellings.front().form);
      } else {
        choose_spelling(gathering, lexicon_);
      }
      names.push_back(std::move(gathering.name));
    }
    return names;
  }

 private:
  /// A name and one of its spellings.
  using Place = std::pair<std::size_t, std::size_t>;
  static constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

  Place first_place(const EntityMention& mention) {
    // A country's name is the country, also where it acts: "the US said".
    const bool is_country =
        mention.kind == EntityKind::Organization && !country_named(mention.surface).empty();
    const EntityKind kind = is_country ? EntityKind::Place : mention.kind;
    NameForm form = form_of(kind, mention.surface);
    drop_german_genitive(lexicon_, form);
    if (form.key.empty()) {
      return {kNowhere, 0};
    }
    Gathering& gathering = gathering_of(kind, form);
    gathering.name.bears_legal_words |= !form.legal_words.empty();
    const std::size_t spelling = gathering.add(std::move(form));
    return {static_cast<std::size_t>(&gathering - gatherings_.data()), spelling};
  }

  Gathering& gathering_of(EntityKind kind, const NameForm& form) {
    std::string key(1, static_cast<char>('0' + static_cast<int>(kind)));
    key += compact(form.key);
    const auto [known, is_new] = by_key_.try_emplace(std::move(key), gatherings_.size());
    if (is_new) {
      gatherings_.emplace_back().name.kind = kind;
    }
    return gatherings_[known->second];
  }

  static void note_title(const std::string& word, ArticleName& name) {
    name.is_he |= std::ranges::find(kHeTitles, word) != kHeTitles.end();
    name.is_she |= std::ranges::find(kSheTitles, word) != kSheTitles.end();
    name.has_title |= !word.empty() && word_role(word) == WordRole::Title;
  }

  const Article& article_;
  const EntityLexicon& lexicon_;
  std::vector<Gathering> gatherings_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::array<std::unordered_map<std::string_view, Place>, 3> by_surface_;  // by kind
};

}  // namespace

std::vector<ArticleName> names_of(const Article& article,
                                  const std::vector<EntityMention>& mentions,
                                  const EntityLexicon& lexicon) {
  NameGatherer gatherer(article, lexicon, mentions.size() + article.entities.size());
  for (const EntityMention& mention : mentions) {
    gatherer.add(mention);
  }
  for (const Entity& given : article.entities) {
    gatherer.add(given);
  }
  return gatherer.names();
}

}  // namespace backfile
