// SPDX-License-Identifier: GPL-2.0-or-later
// What the searcher takes from its surroundings, as values.
#pragma once

#include <cstddef>
#include <string>

namespace backfile {

/// Variables of the environment; "" for one that is not set.
struct Environment {
  std::string backfile_db;      ///< BACKFILE_DB
  std::string xdg_data_home;    ///< XDG_DATA_HOME
  std::string home;             ///< HOME
  std::string no_color;         ///< NO_COLOR (no-color.org: any value but the empty one)
  std::string clicolor_force;   ///< CLICOLOR_FORCE (bixense.com/clicolors: any value but "" and 0)
  std::string term;             ///< TERM
  std::string backfile_pager;   ///< BACKFILE_PAGER
  std::string pager;            ///< PAGER
  std::string locale;           ///< LC_ALL, else LC_CTYPE, else LANG
  std::string xdg_config_home;  ///< XDG_CONFIG_HOME
  std::string xdg_state_home;   ///< XDG_STATE_HOME
  bool on_terminal = false;     ///< standard input and output are terminals
};

/// Standard output, when it is a terminal; both 0 when it is not.
struct TerminalSize {
  std::size_t columns = 0, rows = 0;
  bool is_terminal() const { return columns > 0; }
};

}  // namespace backfile
