// SPDX-License-Identifier: GPL-2.0-or-later
// Prints how well names are found in the development sets, and the tagger's speed on one core.
// `entities [--language en|de] [--model FILE] [--misses N] [FOLDER or FILE.tsv[.xz]...]`; by
// default both languages, with ../shared/ner/dev and GermEval's development set.
#include <cstdlib>
#include <ctime>
#include <optional>

#include <fmt/format.h>

#include "indexer/entity/entity_tagger.h"
#include "indexer/entity/train/corpus_reader.h"
#include "indexer/entity/train/span_score.h"
#include "tests/support/temp_dir.h"

namespace {

using backfile::EntityLabel;
using backfile::EntityLanguage;
using backfile::EntityModel;
using backfile::EntityTagger;
using backfile::GoldDocument;
using Path = std::filesystem::path;

// Time of the processor, not of the clock: others may be using the machine.
double seconds_spent() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

constexpr double kLeastSeconds = 1.0;

// What a language is measured on, in ../shared/ner.
struct LanguageSets {
  EntityLanguage language;
  const char* sets;
  std::size_t block_sentences;  // that are one document where borders are not told
};

constexpr LanguageSets kLanguages[] = {
    {EntityLanguage::English, "ner/dev", 20},
    {EntityLanguage::German, "ner/lang_de_germeval14/germeval14.dev.tsv.xz", 1},
};

struct Arguments {
  std::optional<EntityLanguage> language;  // both
  Path model;
  int misses = 0;
  std::vector<Path> sets;
};

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--language" && i + 1 < argc) {
      arguments.language = backfile::entity_language(argv[++i]);
    } else if (word == "--model" && i + 1 < argc) {
      arguments.model = argv[++i];
    } else if (word == "--misses" && i + 1 < argc) {
      arguments.misses = std::atoi(argv[++i]);
    } else {
      arguments.sets.emplace_back(word);
    }
  }
  return arguments;
}

std::vector<Path> files_of(const std::vector<Path>& sets) {
  std::vector<Path> files;
  for (const Path& set : sets) {
    if (!std::filesystem::is_directory(set)) {
      files.push_back(set);
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(set)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".tsv") || name.ends_with(".tsv.xz")) {
        files.push_back(entry.path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string words_of(const GoldDocument& document, std::size_t first, std::size_t last) {
  std::string words;
  for (std::size_t i = first; i < std::min(last, document.words.size()); ++i) {
    words += (words.empty() ? "" : " ") + document.words[i];
  }
  return words;
}

void print_names(const GoldDocument& document,
                 const std::vector<EntityLabel>& labels,
                 const std::vector<EntityLabel>& others,
                 const char* what,
                 int& left) {
  constexpr const char* kTypes[] = {"PER", "ORG", "LOC", "MISC"};
  std::size_t first = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    first = backfile::opens_name(labels[i]) ? i : first;
    const bool same = std::equal(labels.begin() + static_cast<std::ptrdiff_t>(first),
                                 labels.begin() + static_cast<std::ptrdiff_t>(i + 1),
                                 others.begin() + static_cast<std::ptrdiff_t>(first));
    const auto type = backfile::type_of(labels[i]);
    if (backfile::closes_name(labels[i]) && !same && type != backfile::EntityType::Misc &&
        left > 0) {
      --left;
      fmt::print("{} {} [{}] in: {}\n",
                 what,
                 kTypes[static_cast<std::size_t>(type)],
                 words_of(document, first, i + 1),
                 words_of(document, first < 6 ? 0 : first - 6, i + 7));
    }
  }
}

void print_line(std::string_view name, const backfile::SpanCounts& counts) {
  fmt::print("  {:<4} precision {:6.2f}  recall {:6.2f}  F1 {:6.2f}  (gold {}, found {})\n",
             name,
             counts.precision(),
             counts.recall(),
             counts.f1(),
             counts.gold,
             counts.found);
}

void print_set(const Path& file, std::size_t block_sentences, EntityTagger& tagger, int misses) {
  const auto documents = backfile::read_gold(file, block_sentences);
  if (!documents) {
    fmt::print("{}\n", documents.error().message);
    return;
  }
  backfile::SpanScore score{};
  for (const GoldDocument& document : *documents) {
    std::vector<backfile::PlainToken> tokens = document.tokens();
    const std::vector<EntityLabel>& labels = tagger.label_tokens(tokens);
    add_document(document.labels, labels, score);
    print_names(document, document.labels, labels, "missed  ", misses);
    print_names(document, labels, document.labels, "invented", misses);
  }
  fmt::print("{}: {} documents\n", file.filename().string(), documents->size());
  print_line("PER", score[0]);
  print_line("ORG", score[1]);
  print_line("LOC", score[2]);
  print_line("all", total(score));
}

// Texts as articles are: words joined by spaces, sentences too.
std::vector<std::string> texts_of(const std::vector<Path>& files, std::size_t& words) {
  constexpr std::size_t kBlockSentences = 20;
  std::vector<std::string> texts;
  for (const Path& file : files) {
    if (const auto documents = backfile::read_gold(file, kBlockSentences)) {
      for (const GoldDocument& document : *documents) {
        texts.push_back(words_of(document, 0, document.words.size()));
        words += document.words.size();
      }
    }
  }
  return texts;
}

void print_speed(const std::vector<Path>& files, EntityTagger& tagger) {
  std::size_t words = 0, names = 0, rounds = 0;
  const std::vector<std::string> texts = texts_of(files, words);
  const double begin = seconds_spent();
  double spent = 0;
  while (words > 0 && spent < kLeastSeconds) {
    for (const std::string& text : texts) {
      names += tagger.tag("", text).size();
    }
    ++rounds;
    spent = seconds_spent() - begin;
  }
  fmt::print(
      "speed: {:.2f} million words a second on one core, cut into words included ({} names)\n",
      static_cast<double>(words * rounds) / spent / 1e6,
      names / std::max<std::size_t>(rounds, 1));
}

backfile::Result<EntityModel> load(EntityLanguage language, const Path& file) {
  const double begin = seconds_spent();
  auto model = file.empty() ? EntityModel::shipped(language)
                            : EntityModel::unpack(backfile::test::read_file(file));
  fmt::print("{}: model read in {:.1f} ms\n",
             backfile::kEntityLanguageCodes[static_cast<std::size_t>(language)],
             (seconds_spent() - begin) * 1000);
  return model;
}

// Figures of one language; false when there is no model.
bool print_language(const LanguageSets& language, const Arguments& arguments) {
  const auto model = load(language.language, arguments.model);
  if (!model) {
    fmt::print("{}\n", model.error().message);
    return false;
  }
  EntityTagger tagger(*model);
  const std::vector<Path> files =
      files_of(arguments.sets.empty() ? std::vector{backfile::test::shared_dir() / language.sets}
                                      : arguments.sets);
  for (const Path& file : files) {
    print_set(file, language.block_sentences, tagger, arguments.misses);
  }
  print_speed(files, tagger);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = read_arguments(argc, argv);
  if (arguments.sets.empty() && backfile::test::shared_dir().empty()) {
    fmt::print("skipped: ../shared is not here\n");
    return 0;
  }
  bool has_models = true;
  for (const LanguageSets& language : kLanguages) {
    if (!arguments.language || *arguments.language == language.language) {
      has_models = print_language(language, arguments) && has_models;
    }
  }
  return has_models ? 0 : 2;
}
