// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/stem_forms.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/index/schema_terms.h"
#include "common/text/text_analyzer.h"
#include "common/text/utf8.h"
#include "searcher/match/text_term.h"

namespace backfile {
namespace {

/// Snowball's stemmers that take something off the beginning of words; all others keep it.
constexpr std::array<std::string_view, 5> kStrippingLanguages{"ar", "ga", "id", "ta", "yi"};
/// A stem differs from its forms in so many of its own last bytes at most: an ending that was put
/// in place of another ("hope" of "hoping"), "i" for "y", "die" of "dying".
constexpr std::size_t kChangedBytes = 2;

}  // namespace

StemForms::Languages::Languages(const std::vector<std::string>& codes) {
  for (const std::string& code : codes) {
    const StemmerId id = stemmer_for(code);
    if (id == kNoStemmer) {
      has_plain_one = true;
    } else if (std::ranges::find(stemmers, id) == stemmers.end()) {
      stemmers.push_back(id);
      strips_beginnings = strips_beginnings ||
                          std::ranges::find(kStrippingLanguages, code) != kStrippingLanguages.end();
    }
  }
}

StemForms::StemForms(const std::vector<std::string>& queried, const std::vector<std::string>& all)
    : queried_(queried), all_(all) {}

/// As the indexer stems. Past the cache, whose memory costs more than the words of a query.
std::string_view StemForms::stem_of(std::string_view form, StemmerId id) {
  const std::string_view stem = stemmer_.stem_once(form, id);
  return stem.empty() || stem.size() > kMaxFormBytes ? form : stem;
}

std::vector<std::string> StemForms::stems_of(std::string_view form) {
  std::vector<std::string> stems;
  const auto add = [&](std::string_view stem) {
    if (std::ranges::find(stems, stem) == stems.end()) {
      stems.emplace_back(stem);
    }
  };
  for (const StemmerId id : all_.stemmers) {
    add(stem_of(form, id));
  }
  if (all_.has_plain_one || stems.empty()) {
    add(form);
  }
  return stems;
}

const std::vector<std::uint32_t>& StemForms::numbers_of(const TokenFile& file,
                                                        std::string_view stem,
                                                        Languages& languages) {
  const auto [entry, is_new] = languages.known.try_emplace({&file, std::string(stem)});
  std::vector<std::uint32_t>& numbers = entry->second;
  if (!is_new) {
    return numbers;
  }
  const std::size_t kept = languages.strips_beginnings   ? 0
                           : stem.size() > kChangedBytes ? stem.size() - kChangedBytes
                                                         : std::min<std::size_t>(1, stem.size());
  const std::string_view beginning = stem.substr(0, utf8_cut(stem, kept));
  for (std::uint32_t ordinal = file.first_from(beginning); ordinal < file.form_count(); ++ordinal) {
    const std::string_view form = file.form(ordinal);
    if (!form.starts_with(beginning)) {
      break;
    }
    const bool has_stem = (languages.has_plain_one && form == stem) ||
                          std::ranges::any_of(languages.stemmers, [&](StemmerId id) {
                            return stem_of(form, id) == stem;
                          });
    if (has_stem) {
      numbers.push_back(file.number_of(ordinal));
    }
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::vector<std::string> posted_terms(const std::vector<std::string>& terms, StemForms& forms) {
  std::vector<std::string> posted;
  for (const std::string& term : terms) {
    const std::optional<TextTerm> text = text_term_of(term);
    if (!text || text->is_stem) {
      posted.push_back(term);
      continue;
    }
    for (const std::string& stem : forms.stems_of(text->word)) {
      posted.push_back(stem_term(text->field, stem));
    }
  }
  std::ranges::sort(posted);
  posted.erase(std::unique(posted.begin(), posted.end()), posted.end());
  return posted;
}

}  // namespace backfile
