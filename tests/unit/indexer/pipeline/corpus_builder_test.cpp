// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/corpus_builder.h"

#include <iostream>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

using namespace backfile;
namespace fs = std::filesystem;

namespace {

constexpr const char* kArticle =
    "Council votes for the bridge\n\nThe town council voted on Thursday for a new bridge.\n";

SourceFile listed(const fs::path& file) {
  return {file, file.string(), fs::file_size(file), 0, false};
}

}  // namespace

TEST_CASE("a file that vanishes after it was listed is skipped by name and gives nothing",
          "[pipeline][build]") {
  const test::TempDir folder;
  ReadPlan plan;
  for (const char* name : {"a.txt", "gone.txt", "z.txt"}) {
    plan.to_read.push_back({listed(folder.write(name, std::string(name) + kArticle)), {}});
  }
  BuildSettings settings;
  settings.folder = folder.path() / "building";
  fs::create_directory(settings.folder);
  const fs::path gone = folder.path() / "gone.txt";
  SECTION("altogether") { fs::remove(gone); }
  SECTION("and a folder takes its place") {
    fs::remove(gone);
    fs::create_directory(gone);
  }
  Progress progress(ProgressForm::None, std::cerr);
  const Result<CorpusBuild> build = build_corpus(plan, settings, progress, {});
  REQUIRE(build);
  CHECK(build->given.size() == 2);
  REQUIRE(build->notes.size() == 1);
  CHECK(build->notes[0].file == 1);
  CHECK(build->notes[0].entry.action == ReportAction::Skipped);
  CHECK(build->notes[0].entry.input.path == gone.string());
  CHECK(build->notes[0].entry.input.reason.starts_with("cannot read " + gone.string() + ": "));
  CHECK_FALSE(build->files[1].hash);  // what it gave before stays: settle_ids()
  settings.strict = true;
  const Result<CorpusBuild> strict = build_corpus(plan, settings, progress, {});
  REQUIRE_FALSE(strict);
  CHECK(strict.error().message.find(gone.string()) != std::string::npos);
}
