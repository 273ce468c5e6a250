// SPDX-License-Identifier: GPL-2.0-or-later
// One template a row of Template; what a template hashes stands where it is put.
#include "indexer/entity/entity_features.h"

#include <algorithm>

namespace backfile {
namespace {

// In the model file: do not renumber. Templates at a place take their number plus the place.
enum class Template : std::uint64_t {
  Form = 1,
  Lower,
  Prefix,
  Suffix = 8,
  Shape = 14,
  LongShape,
  Capital,
  Lists,
  OneList,
  Role,
  PhraseThen,
  CapitalSuffix,
  WordAt = 40,
  SuffixAt = 50,
  CapitalAt = 60,
  ListsAt = 70,
  RoleAt = 80,
  BigramBefore = 100,
  BigramBehind,
  Around,
  CapitalTrigram,
  Start,
  Phrase,
  OnePhrase,
  PhraseBefore,
  PhraseBehind,
  ListBigram,
  Edge,
  RunShape = 120,
  RunLast,
  RunFirst,
  RunBefore,
  RunBehind,
  RunLastRole,
  RunLastLists,
  RunFirstLists,
  RunSides,
  RunBeforeRole,
  RunTwoBefore,
  RunInner,
  RunTwoBehind,
  Longer = 140,
  LongerLast,
  LongerBefore,
  SeenLower,
  AfterTitle,
  OtherBefore,
  OtherBehind,
  Partner,
  PartnerLast,
  Repeats,
  LongerLists,
  LongerRoles,
  PersonTail,
};

constexpr std::uint64_t kEdge = 0x5EED;   // stands for the word beyond a sentence's edge
constexpr std::uint32_t kMostOthers = 4;  // occurrences elsewhere whose neighbours are read

class FeatureWriter {
 public:
  explicit FeatureWriter(FeatureList& features) : features_(features) {}

  void put(Template kind, std::uint64_t value, std::uint64_t place = 0) {
    features_.push_back(
        mix_bits((static_cast<std::uint64_t>(kind) + place) * 0x9E3779B97F4A7C15u ^ value));
  }

