// SPDX-License-Identifier: GPL-2.0-or-later
// cmake --install and the package: everything lies where Debian looks for it, and runs from there.
#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

using Words = std::vector<std::string>;

const Words& installed_files() {
  static const Words kFiles{"bin/backfile-index",
                            "bin/backfile-search",
                            "share/bash-completion/completions/backfile-index",
                            "share/bash-completion/completions/backfile-search",
                            "share/doc/backfile/ATTRIBUTIONS.md",
                            "share/doc/backfile/FORMAT.md",
                            "share/doc/backfile/FORMATS.md",
                            "share/doc/backfile/JSON_FORMAT.md",
                            "share/doc/backfile/QUERY_LANGUAGE.md",
                            "share/doc/backfile/README.md",
                            "share/doc/backfile/copyright",
                            "share/doc/backfile/result.schema.json",
                            "share/fish/vendor_completions.d/backfile-index.fish",
                            "share/fish/vendor_completions.d/backfile-search.fish",
                            "share/man/man1/backfile-index.1.gz",
                            "share/man/man1/backfile-search.1.gz",
                            "share/man/man5/backfile-formats.5.gz",
                            "share/man/man7/backfile-query.7.gz",
                            "share/zsh/vendor-completions/_backfile-index",
                            "share/zsh/vendor-completions/_backfile-search"};
  return kFiles;
}

Words files_under(const std::filesystem::path& folder) {
  Words files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_directory()) {
      files.push_back(std::filesystem::relative(entry.path(), folder).string());
    }
  }
  std::ranges::sort(files);
  return files;
}

std::filesystem::path build_folder() {
  return std::filesystem::path(test::searcher_program()).parent_path();
}

std::string output_of(Words command, const std::filesystem::path& folder) {
  const auto run = test::run_program({std::move(command), {}, folder, {}});
  CAPTURE(run.out, run.err);
  CHECK(run.exit_code == 0);
  return run.out;
}

/// Indexes and searches with nothing but what lies under `prefix`.
void check_programs(const std::filesystem::path& prefix, const test::TempDir& folder) {
  folder.write("news/a.txt",
               "Kaspersky Lab denies charges\n\nMOSCOW, 14 September 2017 - Kaspersky Lab of "
               "Moscow said on Thursday that it had no ties to any government.\n");
  const std::string index = (folder.path() / "index").string();
  output_of({(prefix / "bin/backfile-index").string(), "-d", index, "news"}, folder.path());
  const std::string found = output_of(
      {(prefix / "bin/backfile-search").string(), "-d", index, "org:\"kaspersky lab\"", "--count"},
      folder.path());
  CHECK(found == "1\n");  // the model of names is there
  std::filesystem::remove_all(index);
}

TEST_CASE("an installation is complete and runs", "[cli][package]") {
  const test::TempDir folder;
  const auto prefix = folder.path() / "prefix";
  output_of({BACKFILE_CMAKE, "--install", build_folder().string(), "--prefix", prefix.string()},
            folder.path());
  CHECK(files_under(prefix) == installed_files());
  check_programs(prefix, folder);
}

TEST_CASE("the package holds the installation and says what it needs", "[cli][package]") {
  for (const char* needed : {"/usr/bin/dpkg-shlibdeps", "/usr/bin/file"}) {
    if (!std::filesystem::exists(needed)) {
      WARN("not checked, for there is no " << needed);
      return;
    }
  }
  const test::TempDir folder;
  const auto config = build_folder() / "CPackConfig.cmake";
  output_of({BACKFILE_CPACK, "-G", "DEB", "--config", config.string(), "-B", "packages"},
            folder.path());
  std::filesystem::path package;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "packages")) {
    package = entry.path().extension() == ".deb" ? entry.path() : package;
  }
  REQUIRE(package.filename().string().starts_with("backfile_"));
  const std::string about = output_of({"/usr/bin/dpkg-deb", "-I", package.string()}, folder.path());
  CAPTURE(about);
  for (const char* line : {"Package: backfile\n",
                           "Section: text\n",
                           "Maintainer: Backfile ",
                           "Description: full-text search",
                           "libxapian30",
                           "libicu72",
                           "libboost-program-options1.74.0",
                           "libncursesw6",
                           "libc6 ("}) {
    CAPTURE(line);
    CHECK(about.find(line) != std::string::npos);
  }
  output_of({"/usr/bin/dpkg-deb", "-x", package.string(), "root"}, folder.path());
  CHECK(files_under(folder.path() / "root/usr") == installed_files());
  for (const char* name : {"backfile-index", "backfile-search"}) {
    const auto program = folder.path() / "root/usr/bin" / name;
    const std::string dynamic =
        output_of({"/usr/bin/readelf", "-d", program.string()}, folder.path());
    CHECK(dynamic.find("RPATH") == std::string::npos);
    CHECK(dynamic.find("RUNPATH") == std::string::npos);
    CHECK(std::filesystem::file_size(program) <= std::filesystem::file_size(build_folder() / name));
  }
  check_programs(folder.path() / "root/usr", folder);
}

}  // namespace
}  // namespace backfile
