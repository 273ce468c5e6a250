// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/search_terms.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace backfile {
namespace {

std::string_view name_of_field(FieldId field) { return field_of(field).name; }

std::vector<FieldFilter>::iterator find_filter(SearchTerms& terms,
                                               std::string_view field,
                                               bool excluded) {
  return std::ranges::find_if(terms.filters, [&](const FieldFilter& filter) {
    return filter.field == field && filter.excluded == excluded;
  });
}

bool is_date(const FieldFilter& filter) {
  return filter.field == name_of_field(FieldId::Date) && !filter.excluded;
}

// The command line can say two conditions on the date: --date, and --from with --to.
constexpr std::ptrdiff_t kMaxDateFilters = 2;

std::vector<FieldFilter> all_filters(const SearchTerms& terms) {
  std::vector<FieldFilter> filters = terms.filters;
  if (terms.narrowed.empty()) {
    return filters;
  }
  if (std::ranges::count_if(filters, is_date) == kMaxDateFilters) {
    const auto last = std::ranges::find_if(filters.rbegin(), filters.rend(), is_date);
    filters.erase(std::next(last).base());
  }
  filters.push_back(
      {std::string(name_of_field(FieldId::Date)), {range_text(terms.narrowed.back())}, false});
  return filters;
}

void add_option(std::vector<std::string>& words, std::string option, const std::string& value) {
  if (value.starts_with('-')) {
    words.push_back(option.append("=").append(value));
    return;
  }
  words.push_back(std::move(option));
  words.push_back(value);
}

void add_filter(std::vector<std::string>& words, const FieldFilter& filter) {
  const std::string option = fmt::format("--{}{}", filter.excluded ? "not-" : "", filter.field);
  for (const std::string& value : filter.values) {
    add_option(words, option, value);
  }
}

// A second condition on the date: from its first day to its last.
void add_second_date(std::vector<std::string>& words, const std::string& range) {
  const std::size_t dots = range.find("..");
  const std::string from = range.substr(0, dots);
  const std::string to = dots == std::string::npos ? from : range.substr(dots + 2);
  if (!from.empty()) {
    add_option(words, "--from", from);
  }
  if (!to.empty()) {
    add_option(words, "--to", to);
  }
}

void add_filters(std::vector<std::string>& words, const std::vector<FieldFilter>& filters) {
  bool dated = false;
  for (const FieldFilter& filter : filters) {
    if (is_date(filter) && std::exchange(dated, true)) {
      add_second_date(words, filter.values.front());
    } else {
      add_filter(words, filter);
    }
  }
}

void add_ranking(std::vector<std::string>& words, const SearchTerms& terms) {
  if (terms.as_of) {
    add_option(words, "--as-of", iso_date(*terms.as_of, DatePrecision::Day));
  }
  if (terms.expand) {
    words.emplace_back("--expand");
  }
  if (terms.boost_half_life_days > 0) {
    add_option(words, "--boost", fmt::format("recent:{}d", terms.boost_half_life_days));
  }
  if (!terms.similar.empty()) {
    add_option(words, terms.background ? "--background" : "--similar", terms.similar);
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void add_query(std::vector<std::string>& words, const SearchTerms& terms, bool filtered) {
  if (!is_blank(terms.query)) {
    if (terms.query.starts_with('-')) {
      words.emplace_back("--");
    }
    words.push_back(terms.query);
  } else if (!filtered) {
    words.emplace_back("*");
  }
}

}  // namespace

std::string_view bare_value(std::string_view value) {
  return value.substr(std::min(value.find_first_not_of('='), value.size()));
}

FilterChoice choice_of(const SearchTerms& terms, FieldId field, std::string_view value) {
  for (const FieldFilter& filter : terms.filters) {
    if (filter.field == name_of_field(field) &&
        std::ranges::count(filter.values, value, bare_value) > 0) {
      return filter.excluded ? FilterChoice::Excluded : FilterChoice::Selected;
    }
  }
  return FilterChoice::None;
}

void set_choice(SearchTerms& terms, FieldId field, const std::string& value, FilterChoice choice) {
  const std::string name(name_of_field(field));
  for (const bool excluded : {false, true}) {
    if (const auto filter = find_filter(terms, name, excluded); filter != terms.filters.end()) {
      std::erase_if(filter->values, [&](const std::string& v) { return bare_value(v) == value; });
      if (filter->values.empty()) {
        terms.filters.erase(filter);
      }
    }
  }
  if (choice == FilterChoice::None) {
    return;
  }
  const bool excluded = choice == FilterChoice::Excluded;
  auto filter = find_filter(terms, name, excluded);
  if (filter == terms.filters.end()) {
    filter = terms.filters.insert(filter, {name, {}, excluded});
  }
  // As the table counts it: an entity by all its names, an outlet or language the very one.
  filter->values.push_back((entity_kind_of(field) ? "==" : "=") + value);
}

std::string range_text(const DayRange& range) {
  const std::chrono::year_month_day first(range.first);
  const bool opens_month = first.day() == std::chrono::day(1);
  const bool opens_year = opens_month && first.month() == std::chrono::January;
  const std::array kPrecisions{std::pair{DatePrecision::Year, opens_year},
                               std::pair{DatePrecision::Month, opens_month},
                               std::pair{DatePrecision::Day, true}};
  for (const auto& [precision, may_be] : kPrecisions) {
    if (may_be && days_of(range.first, precision) == range) {
      return iso_date(range.first, precision);
    }
  }
  return fmt::format("{}..{}",
                     iso_date(range.first, DatePrecision::Day),
                     iso_date(range.last, DatePrecision::Day));
}

SearchRequest request_of(const SearchTerms& terms, std::chrono::sys_days today) {
  SearchRequest request;
  request.query = terms.query;
  request.filters = all_filters(terms);
  request.with = terms.with;
  request.match = terms.match;
  request.sort = terms.sort;
  request.expand = terms.expand;
  request.similar = terms.similar;
  request.background = terms.background;
  request.boost_half_life_days = terms.boost_half_life_days;
  request.as_of = terms.as_of;
  request.today = today;
  return request;
}

std::vector<std::string> command_words(const SearchTerms& terms, const CommandContext& context) {
  std::vector<std::string> words{"backfile-search"};
  for (const std::string& index : context.indexes) {
    add_option(words, "-d", index);
  }
  if (terms.match == MatchMode::Any) {
    add_option(words, "--match", "any");
  }
  if (terms.sort != SortOrder::Relevance) {
    add_option(words, "--sort", terms.sort == SortOrder::Newest ? "newest" : "oldest");
  }
  if (context.today && context.today != terms.as_of) {
    add_option(words, "--today", iso_date(*context.today, DatePrecision::Day));
  }
  add_ranking(words, terms);
  for (const std::string& name : terms.with) {
    add_option(words, "--with", name);
  }
  const std::vector<FieldFilter> filters = all_filters(terms);
  add_filters(words, filters);
  add_query(words, terms, !filters.empty() || !terms.with.empty() || !terms.similar.empty());
  return words;
}

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,=+@%";
  // zsh takes a "=" at the beginning for a program to look for.
  if (!word.empty() && word.front() != '=' &&
      word.find_first_not_of(kPlain) == std::string_view::npos) {
    return std::string(word);
  }
  std::string quoted("'");
  for (const char c : word) {
    quoted.append(c == '\'' ? "'\\''" : std::string_view(&c, 1));
  }
  return quoted.append("'");
}

std::string command_line(const SearchTerms& terms, const CommandContext& context) {
  std::string line;
  for (const std::string& word : command_words(terms, context)) {
    line.append(line.empty() ? "" : " ").append(shell_quoted(word));
  }
  return line;
}

}  // namespace backfile
