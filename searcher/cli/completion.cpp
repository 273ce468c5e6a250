// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cli/completion.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <span>

#include <fmt/format.h>

#include "common/model/date.h"
#include "searcher/cli/option_table.h"
#include "searcher/render/render_options.h"

namespace backfile {
namespace {

using Texts = std::vector<std::string>;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 10> kDays{"today",
                                                 "yesterday",
                                                 "this-week",
                                                 "last-week",
                                                 "this-month",
                                                 "last-month",
                                                 "this-year",
                                                 "last-year",
                                                 "30d..",
                                                 "none"};
constexpr std::array<std::string_view, 1> kEverywhere{"all"};
constexpr std::array<std::string_view, 2> kSides{"left", "right"};
constexpr std::array<std::string_view, 1> kBoosts{"recent:180d"};

struct OptionChoice {
  std::string_view option;
  Names values;
};
constexpr std::array kOptionChoices{OptionChoice{"match", kModes},
                                    OptionChoice{"sort", kOrders},
                                    OptionChoice{"color", kColors},
                                    OptionChoice{"hyperlinks", kColors},
                                    OptionChoice{"sort-lines", kSides},
                                    OptionChoice{"format", kFormatNames},
                                    OptionChoice{"timeline", kUnits},
                                    OptionChoice{"help", kTopics},
                                    OptionChoice{"date", kDays},
                                    OptionChoice{"boost", kBoosts}};

struct FieldChoice {
  FieldId field;
  Names values;
};
constexpr std::array kFieldChoices{FieldChoice{FieldId::Date, kDays},
                                   FieldChoice{FieldId::Sort, kOrders},
                                   FieldChoice{FieldId::In, kEverywhere}};

void add_beginning(Names names, std::string_view typed, Completion& completion) {
  for (const std::string_view name : names) {
    if (name.starts_with(typed)) {
      completion.words.emplace_back(name);
    }
  }
}

/// The row that "--org", "--not-org" or "-d" names; null when it is none.
const OptionRow* row_of(std::string_view argument) {
  if (argument.size() == 2 && argument[0] == '-' && argument[1] != '-') {
    const auto row = std::ranges::find(kOptionRows, argument[1], &OptionRow::letter);
    return row == kOptionRows.end() ? nullptr : &*row;
  }
  if (!argument.starts_with("--")) {
    return nullptr;
  }
  std::string_view name = argument.substr(2);
  auto row = std::ranges::find(kOptionRows, name, &OptionRow::name);
  if ((row == kOptionRows.end() || row->kind == OptionKind::Negative) &&
      name.starts_with(kExclusionPrefix)) {
    name.remove_prefix(kExclusionPrefix.size());
    row = std::ranges::find(kOptionRows, name, &OptionRow::name);
  }
  return row == kOptionRows.end() ? nullptr : &*row;
}

bool takes_next_word(const OptionRow& row) {
  return row.kind == OptionKind::Value || row.kind == OptionKind::Repeated ||
         row.kind == OptionKind::Filter;
}

/// A field that has values to choose from.
std::optional<FieldId> field_with_values(std::string_view name) {
  const auto field = field_named(name == "with" ? "entity" : name);
  return field && !facets_of(*field).empty() ? field : std::nullopt;
}

/// What --facets takes.
std::vector<std::string_view> counted_fields() {
  std::vector<std::string_view> names;
  for (const Field& field : kFields | std::views::filter(has_name)) {
    if (!facets_of(field.id).empty()) {
      names.push_back(field.name);
    }
  }
  return names;
}

/// The value of an option, of which `typed` is there.
Completion option_value(const OptionRow& row, std::string lead, std::string_view typed) {
  Completion completion;
  completion.lead = std::move(lead);
  completion.typed = typed;
  completion.field = field_with_values(row.name);
  const auto choice = std::ranges::find(kOptionChoices, row.name, &OptionChoice::option);
  if (choice != kOptionChoices.end()) {
    add_beginning(choice->values, typed, completion);
  }
  if (row.name == "facets" || row.name == "fields") {  // lists, of which the last is at hand
    const std::size_t last = typed.rfind(',') + 1;
    completion.lead += typed.substr(0, last);
    if (row.name == "fields") {
      add_beginning(kResultFieldNames, typed.substr(last), completion);
    } else {
      add_beginning(counted_fields(), typed.substr(last), completion);
    }
  }
  return completion;
}

Completion option_name(std::string_view word) {
  Completion completion;
  const auto add = [&](const std::string& name) {
    if (name.starts_with(word)) {
      completion.words.push_back(name);
    }
  };
  for (const OptionRow& row : kOptionRows) {
    if (row.kind != OptionKind::Negative) {
      add(fmt::format("--{}", row.name));
    }
    if (row.kind == OptionKind::Filter) {
      add(fmt::format("--{}{}", kExclusionPrefix, row.name));
    }
  }
  return completion;
}

/// Where the piece of a query begins that its end belongs to: behind the last blank or bracket
/// outside of quotation marks.
std::size_t last_piece(std::string_view query) {
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < query.size(); ++i) {
    quoted ^= query[i] == '"';
    begin = !quoted && (query[i] == ' ' || query[i] == '(') ? i + 1 : begin;
  }
  return begin;
}

Completion field_name(std::string lead, std::string_view typed) {
  Completion completion;
  completion.lead = std::move(lead);
  const auto add = [&](const Field& field) {
    if (field.name.starts_with(typed)) {
      completion.words.push_back(fmt::format("{}:", field.name));
    }
  };
  std::ranges::for_each(kFields | std::views::filter(has_name), add);
  std::ranges::for_each(kQueryFields, add);
  return completion;
}

/// What is behind a field's colon: the last name of a list.
Completion field_value(FieldId field, std::string lead, std::string_view typed) {
  Completion completion;
  completion.form = ValueForm::Query;
  const std::size_t quote = typed.rfind('"');
  const bool is_open = std::ranges::count(typed, '"') % 2 == 1;
  std::size_t begin = is_open ? quote + 1 : typed.rfind(',') + 1;
  if (!is_open && typed.substr(begin).starts_with('"')) {
    return completion;  // a quotation that has its end
  }
  completion.form = is_open ? ValueForm::Quoted : ValueForm::Query;
  begin = std::min(typed.find_first_not_of('=', begin), typed.size());
  completion.lead = lead + std::string(typed.substr(0, begin));
  completion.typed = typed.substr(begin);
  if (!facets_of(field).empty()) {
    completion.field = field;
  }
  const auto choice = std::ranges::find(kFieldChoices, field, &FieldChoice::field);
  if (choice != kFieldChoices.end()) {
    add_beginning(choice->values, completion.typed, completion);
  }
  return completion;
}

Completion query_word(std::string_view word) {
  std::size_t begin = last_piece(word);
  begin = std::min(word.find_first_not_of('-', begin), word.size());
  const std::string lead(word.substr(0, begin));
  const std::string_view piece = word.substr(begin);
  if (piece.starts_with('@')) {
    Completion completion;
    completion.lead = lead + "@";
    completion.saved = true;
    completion.typed = piece.substr(1);
    return completion;
  }
  std::size_t colon = piece.find(':');
  const std::size_t second = colon == std::string_view::npos ? colon : piece.find(':', colon + 1);
  if (second != std::string_view::npos && field_named(piece.substr(0, second))) {  // given:org:
    colon = second;
  }
  const auto field =
      colon == std::string_view::npos ? std::nullopt : field_named(piece.substr(0, colon));
  return field
             ? field_value(
                   *field, lead + std::string(piece.substr(0, colon + 1)), piece.substr(colon + 1))
             : field_name(lead, piece);
}

}  // namespace

