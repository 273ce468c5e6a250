// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cli/options.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <functional>

#include <fmt/format.h>

#include "common/base/nearest_name.h"
#include "common/base/user_folder.h"
#include "common/model/date.h"
#include "searcher/cli/command_line.h"
#include "searcher/cli/config_options.h"
#include "searcher/cli/option_table.h"
#include "searcher/query/query_parser.h"

namespace backfile {
namespace {

using Texts = std::vector<std::string>;

// Far beyond any page, small enough that offset + limit cannot overflow.
constexpr std::uint64_t kMaxHits = 1'000'000'000;

const OptionRow& row_named(std::string_view name) {
  return *std::ranges::find(kOptionRows, name, &OptionRow::name);
}

std::string joined(const auto& names, std::string_view last_joint) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text.append(i == 0 ? "" : i + 1 == names.size() ? last_joint : ", ").append(names[i]);
  }
  return text;
}

Unexpected<Error> wrong_value(std::string_view option,
                              std::string_view takes,
                              std::string_view value) {
  return failure(ErrorCode::InvalidArgument,
                 fmt::format("--{} takes {}, not \"{}\"", option, takes, value));
}

// The place of `value` in `names`, whose order is that of the enum.
template <class Enum, class Names>
Result<void> read_choice(std::string_view option,
                         const std::string& value,
                         const Names& names,
                         Enum& into) {
  const auto found = std::ranges::find(names, value);
  if (found == names.end()) {
    return wrong_value(option, joined(names, " or "), value);
  }
  into = static_cast<Enum>(found - names.begin());
  return {};
}

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > kMaxHits) {
    return std::nullopt;
  }
  return number;
}

template <class Number>
Result<void> read_number(std::string_view option, const std::string& value, Number& into) {
  const auto number = number_in(value);
  if (!number) {
    return wrong_value(option, "a whole number", value);
  }
  into = *number;
  return {};
}

Result<void> read_day(std::string_view option,
                      const std::string& value,
                      std::optional<std::chrono::sys_days>& day) {
  int y = 0, m = 0, d = 0;
  char end = 0;
  if (value.size() == 10 && std::sscanf(value.c_str(), "%4d-%2d-%2d%c", &y, &m, &d, &end) == 3) {
    day = civil_day(y, m, d);
  }
  if (!day) {
    return wrong_value(option, "a day as 2017-09-14", value);
  }
  return {};
}

// "today" is that day as well, unless it is given.
Result<void> read_as_of(const std::string& value, Options& options) {
  auto read = read_day("as-of", value, options.request.as_of);
  options.today = options.today ? options.today : options.request.as_of;
  return read;
}

// recent:180d; days, weeks, months of 30 days or years of 365.
Result<void> read_boost(const std::string& value, SearchRequest& request) {
  constexpr std::string_view kRecent = "recent:", kUnits = "dwmy";
  constexpr std::array<std::uint64_t, 4> kDays{1, 7, 30, 365};
  const std::size_t unit = value.empty() ? std::string::npos : kUnits.find(value.back());
  const auto number = value.starts_with(kRecent) && unit != std::string::npos
                          ? number_in(std::string_view(value).substr(
                                kRecent.size(), value.size() - kRecent.size() - 1))
                          : std::nullopt;
  if (!number || *number == 0) {
    return wrong_value("boost", "recent:180d (or w, m, y)", value);
  }
  request.boost_half_life_days = *number * kDays[unit];
  return {};
}

// The tables that "entity" stands for, in the order they are printed.
constexpr std::array kEntityTables{FieldId::Organization, FieldId::Person, FieldId::Place};

Result<void> add_facet(std::string_view name, SearchRequest& request) {
  const auto field = field_named(name);
  const auto add = [&](FieldId id) {
    if (std::ranges::find(request.facets, id) == request.facets.end()) {
      request.facets.push_back(id);
    }
  };
  if (field == FieldId::Date) {
    request.timeline = request.timeline.value_or(TimelineUnit::Auto);
  } else if (field == FieldId::Entity) {
    std::ranges::for_each(kEntityTables, add);
  } else if (field && *field != FieldId::Said && has_name(field_of(*field)) &&
             !facets_of(*field).empty()) {
    std::ranges::for_each(facets_of(*field), add);
  } else {
    return wrong_value("facets", fmt::format("{},entity,date", row_named("facets").bare), name);
  }
  return {};
}

