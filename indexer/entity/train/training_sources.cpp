// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of corpora and of lists.
#include "indexer/entity/train/training_sources.h"

namespace backfile {
namespace {

// Left out, since names are found worse with them: btc, secfilings, crossner's "ai", wnut17's dev
// and test.
constexpr Corpus kEnglishCorpora[] = {
    {"redocred/redocred.train.tsv.xz", 1.0F, MiscTags::Complete, 20},
    {"gum/gum_other.train.tsv.xz", 2.0F, MiscTags::Missing, 20},
    {"wikigold/wikigold.train.tsv.xz", 2.0F, MiscTags::Complete, 20},
    {"re3d/re3d.train.tsv.xz", 1.0F, MiscTags::Complete, 20},
    {"wnut17/wnut17.train.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/politics.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/science.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/music.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/literature.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"uner_ewt/uner_ewt.dev.tsv.xz", 1.0F, MiscTags::Missing, 20},
    {"uner_ewt/uner_ewt.test.tsv.xz", 1.0F, MiscTags::Missing, 20},
    {"gmb/gmb.train.tsv.xz", 0.15F, MiscTags::Complete, 20},
};

// GermEval's sentences stand alone. Europeana: newspapers of 1870 to 1950, misread letters and all;
// its oldest part, of 1730, is left out.
constexpr Corpus kGermanCorpora[] = {
    {"lang_de_germeval14/germeval14.test.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"lang_europeana/de.lft.tsv.xz", 0.3F, MiscTags::Missing, 20},
    {"lang_europeana/de.sbb.tsv.xz", 0.3F, MiscTags::Missing, 20},
};

constexpr ListFile kEnglishLists[] = {
    {"countries.txt.xz", NameList::Country},
    {"demonyms.txt.xz", NameList::Demonym},
    {"cities.txt.xz", NameList::City},
    {"regions.txt.xz", NameList::Region},
    {"firstnames.txt.xz", NameList::FirstName},
    {"surnames.txt.xz", NameList::Surname},
    {"companies.txt.xz", NameList::Company},
    {"agencies.txt.xz", NameList::Agency},
};

constexpr ListFile kGermanLists[] = {
    {"cities.txt.xz", NameList::City},
    {"firstnames.txt.xz", NameList::FirstName},
    {"surnames.txt.xz", NameList::Surname},
};

}  // namespace

const TrainingSources& training_sources(EntityLanguage language) {
  static const TrainingSources kEnglish{kEnglishCorpora,
                                        kEnglishLists,
                                        {english_hand_lists(), organization_lists()},
                                        0.05F,
                                        300000,
                                        "caprate_reuters.tsv.xz"};
  static const TrainingSources kGerman{
      kGermanCorpora, kGermanLists, {german_hand_lists()}, 0.1F, 80000, nullptr};
  return language == EntityLanguage::German ? kGerman : kEnglish;
}

}  // namespace backfile
