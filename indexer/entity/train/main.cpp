// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-train-entities NER_FOLDER MODEL_FILE: trains the tagger's model from ../shared/ner.
#include <cstdio>
#include <fstream>
#include <string_view>

#include <fmt/format.h>

#include "indexer/entity/train/entity_training.h"

namespace {

constexpr std::string_view kUsage =
    "Usage: backfile-train-entities NER_FOLDER MODEL_FILE [name=number...]\n"
    "Trains the model of names from the corpora in NER_FOLDER (../shared/ner) and writes it.\n";

int fail(const std::string& message) {
  fmt::print(stderr, "backfile-train-entities: {}\n", message);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "{}", kUsage);
    return 2;
  }
  backfile::TrainingOptions options;
  for (int i = 3; i < argc; ++i) {
    if (!backfile::set_training_option(argv[i], options)) {
      return fail(fmt::format("no such option: {}", argv[i]));
    }
  }
  const auto report = [](std::string_view line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
  };
  const auto model = backfile::train_entity_model(argv[1], options, report);
  if (!model) {
    return fail(model.error().message);
  }
  const std::string bytes = model->pack();
  std::ofstream file(argv[2], std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) {
    return fail(fmt::format("{} cannot be written", argv[2]));
  }
  report(fmt::format("{}: {} bytes", argv[2], bytes.size()));
  return 0;
}
