// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/address_opener.h"

#include <cstdlib>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

using namespace backfile;

TEST_CASE("no other address is opened", "[tui][address]") {
  for (const char* address : {"", "javascript:alert(1)", "--version", "https://news.example/a b"}) {
    CAPTURE(address);
    CHECK_FALSE(open_address(address));
  }
}

TEST_CASE("the browser's command is split into words without a shell", "[tui][address]") {
  using Words = std::vector<std::string>;
  const std::string address = "https://news.example/$(id);x";
  CHECK(open_command("", address) == Words{"xdg-open", address});
  CHECK(open_command("firefox --new-tab:lynx", address) == Words{"firefox", "--new-tab", address});
  CHECK(open_command("w3m -o x=%s -q", address) == Words{"w3m", "-o", "x=" + address, "-q"});
}

TEST_CASE("the browser gets the address as it is", "[tui][address]") {
  const test::TempDir folder;
  const auto browser = folder.write("browser", "#!/bin/sh\nprintf '%s' \"$*\" > \"$0.got\"\n");
  std::filesystem::permissions(browser, std::filesystem::perms::owner_all);
  const std::string before = std::getenv("BROWSER") == nullptr ? "" : std::getenv("BROWSER");
  setenv("BROWSER", browser.c_str(), 1);
  CHECK(open_address("https://news.example/$(id)"));
  setenv("BROWSER", (folder.path() / "none").c_str(), 1);
  const auto failed = open_address("https://news.example/");
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message.find("cannot start") != std::string::npos);
  before.empty() ? unsetenv("BROWSER") : setenv("BROWSER", before.c_str(), 1);
  const auto got = folder.path() / "browser.got";
  for (int i = 0; i < 500 && (!std::filesystem::exists(got) || test::read_file(got).empty()); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(test::read_file(got) == "https://news.example/$(id)");
}
