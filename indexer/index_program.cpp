// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_program.h"

#include <algorithm>
#include <iostream>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "common/base/config_file.h"
#include "common/base/user_folder.h"
#include "common/text/utf8.h"
#include "indexer/cli/help.h"
#include "indexer/pipeline/article_deleter.h"
#include "indexer/pipeline/article_export.h"
#include "indexer/pipeline/index_check.h"
#include "indexer/pipeline/index_pipeline.h"
#include "indexer/pipeline/index_stats.h"
#include "indexer/pipeline/inspect.h"
#include "indexer/pipeline/plain_numbers.h"
#include "indexer/pipeline/stop_signal.h"

namespace backfile {
namespace {

/// The one way by which text reaches people: nothing of it acts on their terminal.
void tell(std::string_view text) { std::cerr << terminal_safe(text) << std::flush; }

void print(std::string_view text) { std::cout << terminal_safe(text) << std::flush; }

int fail(const Error& error) {
  tell(fmt::format("backfile-index: {}\n", error.message));
  if (!error.hint.empty()) {
    tell(fmt::format("  {}\n", error.hint));
  }
  return exit_code_of(error.code);
}

ProgressForm progress_form(const Options& options) {
  switch (options.progress) {
    case ProgressWish::Json:
      return ProgressForm::Json;
    case ProgressWish::Always:
      return ProgressForm::Line;
    case ProgressWish::Never:
      return ProgressForm::None;
    case ProgressWish::Auto:
      break;
  }
  const bool wanted = options.verbosity != Verbosity::Quiet && isatty(STDERR_FILENO) == 1;
  return wanted ? ProgressForm::Line : ProgressForm::None;
}

/// Of the terminal that standard error is, less the place of the cursor.
std::size_t progress_columns() {
  constexpr std::size_t kMost = 120;  // longer lines are hard to follow
  winsize size{};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
  return known ? std::min<std::size_t>(size.ws_col - 1u, kMost) : kProgressColumns;
}

int exit_code_of(const IndexReport& report) {
  return report.skipped_count() > 0 ? kExitSomeSkipped : kExitAllIndexed;
}

Result<int> index(const Options& options, std::stop_token stop) {
  Progress progress(progress_form(options), std::cerr, progress_columns());
  const Result<IndexOutcome> outcome = index_corpus(options.run, progress, stop);
  progress.finish();
  if (!outcome) {
    return Unexpected(outcome.error());
  }
  if (options.verbosity != Verbosity::Quiet) {
    tell(describe_outcome(*outcome, options.verbosity == Verbosity::Verbose));
  }
  return exit_code_of(outcome->report);
}

Result<int> inspect(const Options& options, std::stop_token stop) {
  if (Result<void> checked = check_options(options.run); !checked) {
    return Unexpected(checked.error());
  }
  const Result<IndexReport> report = options.plain_text
                                         ? inspect_plain_text(options.run, std::cout, stop)
                                         : inspect_corpus(options.run, std::cout, stop);
  if (!report) {
    return Unexpected(report.error());
  }
  if (options.verbosity != Verbosity::Quiet) {
    tell(describe_skips(*report, options.verbosity == Verbosity::Verbose));
  }
  return exit_code_of(*report);
}

Result<int> stats(const Options& options, std::stop_token) {
  const Result<IndexStats> stats = read_stats(options.run.index);
  if (!stats) {
    return Unexpected(stats.error());
  }
  print(describe_stats(*stats));
  return kExitAllIndexed;
}

Result<int> check(const Options& options, std::stop_token) {
  const Result<IndexCheck> check = check_index(options.run.index);
  if (!check) {
    return Unexpected(check.error());
  }
  print(describe_check(options.run.index, *check, options.verbosity == Verbosity::Quiet));
  return check->is_sound() ? kExitAllIndexed : exit_code_of(ErrorCode::Corrupt);
}

Result<int> export_all(const Options& options, std::stop_token stop) {
  const Result<std::uint64_t> count = export_articles(options.run.index, options.export_file, stop);
  if (!count) {
    return Unexpected(count.error());
  }
  if (options.verbosity != Verbosity::Quiet) {
    tell(fmt::format("{} written\n", counted(*count, "article")));
  }
  return kExitAllIndexed;
}

Result<int> remove(const Options& options, std::stop_token stop) {
  const Result<std::uint64_t> count =
      delete_articles(options.run.index, options.article_ids, options.run.wait, stop);
  if (!count) {
    return Unexpected(count.error());
  }
  if (options.verbosity != Verbosity::Quiet) {
    tell(fmt::format("deleted {}\n", counted(*count, "article")));
  }
  return kExitAllIndexed;
}

template <std::string (*Text)()>
Result<int> print_text(const Options&, std::stop_token) {
  print(Text());
  return kExitAllIndexed;
}

Result<int> act(const Options& options, std::stop_token stop) {
  switch (options.action) {
    case Action::Index:
      return index(options, stop);
    case Action::Inspect:
      return inspect(options, stop);
    case Action::Stats:
      return stats(options, stop);
    case Action::Check:
      return check(options, stop);
    case Action::Export:
      return export_all(options, stop);
    case Action::Delete:
      return remove(options, stop);
    case Action::Help:
      return print_text<help_text>(options, stop);
    case Action::HelpFields:
      return print_text<fields_text>(options, stop);
    case Action::Version:
      return print_text<version_text>(options, stop);
  }
  return kExitAllIndexed;
}

}  // namespace

int run_indexer(const std::vector<std::string>& arguments, const Environment& environment) {
  const auto config_folder = user_folder(environment.xdg_config_home, environment.home, ".config");
  const Result<Options> options =
      parse_options(arguments, environment, read_config_file(config_folder, environment.home));
  if (!options) {
    return fail(options.error());
  }
  const StopSignal stop;
  const Result<int> code = act(*options, stop.token());
  return code ? *code : fail(code.error());
}

}  // namespace backfile
