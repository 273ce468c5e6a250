// SPDX-License-Identifier: GPL-2.0-or-later
// Regular expressions over raw bytes: slow, and nothing shared with the readers.
#include "tests/quality/formats_gold.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <regex>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace backfile::test {

namespace {

using Files = std::map<std::string, std::string>;
using Gold = std::map<std::string, GoldArticle>;
using Json = nlohmann::json;

bool matches(std::string_view bytes, const char* pattern) {
  const std::regex expression(pattern, std::regex::icase);
  return std::regex_search(bytes.begin(), bytes.end(), expression);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    if (lines.back().ends_with('\r')) {
      lines.back().pop_back();
    }
    at = end + 1;
  }
  return lines;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

void append_code_point(std::string& out, unsigned long code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
  } else if (code < 0x10000) {
    out += {static_cast<char>(0xE0 | code >> 12),
            static_cast<char>(0x80 | (code >> 6 & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
  } else {
    out += {static_cast<char>(0xF0 | code >> 18),
            static_cast<char>(0x80 | (code >> 12 & 0x3F)),
            static_cast<char>(0x80 | (code >> 6 & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
  }
}

/// "&#x2019;" and "&#8217;".
std::string decode_numbers(const std::string& text) {
  static const std::regex kNumber("&#([xX]?)([0-9a-fA-F]{1,6});");
  std::string decoded;
  auto at = text.begin();
  for (std::sregex_iterator it(text.begin(), text.end(), kNumber), end; it != end; ++it) {
    decoded.append(at, text.begin() + it->position());
    append_code_point(decoded,
                      std::stoul((*it)[2].str(), nullptr, (*it)[1].length() > 0 ? 16 : 10));
    at = text.begin() + it->position() + it->length();
  }
  return decoded.append(at, text.end());
}

/// A string of Python's between quotes.
std::string python_string(std::string_view written) {
  std::string value;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\' || i + 1 == written.size()) {
      value += written[i];
      continue;
    }
    const char kind = written[++i];
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits > 0 && i + digits < written.size()) {
      append_code_point(value, std::stoul(std::string(written.substr(i + 1, digits)), nullptr, 16));
      i += digits;
    } else {
      value += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind;
    }
  }
  return value;
}

std::string year_month_day(int year, int month, int day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string epoch_day(std::int64_t milliseconds) {
  const std::time_t seconds = static_cast<std::time_t>(milliseconds / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return year_month_day(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string portuguese_day(std::string_view text) {
  static const std::regex kWritten(R"((\d{1,2}) de ([a-zç]+) de (\d{4}))", std::regex::icase);
  constexpr std::array<std::string_view, 12> kMonths{
      "jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"};
  std::cmatch match;
  if (!std::regex_search(text.data(), text.data() + text.size(), match, kWritten)) {
    return {};
  }
  const std::string month = match[2].str().substr(0, 3);
  const auto found = std::ranges::find(kMonths, month);
  return found == kMonths.end() ? std::string()
                                : year_month_day(std::stoi(match[3]),
                                                 static_cast<int>(found - kMonths.begin()) + 1,
                                                 std::stoi(match[1]));
}

Gold title_on_line_one(const Files& files) {
  Gold gold;
  for (const auto& [path, bytes] : files) {
    if (path.ends_with(".txt") && !lines_of(bytes).empty()) {
      gold[path + "#0"] = {lines_of(bytes).front(), std::nullopt};
    }
  }
  return gold;
}

Gold gold_lines(const Files& files) {
  Gold gold;
  for (const auto& [path, bytes] : files) {
    for (const std::string& line :
         path.ends_with(".jsonl") ? lines_of(bytes) : std::vector<std::string>()) {
      const Json row = Json::parse(line);
      gold[row["file"].get<std::string>() + "#0"] = {std::nullopt, row["date"].get<std::string>()};
    }
  }
  return gold;
}

/// newspaper3k's and news-please's objects.
Gold exported_objects(const Files& files,
                      const std::function<std::optional<std::string>(const Json&)>& date) {
  Gold gold;
  for (const auto& [path, bytes] : files) {
    const Json object = Json::parse(bytes, nullptr, false);
    if (object.is_object() && object.contains("title")) {
      gold[path + "#0"] = {object["title"].is_string() ? object["title"].get<std::string>() : "",
                           date(object)};
    }
  }
  return gold;
}

std::optional<std::string> newspaper_date(const Json& object) {
  const Json date = object.value("publish_date", Json());
  return date.is_object() && date.contains("$date")
             ? std::optional(epoch_day(date["$date"].get<std::int64_t>()))
             : std::nullopt;
}

std::optional<std::string> news_please_date(const Json& object) {
  const Json date = object.value("date_publish", Json());
  return date.is_string() ? std::optional(gold_day(date.get<std::string>())) : std::nullopt;
}

Gold persian(const Files& files) {
  Gold gold;
  for (const auto& [path, bytes] : files) {
    std::vector<std::string> cells;
    std::string line = lines_of(bytes).front();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find("###", at), line.size());
      cells.push_back(line.substr(at, end - at));
      at = end + 3;
    }
    if (cells.size() >= 5) {
      const bool titled = cells[1] != "nan";
      gold[path + "#0"] = {titled ? std::optional(cells[1]) : std::nullopt, gold_day(cells[4])};
    }
  }
  return gold;
}

/// N.txt with its date in N.meta.txt.
Gold with_metadata(const Files& files, bool titled, std::size_t date_line) {
  Gold gold;
  for (const auto& [path, bytes] : files) {
    const std::size_t ending = path.rfind(".meta.txt");
    if (ending == std::string::npos) {
      continue;
    }
    const std::string text_path = path.substr(0, ending) + ".txt";
    const std::vector<std::string> lines = lines_of(bytes);
    const auto text = files.find(text_path);
    if (text == files.end() || lines.size() <= date_line) {
      continue;
    }
    GoldArticle article;
    if (titled) {
      article.title = lines_of(text->second).front();
    }
    if (const std::string day = gold_day(lines[date_line]); !day.empty()) {
      article.date = day;
    }
    gold[text_path + "#0"] = article;
  }
  return gold;
}

Gold zhnews(const Files& files) {
  Gold gold;
  for (const auto& [path, bytes] : files) {
    std::size_t record = 0;
    for (const std::string& line : lines_of(bytes)) {
      ++record;
      gold[fmt::format("{}#{}", path, record)] = {std::nullopt,
                                                  gold_day(line.substr(0, line.find("正文")))};
    }
  }
  return gold;
}

Gold jawikinews(const Files& files) {
  Gold gold;
  for (const auto& [path, bytes] : files) {
    std::size_t record = 0;
    for (const std::string& line : lines_of(bytes)) {
      const Json row = Json::parse(line);
      gold[fmt::format("{}#{}", path, ++record)] = {row["title"].get<std::string>(), std::nullopt};
    }
  }
  return gold;
}

}  // namespace

bool has_headline_and_text(std::string_view name, std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 64);
  if (head.find('\x01') != std::string_view::npos) {
    return true;  // a wire
  }
  if (name.ends_with(".txt")) {
    return matches(bytes, "\nSubject: *[^\\s]");  // mail
  }
  if (name.ends_with(".json")) {
    return matches(bytes,
                   "\"headline\"\\s*:\\s*\"[^\"]|\"headlines\"\\s*:\\s*\\[\\s*\\{|\"title\"\\s*:"
                   "\\s*\"[^\"]") &&
           matches(
               bytes,
               "\"(body|content|description)(_[a-z_]*)?\"\\s*:\\s*\"[^\"]|\"(bodies|descriptions)"
               "\"\\s*:\\s*\\[\\s*\\{");
  }
  if (matches(bytes, "<(conceptItem|knowledgeItem|planningItem|catalogItem)") ||
      !matches(bytes, "<(nitf|newsItem|rss|feed|RBNews)")) {
    return false;
  }
  return matches(bytes, "<(headline|hl1|title)\\b[^>/]*>\\s*[^<\\s]") &&
         matches(bytes,
                 "<(p|pre|td|description|content|content:encoded|inlineData)\\b[^>/]*>\\s*[^<\\s]|"
                 "CDATA\\[\\s*[^\\s\\]]");
}

std::vector<FeedExpectation> feed_expectations(std::string_view bytes) {
  static const std::regex kExpect("Expect: *([^\n]*)");
  static const std::regex kEntry(
      R"(entries\[(\d)\]\['(title|summary|description|content)'\](\[0\])?(\['value'\])? == u?'((?:\\.|[^'\\])*)')");
  std::vector<FeedExpectation> expectations;
  std::cmatch expect;
  if (!std::regex_search(bytes.data(), bytes.data() + bytes.size(), expect, kExpect)) {
    return expectations;
  }
  const std::string line = expect[1].str();
  for (std::sregex_iterator it(line.begin(), line.end(), kEntry), end; it != end; ++it) {
    const std::string written = python_string((*it)[5].str());
    const std::string value = bare(written);
    if (!value.empty()) {
      expectations.push_back(
          {std::stoul((*it)[1].str()), (*it)[2] == "title", value, without_blanks(written)});
    }
  }
  return expectations;
}

std::string bare(std::string_view text) {
  std::string plain;
  bool in_tag = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool opens =
        c == '<' && i + 1 < text.size() &&
        (text[i + 1] == '/' || std::isalpha(static_cast<unsigned char>(text[i + 1])) != 0);
    in_tag |= opens && text.find('>', i) != std::string_view::npos;
    if (!in_tag) {
      plain += c;
    }
    in_tag &= c != '>';
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kReferences{
      {{"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&#39;", "'"},
       {"&apos;", "'"},
       {"&nbsp;", " "},
       {"&amp;", "&"},
       {"\u00A0", " "}}};
  for (const auto& [from, to] : kReferences) {
    replace_all(plain, from, to);
  }
  return without_blanks(decode_numbers(plain));
}

std::string without_blanks(std::string_view text) {
  std::string packed(text);
  std::erase_if(packed, [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
  return packed;
}

std::string gold_day(std::string_view text) {
  static const std::regex kYearFirst(R"((\d{4})[-/.](\d{1,2})[-/.](\d{1,2}))");
  static const std::regex kDayFirst(R"((\d{1,2})/(\d{1,2})/(\d{4}))");
  std::cmatch match;
  const char* end = text.data() + text.size();
  if (std::regex_search(text.data(), end, match, kYearFirst)) {
    return year_month_day(std::stoi(match[1]), std::stoi(match[2]), std::stoi(match[3]));
  }
  if (std::regex_search(text.data(), end, match, kDayFirst)) {
    return year_month_day(std::stoi(match[3]), std::stoi(match[2]), std::stoi(match[1]));
  }
  return portuguese_day(text);
}

std::map<std::string, GoldArticle> gold_of(const std::string& set, const Files& files) {
  static const std::map<std::string, std::function<Gold(const Files&)>> kReaders{
      {"bbc", title_on_line_one},
      {"pressreleases", gold_lines},
      {"fakenewsnet", [](const Files& f) { return exported_objects(f, newspaper_date); }},
      {"vfnd", [](const Files& f) { return exported_objects(f, news_please_date); }},
      {"persian", persian},
      {"albanian", [](const Files& f) { return with_metadata(f, true, 0); }},
      {"fakebr", [](const Files& f) { return with_metadata(f, false, 3); }},
      {"zhnews", zhnews},
      {"jawikinews", jawikinews},
  };
  return kReaders.at(set)(files);
}

}  // namespace backfile::test