// FIELDS[:N], either part may be missing; a field's name may have a colon itself (given:org).
Result<void> read_facets(const std::string& value, SearchRequest& request) {
  std::string_view names = value;
  const std::size_t colon = value.rfind(':');
  if (colon != std::string::npos && !field_named(names.substr(names.rfind(',') + 1))) {
    if (auto read = read_number("facets", value.substr(colon + 1), request.facet_limit); !read) {
      return read;
    }
    names = names.substr(0, colon);
  }
  names = names.empty() ? row_named("facets").bare : names;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    if (auto added = add_facet(names.substr(at, end - at), request); !added) {
      return added;
    }
    at = end + 1;
  }
  return {};
}

Result<void> read_fields(const std::string& value, Options& options) {
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find(',', at), value.size());
    const std::string name = value.substr(at, end - at);
    ResultField& field = options.fields.emplace_back();
    if (auto read = read_choice("fields", name, kResultFieldNames, field); !read) {
      const auto nearest = nearest_name(name, kResultFieldNames);
      return failure(read.error().code,
                     read.error().message,
                     nearest ? fmt::format("did you mean {}?", *nearest) : std::string());
    }
    at = end + 1;
  }
  return {};
}

Result<void> read_sort_lines(const std::string& value, Options& options) {
  constexpr std::array<std::string_view, 2> kSides{"left", "right"};
  int side = 0;
  auto read = read_choice("sort-lines", value, kSides, side);
  options.kwic_order = static_cast<KwicOrder>(static_cast<int>(KwicOrder::Left) + side);
  return read;
}

Result<void> read_timeline(const std::string& value, SearchRequest& request) {
  return read_choice("timeline", value, kUnits, request.timeline.emplace());
}

Result<void> read_help(const std::string& topic, Options& options) {
  int number = 0;
  auto read = read_choice("help", topic, kTopics, number);
  options.action = static_cast<Action>(static_cast<int>(Action::Help) + number);
  return read;
}

// A name that is one of a file, too.
Result<void> read_watch(const std::string& name, Options& options) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  constexpr std::size_t kLongest = 100;
  if (name.empty() || name.size() > kLongest ||
      name.find_first_not_of(kAllowed) != std::string::npos) {
    return wrong_value("watch", "a name of letters, digits, - and _", name);
  }
  options.action = Action::Watch;
  options.watch = name;
  return {};
}

using ReadValue = std::function<Result<void>(const std::string&)>;

