// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/safe_address.h"

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("only addresses of the web and of files are opened", "[render][address]") {
  for (const char* address : {"https://news.example/2017/09/14/a-b?c=d&e=%20#f",
                              "http://news.example:8080/~x",
                              "file:///srv/news/a.html"}) {
    CAPTURE(address);
    CHECK(is_openable(address));
  }
  for (const char* address : {"",
                              "javascript:alert(1)",
                              "ftp://news.example/",
                              "--version",
                              "file:news.html",
                              "https://news.example/a b",
                              "https://news.example/\"`id`",
                              "https://news.example/\nx",
                              "https://news.example/\x1b[2J",
                              "https://n\u00E9ws.example/"}) {
    CAPTURE(address);
    CHECK_FALSE(is_openable(address));
  }
}

TEST_CASE("a link holds nothing but ASCII of an address", "[render][address]") {
  CHECK(link_address("https://news.example/a?b=c") == "https://news.example/a?b=c");
  CHECK(link_address("https://news.example/\u00e9") == "https://news.example/%C3%A9");
  CHECK(link_address("https://news.example/\u202e") == "https://news.example/%E2%80%AE");
  for (const std::string& address : {std::string("https://news.example/\x1b]8;;x"),
                                     std::string("https://news.example/\a"),
                                     std::string("https://news.example/a b"),
                                     std::string("javascript:alert(1)"),
                                     "https://news.example/" + std::string(3000, 'a')}) {
    CAPTURE(address);
    CHECK(link_address(address).empty());
  }
}
