// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-index: reads articles into an index. Next: index_program.cpp, then
// pipeline/index_pipeline.cpp.
#include <cstdlib>
#include <exception>
#include <iostream>

#include "indexer/cli/help.h"
#include "indexer/index_program.h"

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // before any thread
  return value == nullptr ? "" : value;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const backfile::Environment environment{variable("BACKFILE_DB"),
                                            variable("XDG_DATA_HOME"),
                                            variable("HOME"),
                                            variable("XDG_CONFIG_HOME")};
    return backfile::run_indexer({argv + std::min(argc, 1), argv + argc}, environment);
  } catch (const std::exception& error) {
    std::cerr << "backfile-index: " << error.what() << '\n';
    return backfile::exit_code_of(backfile::ErrorCode::Limit);
  }
}
