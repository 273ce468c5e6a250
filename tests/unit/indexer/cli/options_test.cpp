// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/options.h"

#include <catch2/catch.hpp>

#include "indexer/cli/help.h"
#include "indexer/cli/option_table.h"
#include "tests/support/golden.h"

using namespace backfile;
using Words = std::vector<std::string>;

namespace {

const Environment kHome{"", "", "/home/ada"};

Options parse(const Words& arguments) {
  const Result<Options> options = parse_options(arguments, kHome);
  CAPTURE(arguments);
  REQUIRE(options.has_value());
  return *options;
}

Error refuse(const Words& arguments, const Environment& environment = kHome) {
  const Result<Options> options = parse_options(arguments, environment);
  CAPTURE(arguments);
  REQUIRE_FALSE(options.has_value());
  CHECK(options.error().code == ErrorCode::InvalidArgument);
  CHECK(exit_code_of(options.error().code) == 2);
  return options.error();
}

}  // namespace

TEST_CASE("a folder alone is indexed with the defaults", "[cli][options]") {
  const Options options = parse({"news"});
  CHECK(options.action == Action::Index);
  CHECK(options.run.paths == Words{"news"});
  CHECK(options.run.jobs == 0);
  CHECK(options.run.find_names);
  CHECK_FALSE(parse({"news", "--no-names"}).run.find_names);
  CHECK(options.run.memory_bytes == 1u << 30);
  CHECK_FALSE(options.run.reading.format.has_value());
  CHECK(options.run.parsing.language.empty());
  CHECK(options.run.parsing.date_order == DateOrder::Unknown);
  CHECK_FALSE(
      (options.run.prune || options.run.rebuild || options.run.dry_run || options.run.strict));
  CHECK(options.run.wait.count() == 0);
  CHECK(options.progress == ProgressWish::Auto);
  CHECK(options.verbosity == Verbosity::Normal);
}

TEST_CASE("the index lies where the nearest of four places says", "[cli][options]") {
  struct Case {
    Environment environment;
    Words arguments;
    std::string database;
  };
  const auto [environment, arguments, database] = GENERATE(values<Case>({
      {{"/e", "/x", "/h"}, {"-d", "/given", "p"}, "/given"},
      {{"/e", "/x", "/h"}, {"--db=/given", "p"}, "/given"},
      {{"/e", "/x", "/h"}, {"p"}, "/e"},
      {{"", "/x", "/h"}, {"p"}, "/x/backfile/default"},
      {{"", "", "/h"}, {"p"}, "/h/.local/share/backfile/default"},
  }));
  const Result<Options> options = parse_options(arguments, environment);
  REQUIRE(options.has_value());
  CHECK(options->run.index.root == database);
}

TEST_CASE("every option reaches its place", "[cli][options]") {
  const Options options = parse({"-j4",
                                 "--memory",
                                 "256M",
                                 "--format",
                                 "html",
                                 "--language",
                                 "de",
                                 "--encoding",
                                 "windows-1252",
                                 "--map",
                                 "title=headline,date=pub_date",
                                 "--map=body=text",
                                 "--source",
                                 "Der Standard",
                                 "--date-order",
                                 "dmy",
                                 "--prune",
                                 "--rebuild",
                                 "--dry-run",
                                 "--strict",
                                 "--report",
                                 "r.jsonl",
                                 "--progress",
                                 "json",
                                 "-v",
                                 "--wait",
                                 "30",
                                 "a",
                                 "-",
                                 "b"});
  CHECK(options.run.jobs == 4);
  CHECK(options.run.memory_bytes == 256u << 20);
  CHECK(options.run.reading.format == DocumentFormat::Html);
  CHECK(options.run.parsing.language == "de");
  CHECK(options.run.parsing.encoding == "windows-1252");
  CHECK(options.run.parsing.field_map == std::map<std::string, std::string>{{"title", "headline"},
                                                                            {"date", "pub_date"},
                                                                            {"body", "text"}});
  CHECK(options.run.parsing.source == "Der Standard");
  CHECK(options.run.parsing.date_order == DateOrder::DayMonthYear);
  CHECK((options.run.prune && options.run.rebuild && options.run.dry_run && options.run.strict));
  CHECK(options.run.report_file == "r.jsonl");
  CHECK(options.progress == ProgressWish::Json);
  CHECK(options.verbosity == Verbosity::Verbose);
  CHECK(options.run.wait == std::chrono::seconds(30));
  CHECK(options.run.paths == Words{"a", "-", "b"});
}

