// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/search_terms.h"

#include <catch2/catch.hpp>

#include "searcher/cli/options.h"
#include "tests/support/run_program.h"

using namespace backfile;

namespace {

std::chrono::sys_days day(int y, int m, int d) { return *civil_day(y, m, d); }

DayRange month(int y, int m) { return days_of(day(y, m, 1), DatePrecision::Month); }

SearchTerms terms_of(std::string query) {
  SearchTerms terms;
  terms.query = std::move(query);
  return terms;
}

SearchTerms full_terms() {
  SearchTerms terms;
  terms.query = "oil -\"crude price\"";
  terms.sort = SortOrder::Newest;
  terms.match = MatchMode::Any;
  terms.with = {"Iran"};
  set_choice(terms, FieldId::Organization, "O'Neill & Sons", FilterChoice::Selected);
  set_choice(terms, FieldId::Organization, "-dash", FilterChoice::Selected);
  set_choice(terms, FieldId::Place, "U.S.", FilterChoice::Excluded);
  terms.narrowed = {days_of(day(1987, 1, 1), DatePrecision::Year), month(1987, 3)};
  return terms;
}

}  // namespace

TEST_CASE("a range is written as the query language writes it", "[tui][terms]") {
  CHECK(range_text(days_of(day(1987, 1, 1), DatePrecision::Year)) == "1987");
  CHECK(range_text(month(1987, 3)) == "1987-03");
  CHECK(range_text({day(1987, 3, 14), day(1987, 3, 14)}) == "1987-03-14");
  CHECK(range_text({day(1987, 3, 31), day(1987, 3, 31)}) == "1987-03-31");
  CHECK(range_text({day(1987, 12, 31), day(1987, 12, 31)}) == "1987-12-31");
  CHECK(range_text({day(1987, 1, 1), day(1988, 12, 31)}) == "1987-01-01..1988-12-31");
}

TEST_CASE("a value is selected or excluded or neither", "[tui][terms]") {
  SearchTerms terms;
  const auto choose = [&](FilterChoice choice) {
    set_choice(terms, FieldId::Place, "Iran", choice);
    return choice_of(terms, FieldId::Place, "Iran");
  };
  CHECK(choose(FilterChoice::Selected) == FilterChoice::Selected);
  CHECK(choose(FilterChoice::Excluded) == FilterChoice::Excluded);
  CHECK(choice_of(terms, FieldId::Person, "Iran") == FilterChoice::None);
  CHECK(choose(FilterChoice::None) == FilterChoice::None);
  CHECK(terms == SearchTerms{});
}

TEST_CASE("a chosen value finds what its table counts", "[tui][terms]") {
  SearchTerms terms;
  set_choice(terms, FieldId::Person, "Ann", FilterChoice::Selected);
  set_choice(terms, FieldId::Person, "Reagan", FilterChoice::Selected);
  set_choice(terms, FieldId::Source, "Reuters", FilterChoice::Selected);
  CHECK(terms.filters[0].values == std::vector<std::string>{"==Ann", "==Reagan"});
  CHECK(terms.filters[1].values == std::vector<std::string>{"=Reuters"});
  CHECK(choice_of(terms, FieldId::Person, "Reagan") == FilterChoice::Selected);
  set_choice(terms, FieldId::Person, "Reagan", FilterChoice::None);
  CHECK(terms.filters[0].values == std::vector<std::string>{"==Ann"});
}

TEST_CASE("the command line is quoted for a shell", "[tui][terms]") {
  CHECK(shell_quoted("oil") == "oil");
  CHECK(shell_quoted("oil price") == "'oil price'");
  CHECK(shell_quoted("O'Neill") == "'O'\\''Neill'");
  CHECK(shell_quoted("") == "''");
  CHECK(shell_quoted("=OPEC") == "'=OPEC'");
  CHECK(shell_quoted("$(rm)*~") == "'$(rm)*~'");
  CHECK(command_line({}, {}) == "backfile-search '*'");
  CHECK(command_line(terms_of("-rumour x"), {{"a b"}, day(2017, 9, 14)}) ==
        "backfile-search -d 'a b' --today 2017-09-14 -- '-rumour x'");
  CHECK(command_line(full_terms(), {}) ==
        "backfile-search --match any --sort newest --with Iran --org '==O'\\''Neill & Sons' "
        "--org '==-dash' --not-place '==U.S.' --date 1987-03 'oil -\"crude price\"'");
}

TEST_CASE("a shell reads the quoted command as its words", "[tui][terms]") {
  const auto words = command_words(full_terms(), {{"/tmp/a 'b'"}, {}});
  const std::string line = command_line(full_terms(), {{"/tmp/a 'b'"}, {}});
  const auto output =
      test::run_program({{"/bin/sh",
                          "-c",
                          "backfile_search() { printf '%s\\n' \"$@\"; }; backfile_search " +
                              line.substr(line.find(' '))},
                         "",
                         {},
                         {}});
  std::string expected;
  for (std::size_t i = 1; i < words.size(); ++i) {
    expected += words[i] + "\n";
  }
  CHECK(output.out == expected);
}

TEST_CASE("the program reads the command line as the same request", "[tui][terms]") {
  SearchTerms ranked = terms_of("oil");
  ranked.expand = true;
  ranked.similar = "4fj2k0a9x1cd";
  ranked.background = true;
  ranked.boost_half_life_days = 180;
  ranked.as_of = day(2017, 9, 14);
  std::vector<SearchTerms> cases{ranked, full_terms(), {}, terms_of("-a")};
  // Two conditions on the date, and a step of the timeline in the place of the second.
  SearchTerms dated = terms_of("oil");
  dated.filters = {{"date", {"1987"}, false}};
  cases.push_back(dated);
  dated.filters.push_back({"date", {"1987-02..1987-06"}, false});
  cases.push_back(dated);
  dated.narrowed = {month(1987, 3)};
  cases.push_back(dated);
  for (const SearchTerms& terms : cases) {
    std::vector<std::string> words = command_words(terms, {{"index"}, {}});
    CAPTURE(command_line(terms, {}));
    words.erase(words.begin());
    const auto options = parse_options(words, {});
    REQUIRE(options);
    const SearchRequest wanted = request_of(terms, {});
    CHECK(options->request.query == (terms == SearchTerms{} ? "*" : wanted.query));
    CHECK(options->request.match == wanted.match);
    CHECK(options->request.sort == wanted.sort);
    CHECK(options->request.with == wanted.with);
    CHECK(options->request.expand == wanted.expand);
    CHECK(options->request.similar == wanted.similar);
    CHECK(options->request.background == wanted.background);
    CHECK(options->request.boost_half_life_days == wanted.boost_half_life_days);
    CHECK(options->request.as_of == wanted.as_of);
    // A narrowed month may come as --from and --to, which say the same by its ends.
    REQUIRE(options->request.filters.size() == wanted.filters.size());
    for (const FieldFilter& filter : options->request.filters) {
      CAPTURE(filter.field, filter.values);
      FieldFilter whole = filter;
      if (filter.values.front() == "1987-03..1987-03") {
        whole.values = {"1987-03"};
      }
      CHECK(std::ranges::count(wanted.filters, whole) == 1);
    }
  }
}