 private:
  FeatureList& features_;
};

// Case and how usual it is: what a capital is worth.
std::uint64_t capital_value(const WordTraits& traits) {
  return static_cast<std::uint64_t>(traits.case_kind) * 8 + traits.lexicon.capital_class();
}

std::uint64_t role_value(const WordTraits& traits) {
  return static_cast<std::uint64_t>(traits.role);
}

template <class Use>
void for_each_bit(std::uint16_t bits, Use use) {
  for (unsigned rest = bits; rest != 0; rest &= rest - 1) {
    use(rest & (~rest + 1));
  }
}

void append_own_features(const WordTraits& traits, FeatureWriter& out) {
  out.put(Template::Form, traits.form);
  out.put(Template::Lower, traits.lower);
  for (std::size_t i = 0; i < traits.prefixes.size(); ++i) {
    out.put(Template::Prefix, traits.prefixes[i], i);
  }
  for (std::size_t i = 0; i < traits.suffixes.size(); ++i) {
    out.put(Template::Suffix, traits.suffixes[i], i);
  }
  out.put(Template::Shape, traits.shape);
  out.put(Template::LongShape, traits.long_shape);
  const std::uint64_t capital = capital_value(traits);
  out.put(Template::Capital, capital);
  out.put(Template::CapitalSuffix, combine_hashes(capital, traits.suffixes[2]));
  const auto kind = static_cast<std::uint64_t>(traits.case_kind);
  const std::uint16_t lists = traits.lexicon.lists();
  out.put(Template::Lists, lists * 8u + kind);
  for_each_bit(lists, [&](unsigned bit) { out.put(Template::OneList, bit * 8u + kind); });
  if (traits.role != WordRole::None) {
    out.put(Template::Role, role_value(traits) * 8 + kind);
  }
}

// A run as seen from one of its tokens.
struct RunPlace {
  std::uint64_t part = 0;   // first, inner, last, only
  std::uint64_t words = 0;  // up to 4
};

RunPlace place_in(const CapitalRun& run, std::size_t place) {
  const bool first = place == run.first, last = place + 1 == run.last;
  const std::uint64_t part = first && last ? 3 : first ? 0 : last ? 2 : 1;
  return {part, std::min<std::uint64_t>(run.words, 4)};
}

std::uint64_t lower_of(const ViewToken* token) {
  return token == nullptr ? kEdge : token->word->traits.lower;
}

void append_neighbour_features(const DocumentView& view, std::size_t place, FeatureWriter& out) {
  const ViewToken& here = view.tokens()[place];
  const WordTraits& traits = here.word->traits;
  const ViewToken* before = view.neighbour(place, -1);
  const ViewToken* behind = view.neighbour(place, 1);
  out.put(Template::BigramBefore, combine_hashes(lower_of(before), traits.lower));
  out.put(Template::BigramBehind, combine_hashes(traits.lower, lower_of(behind)));
  out.put(Template::Around, combine_hashes(lower_of(before), lower_of(behind)));
  const auto capital = [](const ViewToken* token) {
    return token == nullptr ? 63 : capital_value(token->word->traits);
  };
  const auto lists = [](const ViewToken* token) -> std::uint64_t {
    return token == nullptr ? 0 : token->word->traits.lexicon.lists();
  };
  const std::uint64_t own = capital_value(traits);
  out.put(Template::CapitalTrigram, (capital(before) * 64 + own) * 64 + capital(behind));
  out.put(Template::ListBigram, (lists(&here) << 13) + lists(behind), 0);
  if (here.starts_sentence) {
    out.put(Template::Start, own);
  }
  if (before == nullptr || behind == nullptr) {
    out.put(Template::Edge, (before == nullptr ? 2u : 0u) + (behind == nullptr ? 1u : 0u));
  }
  const auto phrase = [](const ViewToken& token) {
    return token.phrase.lists * 4u + static_cast<unsigned>(token.phrase.part);
  };
  if (here.phrase.lists != 0) {
    out.put(Template::Phrase, phrase(here));
    for_each_bit(here.phrase.lists, [&](unsigned bit) {
      out.put(Template::OnePhrase, bit * 4 + static_cast<unsigned>(here.phrase.part));
    });
  }
  if (before != nullptr && before->phrase.lists != 0) {
    out.put(Template::PhraseBefore, phrase(*before));
    out.put(Template::PhraseThen, phrase(*before) * 4096u + traits.lexicon.lists());
  }
  if (behind != nullptr && behind->phrase.lists != 0) {
    out.put(Template::PhraseBehind, phrase(*behind));
  }
}

// A long run that ends as a person's name does: "Ministry of Mass Media Nikolai Nikiforov".
void append_tail_feature(const DocumentView& view, std::size_t place, FeatureWriter& out) {
  const CapitalRun& run = view.runs()[view.tokens()[place].run];
  if (run.words < 3) {
    return;
  }
  const WordTraits& first = view.tokens()[run.last - 2].word->traits;
  const WordTraits& last = view.tokens()[run.last - 1].word->traits;
  const auto is_in = [](const WordTraits& traits, NameList list) {
    return (traits.lexicon.lists() & static_cast<std::uint16_t>(list)) != 0;
  };
  if (!is_in(first, NameList::FirstName) || !last.has_capital() || last.role != WordRole::None) {
    return;
  }
  const std::uint64_t at = place + 2 < run.last ? 0 : place + 2 == run.last ? 1 : 2;
  const std::uint64_t is_surname = is_in(last, NameList::Surname) ? 1 : 0;
  const std::uint64_t is_place = is_in(first, NameList::City) ? 1 : 0;
  const bool has_head = (run.roles >> static_cast<unsigned>(WordRole::OrgHead) & 1) != 0;
  out.put(Template::PersonTail,
          (((at * 2 + is_surname) * 2 + is_place) * 2 + (has_head ? 1 : 0)) * 8 +
              std::min<std::uint64_t>(run.words, 7));
}

void append_run_features(const DocumentView& view, std::size_t place, FeatureWriter& out) {
  const ViewToken& here = view.tokens()[place];
  if (here.run == kNoPlace) {
    return;
  }
  const CapitalRun& run = view.runs()[here.run];
  const RunPlace at = place_in(run, place);
  const WordTraits& first = view.tokens()[run.first].word->traits;
  const WordTraits& last = view.tokens()[run.last - 1].word->traits;
  const ViewToken* before = view.neighbour(run.first, -1);
  const ViewToken* behind = view.neighbour(run.last - 1, 1);
  append_tail_feature(view, place, out);
  const std::uint64_t shape = at.part * 8 + at.words;
  out.put(Template::RunShape, shape * 2 + (before == nullptr ? 1 : 0));
  out.put(Template::RunLast, combine_hashes(last.lower, at.part));
  out.put(Template::RunFirst, combine_hashes(first.lower, at.part));
  out.put(Template::RunBefore, combine_hashes(lower_of(before), shape));
  out.put(Template::RunBehind, combine_hashes(lower_of(behind), shape));
  out.put(Template::RunSides, combine_hashes(lower_of(before), lower_of(behind)));
  out.put(Template::RunLastRole, (role_value(last) * 8 + at.part) * 8 + at.words);
  out.put(Template::RunLastLists, (last.lexicon.lists() * 4u + at.part) * 8 + at.words);
  out.put(Template::RunFirstLists, (first.lexicon.lists() * 4u + at.part) * 8 + at.words);
  out.put(Template::RunTwoBefore,
          combine_hashes(lower_of(view.neighbour(run.first, -2)), lower_of(before)));
  out.put(Template::RunTwoBehind,
          combine_hashes(lower_of(behind), lower_of(view.neighbour(run.last - 1, 2))));
  out.put(Template::RunInner, (run.roles * 4u + at.part) * 8 + at.words);
  if (before != nullptr && before->word->traits.role != WordRole::None) {
    out.put(Template::RunBeforeRole, role_value(before->word->traits) * 64 + shape);
  }
}

void append_others_features(const DocumentView& view, std::size_t place, FeatureWriter& out) {
  const ViewToken& here = view.tokens()[place];
  const DocumentWord& word = view.words()[here.document_word];
  std::uint32_t seen = 0;
  for (std::uint32_t other = word.last_occurrence; other != kNoPlace && seen < kMostOthers;
       other = view.tokens()[other].previous_same) {
    if (other == place) {
      continue;
    }
    ++seen;
    const ViewToken& token = view.tokens()[other];
    const std::uint32_t first = token.run == kNoPlace ? other : view.runs()[token.run].first;
    const std::uint32_t last = token.run == kNoPlace ? other : view.runs()[token.run].last - 1;
    out.put(Template::OtherBefore, lower_of(view.neighbour(first, -1)));
    out.put(Template::OtherBehind, lower_of(view.neighbour(last, 1)));
  }
  out.put(Template::Repeats, std::min<std::uint32_t>(seen, 3));
}

void append_document_features(const DocumentView& view, std::size_t place, FeatureWriter& out) {
  const ViewToken& here = view.tokens()[place];
  const WordTraits& traits = here.word->traits;
  if (!traits.has_capital()) {
    return;
  }
  const DocumentWord& word = view.words()[here.document_word];
  if (view.has_lower(traits.lower)) {
    out.put(Template::SeenLower, capital_value(traits) * 2 + (here.starts_sentence ? 1 : 0));
  }
  if (word.after_title) {
    out.put(Template::AfterTitle, 1);
  }
  append_others_features(view, place, out);
  const std::uint64_t own_words = here.run == kNoPlace ? 0 : view.runs()[here.run].words;
  if (word.longest_run != kNoPlace && view.runs()[word.longest_run].words > own_words) {
    const CapitalRun& longer = view.runs()[word.longest_run];
    const WordTraits& last = view.tokens()[longer.last - 1].word->traits;
    const WordTraits& first = view.tokens()[longer.first].word->traits;
    const std::uint64_t part = first.form == traits.form ? 0 : last.form == traits.form ? 2 : 1;
    out.put(Template::Longer, part * 8 + std::min<std::uint64_t>(longer.words, 4));
    out.put(Template::LongerLast, combine_hashes(last.lower, part));
    out.put(Template::LongerLists,
            (first.lexicon.lists() * 4u + part) * 4096u + last.lexicon.lists());
    constexpr std::uint32_t kTelling = 1u << static_cast<unsigned>(WordRole::Title) |
                                       1u << static_cast<unsigned>(WordRole::PersonSuffix) |
                                       1u << static_cast<unsigned>(WordRole::OrgSuffix) |
                                       1u << static_cast<unsigned>(WordRole::OrgHead) |
                                       1u << static_cast<unsigned>(WordRole::PlaceHead);
    out.put(Template::LongerRoles, (longer.roles & kTelling) * 4u + part);
    out.put(Template::LongerBefore,
            combine_hashes(lower_of(view.neighbour(longer.first, -1)), part));
  }
  if (here.run != kNoPlace && view.runs()[here.run].partner != kNoPlace) {
    const CapitalRun& partner = view.runs()[view.runs()[here.run].partner];
    const WordTraits& last = view.tokens()[partner.last - 1].word->traits;
    out.put(Template::Partner, own_words > 1 ? 1 : 0);
    out.put(Template::PartnerLast, last.lower);
  }
}

}  // namespace

void append_word_features(const WordTraits& traits, int offset, FeatureList& features) {
  FeatureWriter out(features);
  if (offset == 0) {
    append_own_features(traits, out);
    return;
  }
  const auto place = static_cast<std::uint64_t>(offset + 2);
  out.put(Template::WordAt, traits.lower, place);
  out.put(Template::SuffixAt, traits.suffixes[2], place);
  if (offset == -1 || offset == 1) {
    out.put(Template::CapitalAt, capital_value(traits), place);
    if (traits.lexicon.lists() != 0) {
      out.put(Template::ListsAt, traits.lexicon.lists(), place);
    }
    if (traits.role != WordRole::None) {
      out.put(Template::RoleAt,
              role_value(traits) * 8 + static_cast<std::uint64_t>(traits.case_kind),
              place);
    }
  }
}

void append_context_features(const DocumentView& view, std::size_t place, FeatureList& features) {
  FeatureWriter out(features);
  append_neighbour_features(view, place, out);
  append_run_features(view, place, out);
  append_document_features(view, place, out);
}

}  // namespace backfile
