// SPDX-License-Identifier: GPL-2.0-or-later
// parse_mail(): a message as an article: its subject is the headline. Source: RFC 5322, RFC 1036.
#include <algorithm>

#include "indexer/parse/draft_fields.h"
#include "indexer/parse/html_body.h"
#include "indexer/parse/mime.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

/// Plain text before HTML, attachments only when there is nothing else.
std::string text_of(const std::vector<MimePart>& parts) {
  for (const bool attachments : {false, true}) {
    for (const std::string_view type : {"text/plain", "text/html", ""}) {
      std::string text;
      for (const MimePart& part : parts) {
        const bool wanted =
            part.attachment == attachments && (type.empty() || part.media_type == type);
        if (wanted && !trim(part.text).empty()) {
          text += (text.empty() ? "" : "\n\n") +
                  (part.media_type == "text/html" ? html_fragment_text(part.text) : part.text);
        }
      }
      if (!text.empty()) {
        return text;
      }
    }
  }
  return {};
}

/// What stands below the line "-- " is the sender's signature; an encoded file in the text is not
/// text ("begin 644 name" to "end").
std::string without_appendages(std::string_view text, std::uint32_t& dropped_bytes) {
  std::string kept;
  bool in_file = false;
  const std::size_t size = text.size();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    const std::string_view bare = trim(line);
    if (bare == "--") {
      break;
    }
    const bool file_begins = bare.starts_with("begin ") && bare.size() > 10 &&
                             std::all_of(bare.begin() + 6, bare.begin() + 9, is_ascii_digit) &&
                             bare[9] == ' ';
    in_file |= file_begins;
    if (!in_file) {
      kept += line;
    }
    in_file &= bare != "end";
    text.remove_prefix(end);
  }
  dropped_bytes += static_cast<std::uint32_t>(size - kept.size());
  return kept;
}

/// "Ann Ray <a@b>", "a@b (Ann Ray)", "\"Ray, Ann\" <a@b>": the name; "" for an address alone.
std::string sender_name(std::string_view from) {
  const std::size_t angle = from.find('<');
  const std::size_t open = from.find('(');
  std::string_view name;
  if (angle != std::string_view::npos && !trim(from.substr(0, angle)).empty()) {
    name = from.substr(0, angle);
  } else if (open != std::string_view::npos) {
    name = from.substr(open + 1, std::min(from.rfind(')'), from.size()) - open - 1);
  } else if (from.find('@') == std::string_view::npos && angle == std::string_view::npos) {
    name = from;
  }
  name = trim(name);
  if (name.size() > 1 && name.front() == '"' && name.back() == '"') {
    name = trim(name.substr(1, name.size() - 2));
  }
  return std::string(name);
}

std::vector<std::string> newsgroups_of(std::string_view field) {
  std::vector<std::string> groups;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(','), field.size());
    append(groups, std::string(trim(field.substr(0, end))));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return groups;
}

std::string message_id(std::string_view field) {
  field = trim(field);
  const bool bracketed = field.starts_with('<') && field.ends_with('>');
  return std::string(bracketed ? field.substr(1, field.size() - 2) : field);
}

/// Editors' forms send their fields as JSON.
void read_form(std::string_view text, const ParseOptions& options, ArticleDraft& draft) {
  if (!trim(text).starts_with('{')) {
    return;
  }
  std::string one_lined(text);
  std::ranges::replace(one_lined, '\n', ' ');
  std::ranges::replace(one_lined, '\r', ' ');
  if (auto form = parse_json(one_lined, options)) {
    std::vector<DateCandidate> dates = std::move(draft.dates);
    dates.insert(dates.end(), form->dates.begin(), form->dates.end());
    std::string id = std::move(draft.article.given_id);
    draft = std::move(*form);
    draft.dates = std::move(dates);
    fill(draft.article.given_id, std::move(id));
  }
}

}  // namespace

Result<ArticleDraft> parse_mail(std::string_view bytes, const ParseOptions& options) {
  const MimeMessage message = read_mime_message(bytes, options.encoding);
  const HeaderFields& header = message.header;
  ArticleDraft draft;
  Article& article = draft.article;
  article.headline = decode_header_text(header.get("subject"));
  append(article.bylines, sender_name(decode_header_text(header.get("from"))));
  article.source = decode_header_text(header.get("organization"));
  article.sections = newsgroups_of(header.get("newsgroups"));
  article.given_id = message_id(header.get("message-id"));
  article.url = message_id(header.get("archived-at"));
  append_date(draft, decode_header_text(header.get("date")));
  draft.declared_language = header.get("content-language");
  CleaningCounts unused;
  const std::string text = clean_text(text_of(message.parts), unused);
  article.body = unwrap_paragraphs(without_appendages(text, article.boilerplate_bytes));
  read_form(text, options, draft);
  return draft;
}

}  // namespace backfile