// What each option with one value, or none, does. In this order: the later decides the action.
std::vector<std::pair<std::string, ReadValue>> value_readers(Options& options) {
  SearchRequest& request = options.request;
  const auto action = [&](Action wanted, std::string& into) {
    return [&options, &into, wanted](const std::string& value) {
      options.action = wanted;
      into = value;
      return Result<void>();
    };
  };
  const auto flag = [](bool& into, bool value = true) {
    return [&into, value](const std::string&) {
      into = value;
      return Result<void>();
    };
  };
  const auto text = [](std::string& into) {
    return [&into](const std::string& value) {
      into = value;
      return Result<void>();
    };
  };
  return {
      {"limit", [&](auto& v) { return read_number("limit", v, request.limit); }},
      {"offset", [&](auto& v) { return read_number("offset", v, request.offset); }},
      {"width", [&](auto& v) { return read_number("width", v, options.width); }},
      {"match", [&](auto& v) { return read_choice("match", v, kModes, request.match); }},
      {"sort", [&](auto& v) { return read_choice("sort", v, kOrders, request.sort); }},
      {"color", [&](auto& v) { return read_choice("color", v, kColors, options.color); }},
      {"hyperlinks",
       [&](auto& v) { return read_choice("hyperlinks", v, kColors, options.hyperlinks); }},
      {"fields", [&](auto& v) { return read_fields(v, options); }},
      {"sort-lines", [&](auto& v) { return read_sort_lines(v, options); }},
      {"format", [&](auto& v) { return read_choice("format", v, kFormatNames, options.format); }},
      {"timeline", [&](auto& v) { return read_timeline(v, request); }},
      {"facets", [&](auto& v) { return read_facets(v, request); }},
      {"today", [&](auto& v) { return read_day("today", v, options.today); }},
      {"as-of", [&](auto& v) { return read_as_of(v, options); }},
      {"boost", [&](auto& v) { return read_boost(v, request); }},
      {"expand", flag(request.expand)},
      {"similar", text(request.similar)},
      {"background",
       [&](auto& v) {
         request.similar = v;
         request.background = true;
         return Result<void>();
       }},
      {"count", flag(request.count_only)},
      {"explain", flag(options.explain)},
      {"null", flag(options.nul_separated)},
      {"no-pager", flag(options.use_pager, false)},
      {"run-tag", text(options.run_tag)},
      {"queries", action(Action::Batch, options.queries_file)},
      {"show", action(Action::Show, options.show)},
      {"why-entity", action(Action::WhyEntity, options.entity)},
      {"why", action(Action::Why, options.why)},
      {"watch", [&](auto& v) { return read_watch(v, options); }},
      {"interactive",
       [&](auto&) {
         options.action = Action::Screen;
         return Result<void>();
       }},
      {"version",
       [&](auto&) {
         options.action = Action::Version;
         return Result<void>();
       }},
      {"help", [&](auto& v) { return read_help(v, options); }},
  };
}

Result<void> read_values(const CommandLine& line, Options& options) {
  for (const auto& [name, read] : value_readers(options)) {
    if (!line.has(name)) {
      continue;
    }
    if (auto done = read(line.value(name)); !done) {
      return done;
    }
  }
  return {};
}

void read_filters(const CommandLine& line, SearchRequest& request) {
  const auto add = [&](const std::string& field, Texts values, bool excluded) {
    if (!values.empty()) {
      request.filters.push_back({field, std::move(values), excluded});
    }
  };
  for (const OptionRow& row : kOptionRows) {
    if (row.kind == OptionKind::Filter) {
      const std::string name(row.name);
      add(name, line.values(name), false);
      add(name, line.values(std::string(kExclusionPrefix) + name), true);
    }
  }
  if (line.has("from") || line.has("to")) {
    add("date", {line.value("from") + ".." + line.value("to")}, false);
  }
}

// The names that have to appear together, and what is shown of them unless asked for otherwise.
void read_company(const CommandLine& line, const CommandLine& typed, SearchRequest& request) {
  request.with = line.values("with");
  if (request.with.empty()) {
    return;
  }
  request.limit = typed.has("limit") ? request.limit : 0;
  if (request.facets.empty() && !request.timeline) {
    request.facets.assign(kEntityTables.begin(), kEntityTables.end());
    request.timeline = TimelineUnit::Auto;
  }
}

std::string query_of(const CommandLine& line) {
  std::string query;
  for (const std::string& word : line.words) {
    query.append(query.empty() ? "" : " ").append(word);
  }
  return query;
}

Result<void> read_indexes(const CommandLine& line,
                          const Environment& environment,
                          Options& options) {
  for (const std::string& folder : line.values("db")) {
    options.indexes.emplace_back(folder);
  }
  if (!options.indexes.empty()) {
    return {};
  }
  if (!environment.backfile_db.empty()) {
    options.indexes.emplace_back(environment.backfile_db);
  } else if (environment.xdg_data_home.starts_with('/')) {
    options.indexes.emplace_back(environment.xdg_data_home + "/backfile/default");
  } else if (!environment.home.empty()) {
    options.indexes.emplace_back(environment.home + "/.local/share/backfile/default");
  } else {
    return failure(ErrorCode::NotFound, "no index is named", "name one: --db DIR, or $BACKFILE_DB");
  }
  return {};
}

