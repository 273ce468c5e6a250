// SPDX-License-Identifier: GPL-2.0-or-later
// Messages with headers, and texts whose first line is a record.
#include "indexer/parse/text_shapes.h"

#include <algorithm>
#include <array>
#include <map>

#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

using Headers = std::map<std::string, std::string>;

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// The length of a header's name ("Message-ID"); 0 when the line is no header.
std::size_t header_name_bytes(std::string_view line) {
  const std::size_t colon = line.find(':');
  const bool letters = colon != std::string_view::npos && colon <= 40 &&
                       std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
                         return is_ascii_letter(c) || c == '-';
                       });
  return letters ? colon : 0;
}

/// Takes the headers off `text`; empty when it does not begin with any.
Headers take_headers(std::string_view& text) {
  constexpr std::size_t kMostHeaders = 200;
  Headers headers;
  std::string* last = nullptr;
  for (std::string_view line = next_line(text); !trim(line).empty(); line = next_line(text)) {
    const std::size_t name = header_name_bytes(line);
    if (is_blank(line.front()) && last != nullptr) {
      *last += " " + std::string(trim(line));
    } else if (name == 0 || headers.size() >= kMostHeaders) {
      return {};
    } else {
      last = &headers[lower_ascii(line.substr(0, name))];
      *last = std::string(trim(line.substr(name + 1)));
    }
  }
  return headers;
}

std::vector<std::string> split_at(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(trim(text.substr(begin, end - begin)));
    begin = end + separator.size();
  }
  return parts;
}

/// The text above the signature ("-- ") of a message.
std::string_view without_signature(std::string_view text) {
  const std::size_t at = std::min(text.rfind("\n-- \n"), text.rfind("\n--\n"));
  return at != std::string_view::npos && at > text.size() / 2 ? text.substr(0, at) : text;
}

bool is_address(std::string_view field) {
  return field.starts_with("http://") || field.starts_with("https://");
}

/// "['a', 'b']" as a list; empty when the field is none.
std::vector<std::string> read_list(std::string_view field) {
  if (field.size() < 2 || field.front() != '[' || field.back() != ']') {
    return {};
  }
  std::vector<std::string> items = split_at(field.substr(1, field.size() - 2), ",");
  for (std::string& item : items) {
    std::erase_if(item, [](char c) { return c == '\'' || c == '"'; });
  }
  std::erase(items, "");
  return items;
}

bool has_no_letters(std::string_view line) {
  return std::none_of(line.begin(), line.end(), [](char c) { return is_ascii_letter(c) || (c & 0x80) != 0; });
}

/// The text of "12<tab>text"; the whole line when it is not numbered.
std::string_view without_number(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < line.size() && line[digits] == '\t' ? line.substr(digits + 1) : line;
}

void place_field(const std::string& field, const DateStyle& style, ArticleDraft& draft) {
  Article& article = draft.article;
  const std::vector<std::string> list = read_list(field);
  if (is_address(field)) {
    article.url = field;
  } else if (!list.empty()) {
    article.sections = article.sections.empty() && draft.dates.empty() ? list : article.sections;
  } else if (const auto date = read_date_field(field, style); date && date->begin == 0 && field.size() <= 40) {
    draft.dates.push_back({DateMethod::Field, field});
  } else if (field.size() > article.headline.size()) {
    article.headline = field;
  }
}

}  // namespace

std::optional<ArticleDraft> read_message(std::string_view text) {
  constexpr std::array<std::string_view, 6> kTelling{"from", "subject", "date", "newsgroups", "message-id", "to"};
  Headers headers = take_headers(text);
  const auto told = std::count_if(kTelling.begin(), kTelling.end(), [&](std::string_view name) {
    return headers.contains(std::string(name));
  });
  if (told < 2 || (!headers.contains("from") && !headers.contains("subject"))) {
    return std::nullopt;
  }
  ArticleDraft draft;
  Article& article = draft.article;
  article.headline = headers["subject"];
  article.bylines = {headers["from"]};
  article.sections = split_at(headers["newsgroups"], ",");
  article.given_id = headers["message-id"];
  draft.dates.push_back({DateMethod::Field, headers["date"]});
  const std::string_view body = without_signature(text);
  article.boilerplate_bytes = static_cast<std::uint32_t>(text.size() - body.size());
  article.body = unwrap_paragraphs(body);
  return draft;
}

std::optional<ArticleDraft> read_headed_record(std::string_view text, const DateStyle& style) {
  constexpr std::array<std::string_view, 3> kSeparators{"###", "||", "\t"};
  constexpr std::size_t kLongestLine = 8192;
  const std::string_view line = next_line(text);
  if (line.size() > kLongestLine || line.find("http") == std::string_view::npos) {
    return std::nullopt;
  }
  for (const std::string_view separator : kSeparators) {
    const std::vector<std::string> fields = split_at(line, separator);
    if (fields.size() < 4 || std::none_of(fields.begin(), fields.end(), is_address)) {
      continue;
    }
    ArticleDraft draft;
    for (const std::string& field : fields) {
      place_field(field, style, draft);
    }
    while (!text.empty()) {
      const std::string_view paragraph = without_number(trim(next_line(text)));
      if (!has_no_letters(paragraph)) {
        draft.article.body += (draft.article.body.empty() ? "" : "\n\n") + std::string(paragraph);
      }
    }
    return draft;
  }
  return std::nullopt;
}

}  // namespace backfile
