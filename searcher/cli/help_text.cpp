// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cli/help_text.h"

#include <ranges>

#include <fmt/format.h>

#include "common/index/schema.h"
#include "searcher/cli/option_table.h"

namespace backfile {
namespace {

constexpr std::size_t kHelpColumns = 80;
constexpr std::string_view kUsageHead =
    "Usage: backfile-search [OPTIONS] QUERY...\n"
    "Searches an index of news articles that backfile-index has written.\n";
constexpr std::string_view kUsageEnd =
    "\nA query that begins with - follows a --: backfile-search -- -rumour moscow\n"
    "Exit status: 0 found, 1 nothing found, 2 an error, 130 interrupted.\n";

std::string left_side(const OptionRow& row) {
  const std::string letter = row.letter == 0 ? "    " : fmt::format("-{}, ", row.letter);
  const char* joint = row.value.empty() || row.kind == OptionKind::Optional ? "" : " ";
  return fmt::format("  {}--{}{}{}", letter, row.name, joint, row.value);
}

std::string field_line(const Field& field) {
  const std::string names = field.alias.empty() ? fmt::format("{}:", field.name)
                                                : fmt::format("{}: {}:", field.name, field.alias);
  const std::string line = fmt::format("  {:<24} {:<19} ", names, field.example);
  const bool fits = line.size() + field.description.size() <= kHelpColumns;
  return fmt::format("{}{}\n",
                     fits ? line : line.substr(0, line.find_last_not_of(' ') + 1) + "\n      ",
                     field.description);
}

}  // namespace

std::string usage_text() {
  std::string text(kUsageHead);
  for (const OptionRow& row : kOptionRows) {
    if (!row.group.empty()) {
      text += fmt::format("\n{}\n", row.group);
    }
    if (!row.help.empty()) {
      const std::size_t line_end = row.help.find('\n');
      text += fmt::format("{:<27} {}\n", left_side(row), row.help.substr(0, line_end));
      text += line_end == std::string_view::npos
                  ? ""
                  : fmt::format("{:<27} {}\n", "", row.help.substr(line_end + 1));
    }
  }
  return text.append(kUsageEnd);
}

std::string query_help_text() {
  std::string text("The query language, by example\n");
  for (const QueryExample& row : kQueryExamples) {
    text += row.example.empty() ? fmt::format("\n{}\n", row.meaning)
                                : fmt::format("  {:<24} {}\n", row.example, row.meaning);
  }
  return text +
         "\nA shell takes quotes for itself: backfile-search '\"border wall\" -mexico'\n"
         "synonyms.txt in the index joins words of one meaning: car = automobile\n"
         "--explain prints a query as it was read.\n"
         "@name: a search kept in ~/.config/backfile/searches. More: man backfile-query\n";
}

std::string fields_help_text() {
  std::string text("Fields of a query, written field:value\n\n");
  for (const Field& field : kFields | std::views::filter(has_name)) {
    text += field_line(field);
  }
  for (const Field& field : kQueryFields) {
    text += field_line(field);
  }
  return text;
}

std::string version_text() { return "backfile-search " BACKFILE_VERSION "\n"; }

}  // namespace backfile
