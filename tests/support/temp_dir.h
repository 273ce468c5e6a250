// SPDX-License-Identifier: GPL-2.0-or-later
// A fresh folder for one test, and files in it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace backfile::test {

/// A new empty folder under the system's temporary one, removed with all it holds at the end.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  const std::filesystem::path& path() const { return path_; }
  /// Writes a file (folders on the way are made) and returns its path.
  std::filesystem::path write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& file);

/// The project's own folder, and `../shared` beside it ("" when it is not there).
std::filesystem::path source_dir();
std::filesystem::path shared_dir();

}  // namespace backfile::test
