// SPDX-License-Identifier: GPL-2.0-or-later
// Boost.Program_options takes the arguments apart; the table says what they mean.
#include "indexer/cli/options.h"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "common/base/nearest_name.h"
#include "indexer/cli/option_table.h"

namespace backfile {
namespace {

namespace po = boost::program_options;

constexpr const char* kPositional = "argument";

po::options_description describe_options() {
  po::options_description all;
  for (const OptionRow& row : option_table()) {
    std::string names(row.name);
    if (row.letter != 0) {
      names += fmt::format(",{}", row.letter);
    }
    if (row.value_name.empty()) {
      all.add_options()(names.c_str(), "");
    } else {
      all.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  all.add_options()(kPositional, po::value<std::vector<std::string>>(), "");
  return all;
}

/// "did you mean --report?" for the option that begins so or is nearest.
std::string nearest_option(std::string_view written) {
  written = written.substr(std::min(written.size(), written.find_first_not_of('-')));
  written = written.substr(0, written.find('='));
  std::vector<std::string_view> names;
  for (const OptionRow& row : option_table()) {
    if (written.size() >= 2 && row.name.starts_with(written)) {
      return fmt::format("did you mean --{}?", row.name);
    }
    names.push_back(row.name);
  }
  const auto nearest = nearest_name(written, names);
  return nearest ? fmt::format("did you mean --{}?", *nearest) : "see --help";
}

Result<po::parsed_options> split(const std::vector<std::string>& arguments) {
  const po::options_description all = describe_options();
  po::positional_options_description positional;
  positional.add(kPositional, -1);
  try {
    namespace style = po::command_line_style;
    return po::command_line_parser(arguments)
        .options(all)
        .positional(positional)
        .style(style::unix_style & ~style::allow_guessing)
        .run();
  } catch (const po::unknown_option& error) {
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("there is no option {}", error.get_option_name()),
                   nearest_option(error.get_option_name()));
  } catch (const po::error& error) {
    return failure(ErrorCode::InvalidArgument, error.what(), "see --help");
  }
}

Result<void> apply(std::string_view option, std::string_view value, Options& options) {
  const auto row = std::ranges::find(option_table(), option, &OptionRow::name);
  if (Result<void> applied = row->apply(options, value); !applied) {
    Error error = std::move(applied.error());
    error.message = fmt::format("--{}: {}", option, error.message);
    return Unexpected(std::move(error));
  }
  return {};
}

Result<void> apply(const po::parsed_options& parsed, Options& options) {
  for (const po::option& option : parsed.options) {
    if (option.string_key == kPositional) {
      options.run.paths.insert(options.run.paths.end(), option.value.begin(), option.value.end());
      continue;
    }
    const std::string value = option.value.empty() ? "" : option.value.front();
    if (Result<void> applied = apply(option.string_key, value, options); !applied) {
      return applied;
    }
  }
  return {};
}

bool is_given(const po::parsed_options& parsed, std::string_view option) {
  return std::ranges::find(parsed.options, option, &po::option::string_key) != parsed.options.end();
}

bool wants_config(const po::parsed_options& typed) {
  constexpr std::array<std::string_view, 4> kWithout{"no-config", "help", "help-fields", "version"};
  return std::ranges::none_of(kWithout,
                              [&](std::string_view option) { return is_given(typed, option); });
}

/// What is for the command line alone: what is done instead of indexing, and what is done once.
bool is_kept(const OptionRow& row) {
  constexpr std::array<std::string_view, 5> kOnce{
      "dry-run", "merge", "no-config", "rebuild", "report"};
  return row.group != kInsteadOfIndexing && std::ranges::count(kOnce, row.name) == 0;
}

/// One line of the config file: what is wrong with it, "" when nothing is.
std::string apply_line(const std::string& option, const std::string& value, Options& options) {
  const auto row = std::ranges::find(option_table(), option, &OptionRow::name);
  if (row == option_table().end()) {
    return fmt::format("there is no option --{}; {}", option, nearest_option(option));
  }
  if (!is_kept(*row)) {
    return fmt::format("--{} is for the command line alone", option);
  }
  std::string taken = value;
  if (row->value_name.empty()) {
    const Result<bool> on = read_switch(value);
    if (!on || !*on) {
      return on ? std::string() : fmt::format("--{} {}", option, on.error().message);
    }
    taken.clear();
  }
  const Result<void> applied = apply(option, taken, options);
  return applied ? std::string() : in_one_line(applied.error());
}

/// Before the command line, which then has the last word; $BACKFILE_DB goes before a db there.
Result<void> apply(const ConfigFile& config,
                   const po::parsed_options& typed,
                   const Environment& environment,
                   Options& options) {
  const auto take = [&](const std::string& option, const std::string& value) {
    Options unused;
    const bool overridden =
        is_given(typed, option) || (option == "db" && !environment.backfile_db.empty());
    return apply_line(option, value, overridden ? unused : options);
  };
  return read_config(config, "index", take);
}

std::filesystem::path default_database(const Environment& environment) {
  if (!environment.backfile_db.empty()) {
    return environment.backfile_db;
  }
  if (!environment.xdg_data_home.empty()) {
    return std::filesystem::path(environment.xdg_data_home) / "backfile/default";
  }
  if (!environment.home.empty()) {
    return std::filesystem::path(environment.home) / ".local/share/backfile/default";
  }
  return {};
}

/// Actions that concern the whole index.
using ActionName = std::pair<Action, std::string_view>;
constexpr std::array<ActionName, 3> kAlone{
    {{Action::Stats, "stats"}, {Action::Check, "check"}, {Action::Export, "export"}}};

/// What options say to each other.
Result<void> check(const Options& options) {
  const auto wrong = [](std::string message, std::string hint = "see --help") -> Result<void> {
    return failure(ErrorCode::InvalidArgument, std::move(message), std::move(hint));
  };
  const auto action_alone = std::ranges::find(kAlone, options.action, &ActionName::first);
  const bool takes_arguments = action_alone == kAlone.end();
  const bool merges_only = options.action == Action::Index && options.run.merge;
  if (takes_arguments && options.run.paths.empty() && !merges_only) {
    return options.action == Action::Delete
               ? wrong("--delete needs the ids of articles", "backfile-search prints them")
               : wrong("no PATH is given", "name a folder, a file, or - for JSON Lines on stdin");
  }
  if (!takes_arguments && !options.run.paths.empty()) {
    return wrong(fmt::format(
        "--{} takes no argument, not \"{}\"", action_alone->second, options.run.paths.front()));
  }
  if (options.plain_text && (options.action != Action::Inspect || options.run.paths.size() != 1 ||
                             options.run.paths.front() != "-")) {
    return wrong("--text goes with --inspect and the one PATH -");
  }
  if (options.run.index.root.empty() && options.action != Action::Inspect) {
    return wrong("it is not known where the index lies", "name it with --db DIR");
  }
  if (std::ranges::count(options.run.paths, "-") > 1) {
    return wrong("- is given twice, stdin can be read once");
  }
  return {};
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string>& arguments,
                              const Environment& environment,
                              const Result<ConfigFile>& config) {
  Options options;
  options.run.index.root = default_database(environment);
  const Result<po::parsed_options> parsed = split(arguments);
  if (!parsed) {
    return Unexpected(parsed.error());
  }
  if (wants_config(*parsed)) {
    if (!config) {
      return Unexpected(config.error());
    }
    if (Result<void> applied = apply(*config, *parsed, environment, options); !applied) {
      return Unexpected(applied.error());
    }
  }
  if (Result<void> applied = apply(*parsed, options); !applied) {
    return Unexpected(applied.error());
  }
  if (options.action >= Action::Help) {
    return options;
  }
  if (Result<void> checked = check(options); !checked) {
    return Unexpected(checked.error());
  }
  if (options.action == Action::Delete) {
    options.article_ids = std::exchange(options.run.paths, {});
  }
  return options;
}

}  // namespace backfile