// Something to look for, or a wish that makes sense over all articles.
bool asks_for_something(const CommandLine& typed) {
  constexpr std::array<std::string_view, 5> kWishes{"with", "facets", "timeline", "count", "sort"};
  SearchRequest asked;
  read_filters(typed, asked);
  return query_of(typed).find_first_not_of(" \t\r\n") != std::string::npos ||
         !asked.filters.empty() || !typed.value("similar").empty() ||
         !typed.value("background").empty() ||
         std::ranges::any_of(kWishes, [&](std::string_view wish) { return typed.has(wish); });
}

// What prints something else than the screen or a watch does.
Result<void> check_beside(std::string_view action,
                          std::initializer_list<std::string_view> options,
                          const CommandLine& line) {
  for (const std::string_view option : options) {
    if (line.has(option)) {
      return failure(ErrorCode::InvalidArgument,
                     fmt::format("--{} takes no --{} beside it", action, option));
    }
  }
  return {};
}

Result<void> check_format(const CommandLine& line, const Options& options) {
  using enum OutputFormat;
  struct Companion {
    std::string_view option, of;
    std::vector<OutputFormat> formats;
  };
  const std::array kCompanions{
      Companion{"null", "-0 belongs to --format paths", {Paths}},
      Companion{"fields", "--fields belongs to --format csv, tsv or jsonl", {Csv, Tsv, JsonLines}},
      Companion{"sort-lines", "--sort-lines belongs to --format kwic", {Kwic}}};
  for (const Companion& companion : kCompanions) {
    if (line.has(companion.option) &&
        std::ranges::find(companion.formats, options.format) == companion.formats.end()) {
      return failure(ErrorCode::InvalidArgument, std::string(companion.of));
    }
  }
  return {};
}

// The newest of what is new, and more than a page.
void read_watch_limits(const CommandLine& line, const CommandLine& typed, SearchRequest& request) {
  constexpr std::uint64_t kMostNew = 1000;
  request.limit = typed.has("limit") ? request.limit : kMostNew;
  request.sort = line.has("sort") ? request.sort : SortOrder::Newest;
}

// The values of filters, which a search would refuse without a word on where they stand.
Result<void> check_filters(const CommandLine& line) {
  SearchRequest asked;
  read_filters(line, asked);
  for (const FieldFilter& filter : asked.filters) {
    for (const std::string& value : filter.values) {
      if (auto read = parse_field_value(filter.field, value, {}); !read) {
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("--{}: {}", filter.field, read.error().message),
                       read.error().hint);
      }
    }
  }
  return {};
}

// What is typed and, unless it says --no-config, what the config file adds.
Result<CommandLine> whole_line(const CommandLine& typed,
                               const Environment& environment,
                               const Result<ConfigFile>& config) {
  if (typed.has("no-config")) {
    return typed;
  }
  if (!config) {
    return Unexpected(config.error());
  }
  return with_config(typed, *config, environment, [](const CommandLine& line) {
    Options ignored;
    auto read = read_values(line, ignored);
    return read ? check_filters(line) : read;
  });
}

Result<void> check_together(const CommandLine& line, const Options& options) {
  if (options.action == Action::Screen) {
    return check_beside("interactive",
                        {"queries",
                         "show",
                         "why-entity",
                         "why",
                         "watch",
                         "format",
                         "fields",
                         "sort-lines",
                         "count",
                         "explain",
                         "null"},
                        line);
  }
  if (options.action == Action::Watch) {
    if (auto checked = check_beside(
            "watch", {"queries", "show", "why-entity", "why", "offset", "explain"}, line);
        !checked) {
      return checked;
    }
  }
  const bool has_query = !options.request.query.empty();
  const bool wants_query = options.action == Action::Search || options.action == Action::Why ||
                           options.action == Action::Watch;
  if (wants_query && !asks_for_something(line)) {
    return failure(ErrorCode::InvalidArgument,
                   "nothing to search for",
                   "backfile-search WORDS; backfile-search --help says more");
  }
  if (has_query && (options.action == Action::Batch || options.action == Action::WhyEntity)) {
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("--{} takes no query beside it",
                               options.action == Action::Batch ? "queries" : "why-entity"));
  }
  return check_format(line, options);
}