Completion complete_line(const Texts& line) {
  const std::string word = line.empty() ? std::string() : line.back();
  const auto before = std::span(line).first(line.empty() ? 0 : line.size() - 1);
  if (std::ranges::find(before, "--") != before.end()) {
    return query_word(word);
  }
  const OptionRow* previous = before.empty() ? nullptr : row_of(before.back());
  if (previous != nullptr && takes_next_word(*previous)) {
    return option_value(*previous, {}, word);
  }
  const std::size_t equals = word.find('=');
  if (word.starts_with("--") && equals != std::string::npos) {
    const OptionRow* row = row_of(std::string_view(word).substr(0, equals));
    return row == nullptr ? Completion()
                          : option_value(*row, word.substr(0, equals + 1), word.substr(equals + 1));
  }
  return word.starts_with('-') ? option_name(word) : query_word(word);
}

Texts index_arguments(const Texts& line) {
  Texts arguments;
  for (std::size_t i = 0; i + 1 < line.size() && line[i] != "--"; ++i) {
    if ((line[i] == "-d" || line[i] == "--db") && i + 2 < line.size()) {
      arguments.insert(arguments.end(), {line[i], line[i + 1]});
      ++i;
    } else if (line[i].starts_with("--db=") || line[i] == "--no-config") {
      arguments.push_back(line[i]);
    }
  }
  return arguments;
}

std::string completed_value(const Completion& completion, std::string_view value) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const std::string_view typed = completion.typed;
  const bool goes_on = std::ranges::equal(
      typed, value.substr(0, typed.size()), [&](char a, char b) { return lower(a) == lower(b); });
  return fmt::format("{}{}{}{}",
                     completion.lead,
                     goes_on ? typed : "",
                     goes_on ? value.substr(typed.size()) : value,
                     completion.form == ValueForm::Quoted ? "\"" : "");
}

std::optional<std::string> hyphenated(std::string_view name) {
  if (name.find_first_of(",\"()“”„«»=*?~@:") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string joined(name);
  std::ranges::replace(joined, ' ', '-');
  return joined;
}

}  // namespace backfile
