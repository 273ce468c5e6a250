// SPDX-License-Identifier: GPL-2.0-or-later
// The table of corpora, and the steps from them to a model.
#include "indexer/entity/train/entity_training.h"

#include <charconv>
#include <map>

#include <fmt/format.h>

#include "indexer/entity/entity_tagger.h"
#include "indexer/entity/train/lexicon_builder.h"
#include "indexer/entity/train/span_score.h"

namespace backfile {
namespace {

struct Corpus {
  const char* file;
  float weight;  // per word
  MiscTags misc;
  std::size_t block_sentences;  // where borders of documents are not told
};

// Licences: model/ATTRIBUTIONS.md. Left out: btc and secfilings' odd guidelines, crossner's "ai".
constexpr Corpus kCorpora[] = {
    {"redocred/redocred.train.tsv.xz", 1.0F, MiscTags::Complete, 20},
    {"gum/gum_other.train.tsv.xz", 2.0F, MiscTags::Missing, 20},
    {"wikigold/wikigold.train.tsv.xz", 2.0F, MiscTags::Complete, 20},
    {"re3d/re3d.train.tsv.xz", 1.0F, MiscTags::Complete, 20},
    {"wnut17/wnut17.train.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/politics.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/science.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/music.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"crossner/literature.tsv.xz", 1.0F, MiscTags::Complete, 1},
    {"secfilings/secfilings.tsv.xz", 1.0F, MiscTags::Complete, 20},
    {"uner_ewt/uner_ewt.dev.tsv.xz", 1.0F, MiscTags::Missing, 20},
    {"uner_ewt/uner_ewt.test.tsv.xz", 1.0F, MiscTags::Missing, 20},
    {"gmb/gmb.train.tsv.xz", 0.15F, MiscTags::Complete, 20},
};

struct HeldOut {
  const char* file;
  std::vector<GoldDocument> documents;
};

void score_held_out(const EntityModel& model,
                    const std::vector<HeldOut>& held_out,
                    const std::function<void(std::string_view)>& report) {
  EntityTagger tagger(model);
  for (const HeldOut& corpus : held_out) {
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

bool set_training_option(std::string_view setting, TrainingOptions& options) {
  const std::size_t sign = setting.find('=');
  if (sign == std::string_view::npos) {
    return false;
  }
  const std::string text(setting.substr(sign + 1));
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
      {"seed", [&] { options.crf.seed = static_cast<std::uint64_t>(number); }},
      {"features", [&] { options.rounding.most_features = static_cast<std::size_t>(number); }},
      {"largest", [&] { options.rounding.largest_weight = static_cast<float>(number); }},
      {"min_count", [&] { options.min_count = static_cast<std::uint32_t>(number); }},
      {"held_out", [&] { options.held_out = static_cast<std::uint32_t>(number); }},
  };
  const auto setter = setters.find(setting.substr(0, sign));
  if (setter == setters.end()) {
    return false;
  }
  setter->second();
  return true;
}

Result<EntityModel> train_entity_model(const std::filesystem::path& ner,
                                       const TrainingOptions& options,
                                       const std::function<void(std::string_view)>& report) {
  const Result<EntityLexicon> lexicon = build_lexicon(ner / "gazetteers");
  if (!lexicon) {
    return Unexpected(lexicon.error());
  }
  TrainingSet set(*lexicon);
  std::vector<HeldOut> held_out;
  for (const Corpus& corpus : kCorpora) {
    Result<std::vector<GoldDocument>> documents =
        read_gold(ner / corpus.file, corpus.block_sentences);
    if (!documents) {
      return Unexpected(documents.error());
    }
    HeldOut kept{corpus.file, {}};
    for (std::size_t i = 0; i < documents->size(); ++i) {
      if (options.held_out != 0 && i % options.held_out == 0) {
        kept.documents.push_back(std::move((*documents)[i]));
      } else {
        set.add((*documents)[i], corpus.misc, corpus.weight);
      }
    }
    held_out.push_back(std::move(kept));
  }
  set.number_features(options.min_count);
  report(fmt::format("{} candidates, {} features", set.candidates(), set.hashes().size()));
  const CrfWeights weights = train_crf(set, options.crf);
  EntityModel model = round_model(*lexicon, set, weights, options.rounding);
  if (options.held_out != 0) {
    score_held_out(model, held_out, report);
  }
  return model;
}

}  // namespace backfile