// What of the hits the format shows, beside the articles themselves.
void read_wishes(const CommandLine& typed, Options& options) {
  using enum OutputFormat;
  SearchRequest& request = options.request;
  const bool in_fields =
      options.fields.empty() || std::ranges::count(options.fields, ResultField::Snippet) > 0;
  request.score_parts = options.explain;
  request.snippets = options.format <= Tsv && in_fields;
  request.body_marks = options.format == Kwic;
  options.only_timeline = typed.has("timeline");
  for (const char* other :
       {"format", "facets", "limit", "offset", "count", "explain", "with", "watch"}) {
    options.only_timeline = options.only_timeline && !typed.has(other);
  }
}
static_assert(OutputFormat::Text < OutputFormat::Tsv && OutputFormat::Tsv < OutputFormat::Paths);

}  // namespace

Result<ConfigFile> read_user_config(const Environment& environment) {
  return read_config_file(user_folder(environment.xdg_config_home, environment.home, ".config"),
                          environment.home);
}

Result<Options> parse_options(const Texts& arguments,
                              const Environment& environment,
                              const Result<ConfigFile>& config) {
  const auto typed = read_command_line(arguments);
  if (!typed) {
    return Unexpected(typed.error());
  }
  Options options;
  if (auto read = read_values(*typed, options); !read || options.action >= Action::Help) {
    return read ? Result<Options>(std::move(options)) : Unexpected(read.error());
  }
  const auto line = whole_line(*typed, environment, config);
  if (!line) {
    return Unexpected(line.error());
  }
  options = Options();
  if (auto read = read_values(*line, options); !read) {
    return Unexpected(read.error());
  }
  options.request.query = query_of(*line);
  read_filters(*line, options.request);
  read_company(*line, *typed, options.request);
  if (options.action == Action::Watch) {
    read_watch_limits(*line, *typed, options.request);
  }
  read_wishes(*typed, options);
  if (options.action == Action::Search && environment.on_terminal && environment.term != "dumb" &&
      !asks_for_something(*typed)) {
    options.action = Action::Screen;
  }
  if (auto checked = check_together(*typed, options); !checked) {
    return Unexpected(checked.error());
  }
  options.state_folder = user_folder(environment.xdg_state_home, environment.home, ".local/state");
  options.index_is_named = typed->has("db");
  if (!typed->has("no-config")) {
    options.config_folder = user_folder(environment.xdg_config_home, environment.home, ".config");
  }
  if (auto read = read_indexes(*line, environment, options); !read) {
    return Unexpected(read.error());
  }
  return options;
}

bool use_color(ColorChoice choice, const Environment& environment, const TerminalSize& terminal) {
  if (choice != ColorChoice::Auto) {
    return choice == ColorChoice::Always;
  }
  if (!environment.no_color.empty()) {
    return false;
  }
  if (!environment.clicolor_force.empty() && environment.clicolor_force != "0") {
    return true;
  }
  return environment.term != "dumb" && terminal.is_terminal();
}

bool use_hyperlinks(ColorChoice choice,
                    const Environment& environment,
                    const TerminalSize& terminal) {
  if (choice != ColorChoice::Auto) {
    return choice == ColorChoice::Always;
  }
  return terminal.is_terminal() && environment.term != "dumb" && environment.term != "linux";
}

bool use_ascii_bars(const Environment& environment, const TerminalSize& terminal) {
  std::string charset = environment.locale;
  std::ranges::transform(
      charset, charset.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const bool is_utf8 =
      charset.find("UTF-8") != std::string::npos || charset.find("UTF8") != std::string::npos;
  return terminal.is_terminal() && (environment.term == "dumb" || !is_utf8);
}

std::string pager_command(const Environment& environment) {
  const std::string& wanted =
      environment.backfile_pager.empty() ? environment.pager : environment.backfile_pager;
  if (wanted.empty()) {
    return "less -FRX";
  }
  return wanted == "cat" ? std::string() : wanted;
}

}  // namespace backfile
