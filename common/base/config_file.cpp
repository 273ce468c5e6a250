// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base/config_file.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/base/book_file.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 2> kPrograms{"search", "index"};

std::string value_of(std::string_view written, const std::string& home) {
  const bool in_home = written.starts_with("~/") && !home.empty();
  return in_home ? home + std::string(written.substr(1)) : std::string(written);
}

}  // namespace

Result<ConfigFile> read_config_file(const std::filesystem::path& folder, const std::string& home) {
  ConfigFile config{folder / "config", {}, home};
  if (folder.empty()) {
    return config;
  }
  Result<std::string> text = read_book_file(config.path);
  if (!text) {
    return failure(text.error().code, text.error().message, "--no-config goes on without it");
  }
  config.text = std::move(*text);
  return config;
}

Result<void> read_config(
    const ConfigFile& config,
    std::string_view program,
    const std::function<std::string(const std::string& option, const std::string& value)>& take) {
  std::string_view section;  // "" above the first
  const auto read_line = [&](std::size_t, std::string_view line) -> std::string {
    if (line.starts_with('[') && line.ends_with(']')) {
      section = trimmed(line.substr(1, line.size() - 2));
      return std::ranges::count(kPrograms, section) > 0
                 ? std::string()
                 : fmt::format("a section is [search] or [index], not {}", line);
    }
    const std::size_t mark = line.find('=');
    const std::string option(trimmed(line.substr(0, mark)));
    if (mark == std::string_view::npos || option.empty()) {
      return fmt::format("\"{}\" is not of the form OPTION = VALUE", line);
    }
    if (!section.empty() && section != program) {
      return {};
    }
    return take(option, value_of(trimmed(line.substr(mark + 1)), config.home));
  };
  return read_book_lines(
      config.text, config.path, "limit = 25 (options stand there without their --)", read_line);
}

std::string in_one_line(const Error& error) {
  return error.hint.empty() ? error.message : fmt::format("{}; {}", error.message, error.hint);
}

Result<bool> read_switch(const std::string& value) {
  if (value == "yes" || value == "no") {
    return value == "yes";
  }
  return failure(ErrorCode::InvalidArgument, fmt::format("takes yes or no, not \"{}\"", value));
}

}  // namespace backfile
