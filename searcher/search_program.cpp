// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/search_program.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/cli/help_text.h"
#include "searcher/query/query_error.h"
#include "searcher/query_batch.h"
#include "searcher/render/renderer.h"
#include "searcher/screen_program.h"
#include "searcher/session/search_session.h"
#include "searcher/standard_output.h"
#include "searcher/watch_file.h"

namespace backfile {
namespace {

// Longer lines are hard to read; --width overrides.
constexpr std::size_t kMaxReadingColumns = 100;
constexpr std::size_t kColumnsWithoutTerminal = 80;

// A timeline that goes into a pipe is a table, unless something else is asked for beside it.
Options as_printed(Options options) {
  if (options.action == Action::Search && options.only_timeline && !terminal_size().is_terminal()) {
    options.format = OutputFormat::Tsv;
    options.request.limit = 0;
  }
  return options;
}

RenderOptions render_options(const Options& options,
                             const Environment& environment,
                             const TerminalSize& terminal) {
  const std::size_t widest =
      options.format == OutputFormat::Kwic ? terminal.columns : kMaxReadingColumns;
  RenderOptions render;
  render.color = use_color(options.color, environment, terminal);
  render.columns = options.width.value_or(
      terminal.is_terminal() ? std::min(terminal.columns, widest) : kColumnsWithoutTerminal);
  render.show_time = terminal.is_terminal();
  render.explain = options.explain;
  render.count_only = options.request.count_only;
  render.nul_separated = options.nul_separated;
  render.ascii_bars = use_ascii_bars(environment, terminal);
  render.hyperlinks = use_hyperlinks(options.hyperlinks, environment, terminal);
  render.timeline_table = options.request.timeline && options.request.limit == 0;
  render.fields = options.fields;
  render.kwic_order = options.kwic_order;
  render.run_tag = options.run_tag;
  return render;
}

// What a table has no place for, on stderr.
void print_left_out(const Timeline& timeline) {
  const auto print = [](std::uint64_t count, const char* what) {
    if (count > 0) {
      std::cerr << fmt::format(
          "not in the table: {} {} {}\n", count, count == 1 ? "article" : "articles", what);
    }
  };
  print(timeline.coarse, "dated less exactly");
  print(timeline.undated, "without a date");
}

// Of which articles a concordance is, on stderr, when not of all that match.
void print_extent(const SearchResult& result, bool is_blank) {
  if (is_blank && !result.hits.empty()) {
    std::cerr << "no line: the query has no words that stand in a headline or text\n";
  } else if (result.hits.size() < result.total) {
    std::cerr << fmt::format(
        "lines of {} of {} articles; -n says of how many\n", result.hits.size(), result.total);
  }
}

bool is_table(OutputFormat format) {
  return format == OutputFormat::Csv || format == OutputFormat::Tsv;
}

// Which option's value the error speaks of: "--date: ", or nothing for the query itself.
std::string option_of(const QueryError& error, const SearchRequest& request) {
  for (const FieldFilter& filter : request.filters) {
    if (error.in_text != request.query && std::ranges::count(filter.values, error.in_text) > 0) {
      return fmt::format("--{}{}: ", filter.excluded ? "not-" : "", filter.field);
    }
  }
  return {};
}

void print_query_failure(const QueryError& error,
                         const SearchRequest& request,
                         const std::string& place = {}) {
  std::cerr << "backfile-search: " << (place.empty() ? "" : terminal_safe(place) + ": ")
            << option_of(error, request) << print_query_error(error);
}

// What to search for instead, on stderr.
void print_advice(const SearchResult& result) {
  for (const Advice& advice : result.advice) {
    const std::string found =
        fmt::format("{} article{}", advice.total, advice.total == 1 ? "" : "s");
    const bool spelling = advice.kind == AdviceKind::Spelling;
    std::cerr << (spelling
                      ? fmt::format("did you mean {} ({})\n", terminal_safe(advice.query), found)
                      : fmt::format("{}: {}\n", terminal_safe(advice.change), found));
  }
}

int exit_code_of(const Result<void>& written, int otherwise) {
  if (written) {
    return otherwise;
  }
  print_error(written.error());
  return kFailed;
}

// One run over an opened index.
class SearchRun {
 public:
  SearchRun(const Options& options, const Environment& environment, SearchSession session)
      : options_(options),
        session_(std::move(session)),
        terminal_(terminal_size()),
        render_(render_options(options, environment, terminal_)),
        output_(terminal_,
                options.use_pager && options.action != Action::Watch ? pager_command(environment)
                                                                     : std::string()) {}

