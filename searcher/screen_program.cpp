// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/screen_program.h"

#include <iostream>
#include <memory>
#include <utility>

#include <signal.h>

#include "searcher/search_program.h"
#include "searcher/standard_output.h"
#include "searcher/tui/address_opener.h"
#include "searcher/tui/ncurses_terminal.h"
#include "searcher/tui/screen_app.h"
#include "searcher/tui/session_granter.h"
#include "searcher/tui/thread_runner.h"
#include "searcher/tui/update.h"

namespace backfile {
namespace {

SearchTerms terms_of(const SearchRequest& request) {
  SearchTerms terms;
  terms.query = request.query;
  terms.filters = request.filters;
  terms.with = request.with;
  terms.match = request.match;
  terms.sort = request.sort;
  terms.expand = request.expand;
  terms.similar = request.similar;
  terms.background = request.background;
  terms.boost_half_life_days = request.boost_half_life_days;
  terms.as_of = request.as_of;
  return terms;
}

CommandContext context_of(const Options& options) {
  CommandContext context;
  if (options.index_is_named) {
    for (const auto& index : options.indexes) {
      context.indexes.push_back(index.string());
    }
  }
  context.today = options.today;
  return context;
}

// Of the session that is there, or of another one over the same indexes. `options` must live as
// long.
ThreadRunner::MakeGranter make_granter(const Options& options,
                                       const std::shared_ptr<SearchSession>& opened) {
  const auto today = options.today.value_or(local_day());
  return [opened, today, &options]() -> std::unique_ptr<WishGranter> {
    if (opened) {
      return std::make_unique<SessionGranter>(std::move(*opened), today, open_address);
    }
    auto session = open_session(options);
    return session ? std::make_unique<SessionGranter>(std::move(*session), today, open_address)
                   : nullptr;
  };
}

}  // namespace

std::string search_of(const Options& options) {
  SearchTerms terms = terms_of(options.request);
  terms.sort = SortOrder::Relevance;
  CommandContext context = context_of(options);
  context.today.reset();
  return command_line(terms, context);
}

int run_screen_program(const Options& options, const Environment& environment) {
  auto session = open_session(options);
  if (!session) {
    print_error(session.error());
    return kFailed;
  }
  auto terminal = open_ncurses_terminal(use_color(options.color, environment, terminal_size()));
  if (!terminal) {
    print_error(terminal.error());
    return kFailed;
  }
  // The threads come after the terminal, which blocks the signals that it reads.
  ThreadRunner runner(make_granter(options, std::make_shared<SearchSession>(std::move(*session))),
                      make_granter(options, nullptr));
  const ScreenEnd end =
      run_screen(open_screen(terms_of(options.request), context_of(options), (*terminal)->size()),
                 **terminal,
                 runner);
  terminal->reset();
  if (end.signal != 0) {
    signal(end.signal, SIG_DFL);  // ncurses has put its own in place
    raise(end.signal);
  }
  // The whole of it, which the screen may have cut.
  std::cerr << command_line(end.shown, context_of(options)) << '\n';
  return kFound;
}

}  // namespace backfile
