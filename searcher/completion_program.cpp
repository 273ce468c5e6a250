// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/completion_program.h"

#include <iostream>
#include <optional>

#include <fmt/format.h>

#include "common/text/text_analyzer.h"
#include "common/text/utf8.h"
#include "searcher/cli/completion.h"
#include "searcher/cli/options.h"
#include "searcher/match/value_finder.h"
#include "searcher/search_program.h"

namespace backfile {
namespace {

using Texts = std::vector<std::string>;
constexpr std::size_t kMostValues = 50;

/// The name as the query has it; nothing when it cannot stand there.
std::optional<std::string> written(const Completion& completion,
                                   const std::string& name,
                                   TextAnalyzer& analyzer) {
  if (terminal_safe(name) != name || name.find('\n') != std::string::npos) {
    return std::nullopt;
  }
  if (completion.form == ValueForm::Argument) {
    return completed_value(completion, name);
  }
  if (name.find('"') != std::string::npos) {
    return std::nullopt;
  }
  if (completion.form == ValueForm::Quoted) {
    return completed_value(completion, name);
  }
  const auto joined = hyphenated(name);
  return joined && analyzer.fold_key(*joined) == analyzer.fold_key(name)
             ? completed_value(completion, *joined)
             : fmt::format("{}\"{}\"", completion.lead, name);
}

void add_values(const Completion& completion, const Options& options, Texts& candidates) {
  TextAnalyzer analyzer;
  const auto names = find_values(
      options.indexes, *completion.field, analyzer.fold_key(completion.typed), kMostValues);
  for (const std::string& name : names ? *names : Texts()) {
    if (auto candidate = written(completion, name, analyzer)) {
      candidates.push_back(std::move(*candidate));
    }
  }
}

void add_saved(const Completion& completion, const Options& options, Texts& candidates) {
  const auto saved = SavedSearches::read(options.config_folder);
  for (const std::string& name : saved ? saved->names() : Texts()) {
    if (name.starts_with(completion.typed)) {
      candidates.push_back(completion.lead + name);
    }
  }
}

}  // namespace

int run_completion_program(const Texts& line, const Environment& environment) {
  const Completion completion = complete_line(line);
  Texts candidates;
  for (const std::string& word : completion.words) {
    candidates.push_back(completion.lead + word);
  }
  if (completion.field || completion.saved) {
    Texts arguments = index_arguments(line);
    arguments.emplace_back("*");
    const auto options = parse_options(arguments, environment, read_user_config(environment));
    if (options && completion.field) {
      add_values(completion, *options, candidates);
    } else if (options) {
      add_saved(completion, *options, candidates);
    }
  }
  for (const std::string& candidate : candidates) {
    std::cout << candidate << '\n';
  }
  return candidates.empty() ? kNothingFound : kFound;
}

}  // namespace backfile
