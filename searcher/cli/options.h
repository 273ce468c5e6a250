// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher's command line, read into values. Touches no file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/base/config_file.h"
#include "common/base/result.h"
#include "searcher/cli/environment.h"
#include "searcher/render/render_options.h"
#include "searcher/session/search_session.h"

namespace backfile {

/// Of --color and --hyperlinks.
enum class ColorChoice : std::uint8_t { Auto, Always, Never };
enum class Action : std::uint8_t {
  Search,
  Batch,
  Show,
  WhyEntity,
  Why,
  Watch,
  Screen,
  Help,
  HelpQuery,
  HelpFields,
  Version,
};

struct Options {
  Action action = Action::Search;
  std::vector<std::filesystem::path> indexes;  ///< --db, else $BACKFILE_DB, else the data folder
  bool index_is_named = false;                 ///< by --db
  SearchRequest request;                       ///< all but `today`
  std::optional<std::chrono::sys_days> today;  ///< --today
  std::string show;                            ///< --show: id, URL or path
  std::string entity;                          ///< --why-entity: its name
  std::string why;                      ///< --why: the article that the query is held against
  std::string queries_file;             ///< --queries: a file, or "-"
  std::string watch;                    ///< --watch: its name
  std::filesystem::path state_folder;   ///< of the watches; may be empty
  std::filesystem::path config_folder;  ///< of the saved searches; empty with --no-config
  OutputFormat format = OutputFormat::Text;
  std::vector<ResultField> fields;  ///< --fields; none: the usual ones
  KwicOrder kwic_order = KwicOrder::Text;
  /// Nothing but --timeline says what to print: in a pipe it is a table and all there is.
  bool only_timeline = false;
  bool explain = false;
  bool nul_separated = false;
  std::string run_tag = "backfile";
  ColorChoice color = ColorChoice::Auto, hyperlinks = ColorChoice::Never;
  bool use_pager = true;
  std::optional<std::size_t> width;  ///< --width; 0: no wrapping
};

/// The user's config file. Errors: as read_config_file().
Result<ConfigFile> read_user_config(const Environment& environment);

/// Reads the arguments (without the program's name), and `config` for what they leave open; not
/// with --no-config, --help or --version: then it may have failed. Errors: InvalidArgument, with
/// the nearest name for an unknown option and the accepted values for a wrong one, in the file with
/// its line; NotFound when no index is named; that of `config`.
Result<Options> parse_options(const std::vector<std::string>& arguments,
                              const Environment& environment,
                              const Result<ConfigFile>& config = ConfigFile{});

/// Whether text is coloured: --color, else NO_COLOR, CLICOLOR_FORCE, TERM=dumb, the terminal, in
/// this order.
bool use_color(ColorChoice choice, const Environment& environment, const TerminalSize& terminal);

/// Whether headlines are links: --hyperlinks; with auto on a terminal that is not known to print
/// them as they are (TERM=dumb, linux).
bool use_hyperlinks(ColorChoice choice,
                    const Environment& environment,
                    const TerminalSize& terminal);

/// Whether bars are of "#": on a terminal with TERM=dumb or a locale that is not UTF-8.
bool use_ascii_bars(const Environment& environment, const TerminalSize& terminal);

/// The pager's shell command: BACKFILE_PAGER, PAGER, else "less -FRX"; "" for none (also for
/// "cat").
std::string pager_command(const Environment& environment);

}  // namespace backfile
