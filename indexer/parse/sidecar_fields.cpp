// SPDX-License-Identifier: GPL-2.0-or-later
// Three ways to write it, one way to fill in.
#include "indexer/parse/sidecar_fields.h"

#include <algorithm>
#include <array>

#include <simdjson.h>

#include "indexer/parse/article_identity.h"
#include "indexer/parse/date_reader.h"
#include "indexer/parse/draft_fields.h"
#include "indexer/parse/encoding.h"
#include "indexer/parse/field_roles.h"
#include "indexer/parse/json_values.h"
#include "indexer/parse/record_article.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

/// Pages on which articles are passed on: an address there is not the article's own.
constexpr std::array<std::string_view, 5> kNetworks{
    "facebook.com", "m.facebook.com", "t.co", "twitter.com", "instagram.com"};

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  constexpr std::size_t kMost = 100;
  Lines lines;
  while (!text.empty() && lines.size() < kMost) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty()) {
      lines.push_back(line);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_address(std::string_view line) {
  return !host_of_url(line).empty() && line.find(' ') == std::string_view::npos;
}

bool is_date(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  return line.size() <= kLongest && line.find_first_of("0123456789") != std::string_view::npos &&
         read_date_field(line, {}).has_value();
}

/// "name: value" lines whose names are known for a field; empty when most are not.
std::vector<RecordField> named_fields(const Lines& lines) {
  std::vector<RecordField> fields;
  for (const std::string_view line : lines) {
    const std::size_t colon = line.find(':');
    const std::string name = lower_ascii(trim(line.substr(0, colon)));
    if (colon != std::string_view::npos && field_role_named(name)) {
      fields.push_back({name, {std::string(trim(line.substr(colon + 1)))}});
    }
  }
  return fields.size() * 2 >= lines.size() ? fields : std::vector<RecordField>();
}

ArticleDraft read_bare_lines(const Lines& lines) {
  ArticleDraft draft;
  Article& article = draft.article;
  bool address_seen = false;
  for (const std::string_view line : lines) {
    const std::string host = host_of_url(line);
    if (is_address(line)) {
      address_seen = true;
      if (std::ranges::find(kNetworks, host) == kNetworks.end()) {
        fill(article.url, std::string(line));
      }
    } else if (is_date(line)) {
      append_date(draft, line);
    } else {
      append(address_seen ? article.sections : article.bylines, std::string(line));
    }
  }
  return draft;
}

ArticleDraft read_metadata(std::string_view metadata, const ParseOptions& options) {
  if (metadata.starts_with('{')) {
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    const simdjson::padded_string padded(metadata);
    const bool read = parser.parse(padded).get(object) == simdjson::SUCCESS;
    return read ? draft_of_record(fields_of(object), options) : ArticleDraft{};
  }
  const Lines lines = lines_of(metadata);
  if (const std::vector<RecordField> fields = named_fields(lines); !fields.empty()) {
    return draft_of_record(fields, options);
  }
  return read_bare_lines(lines);
}

}  // namespace

void apply_sidecar(std::string_view metadata, const ParseOptions& options, ArticleDraft& draft) {
  const auto decoded = decode_text(metadata, options.encoding, {});
  if (!decoded) {
    return;
  }
  ArticleDraft known = read_metadata(trim(decoded->text), options);
  Article& article = draft.article;
  if (!trim(known.article.headline).empty()) {
    article.headline = std::move(known.article.headline);
  }
  for (const auto& [ours, theirs] :
       {std::pair{&article.url, &known.article.url},
        std::pair{&article.source, &known.article.source},
        std::pair{&article.given_id, &known.article.given_id},
        std::pair{&draft.declared_language, &known.declared_language}}) {
    fill(*ours, std::move(*theirs));
  }
  for (const auto& [ours, theirs] : {std::pair{&article.bylines, &known.article.bylines},
                                     std::pair{&article.sections, &known.article.sections}}) {
    if (!theirs->empty()) {
      *ours = std::move(*theirs);
    }
  }
  draft.dates.insert(draft.dates.begin(), known.dates.begin(), known.dates.end());
}

}  // namespace backfile
