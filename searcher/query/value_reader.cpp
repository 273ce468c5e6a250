// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is read_value_node().
#include "searcher/query/value_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/base/nearest_name.h"
#include "searcher/query/date_range_reader.h"
#include "searcher/query/query_characters.h"

namespace backfile {
namespace {

using NodeResult = Result<QueryNode, QueryError>;

/// A year with 29 February: every calendar day exists in it.
constexpr int kLeapYear = 2000;

struct ValueContext {
  std::string_view query;
  const QueryToken& value;
  const QueryReading& reading;

  Unexpected<QueryError> wrong(std::string message, std::string hint) const {
    return Unexpected(error_at(query, value.begin, value.end, std::move(message), std::move(hint)));
  }
};

NodeResult date_node(const ValueContext& context) {
  std::string text = ascii_lower(context.value.text);
  auto range = read_date_range(text, context.reading.today);
  if (range) {
    return QueryNode{DateNode{std::move(text), *range}};
  }
  QueryError error = std::move(range.error());
  error.in_text = context.query;
  error.begin = std::min(error.begin + context.value.value_begin, context.value.end);
  error.end = std::min(error.end + context.value.value_begin, context.value.end);
  return Unexpected(std::move(error));
}

/// The node of one of the first `count` names of an enum; an error that lists them otherwise.
template <class Node, class Enum, unsigned count>
NodeResult named_node(const ValueContext& context, std::optional<Enum> (*named)(std::string_view)) {
  const std::string text = ascii_lower(context.value.text);
  if (const auto value = named(text); value) {
    return QueryNode{Node{*value}};
  }
  std::vector<std::string_view> names;
  for (unsigned i = 0; i < count; ++i) {
    names.push_back(name_of(static_cast<Enum>(i)));
  }
  const auto nearest = nearest_name(text, names);
  return context.wrong(
      fmt::format("{} has no value {}", field_of(context.value.field).name, context.value.text),
      nearest ? fmt::format("Did you mean {}?", *nearest)
              : fmt::format("It is one of {}.", fmt::join(names, ", ")));
}

NodeResult date_method_node(const ValueContext& context) {
  return named_node<DateMethodNode, DateMethod, 10>(context, date_method_named);
}
NodeResult date_confidence_node(const ValueContext& context) {
  return named_node<DateConfidenceNode, DateConfidence, 4>(context, date_confidence_named);
}

std::optional<std::uint32_t> count_of_words(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

NodeResult word_count_node(const ValueContext& context) {
  const std::string_view text = context.value.text;
  const std::size_t dots = text.find("..");
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = dots == std::string_view::npos ? from : text.substr(dots + 2);
  WordCountNode node;
  const auto first = from.empty() ? node.first : count_of_words(from);
  const auto last = to.empty() ? node.last : count_of_words(to);
  if (!first || !last || (from.empty() && to.empty())) {
    return context.wrong(fmt::format("not a number of words: {}", text),
                         "Lengths are written words:500.. or words:100..200 or words:..50");
  }
  if (*last < *first) {
    return context.wrong("the range ends before it begins",
                         fmt::format("Write words:{}..{}", to, from));
  }
  return QueryNode{WordCountNode{*first, *last}};
}

NodeResult calendar_day_node(const ValueContext& context) {
  const std::string_view text = context.value.text;
  const auto digits = [&](std::size_t at) {
    return count_of_words(text.substr(at, 2)).value_or(0);
  };
  if (text.size() == 5 && text[2] == '-') {
    const std::uint32_t month = digits(0), day = digits(3);
    if (civil_day(kLeapYear, static_cast<int>(month), static_cast<int>(day))) {
      return QueryNode{CalendarDayNode{month, day}};
    }
  }
  return context.wrong(fmt::format("not a day of the year: {}", text), "Month and day: day:07-17");
}

NodeResult id_node(const ValueContext& context) {
  return QueryNode{IdNode{context.value.text, false}};
}
NodeResult story_node(const ValueContext& context) {
  return QueryNode{IdNode{context.value.text, true}};
}

NodeResult sort_node(const ValueContext& context) {
  constexpr std::array<std::string_view, 3> kOrders{"relevance", "newest", "oldest"};
  const std::string text = ascii_lower(context.value.text);
  const auto found = std::ranges::find(kOrders, text);
  if (found == kOrders.end()) {
    return context.wrong(fmt::format("no order is called {}", context.value.text),
                         "It is one of sort:relevance, sort:newest, sort:oldest.");
  }
  return QueryNode{SortNode{static_cast<QuerySort>(found - kOrders.begin())}};
}

NodeResult in_node(const ValueContext& context) {
  if (ascii_lower(context.value.text) != "all") {
    return context.wrong(
        fmt::format("in: takes no {}", context.value.text),
        "in:all looks in captions and bylines too; for one part write title:word.");
  }
  return QueryNode{InAllNode{}};
}

struct ValueForm {
  FieldId field;
  NodeResult (*read)(const ValueContext& context);
};
constexpr std::array<ValueForm, 9> kValueForms{{
    {FieldId::Sort, sort_node},
    {FieldId::In, in_node},
    {FieldId::Id, id_node},
    {FieldId::Story, story_node},
    {FieldId::Date, date_node},
    {FieldId::DateMethod, date_method_node},
    {FieldId::DateConfidence, date_confidence_node},
    {FieldId::WordCount, word_count_node},
    {FieldId::CalendarDay, calendar_day_node},
}};

}  // namespace

Result<QueryNode, QueryError> read_value_node(std::string_view query,
                                              std::span<const QueryToken> values,
                                              const QueryReading& reading) {
  const FieldId field = values.front().field;
  for (const ValueForm& form : kValueForms) {
    if (form.field == field) {
      return form.read({query, values.front(), reading});
    }
  }
  FacetNode node{field, {}, {}};
  for (const QueryToken& value : values) {
    node.values.push_back(value.text);
    node.senses.push_back(value.counted ? NameSense::Counted
                          : value.exact ? NameSense::Literal
                                        : NameSense::Any);
  }
  return QueryNode{std::move(node)};
}

}  // namespace backfile
