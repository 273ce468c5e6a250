// SPDX-License-Identifier: GPL-2.0-or-later
// The steps from corpora and lists to a model.
#include "indexer/entity/train/entity_training.h"

#include <charconv>
#include <map>

#include <fmt/format.h>

#include "indexer/entity/entity_tagger.h"
#include "indexer/entity/letters.h"
#include "indexer/entity/train/lexicon_builder.h"
#include "indexer/entity/train/raw_texts.h"
#include "indexer/entity/train/span_score.h"
#include "indexer/entity/train/training_sources.h"

namespace backfile {
namespace {

struct HeldOut {
  const char* file;
  std::vector<GoldDocument> documents;
};

void score_held_out(const EntityModel& model,
                    const std::vector<HeldOut>& held_out,
                    const Report& report) {
  EntityTagger tagger(model);
  for (const HeldOut& corpus : held_out) {
    if (corpus.documents.empty()) {
      continue;
    }
    SpanScore score{};
    for (const GoldDocument& document : corpus.documents) {
      std::vector<PlainToken> tokens = document.tokens();
      add_document(document.labels, tagger.label_tokens(tokens), score);
    }
    const SpanCounts all = total(score);
    report(fmt::format("held out {:<34} precision {:5.1f} recall {:5.1f} F1 {:5.1f}",
                       corpus.file,
                       all.precision(),
                       all.recall(),
                       all.f1()));
  }
}

}  // namespace

TrainingOptions default_options(EntityLanguage language) {
  const TrainingSources& sources = training_sources(language);
  TrainingOptions options;
  options.crf.rate = sources.rate;
  options.rounding.most_features = sources.most_features;
  return options;
}

bool set_training_option(std::string_view setting, TrainingOptions& options) {
  const std::size_t sign = setting.find('=');
  if (sign == std::string_view::npos) {
    return false;
  }
  const std::string text(setting.substr(sign + 1));
  if (setting.substr(0, sign) == "raw") {
    options.raw.emplace_back(text);
    return true;
  }
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) {
    return false;
  }
  const std::map<std::string_view, std::function<void()>> setters{
      {"epochs", [&] { options.crf.epochs = static_cast<int>(number); }},
      {"rate", [&] { options.crf.rate = static_cast<float>(number); }},
      {"dropout", [&] { options.crf.dropout = static_cast<float>(number); }},
      {"averaged", [&] { options.crf.averaged_epochs = static_cast<int>(number); }},
      {"runs", [&] { options.crf.runs = static_cast<int>(number); }},
      {"seed", [&] { options.crf.seed = static_cast<std::uint64_t>(number); }},
      {"features", [&] { options.rounding.most_features = static_cast<std::size_t>(number); }},
      {"largest", [&] { options.rounding.largest_weight = static_cast<float>(number); }},
      {"min_count", [&] { options.min_count = static_cast<std::uint32_t>(number); }},
      {"raw_words", [&] { options.raw_words = static_cast<std::size_t>(number); }},
      {"raw_weight", [&] { options.raw_weight = static_cast<float>(number); }},
      {"rounds", [&] { options.rounds = static_cast<int>(number); }},
      {"held_out", [&] { options.held_out = static_cast<std::uint32_t>(number); }},
  };
  const auto setter = setters.find(setting.substr(0, sign));
  if (setter == setters.end()) {
    return false;
  }
  setter->second();
  return true;
}

namespace {

// A title in front of a person's name is no part of it: some corpora have it so, some not.
void cut_titles(GoldDocument& document, EntityLanguage language) {
  constexpr EntityLabel kBegin = label_of(EntityType::Person, NamePart::Begin);
  std::string lower;
  for (std::size_t i = 0; i + 1 < document.labels.size(); ++i) {
    lower.clear();
    append_lower(document.words[i], lower);
    if (document.labels[i] != kBegin || word_role(lower, language) != WordRole::Title) {
      continue;
    }
    document.labels[i] = kOutside;
    const bool is_last = part_of(document.labels[i + 1]) == NamePart::End;
    document.labels[i + 1] =
        label_of(EntityType::Person, is_last ? NamePart::Whole : NamePart::Begin);
  }
}

struct ReadCorpus {
  const Corpus* corpus;
  std::vector<GoldDocument> documents;
};

Result<std::vector<ReadCorpus>> read_corpora(const std::filesystem::path& ner,
                                             EntityLanguage language,
                                             std::uint32_t held_out_step,
                                             std::vector<HeldOut>& held_out) {
  std::vector<ReadCorpus> corpora;
  for (const Corpus& corpus : training_sources(language).corpora) {
    Result<std::vector<GoldDocument>> documents =
        read_gold(ner / corpus.file, corpus.block_sentences);
    if (!documents) {
      return Unexpected(documents.error());
    }
    HeldOut kept{corpus.file, {}};
    ReadCorpus read{&corpus, {}};
    for (std::size_t i = 0; i < documents->size(); ++i) {
      cut_titles((*documents)[i], language);
      const bool is_kept = held_out_step != 0 && i % held_out_step == 0;
      (is_kept ? kept.documents : read.documents).push_back(std::move((*documents)[i]));
    }
    corpora.push_back(std::move(read));
    held_out.push_back(std::move(kept));
  }
  return corpora;
}

std::vector<GoldDocument> all_texts(const std::vector<ReadCorpus>& corpora) {
  std::vector<GoldDocument> texts;
  for (const ReadCorpus& read : corpora) {
    texts.insert(texts.end(), read.documents.begin(), read.documents.end());
  }
  return texts;
}

// One round: `raw`, already labelled, is learned from too.
EntityModel learn(const std::vector<ReadCorpus>& corpora,
                  const std::vector<GoldDocument>& raw,
                  const EntityLexicon& lexicon,
                  const TrainingOptions& options,
                  const Report& report) {
  TrainingSet set(lexicon);
  for (const ReadCorpus& read : corpora) {
    for (const GoldDocument& document : read.documents) {
      set.add(document, read.corpus->misc, read.corpus->weight);
    }
  }
  for (const GoldDocument& document : raw) {
    set.add(document, MiscTags::Complete, options.raw_weight);
  }
  set.number_features(options.min_count);
  report(fmt::format("{} candidates, {} features", set.candidates(), set.hashes().size()));
  return round_model(lexicon, set, train_crf(set, options.crf), options.rounding);
}

}  // namespace

Result<EntityModel> train_entity_model(EntityLanguage language,
                                       const std::filesystem::path& ner,
                                       const TrainingOptions& options,
                                       const Report& report) {
  std::vector<HeldOut> held_out;
  const auto corpora = read_corpora(ner, language, options.held_out, held_out);
  if (!corpora) {
    return Unexpected(corpora.error());
  }
  Result<std::vector<GoldDocument>> raw = read_raw_texts(options.raw, language, options.raw_words);
  if (!raw) {
    return Unexpected(raw.error());
  }
  const Result<EntityLexicon> lexicon =
      build_lexicon(language, ner / "gazetteers", all_texts(*corpora));
  if (!lexicon) {
    return Unexpected(lexicon.error());
  }
  const int rounds = raw->empty() ? 0 : options.rounds;
  TrainingOptions teacher = options;
  teacher.crf.runs = 1;
  EntityModel model = learn(*corpora, {}, *lexicon, rounds == 0 ? options : teacher, report);
  for (int round = 1; round <= rounds; ++round) {
    score_held_out(model, held_out, report);
    label_texts(model, *raw);
    model = learn(*corpora, *raw, *lexicon, round == rounds ? options : teacher, report);
  }
  score_held_out(model, held_out, report);
  return model;
}

}  // namespace backfile