TEST_CASE("auto takes back what was said before", "[cli][options]") {
  const Options options = parse({"--format",
                                 "text",
                                 "--format=auto",
                                 "--language=de",
                                 "--language=auto",
                                 "--encoding=latin1",
                                 "--encoding=auto",
                                 "p"});
  CHECK_FALSE(options.run.reading.format.has_value());
  CHECK(options.run.parsing.language.empty());
  CHECK(options.run.parsing.encoding.empty());
}

TEST_CASE("what is done instead of indexing has its own arguments", "[cli][options]") {
  CHECK(parse({"--inspect", "a", "b"}).action == Action::Inspect);
  CHECK(parse({"--inspect", "--text", "-"}).plain_text);
  CHECK(parse({"--stats"}).action == Action::Stats);
  CHECK(parse({"--check"}).action == Action::Check);
  CHECK(parse({"--export", "a.jsonl"}).action == Action::Export);
  CHECK(parse({"--export=-"}).export_file == "-");
  const Options removal = parse({"--delete", "4fj2k0a9x1cd", "0000000000zz"});
  CHECK(removal.action == Action::Delete);
  CHECK(removal.article_ids == Words{"4fj2k0a9x1cd", "0000000000zz"});
  CHECK(removal.run.paths.empty());
  CHECK(parse({"--version"}).action == Action::Version);
  CHECK(parse({"--help-fields"}).action == Action::HelpFields);
  CHECK(parse({"-h"}).action == Action::Help);
  CHECK(parse({"--stats", "--help", "superfluous"}).action == Action::Help);
}

TEST_CASE("an inspection needs no index", "[cli][options]") {
  const Result<Options> options = parse_options({"--inspect", "a"}, {});
  CHECK(options.has_value());
}

TEST_CASE("a path after two hyphens may begin with one", "[cli][options]") {
  CHECK(parse({"--", "-d", "--prune"}).run.paths == Words{"-d", "--prune"});
}

TEST_CASE("an unknown option is refused with the nearest name", "[cli][options]") {
  struct Case {
    std::string written, hint;
  };
  const auto [written, hint] = GENERATE(values<Case>({
      {"--prunes", "did you mean --prune?"},
      {"--raport=x", "did you mean --report?"},
      {"--rebild", "did you mean --rebuild?"},
      {"--dryrun", "did you mean --dry-run?"},
      {"--inspec", "did you mean --inspect?"},
      {"--prog", "did you mean --progress?"},
      {"--qqqqqqqqqq", "see --help"},
      {"-x", "see --help"},
      {"--merg", "did you mean --merge?"},
      {"--exprot", "did you mean --export?"},
  }));
  CAPTURE(written);
  const Error error = refuse({written, "p"});
  CHECK_THAT(error.message, Catch::Contains(written.substr(0, written.find('='))));
  CHECK(error.hint == hint);
}

TEST_CASE("a bad value is refused and quoted", "[cli][options]") {
  struct Case {
    Words arguments;
    std::string message;
  };
  const auto [arguments, message] = GENERATE(values<Case>({
      {{"--jobs", "0", "p"}, "--jobs: \"0\""},
      {{"--jobs", "many", "p"}, "--jobs: \"many\""},
      {{"--jobs", "3x", "p"}, "\"3x\""},
      {{"--jobs", "-1", "p"}, "-1"},
      {{"--memory", "1T", "p"}, "--memory: \"1T\""},
      {{"--memory", "", "p"}, "--memory"},
      {{"--memory", "1K", "p"}, "too little"},
      {{"--memory", "99999999999999G", "p"}, "\"99999999999999G\""},
      {{"--format", "docx", "p"}, "\"docx\" is not one of auto, text, html"},
      {{"--language", "english", "p"}, "\"english\""},
      {{"--language", "D", "p"}, "\"D\""},
      {{"--date-order", "md", "p"}, "dmy, mdy, ymd"},
      {{"--progress", "maybe", "p"}, "auto, always, never, json"},
      {{"--map", "title", "p"}, "\"title\" is not of the form field=name"},
      {{"--map", "a=b,=c", "p"}, "\"=c\""},
      {{"--wait", "soon", "p"}, "\"soon\""},
      {{"--db", "", "p"}, "db"},
      {{"--jobs"}, "jobs"},
      {{"--prune=yes", "p"}, "prune"},
  }));
  CAPTURE(arguments);
  CHECK_THAT(refuse(arguments).message, Catch::Contains(message));
}

