// SPDX-License-Identifier: GPL-2.0-or-later
// article_of_record(): fields to the members of an article.
#include "indexer/parse/record_article.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "indexer/parse/article_identity.h"
#include "indexer/parse/character_references.h"
#include "indexer/parse/dateline.h"
#include "indexer/parse/field_roles.h"
#include "indexer/parse/html_body.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

using Values = std::vector<std::string>;

// Where an object stands for a value, what it is called there (MongoDB's export, NewsAPI), best
// first.
constexpr std::array<std::string_view, 5> kInnerNames{
    ".name", ".$date", ".$oid", ".$date.$numberlong", ".title"};

class RecordReader {
 public:
  RecordReader(const std::vector<RecordField>& fields, const ParseOptions& options)
      : fields_(fields), options_(options) {
    for (const RecordField& field : fields) {
      add(field.name, field.values);
    }
    for (const std::string_view inner : kInnerNames) {
      for (const RecordField& field : fields) {
        if (field.name.ends_with(inner)) {
          add(field.name.substr(0, field.name.size() - inner.size()), field.values);
        }
      }
    }
  }

  const Values& values(FieldRole role) const {
    for (const auto& [ours, theirs] : options_.field_map) {
      if (field_role_named(ours) == role) {
        return find(lower_ascii(theirs));
      }
    }
    for (const std::string_view name : field_names(role)) {
      if (const Values& found = find(name); !found.empty()) {
        return found;
      }
    }
    return patterned(field_name_pattern(role));
  }

  /// The text's paragraphs; of one text in several formats (ninjs's "bodies") the first.
  Values texts() const {
    Values texts = values(FieldRole::Text);
    if (texts.size() > 1 && texts == find("bodies")) {
      texts.resize(1);
    }
    return texts;
  }

  std::string value(FieldRole role) const {
    const Values& found = values(role);
    return found.empty() ? std::string() : found.front();
  }

 private:
  void add(const std::string& name, const Values& values) {
    if (!values.empty()) {
      by_name_.emplace(name, &values);
    }
  }

  const Values& find(std::string_view name) const {
    const auto found = by_name_.find(std::string(name));
    return found == by_name_.end() ? kNone : *found->second;
  }

  /// The first field so named that holds words, not a code or a count.
  const Values& patterned(std::string_view pattern) const {
    const auto found = std::ranges::find_if(fields_, [&](const RecordField& field) {
      return field.name.starts_with(pattern) && !field.values.empty() &&
             field.values.front().find(' ') != std::string::npos;
    });
    return pattern.empty() || found == fields_.end() ? kNone : found->values;
  }

  static inline const Values kNone{};
  const std::vector<RecordField>& fields_;
  std::unordered_map<std::string, const Values*> by_name_;
  const ParseOptions& options_;
};

bool holds_markup(std::string_view text) {
  constexpr std::array<std::string_view, 5> kTags{"</p>", "<br", "</div>", "</a>", "<p>"};
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    return text.find(tag) != std::string_view::npos;
  });
}

std::string plain_line(const std::string& value) {
  return holds_markup(value) ? one_line(html_fragment_text(value)) : decode_references(value);
}

std::string plain_text(const std::string& value) {
  return holds_markup(value) ? html_fragment_text(value)
                             : unwrap_paragraphs(decode_references(value));
}

std::string joined_text(const Values& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    text += (text.empty() ? "" : "\n\n") + plain_text(paragraph);
  }
  return text;
}

Values plain_lines(const Values& values) {
  Values lines;
  for (const std::string& value : values) {
    lines.push_back(plain_line(value));
  }
  return lines;
}

/// An outlet given as an address is named by its host.
std::string outlet_of(const std::string& value) {
  const std::string host = host_of_url(value);
  if (!host.empty()) {
    return host;
  }
  return value.starts_with("www.") ? value.substr(4) : value;
}

void add_entities(EntityKind kind, const Values& names, Article& article) {
  Values seen;
  for (const std::string& name : names) {
    if (std::find(seen.begin(), seen.end(), name) == seen.end()) {
      seen.push_back(name);
      article.entities.push_back(given_entity(kind, name));
    }
  }
}

constexpr std::array<std::string_view, 4> kFileNames{"file", "filename", "file_name", "filepath"};

/// "covid/211561477.txt", "reut2-000.sgm".
bool is_file_name(std::string_view value) {
  const std::size_t dot = value.rfind('.');
  return dot != std::string_view::npos && dot > 0 && value.size() - dot <= 6 &&
         value.find_first_of(" \n") == std::string_view::npos &&
         value.find("://") == std::string_view::npos;
}

}  // namespace

bool describes_file(const std::vector<RecordField>& fields) {
  bool names_file = false;
  for (const RecordField& field : fields) {
    const auto role = field_role_named(field.name);
    if (role == FieldRole::Text && !field.values.empty()) {
      return false;
    }
    names_file |= !field.values.empty() && is_file_name(field.values.front()) &&
                  std::find(kFileNames.begin(), kFileNames.end(), field.name) != kFileNames.end();
  }
  return names_file;
}

Result<ArticleDraft> article_of_record(const std::vector<RecordField>& fields,
                                       const ParseOptions& options) {
  if (options.field_map.empty() && describes_file(fields)) {
    return failure(ErrorCode::InvalidArgument, "describes another file, not an article");
  }
  ArticleDraft draft = draft_of_record(fields, options);
  if (trim(draft.article.headline).empty() && trim(draft.article.body).empty()) {
    return failure(ErrorCode::InvalidArgument,
                   "neither headline nor text among its fields",
                   "name them by --map title=FIELD,text=FIELD");
  }
  return draft;
}

ArticleDraft draft_of_record(const std::vector<RecordField>& fields, const ParseOptions& options) {
  const RecordReader record(fields, options);
  ArticleDraft draft;
  Article& article = draft.article;
  article.headline = plain_line(record.value(FieldRole::Headline));
  article.body = joined_text(record.texts());
  if (trim(article.body).empty()) {
    article.body = joined_text(record.values(FieldRole::Summary));
  }
  article.bylines = plain_lines(record.values(FieldRole::Byline));
  article.source = outlet_of(plain_line(record.value(FieldRole::Source)));
  article.sections = plain_lines(record.values(FieldRole::Section));
  article.url = record.value(FieldRole::Url);
  article.given_id = record.value(FieldRole::Id);
  article.dateline = read_dateline_field(record.value(FieldRole::Dateline)).text;
  article.captions = plain_lines(record.values(FieldRole::Captions));
  add_entities(EntityKind::Person, record.values(FieldRole::Persons), article);
  add_entities(EntityKind::Organization, record.values(FieldRole::Organizations), article);
  add_entities(EntityKind::Place, record.values(FieldRole::Places), article);
  draft.declared_language = record.value(FieldRole::Language);
  draft.dates.push_back({DateMethod::Field, record.value(FieldRole::Date)});
  draft.fetched = record.value(FieldRole::Fetched);
  return draft;
}

}  // namespace backfile
