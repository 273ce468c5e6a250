// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html_script_text.h"

#include <string>

#include <catch2/catch.hpp>

using backfile::find_script_text;

namespace {

const std::string kFirst =
    "The harbour board said on Tuesday that the old lighthouse would be lit again in the spring.";
const std::string kSecond =
    "Work on the lantern room began last year, after a storm had broken most of its windows.";
const std::string kThird =
    "The keeper's house, empty since 1974, is to become a small museum, according to the plan.";

std::string page_with(const std::string& data) {
  return "<html><div id=app></div><script id=state type=\"application/json\">" + data +
         "</script></html>";
}

std::string node(const std::string& type, const std::string& text) {
  return R"({"type":")" + type + R"(","content":[{"type":"text","value":")" + text + R"("}]})";
}

std::string story_data() {
  return R"({"menu":["Home","News","Sport"],"story":{"body":{"content":[)" +
         node("paragraph", kFirst) + "," + node("ad", "Buy a boat from us, and buy it today.") +
         "," + node("paragraph", kSecond) + "," + node("heading", "A museum") + "," +
         node("paragraph", kThird) + "]}}}";
}

}  // namespace

TEST_CASE("the text stands in the data that scripts show", "[parse][html]") {
  CHECK(find_script_text(page_with(story_data()), kFirst) ==
        kFirst + "\n\n" + kSecond + "\n\nA museum\n\n" + kThird);
}

TEST_CASE("paragraphs in data may be markup", "[parse][html]") {
  const std::string data = R"(["<p>)" + kFirst + R"(</p>","<p>)" + kSecond + R"(</p>","<p>)" +
                           kThird + R"( <a href='/x'>More</a></p>"])";
  CHECK(find_script_text(page_with("{}") + page_with(data), kFirst) ==
        kFirst + "\n\n" + kSecond + "\n\n" + kThird + " More");
}

TEST_CASE("data of something else is not the text", "[parse][html]") {
  struct Case {
    std::string page, shown;
  };
  const Case test = GENERATE(values<Case>({
      {page_with(story_data()), "Something quite different stands on this page, as one sees."},
      {page_with(story_data()), ""},
      {page_with(story_data().substr(0, 300)), kFirst},
      {"<script type=\"application/json\">" + story_data(), kFirst},
      {"<script type=\"application/json\"", kFirst},
      {page_with("[\"" + kFirst + "\"]"), kFirst},
      {page_with(std::string(5000, '[') + std::string(5000, ']')), kFirst},
      {"", ""},
  }));
  CAPTURE(test.page, test.shown);
  CHECK(find_script_text(test.page, test.shown).empty());
}
