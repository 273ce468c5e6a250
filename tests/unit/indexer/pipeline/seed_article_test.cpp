// SPDX-License-Identifier: GPL-2.0-or-later
// The article that the project began with: what a reader would say whom and what it is about.
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "indexer/pipeline/inspect.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

using Texts = std::set<std::string>;

/// The ways in which each canonical name of a kind is written.
std::map<std::string, Texts> names_of(const nlohmann::json& article, std::string_view kind) {
  std::map<std::string, Texts> names;
  for (const auto& entity : article.at("entities")) {
    if (entity.at("type") == kind) {
      Texts& texts = names[entity.at("canonical")];
      for (const auto& mention : entity.at("mentions")) {
        texts.insert(mention.at("text").get<std::string>());
      }
    }
  }
  return names;
}

}  // namespace

TEST_CASE("the people organizations and places of the first article are a reader's",
          "[pipeline][inspect][seed]") {
  const std::filesystem::path seed = test::shared_dir() / "seed";
  if (test::shared_dir().empty() || !std::filesystem::exists(seed)) {
    WARN("skipped: ../shared/seed is not here");
    return;
  }
  PipelineOptions options;
  options.paths = {seed.string()};
  std::ostringstream out;
  REQUIRE(inspect_corpus(options, out, {}));
  const nlohmann::json article = nlohmann::json::parse(out.str());
  const auto organizations = names_of(article, "organization");
  CHECK(organizations.at("Kaspersky Lab") == Texts{"Kaspersky", "Kaspersky Lab"});
  CHECK(organizations.at("Department of Homeland Security").contains("DHS"));
  CHECK(organizations.contains("Kremlin"));
  CHECK_FALSE(organizations.contains("Sputnik"));
  const auto places = names_of(article, "place");
  CHECK(places.at("United States") == Texts{"US", "United States"});
  CHECK(places.contains("Russia"));
  CHECK(places.contains("Moscow"));
  using People = std::map<std::string, Texts>;
  CHECK(names_of(article, "person") == People{{"Dmitry Peskov", {"Dmitry Peskov", "Peskov"}},
                                              {"Nikolai Nikiforov", {"Nikolai Nikiforov"}}});
}