TEST_CASE("options that contradict each other are refused", "[cli][options]") {
  const Words arguments = GENERATE(values<Words>({
      {},
      {"--prune"},
      {"--stats", "p"},
      {"--check", "p"},
      {"--export", "f", "p"},
      {"--export", "f", "--check"},
      {"--stats", "--inspect"},
      {"--delete"},
      {"--inspect"},
      {"--text", "-"},
      {"--inspect", "--text", "file.txt"},
      {"--inspect", "--text", "-", "file.txt"},
      {"-", "-"},
  }));
  CHECK_FALSE(refuse(arguments).message.empty());
}

TEST_CASE("without any place for the index it must be named", "[cli][options]") {
  CHECK(refuse({"p"}, {}).hint == "name it with --db DIR");
}

TEST_CASE("sizes are read with their letters", "[cli][options]") {
  CHECK(*parse_size("0") == 0);
  CHECK(*parse_size("1023") == 1023);
  CHECK(*parse_size("16K") == 16384);
  CHECK(*parse_size("16k") == 16384);
  CHECK(*parse_size("3M") == 3u << 20);
  CHECK(*parse_size("2G") == std::uint64_t{2} << 30);
  for (const char* wrong :
       {"", "K", "1.5G", "-1", " 1", "1 G", "18446744073709551616", "17179869184G"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_size(wrong).has_value());
  }
}

TEST_CASE("every option has a short help and a unique name", "[cli][options]") {
  std::vector<std::string_view> names;
  for (const OptionRow& row : option_table()) {
    CAPTURE(row.name);
    CHECK_FALSE(row.help.empty());
    CHECK(row.help.size() <= 73);
    CHECK(std::find(names.begin(), names.end(), row.name) == names.end());
    names.push_back(row.name);
  }
}

TEST_CASE("help is what the golden file has", "[cli][help]") {
  test::check_golden("indexer-help", help_text());
  test::check_golden("indexer-help-fields", fields_text());
}

TEST_CASE("failures have the exit codes that help names", "[cli][help]") {
  CHECK(exit_code_of(ErrorCode::Locked) == 3);
  CHECK(exit_code_of(ErrorCode::Interrupted) == 130);
  for (ErrorCode code : {ErrorCode::InvalidArgument,
                         ErrorCode::NotFound,
                         ErrorCode::Io,
                         ErrorCode::Corrupt,
                         ErrorCode::Version,
                         ErrorCode::Limit}) {
    CHECK(exit_code_of(code) == 2);
  }
  for (const char* code : {"\n    0  ", "\n    1  ", "\n    2  ", "\n    3  ", "\n  130  "}) {
    CHECK_THAT(help_text(), Catch::Contains(code));
  }
}

TEST_CASE("a config file fills in what the command line leaves open", "[cli][options]") {
  const auto read = [](const Words& arguments, const std::string& text) {
    return parse_options(arguments, kHome, ConfigFile{"conf", "[index]\n" + text, "/home/ada"});
  };
  const std::string config = "db = ~/index\njobs = 2\nno-names = yes\nstrict = no\n";
  const auto options = read({"news"}, config);
  REQUIRE(options);
  CHECK(options->run.index.root == "/home/ada/index");
  CHECK(options->run.jobs == 2);
  CHECK_FALSE(options->run.find_names);
  CHECK_FALSE(options->run.strict);
  CHECK(read({"news", "-j5"}, config)->run.jobs == 5);
  CHECK(read({"news", "--no-config"}, "nonsense")->run.jobs == 0);
  CHECK(read({"--help"}, "nonsense")->action == Action::Help);

  struct Case {
    std::string config, message;
  };
  for (const auto& [wrong, message] :
       std::vector<Case>{{"jbos = 2", "there is no option --jbos; did you mean --jobs?"},
                         {"jobs = 0", "--jobs: \"0\" is not a number from 1 to 256"},
                         {"strict = 1", "--strict takes yes or no, not \"1\""},
                         {"stats = yes", "--stats is for the command line alone"},
                         {"rebuild = yes", "--rebuild is for the command line alone"}}) {
    const auto refused = read({"news", "-j5"}, wrong);
    CAPTURE(wrong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "conf, line 2: " + message);
  }
}
