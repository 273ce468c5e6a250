// SPDX-License-Identifier: GPL-2.0-or-later
// Grouping and decimal signs.
#include "common/text/number_form.h"

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("numbers lose their grouping and get a full stop for a decimal sign", "[text][number]") {
  struct Case {
    std::string number, form;
  };
  const Case c = GENERATE(values<Case>({
      {"7", "7"},
      {"1987", "1987"},
      {"1,000", "1000"},
      {"12,000", "12000"},
      {"123,456", "123456"},
      {"1234,567", "1234.567"},
      {"1,000,000", "1000000"},
      {"1.000.000", "1000000"},
      {"1'000'000", "1000000"},
      {"1'000", "1000"},
      {"1.000", "1.000"},
      {"3.14", "3.14"},
      {"3,14", "3.14"},
      {"0.5", "0.5"},
      {"1,234.5", "1234.5"},
      {"1.234,5", "1234.5"},
      {"1'234.50", "1234.50"},
      {"1,234,567.89", "1234567.89"},
  }));
  CAPTURE(c.number);
  std::string form = "x";
  CHECK(append_number_form(c.number, form));
  CHECK(form == "x" + c.form);
}

TEST_CASE("dates and lists and versions are no numbers", "[text][number]") {
  for (const std::string digits : {"14.09.2017",
                                   "1,2,3",
                                   "2.0.1",
                                   "10.0.0.1",
                                   "1,00,000",
                                   "1234,567,890",
                                   "5'10",
                                   "1.2,3.4",
                                   "1,2.3,4",
                                   "3;4",
                                   "1,000.000.000"}) {
    CAPTURE(digits);
    std::string form = "x";
    CHECK_FALSE(append_number_form(digits, form));
    CHECK(form == "x");
  }
}
