// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/organization_names.h"

#include <algorithm>
#include <array>
#include <span>

#include "common/text/country_names.h"
#include "indexer/entity/letters.h"
#include "indexer/entity/word_list.h"

namespace backfile {
namespace {

constexpr std::size_t kLongestSlugAcronym = 6;

constexpr std::array<std::string_view, 58> kGenericWords{"lab",
                                                         "labs",
                                                         "laboratories",
                                                         "airlines",
                                                         "airline",
                                                         "airways",
                                                         "air",
                                                         "motors",
                                                         "motor",
                                                         "bank",
                                                         "banks",
                                                         "international",
                                                         "group",
                                                         "holdings",
                                                         "holding",
                                                         "company",
                                                         "corporation",
                                                         "corp",
                                                         "industries",
                                                         "systems",
                                                         "technologies",
                                                         "technology",
                                                         "enterprises",
                                                         "partners",
                                                         "associates",
                                                         "brothers",
                                                         "bros",
                                                         "financial",
                                                         "securities",
                                                         "capital",
                                                         "energy",
                                                         "oil",
                                                         "petroleum",
                                                         "chemical",
                                                         "chemicals",
                                                         "steel",
                                                         "foods",
                                                         "stores",
                                                         "electronics",
                                                         "computer",
                                                         "computers",
                                                         "software",
                                                         "pharmaceuticals",
                                                         "communications",
                                                         "telecom",
                                                         "entertainment",
                                                         "pictures",
                                                         "records",
                                                         "insurance",
                                                         "savings",
                                                         "trust",
                                                         "resources",
                                                         "products",
                                                         "worldwide",
                                                         "global",
                                                         "bancorp",
                                                         "inc",
                                                         "and"};
// Beside words of organizations those of tables that stand in capitals: "1ST QTR NET".
constexpr std::array<std::string_view, 36> kMereWords{
    "agency",     "association", "avg",     "bank",       "board",     "co",
    "commission", "committee",   "company", "corp",       "cos",       "council",
    "court",      "department",  "gmbh",    "government", "group",     "inc",
    "institute",  "llc",         "ltd",     "ministry",   "net",       "opers",
    "parliament", "party",       "plc",     "qtr",        "regierung", "revs",
    "shr",        "shrs",        "sales",   "stg",        "union",     "university"};
constexpr std::array<std::string_view, 16> kHeadsWithOf{"bank",
                                                        "ministry",
                                                        "department",
                                                        "university",
                                                        "bureau",
                                                        "office",
                                                        "house",
                                                        "council",
                                                        "academy",
                                                        "institute",
                                                        "board",
                                                        "court",
                                                        "federation",
                                                        "society",
                                                        "college",
                                                        "union"};

void append_initial(std::string_view word, std::string& initials) {
  if (!word.empty()) {
    initials += word.substr(0, letter_at(word, 0).bytes);
  }
}

using Words = std::span<const std::string>;

std::string initials_of(Words words, bool skip_joining_words, bool split_at_hyphens) {
  std::string initials;
  for (const std::string_view word : words) {
    if (skip_joining_words && is_joining_word(word)) {
      continue;
    }
    append_initial(word, initials);
    for (std::size_t at = word.find('-'); split_at_hyphens && at != std::string_view::npos;
         at = word.find('-', at + 1)) {
      append_initial(word.substr(at + 1), initials);
    }
  }
  return initials;
}

void add_initials(Words words, std::vector<std::string>& all) {
  for (const bool skip_joining_words : {true, false}) {
    for (const bool split_at_hyphens : {false, true}) {
      std::string initials = initials_of(words, skip_joining_words, split_at_hyphens);
      if (initials.size() > 1 && std::ranges::find(all, initials) == all.end()) {
        all.push_back(std::move(initials));
      }
    }
  }
}

}  // namespace

std::vector<std::string> initials_of(const NameForm& form) {
  std::vector<std::string> all;
  const Words words = form.words;
  if (words.size() > 1) {
    add_initials(words, all);
  }
  if (const std::size_t country = country_words(form); country > 0 && words.size() > country + 1) {
    add_initials(words.subspan(country), all);
  }
  return all;
}

std::size_t country_words(const NameForm& form) {
  constexpr std::size_t kMost = 2;
  std::string country;
  for (std::size_t count = 1; count <= kMost && count < form.words.size(); ++count) {
    country.append(country.empty() ? "" : " ").append(form.words[count - 1]);
    if (!country_named(country).empty()) {
      return count;
    }
  }
  return 0;
}

bool adds_only_country(const NameForm& longer, const NameForm& shorter) {
  const std::size_t country = country_words(longer);
  return country > 0 && longer.words.size() == country + shorter.words.size() &&
         std::equal(shorter.words.begin(),
                    shorter.words.end(),
                    longer.words.begin() + static_cast<std::ptrdiff_t>(country));
}

bool may_be_acronym(const ArticleName& name) {
  return name.form.is_acronym || (name.from_slug && name.form.words.size() == 1 &&
                                  name.form.key.size() <= kLongestSlugAcronym);
}

bool may_abbreviate(std::string_view acronym, const NameForm& form) {
  if (form.key.empty() || acronym.empty()) {
    return false;
  }
  std::size_t next = 0;
  for (const char c : form.key) {
    next += next < acronym.size() && acronym[next] == c ? 1u : 0u;
  }
  return acronym.front() == form.key.front() || next == acronym.size();
}

bool begins_with(const NameForm& longer, const NameForm& shorter) {
  return longer.words.size() > shorter.words.size() &&
         std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin());
}

bool adds_only_generic_words(const NameForm& longer, const NameForm& shorter) {
  const auto rest = longer.words.begin() + static_cast<std::ptrdiff_t>(shorter.words.size());
  if (*rest == "of") {
    return contains(kHeadsWithOf, shorter.words.back());
  }
  return std::all_of(rest, longer.words.end(), [](const std::string& word) {
    return contains(kGenericWords, word);
  });
}

bool is_mere_word(const NameForm& name) { return contains(kMereWords, name.key); }

}  // namespace backfile
