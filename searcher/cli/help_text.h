// SPDX-License-Identifier: GPL-2.0-or-later
// What --help and --version print.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace backfile {

/// The options by group and the exit codes, from the option table; at most 48 lines of 80 columns.
std::string usage_text();

/// One line of the query language by example. An empty `example` is a heading.
struct QueryExample {
  std::string_view example, meaning;
};
inline constexpr std::array kQueryExamples{
    QueryExample{"", "Words"},
    QueryExample{"oil price", "both, whatever their case, accents and endings"},
    QueryExample{"=prices", "exactly this form"},
    QueryExample{"immigra* te?t *gate", "any letters, one letter; three must be written"},
    QueryExample{"kadyrov~", "spelled like it; ~1 or ~2 letters may differ"},
    QueryExample{"\"border wall\"", "a phrase; =\"border wall\" exactly; “ ” and « » too"},
    QueryExample{"\"minister * resigned\"", "any one word between"},
    QueryExample{"\"oil embargo\"~5", "all within five words, in any order"},
    QueryExample{"oil NEAR/5 embargo", "five words between, any order; ADJ/5 in this order"},
    QueryExample{"oil SAME-S embargo", "in one sentence; SAME-P in one paragraph"},
    QueryExample{"embargo/F50 3x(oil)", "in the first 50 words; three times or more"},
    QueryExample{"", "Operators, in capitals"},
    QueryExample{"oil OR gas", "either; AND, NOT and XOR as well"},
    QueryExample{"oil -russia", "the first without the second"},
    QueryExample{"(oil OR gas) price", "brackets group"},
    QueryExample{"", "Fields (all of them: --help=fields)"},
    QueryExample{"title:budget", "a word of the headline; lead: body: caption: by: url:"},
    QueryExample{"quote:never", "inside quotations; said:reagan who is quoted"},
    QueryExample{"org:opec", "an organization; person: place: entity: too"},
    QueryExample{"about:org:opec", "in headline or lead, or named three times"},
    QueryExample{"org:opec,=nato", "either; = the name itself, no alias"},
    QueryExample{"source:reuters", "the outlet; section: lang: id: too"},
    QueryExample{"story:39he6f7esq47", "an article and its near-copies"},
    QueryExample{"words:500..", "articles of 500 words and more"},
    QueryExample{"oil sort:newest", "the order; in:all: captions and bylines too"},
    QueryExample{"", "Dates"},
    QueryExample{"date:2017-09", "a year, month or day"},
    QueryExample{"date:2017-09..2017-11", "between the two; ..2015 and 2016.. too"},
    QueryExample{"date:yesterday", "today, last-week and so on; 30d.. the last 30 days"},
    QueryExample{"date:none", "undated articles"},
    QueryExample{"day:07-17", "the same day of any year"},
    QueryExample{"date.conf:low", "doubtful dates; date.by:url how they are known"},
};
std::string query_help_text();

/// The fields of the schema: name, other name, description, example.
std::string fields_help_text();

std::string version_text();

}  // namespace backfile