  int search() {
    SearchRequest request = request_for(options_.request.query);
    request.advice = true;
    const auto result = session_.search(request);
    if (!result) {
      print_query_failure(result.error(), request);
      return kFailed;
    }
    const bool is_blank = !write(*result);
    if (options_.format == OutputFormat::Kwic) {
      print_extent(*result, is_blank);
    }
    if (is_table(options_.format) && render_.timeline_table && result->timeline) {
      print_left_out(*result->timeline);
    }
    if (options_.format != OutputFormat::Json) {
      print_advice(*result);
    }
    return exit_code_of(output_.finish(), result->total > 0 ? kFound : kNothingFound);
  }

  int show() {
    auto article = session_.article(options_.show);
    if (!article) {
      return no_article(article.error());
    }
    const SearchRequest request = request_for(options_.request.query);
    const auto marked = session_.mark(request, std::move(*article));
    if (!marked) {
      print_query_failure(marked.error(), request);
      return kFailed;
    }
    std::ostringstream text;
    render_article(options_.format, *marked, render_, text);
    output_.write(text.str());
    return exit_code_of(output_.finish(), kFound);
  }

  int why() {
    auto article = session_.article(options_.why);
    if (!article) {
      return no_article(article.error());
    }
    const SearchRequest request = request_for(options_.request.query);
    const auto report = session_.why(request, std::move(*article));
    if (!report) {
      print_query_failure(report.error(), request);
      return kFailed;
    }
    std::ostringstream text;
    render_why(options_.format, *report, render_, text);
    output_.write(text.str());
    return exit_code_of(output_.finish(), report->whole.matches ? kFound : kNothingFound);
  }

  int watch() {
    auto file = WatchFile::open(options_.state_folder, options_.watch);
    const Result<void> ours = file ? file->claim(search_of(options_)) : Unexpected(file.error());
    if (!ours) {
      print_error(ours.error());
      return kFailed;
    }
    SearchRequest request = request_for(options_.request.query);
    request.seen = file->seen();
    const auto result = session_.search(request);
    if (!result) {
      print_query_failure(result.error(), request);
      return kFailed;
    }
    if (result->total == 0) {
      return kNothingFound;
    }
    write(*result);
    return exit_code_of(finish_watch(*result, *file), kFound);
  }

  int why_entity() {
    const auto evidence = session_.evidence(options_.entity);
    if (!evidence) {
      print_error(evidence.error());
      return kFailed;
    }
    std::ostringstream text;
    render_evidence(options_.format, *evidence, render_, text);
    output_.write(text.str());
    if (evidence->empty()) {
      print_error({ErrorCode::NotFound, fmt::format("no entity is named {}", options_.entity), ""});
    }
    return exit_code_of(output_.finish(), evidence->empty() ? kNothingFound : kFound);
  }

  int batch() {
    const auto text = read_batch_file(options_.queries_file);
    if (!text) {
      print_error(text.error());
      return kFailed;
    }
    int exit_code = kNothingFound;
    for (const BatchLine& line : batch_lines(*text, options_.queries_file)) {
      const int one = line ? search_batch_query(*line) : wrong_line(line.error());
      exit_code = one == kFailed || exit_code == kFailed ? kFailed : std::min(exit_code, one);
      if (reader_gone_) {
        break;
      }
    }
    return exit_code_of(output_.finish(), exit_code);
  }

