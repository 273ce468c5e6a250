// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-search: answers queries over an index of news articles.
#include <exception>
#include <string>
#include <vector>

#include "searcher/cli/options.h"
#include "searcher/completion_program.h"
#include "searcher/heap.h"
#include "searcher/search_program.h"
#include "searcher/standard_output.h"

int main(int argc, char** argv) {
  using namespace backfile;
  begin_large_heap();
  try {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const Environment environment = read_environment();
    if (!arguments.empty() && arguments.front() == "--complete") {
      return run_completion_program({arguments.begin() + 1, arguments.end()}, environment);
    }
    const auto options = parse_options(arguments, environment, read_user_config(environment));
    if (!options) {
      print_error(options.error());
      return kFailed;
    }
    return run_search_program(*options, environment);
  } catch (const std::exception& error) {
    // Last resort: memory ran out, or a bug.
    print_error({ErrorCode::Io, error.what(), {}});
    return kFailed;
  }
}
