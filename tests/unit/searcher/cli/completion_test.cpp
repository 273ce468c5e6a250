// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cli/completion.h"

#include <catch2/catch.hpp>

namespace backfile {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("options and their values are completed from the table", "[cli][completion]") {
  struct Case {
    Texts line;
    std::string lead;
    Texts words;
  };
  const Case c = GENERATE(values<Case>({
      {{"--why"}, "", {"--why-entity", "--why"}},
      {{"--not-la"}, "", {"--not-lang"}},
      {{"oil", "--sort", "n"}, "", {"newest"}},
      {{"oil", "--sort=o"}, "--sort=", {"oldest"}},
      {{"--color", ""}, "", {"auto", "always", "never"}},
      {{"--facets=org,sect"}, "--facets=org,", {"section"}},
      {{"--fields", "id,date_m"}, "id,", {"date_method"}},
      {{"--help=q"}, "--help=", {"query"}},
      {{"--date", "last-w"}, "", {"last-week"}},
      {{"--count", "titl"}, "", {"title:"}},
      {{"--", "--wh"}, "--", {}},
  }));
  CAPTURE(c.line);
  const Completion completion = complete_line(c.line);
  CHECK(completion.lead == c.lead);
  CHECK(completion.words == c.words);
  CHECK_FALSE(completion.field);
}

TEST_CASE("a query is completed by fields and their values", "[cli][completion]") {
  struct Case {
    Texts line;
    std::string lead, typed;
    std::optional<FieldId> field;
    ValueForm form;
  };
  const Case c = GENERATE(values<Case>({
      {{"org:Kasp"}, "org:", "Kasp", FieldId::Organization, ValueForm::Query},
      {{"--", "-org:opec,Kasp"}, "-org:opec,", "Kasp", FieldId::Organization, ValueForm::Query},
      {{"--", "-org:=Ka"}, "-org:=", "Ka", FieldId::Organization, ValueForm::Query},
      {{"-n3", "oil (place:Mos"}, "oil (place:", "Mos", FieldId::Place, ValueForm::Query},
      {{"org:\"Kaspersky L"}, "org:\"", "Kaspersky L", FieldId::Organization, ValueForm::Quoted},
      {{"given:org:op"}, "given:org:", "op", FieldId::GivenOrganization, ValueForm::Query},
      {{"about:ka"}, "about:", "ka", FieldId::Subject, ValueForm::Query},
      {{"--org", "Kaspersky L"}, "", "Kaspersky L", FieldId::Organization, ValueForm::Argument},
      {{"--not-source=Mer"}, "--not-source=", "Mer", FieldId::Source, ValueForm::Argument},
      {{"--with", "ka"}, "", "ka", FieldId::Entity, ValueForm::Argument},
      {{"title:bud"}, "title:", "bud", {}, ValueForm::Query},
      {{"nofield:x"}, "", "", {}, ValueForm::Argument},
  }));
  CAPTURE(c.line);
  const Completion completion = complete_line(c.line);
  CHECK(completion.lead == c.lead);
  CHECK(completion.typed == c.typed);
  CHECK(completion.field == c.field);
  CHECK(completion.form == c.form);
  CHECK(completion.words.empty());
}

TEST_CASE("settings of a query and saved searches are completed", "[cli][completion]") {
  CHECK(complete_line({"sort:n"}).words == Texts{"newest"});
  CHECK(complete_line({"date:yes"}).words == Texts{"yesterday"});
  const Completion saved = complete_line({"oil -@sp"});
  CHECK(saved.saved);
  CHECK(saved.lead == "oil -@");
  CHECK(saved.typed == "sp");
}

TEST_CASE("a value goes on as it was typed", "[cli][completion]") {
  Completion completion{"org:", {}, FieldId::Organization, false, "kASP", ValueForm::Query};
  CHECK(completed_value(completion, "Kaspersky-Lab") == "org:kASPersky-Lab");
  CHECK(completed_value(completion, "Käse") == "org:Käse");
  completion.form = ValueForm::Quoted;
  CHECK(completed_value(completion, "Kaspersky Lab") == "org:kASPersky Lab\"");
  CHECK(hyphenated("Kaspersky Lab") == "Kaspersky-Lab");
  CHECK_FALSE(hyphenated("Smith, Jones & Co."));
}

TEST_CASE("where to look is taken from the line", "[cli][completion]") {
  CHECK(index_arguments({"-d", "a", "oil", "--db=b", "--no-config", "org:x"}) ==
        Texts{"-d", "a", "--db=b", "--no-config"});
  CHECK(index_arguments({"-d", "a"}).empty());
  CHECK(index_arguments({}).empty());
}

}  // namespace
}  // namespace backfile
