// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-train-entities LANGUAGE NER_FOLDER MODEL_FILE: trains the tagger's model from
// ../shared/ner.
#include <cstdio>
#include <fstream>
#include <string_view>

#include <fmt/format.h>

#include "indexer/entity/train/entity_training.h"

namespace {

constexpr std::string_view kUsage =
    "Usage: backfile-train-entities en|de NER_FOLDER MODEL_FILE [name=number...] "
    "[raw=ARTICLES...]\n"
    "Trains a language's model of names from the corpora in NER_FOLDER (../shared/ner)\n"
    "and, by what it makes of them itself, from unmarked articles in files or folders.\n";

int fail(const std::string& message) {
  fmt::print(stderr, "backfile-train-entities: {}\n", message);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const auto language = backfile::entity_language(argc < 4 ? "" : argv[1]);
  if (!language) {
    fmt::print(stderr, "{}", kUsage);
    return 2;
  }
  backfile::TrainingOptions options = backfile::default_options(*language);
  for (int i = 4; i < argc; ++i) {
    if (!backfile::set_training_option(argv[i], options)) {
      return fail(fmt::format("no such option: {}", argv[i]));
    }
  }
  const auto report = [](std::string_view line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
  };
  const auto model = backfile::train_entity_model(*language, argv[2], options, report);
  if (!model) {
    return fail(model.error().message);
  }
  const std::string bytes = model->pack();
  std::ofstream file(argv[3], std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) {
    return fail(fmt::format("{} cannot be written", argv[3]));
  }
  report(fmt::format("{}: {} bytes", argv[3], bytes.size()));
  return 0;
}