 private:
  SearchRequest request_for(const std::string& query) const {
    SearchRequest request = options_.request;
    request.query = query;
    request.today = options_.today.value_or(local_day());
    return request;
  }

  // False when there is nothing to write.
  bool write(const SearchResult& result) {
    std::ostringstream text;
    render(options_.format, result, render_, text);
    reader_gone_ = !output_.write(text.str());
    return !text.view().empty();
  }

  // Only what was printed counts as seen.
  Result<void> finish_watch(const SearchResult& result, WatchFile& file) {
    const Result<void> written = output_.finish();
    if (!written || !output_.is_whole() || options_.request.count_only) {
      return written;
    }
    std::vector<std::uint64_t> ids;
    for (const Hit& hit : result.hits) {
      ids.push_back(hit.article.id);
    }
    if (result.total > ids.size()) {
      std::cerr << fmt::format("backfile-search: {} more are new; they come the next time\n",
                               result.total - ids.size());
    }
    return file.add(std::move(ids));
  }

  int search_batch_query(const BatchQuery& query) {
    const SearchRequest request = request_for(query.query);
    const auto result = session_.search(request);
    if (!result) {
      print_query_failure(result.error(), request, query.place);
      return kFailed;
    }
    render_.query_id = query.id;
    write(*result);
    render_.first_of_batch = false;
    return result->total > 0 ? kFound : kNothingFound;
  }

  static int no_article(const Error& error) {
    print_error(error);
    return error.code == ErrorCode::NotFound ? kNothingFound : kFailed;
  }

  static int wrong_line(const Error& error) {
    print_error(error);
    return kFailed;
  }

  const Options& options_;
  SearchSession session_;
  TerminalSize terminal_;
  RenderOptions render_;
  StandardOutput output_;
  bool reader_gone_ = false;
};

std::string text_about_itself(Action action) {
  switch (action) {
    case Action::HelpQuery:
      return query_help_text();
    case Action::HelpFields:
      return fields_help_text();
    case Action::Version:
      return version_text();
    default:
      return usage_text();
  }
}

int run_action(SearchRun& run, Action action) {
  switch (action) {
    case Action::Show:
      return run.show();
    case Action::WhyEntity:
      return run.why_entity();
    case Action::Why:
      return run.why();
    case Action::Watch:
      return run.watch();
    case Action::Batch:
      return run.batch();
    default:
      return run.search();
  }
}

int print_about_itself(const Options& options, const Environment& environment) {
  StandardOutput output(terminal_size(),
                        options.use_pager ? pager_command(environment) : std::string());
  output.write(text_about_itself(options.action));
  return exit_code_of(output.finish(), kFound);
}

}  // namespace

std::chrono::sys_days local_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return std::chrono::sys_days{std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) /
                               local.tm_mday};
}

void print_error(const Error& error) {
  std::cerr << "backfile-search: " << terminal_safe(error.message) << '\n';
  if (!error.hint.empty()) {
    std::cerr << terminal_safe(error.hint) << '\n';
  }
}

Result<SearchSession> open_session(const Options& options) {
  auto saved = SavedSearches::read(options.config_folder);
  if (!saved) {
    return Unexpected(saved.error());
  }
  auto session = SearchSession::open(options.indexes);
  if (session) {
    session->use(std::move(*saved));
  }
  return session;
}

int run_search_program(const Options& options, const Environment& environment) {
  if (options.action >= Action::Help) {
    return print_about_itself(options, environment);
  }
  if (options.action == Action::Screen) {
    return run_screen_program(options, environment);
  }
  auto session = open_session(options);
  if (!session) {
    print_error(session.error());
    return kFailed;
  }
  const Options printed = as_printed(options);
  SearchRun run(printed, environment, std::move(*session));
  // Before anything is cleared up: the system takes it all back at once.
  std::exit(run_action(run, options.action));
}

}  // namespace backfile
