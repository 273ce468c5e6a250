// SPDX-License-Identifier: GPL-2.0-or-later
// The one file of the searcher that sees Boost.
#include "searcher/cli/command_line.h"

#include <algorithm>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "common/base/nearest_name.h"
#include "searcher/cli/option_table.h"

namespace backfile {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

constexpr const char* kWords = "query words";

std::string exclusion_of(std::string_view name) {
  return fmt::format("{}{}", kExclusionPrefix, name);
}

po::options_description described_options() {
  po::options_description options;
  const auto add = [&](const std::string& name, const po::value_semantic* semantic) {
    options.add_options()(name.c_str(), semantic);
  };
  for (const OptionRow& row : kOptionRows) {
    const std::string name =
        row.letter == 0 ? std::string(row.name) : fmt::format("{},{}", row.name, row.letter);
    switch (row.kind) {
      case OptionKind::Flag:
        add(name, new po::untyped_value(true));
        break;
      case OptionKind::Filter:
        add(name, po::value<Texts>());
        add(exclusion_of(row.name), po::value<Texts>());
        break;
      case OptionKind::Negative:
        break;
      default:
        add(name, po::value<Texts>());
    }
  }
  add(kWords, po::value<Texts>());
  return options;
}

// Boost would take the word after a bare --facets as its value: writes out what the bare one means.
// --help-fields, as the indexer has it, is --help=fields.
std::string with_value(const std::string& argument) {
  for (const OptionRow& row : kOptionRows) {
    if (row.kind == OptionKind::Optional &&
        (argument == fmt::format("--{}", row.name) || argument == fmt::format("-{}", row.letter))) {
      return fmt::format("--{}={}", row.name, row.bare);
    }
  }
  constexpr std::string_view kHelp = "--help-";
  return argument.starts_with(kHelp) ? "--help=" + argument.substr(kHelp.size()) : argument;
}

Texts with_values(Texts arguments) {
  const auto end = std::ranges::find(arguments, "--");
  std::transform(arguments.begin(), end, arguments.begin(), with_value);
  return arguments;
}

Unexpected<Error> unknown_option(const std::string& argument) {
  const std::string option = argument.substr(0, argument.find('='));
  Texts names;
  for (const OptionRow& row : kOptionRows) {
    names.emplace_back(row.name);
    names.push_back(row.kind == OptionKind::Filter ? exclusion_of(row.name) : std::string());
  }
  const std::string_view bare =
      std::string_view(option).substr(std::min(option.find_first_not_of('-'), option.size()));
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto nearest = nearest_name(bare, candidates);
  std::string hint = "backfile-search --help lists the options";
  if (!option.starts_with("--")) {
    hint = fmt::format("a query that begins with - follows a --: backfile-search -- {}", option);
  } else if (nearest) {
    hint = fmt::format("did you mean --{}?", *nearest);
  }
  return failure(ErrorCode::InvalidArgument, fmt::format("there is no option {}", option), hint);
}

bool may_repeat(std::string_view name) {
  const bool exclusion = name.starts_with(kExclusionPrefix);
  const auto row = std::ranges::find(kOptionRows, name, &OptionRow::name);
  return exclusion || (row != kOptionRows.end() &&
                       (row->kind == OptionKind::Flag || row->kind == OptionKind::Repeated ||
                        row->kind == OptionKind::Filter));
}

Result<po::parsed_options> split(const Texts& arguments) {
  const po::options_description options = described_options();
  po::positional_options_description words;
  words.add(kWords, -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    po::parsed_options parsed = po::command_line_parser(with_values(arguments))
                                    .options(options)
                                    .positional(words)
                                    .style(style)
                                    .run();
    parsed.description = nullptr;  // it dies here
    return parsed;
  } catch (const po::unknown_option& error) {
    return unknown_option(error.get_option_name());
  } catch (const po::error& error) {
    return failure(ErrorCode::InvalidArgument, error.what());
  }
}

}  // namespace

Result<CommandLine> read_command_line(const Texts& arguments) {
  const auto parsed = split(arguments);
  if (!parsed) {
    return Unexpected(parsed.error());
  }
  CommandLine line;
  for (const auto& option : parsed->options) {
    if (option.string_key == kWords) {
      line.words.insert(line.words.end(), option.value.begin(), option.value.end());
      continue;
    }
    CommandLine one;
    one.options[option.string_key] = {option.value.empty() ? "" : option.value.front()};
    if (auto added = add_options(one, line); !added) {
      return Unexpected(added.error());
    }
  }
  return line;
}

Result<void> add_options(const CommandLine& more, CommandLine& line) {
  for (const auto& [option, values] : more.options) {
    if (line.has(option) && !may_repeat(option)) {
      return failure(ErrorCode::InvalidArgument,
                     fmt::format("--{} is given more than once", option));
    }
    Texts& all = line.options[option];
    all.insert(all.end(), values.begin(), values.end());
  }
  return {};
}

}  // namespace backfile
