// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cli/options.h"

#include <catch2/catch.hpp>

namespace backfile {
namespace {

using Texts = std::vector<std::string>;

const Environment& home() {
  static const Environment kHome = [] {
    Environment environment;
    environment.home = "/home/anna";
    return environment;
  }();
  return kHome;
}

Options parsed(const Texts& arguments) {
  const auto options = parse_options(arguments, home());
  CAPTURE(arguments, options ? std::string() : options.error().message);
  REQUIRE(options);
  return *options;
}

Error refused(const Texts& arguments) {
  const auto options = parse_options(arguments, home());
  CAPTURE(arguments);
  REQUIRE_FALSE(options);
  return options.error();
}

TEST_CASE("words without options are the query", "[cli][options]") {
  struct Case {
    Texts arguments;
    std::string query;
  };
  const Case c = GENERATE(values<Case>({
      {{"oil", "price"}, "oil price"},
      {{"oil price"}, "oil price"},
      {{"oil", "-n", "3", "price"}, "oil price"},
      {{"-n3", "oil"}, "oil"},
      {{"--", "-rumour", "--count"}, "-rumour --count"},
      {{"oil", "--", "-rumour"}, "oil -rumour"},
      {{"=prices"}, "=prices"},
      {{"org:opec", "\"a b\"~5"}, "org:opec \"a b\"~5"},
      {{"--facets", "oil"}, "oil"},
      {{"--timeline", "oil"}, "oil"},
      {{"--facets=org", "oil"}, "oil"},
  }));
  CAPTURE(c.arguments);
  CHECK(parsed(c.arguments).request.query == c.query);
}

TEST_CASE("defaults are those of the manual", "[cli][options]") {
  const Options options = parsed({"oil"});
  CHECK(options.action == Action::Search);
  CHECK(options.request.limit == 10);
  CHECK(options.request.offset == 0);
  CHECK(options.request.sort == SortOrder::Relevance);
  CHECK(options.request.match == MatchMode::All);
  CHECK(options.request.facets.empty());
  CHECK_FALSE(options.request.timeline);
  CHECK_FALSE(options.request.count_only);
  CHECK(options.request.snippets);
  CHECK(options.format == OutputFormat::Text);
  CHECK(options.color == ColorChoice::Auto);
  CHECK(options.use_pager);
  CHECK_FALSE(options.width);
  CHECK_FALSE(options.today);
}

TEST_CASE("options set what they name", "[cli][options]") {
  const Options options = parsed({"oil",
                                  "-n",
                                  "25",
                                  "--offset=50",
                                  "--sort",
                                  "newest",
                                  "--match=any",
                                  "--count",
                                  "--explain",
                                  "--format",
                                  "trec",
                                  "--run-tag",
                                  "bm25",
                                  "--color=never",
                                  "--no-pager",
                                  "--width",
                                  "120",
                                  "--today",
                                  "2017-09-14"});
  CHECK(options.request.limit == 25);
  CHECK(options.request.offset == 50);
  CHECK(options.request.sort == SortOrder::Newest);
  CHECK(options.request.match == MatchMode::Any);
  CHECK(options.request.count_only);
  CHECK(options.request.score_parts);
  CHECK(options.explain);
  CHECK_FALSE(options.request.snippets);
  CHECK(options.format == OutputFormat::Trec);
  CHECK(options.run_tag == "bm25");
  CHECK(options.color == ColorChoice::Never);
  CHECK_FALSE(options.use_pager);
  CHECK(options.width == 120u);
  CHECK(options.today == civil_day(2017, 9, 14));
}

TEST_CASE("wishes beside the query are read", "[cli][options]") {
  const Options options = parsed({"oil", "--expand", "--boost=recent:6w", "--as-of", "2017-09-14"});
  CHECK(options.request.expand);
  CHECK(options.request.boost_half_life_days == 42);
  CHECK(options.request.as_of == civil_day(2017, 9, 14));
  CHECK(options.today == civil_day(2017, 9, 14));
  CHECK(parsed({"--as-of=2017-09-14", "--today=2020-01-01", "oil"}).today == civil_day(2020, 1, 1));
  CHECK(parsed({"--similar", "1"}).request.similar == "1");
  CHECK_FALSE(parsed({"--similar", "1"}).request.background);
  CHECK(parsed({"--background", "1"}).request.similar == "1");
  CHECK(parsed({"--background", "1"}).request.background);
  for (const char* wrong : {"recent", "recent:", "recent:0d", "recent:5", "old:5d", "recent:-1d"}) {
    CHECK_FALSE(parse_options({"oil", "--boost", wrong}, Environment{}));
  }
}

TEST_CASE("filters keep their values whole and repeat as either", "[cli][options]") {
  const Options options = parsed({"--org",
                                  "Kaspersky Lab",
                                  "--org",
                                  "DHS",
                                  "--not-org",
                                  "NATO",
                                  "--place=moscow",
                                  "--date",
                                  "2017",
                                  "--not-lang",
                                  "de",
                                  "--from",
                                  "2016",
                                  "--to",
                                  "2017-09"});
  const auto& filters = options.request.filters;
  REQUIRE(filters.size() == 6);
  const auto check = [&](std::size_t i, std::string field, Texts values, bool excluded) {
    CAPTURE(i);
    CHECK(filters[i].field == field);
    CHECK(filters[i].values == values);
    CHECK(filters[i].excluded == excluded);
  };
  check(0, "date", {"2017"}, false);
  check(1, "org", {"Kaspersky Lab", "DHS"}, false);
  check(2, "org", {"NATO"}, true);
  check(3, "place", {"moscow"}, false);
  check(4, "lang", {"de"}, true);
  check(5, "date", {"2016..2017-09"}, false);
  CHECK(parsed({"--from", "2016"}).request.filters[0].values == Texts{"2016.."});
  CHECK(parsed({"--to", "2016"}).request.filters[0].values == Texts{"..2016"});
}

TEST_CASE("facets take fields and a number in one word", "[cli][options]") {
  using Fields = std::vector<FieldId>;
  struct Case {
    std::string argument;
    Fields facets;
    std::uint64_t limit;
    std::optional<TimelineUnit> timeline;
  };
  const Fields all{FieldId::Organization,
                   FieldId::Person,
                   FieldId::Place,
                   FieldId::Source,
                   FieldId::Section,
                   FieldId::Language};
  const Case c = GENERATE_COPY(values<Case>({
      {"--facets", all, 10, std::nullopt},
      {"--facets=:3", all, 3, std::nullopt},
      {"--facets=org", {FieldId::Organization}, 10, std::nullopt},
      {"--facets=place,org:25", {FieldId::Place, FieldId::Organization}, 25, std::nullopt},
      {"--facets=org,organization", {FieldId::Organization}, 10, std::nullopt},
      {"--facets=entity",
       {FieldId::Organization, FieldId::Person, FieldId::Place},
       10,
       std::nullopt},
      {"--facets=date,lang", {FieldId::Language}, 10, TimelineUnit::Auto},
  }));
  CAPTURE(c.argument);
  const Options options = parsed({c.argument});
  CHECK(options.request.facets == c.facets);
  CHECK(options.request.facet_limit == c.limit);
  CHECK(options.request.timeline == c.timeline);
}

TEST_CASE("a timeline has a unit or finds its own", "[cli][options]") {
  CHECK(parsed({"--timeline"}).request.timeline == TimelineUnit::Auto);
  CHECK(parsed({"--timeline=week"}).request.timeline == TimelineUnit::Week);
  CHECK(parsed({"--timeline=year", "--facets=date"}).request.timeline == TimelineUnit::Year);
}

TEST_CASE("a format takes what belongs to it", "[cli][options]") {
  const Options table = parsed({"oil", "--format=tsv", "--fields", "date,headline"});
  CHECK(table.fields == std::vector{ResultField::Date, ResultField::Headline});
  CHECK_FALSE(table.request.snippets);
  CHECK(parsed({"oil", "--format=csv", "--fields=snippet"}).request.snippets);
  const Options lines = parsed({"oil", "--format=kwic", "--sort-lines=right"});
  CHECK(lines.kwic_order == KwicOrder::Right);
  CHECK(lines.request.body_marks);
  CHECK_FALSE(lines.request.snippets);
  CHECK(parsed({"oil", "--format=kwic"}).kwic_order == KwicOrder::Text);
  CHECK_FALSE(parsed({"oil", "--format=ris"}).request.snippets);
  CHECK(parsed({"--show=1", "oil"}).action == Action::Show);
}

TEST_CASE("a timeline is alone unless something else is printed too", "[cli][options]") {
  CHECK(parsed({"oil", "--timeline"}).only_timeline);
  CHECK(parsed({"oil", "--timeline=year", "--org=opec"}).only_timeline);
  CHECK_FALSE(parsed({"oil"}).only_timeline);
  CHECK_FALSE(parsed({"oil", "--facets=date"}).only_timeline);
  for (const char* other :
       {"--facets", "-n0", "--format=text", "--count", "--explain", "--with=opec"}) {
    CAPTURE(other);
    CHECK_FALSE(parsed({"oil", "--timeline", other}).only_timeline);
  }
}

TEST_CASE("links and bars suit the terminal", "[cli][options]") {
  CHECK(parsed({"oil"}).hyperlinks == ColorChoice::Never);
  CHECK(parsed({"oil", "--hyperlinks"}).hyperlinks == ColorChoice::Auto);
  CHECK(parsed({"oil", "--hyperlinks=always"}).hyperlinks == ColorChoice::Always);
  struct Case {
    std::string term, locale;
    bool terminal, links, ascii;
  };
  const auto c = GENERATE(values<Case>({
      {"xterm", "de_DE.UTF-8", true, true, false},
      {"xterm", "C.utf8", true, true, false},
      {"xterm", "C", true, true, true},
      {"xterm", "", true, true, true},
      {"linux", "C.UTF-8", true, false, false},
      {"dumb", "C.UTF-8", true, false, true},
      {"dumb", "C", false, false, false},
  }));
  CAPTURE(c.term, c.locale, c.terminal);
  Environment environment;
  environment.term = c.term;
  environment.locale = c.locale;
  const TerminalSize terminal = c.terminal ? TerminalSize{80, 24} : TerminalSize{};
  CHECK(use_hyperlinks(ColorChoice::Auto, environment, terminal) == c.links);
  CHECK(use_hyperlinks(ColorChoice::Always, environment, terminal));
  CHECK_FALSE(use_hyperlinks(ColorChoice::Never, environment, terminal));
  CHECK(use_ascii_bars(environment, terminal) == c.ascii);
}

TEST_CASE("what is not understood is refused with the way out", "[cli][options]") {
  struct Case {
    Texts arguments;
    std::string message, hint;
  };
  const Case c = GENERATE(values<Case>({
      {{}, "nothing to search for", "--help"},
      {{""}, "nothing to search for", "--help"},
      {{"x", "--limit", "1", "--limit", "2"}, "--limit is given more than once", ""},
      {{"--orgg", "x"}, "--orgg", "did you mean --org?"},
      {{"--not-orgs=x"}, "--not-orgs", "did you mean --not-org?"},
      {{"--quux", "x"}, "--quux", "--help"},
      {{"--colour"}, "--colour", "did you mean --color?"},
      {{"-i", "--show", "4fj2"}, "--interactive takes no --show beside it", ""},
      {{"-i", "--count"}, "--interactive takes no --count beside it", ""},
      {{"--form", "json", "x"}, "--form", "did you mean --from?"},
      {{"-rumour"}, "-r", "backfile-search -- -r"},
      {{"x", "--limit"}, "limit", ""},
      {{"x", "-n", "many"}, "--limit takes a whole number, not \"many\"", ""},
      {{"x", "-n", "-1"}, "limit", ""},
      {{"x", "-n", "99999999999999999999"}, "--limit takes", ""},
      {{"x", "--offset", "1.5"}, "--offset takes", ""},
      {{"x", "--limit", "1", "--limit", "2"}, "limit", ""},
      {{"x", "--sort", "best"}, "--sort takes relevance, newest or oldest, not \"best\"", ""},
      {{"x", "--format", "xml"},
       "--format takes text, json, jsonl, csv, tsv, paths, trec, kwic, bibtex, ris or csl-json",
       ""},
      {{"x", "--format=csv", "--fields=id,headlin"},
       "--fields takes rank, score, id,",
       "did you mean headline?"},
      {{"x", "--format=csv", "--fields=id,"}, "not \"\"", ""},
      {{"x", "--fields=id"}, "--fields belongs to --format csv, tsv or jsonl", ""},
      {{"x", "--sort-lines=left"}, "--sort-lines belongs to --format kwic", ""},
      {{"x", "--format=kwic", "--sort-lines=up"}, "--sort-lines takes left or right", ""},
      {{"x", "--hyperlinks=maybe"}, "--hyperlinks takes auto, always or never", ""},
      {{"x", "--color=maybe"}, "--color takes auto, always or never", ""},
      {{"x", "--timeline=decade"}, "--timeline takes auto, day, week, month or year", ""},
      {{"x", "--facets=title"},
       "--facets takes org,person,place,source,section,lang,entity,date, not \"title\"",
       ""},
      {{"x", "--facets=org:x"}, "--facets takes a whole number", ""},
      {{"x", "--facets=org,"}, "--facets takes", ""},
      {{"x", "--today", "14.9.2017"}, "--today takes a day as 2017-09-14", ""},
      {{"x", "--today", "2017-02-30"}, "--today takes", ""},
      {{"x", "--help=cooking"}, "--help takes options, query or fields", ""},
      {{"x", "--count=3"}, "count", ""},
      {{"x", "--queries", "q.tsv"}, "--queries takes no query", ""},
      {{"x", "--why-entity", "opec"}, "--why-entity takes no query", ""},
      {{"x", "-0"}, "-0 belongs to --format paths", ""},
  }));
  CAPTURE(c.arguments);
  const Error error = refused(c.arguments);
  CAPTURE(error.message, error.hint);
  CHECK(error.message.find(c.message) != std::string::npos);
  CHECK(error.hint.find(c.hint) != std::string::npos);
}

TEST_CASE("the screen is asked for, or opens where nothing is asked", "[cli][options]") {
  CHECK(parse_options({"-i", "oil", "--org=opec"}, home())->action == Action::Screen);
  CHECK(parse_options({"--interactive"}, home())->action == Action::Screen);
  Environment terminal = home();
  terminal.on_terminal = true;
  CHECK(parse_options({}, terminal)->action == Action::Screen);
  CHECK(parse_options({"-d", "x"}, terminal)->index_is_named);
  CHECK_FALSE(parse_options({}, terminal)->index_is_named);
  CHECK(parse_options({"oil"}, terminal)->action == Action::Search);
  CHECK(parse_options({"--facets"}, terminal)->action == Action::Search);
  terminal.term = "dumb";
  CHECK_FALSE(parse_options({}, terminal));
}

TEST_CASE("some wishes need no words", "[cli][options]") {
  const std::string argument = GENERATE(values<std::string>({"--org=opec",
                                                             "--date=2017",
                                                             "--from=2017",
                                                             "--facets",
                                                             "--timeline",
                                                             "--count",
                                                             "--sort=newest"}));
  CAPTURE(argument);
  CHECK(parsed({argument}).request.query.empty());
}

TEST_CASE("the last word of the action decides", "[cli][options]") {
  CHECK(parsed({"--help"}).action == Action::Help);
  CHECK(parsed({"-h"}).action == Action::Help);
  CHECK(parsed({"--help=query"}).action == Action::HelpQuery);
  CHECK(parsed({"--help=fields", "oil"}).action == Action::HelpFields);
  CHECK(parsed({"--help-query"}).action == Action::HelpQuery);
  CHECK(parsed({"--count", "--count", "oil"}).request.count_only);
  CHECK(parsed({"--version"}).action == Action::Version);
  CHECK(parsed({"--version", "--help"}).action == Action::Help);
  CHECK(parsed({"--show", "4fj2"}).action == Action::Show);
  CHECK(parsed({"--show", "4fj2"}).show == "4fj2");
  CHECK(parsed({"--queries", "-"}).action == Action::Batch);
  CHECK(parsed({"--queries", "-"}).queries_file == "-");
}

TEST_CASE("the index is found by option then variable then data folder", "[cli][options]") {
  using Paths = std::vector<std::filesystem::path>;
  Environment environment;
  const auto indexes = [&](const Texts& arguments) {
    return parse_options(arguments, environment)->indexes;
  };
  CHECK(parse_options({"x"}, environment).error().code == ErrorCode::NotFound);
  CHECK(parse_options({"--help"}, environment));
  environment.home = "/home/anna";
  CHECK(indexes({"x"}) == Paths{"/home/anna/.local/share/backfile/default"});
  environment.xdg_data_home = "relative";
  CHECK(indexes({"x"}) == Paths{"/home/anna/.local/share/backfile/default"});
  environment.xdg_data_home = "/data";
  CHECK(indexes({"x"}) == Paths{"/data/backfile/default"});
  environment.backfile_db = "here";
  CHECK(indexes({"x"}) == Paths{"here"});
  CHECK(indexes({"x", "-d", "a", "--db=b"}) == Paths{"a", "b"});
}

TEST_CASE("colour follows flag then environment then terminal", "[cli][color]") {
  struct Case {
    ColorChoice choice;
    std::string no_color, force, term;
    bool terminal, color;
  };
  const Case c = GENERATE(values<Case>({
      {ColorChoice::Auto, "", "", "xterm", true, true},
      {ColorChoice::Auto, "", "", "xterm", false, false},
      {ColorChoice::Auto, "", "", "dumb", true, false},
      {ColorChoice::Auto, "1", "", "xterm", true, false},
      {ColorChoice::Auto, "1", "1", "xterm", true, false},
      {ColorChoice::Auto, "", "1", "dumb", false, true},
      {ColorChoice::Auto, "", "0", "xterm", false, false},
      {ColorChoice::Always, "1", "", "dumb", false, true},
      {ColorChoice::Never, "", "1", "xterm", true, false},
  }));
  Environment environment;
  environment.no_color = c.no_color;
  environment.clicolor_force = c.force;
  environment.term = c.term;
  CAPTURE(c.no_color, c.force, c.term, c.terminal);
  const TerminalSize terminal = c.terminal ? TerminalSize{80, 24} : TerminalSize{};
  CHECK(use_color(c.choice, environment, terminal) == c.color);
}

TEST_CASE("the pager is ours then the usual then less", "[cli][pager]") {
  Environment environment;
  CHECK(pager_command(environment) == "less -FRX");
  environment.pager = "more";
  CHECK(pager_command(environment) == "more");
  environment.backfile_pager = "cat";
  CHECK(pager_command(environment).empty());
}

}  // namespace
}  // namespace backfile
