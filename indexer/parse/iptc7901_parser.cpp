// SPDX-License-Identifier: GPL-2.0-or-later
// parse_iptc7901(): a message of a European agency's wire. Source: IPTC 7901, the IPTC recommended
// message format.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "indexer/parse/bylines.h"
#include "indexer/parse/draft_fields.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_units.h"
#include "indexer/parse/wire_message.h"

namespace backfile {
namespace {

/// The lines up to the one that ends in '=', which closes the headline; without such a one the
/// first that is not blank.
struct Headlines {
  std::vector<std::string> lines;
  std::size_t end = 0;  ///< of them among the text's lines
};

Headlines headlines_of(const std::vector<std::string>& lines) {
  constexpr std::size_t kMaxLines = 12;
  Headlines found;
  const std::size_t count = std::min(lines.size(), kMaxLines);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view line = trim(lines[i]);
    if (!line.empty()) {
      found.lines.emplace_back(trim(line.substr(0, line.find_last_not_of('=') + 1)));
    }
    if (line.ends_with('=')) {
      found.end = i + 1;
      return found;
    }
  }
  if (!found.lines.empty()) {
    found.lines.resize(1);
    const auto first =
        std::ranges::find_if(lines, [](const std::string& l) { return !trim(l).empty(); });
    found.end = static_cast<std::size_t>(first - lines.begin()) + 1;
  }
  return found;
}

void read_headlines(const Headlines& headlines, Article& article) {
  for (const std::string& line : headlines.lines) {
    if (byline_opening(line) > 0) {
      append(article.bylines, line);
    } else if (!is_wire_label(line)) {
      article.headline += (article.headline.empty() ? "" : " ") + line;
    }
  }
  if (article.headline.empty() && !headlines.lines.empty()) {
    article.headline = headlines.lines.back();
  }
}

/// "Germany-politics/": the last line of the header.
std::string keywords_of(const std::vector<std::string>& header) {
  const auto last = std::find_if(
      header.rbegin(), header.rend(), [](const std::string& line) { return !trim(line).empty(); });
  const bool apart = last != header.rend() && last + 1 != header.rend();
  return apart ? std::string(trim(*last)) : std::string();
}

/// "eca062 4 i 211 ccccb   dpa 061": the service stands before the last number.
std::string service_of(const std::vector<std::string>& header) {
  const auto first =
      std::ranges::find_if(header, [](const std::string& l) { return !trim(l).empty(); });
  if (first == header.end()) {
    return {};
  }
  const std::string_view line = trim(*first);
  const std::size_t number = line.rfind(' ');
  if (number == std::string_view::npos) {
    return {};
  }
  const std::string_view before = trim(line.substr(0, number));
  const std::size_t space = before.rfind(' ');
  const std::string_view name = space == std::string_view::npos ? "" : before.substr(space + 1);
  return name.find_first_of("0123456789") == std::string_view::npos ? std::string(name)
                                                                    : std::string();
}

/// "242200 GMT Jun 17" is day, hour and minute, zone, month, year: "24 Jun 17".
std::string date_of(std::string_view trailer) {
  std::vector<std::string_view> words;
  for (std::string_view rest = trim(trailer.substr(0, trailer.find('\n'))); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.push_back(rest.substr(0, end));
    rest = trim(rest.substr(end));
  }
  if (words.size() < 3 || words[0].size() != 6 || !std::ranges::all_of(words[0], is_ascii_digit)) {
    return {};
  }
  return fmt::format("{} {} {}", words[0].substr(0, 2), words[words.size() - 2], words.back());
}

}  // namespace

Result<ArticleDraft> parse_iptc7901(std::string_view message) {
  const WireMessage parts = split_wire_message(message);
  const std::vector<std::string> header = wire_lines(parts.header);
  const std::vector<std::string> lines = wire_lines(parts.text);
  ArticleDraft draft;
  Article& article = draft.article;
  const Headlines headlines = headlines_of(lines);
  read_headlines(headlines, article);
  std::string body;
  for (std::size_t i = headlines.end; i < lines.size(); ++i) {
    body += lines[i] + "\n";
  }
  article.body = unwrap_paragraphs(wire_text(body));
  append(article.sections, keywords_of(header));
  article.source = service_of(header);
  article.given_id = std::string(trim(parts.header.substr(0, parts.header.find_first_of(" \r\n"))));
  append_date(draft, date_of(parts.trailer));
  return draft;
}

}  // namespace backfile
