// SPDX-License-Identifier: GPL-2.0-or-later
// parse_xml_record(): an element of an export whose children are named like an article's fields.
#include <algorithm>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/xml_record.h"
#include "indexer/parse/xml_text.h"

namespace backfile {
namespace {

constexpr int kMostLevels = 3;
constexpr std::size_t kMostFields = 2000;

void add_field(std::vector<RecordField>& fields, const std::string& name, std::string value) {
  if (trim(value).empty() || fields.size() >= kMostFields) {
    return;
  }
  const auto known = std::ranges::find(fields, name, &RecordField::name);
  if (known == fields.end()) {
    fields.push_back({name, {std::move(value)}});
  } else {
    known->values.push_back(std::move(value));
  }
}

void add_element(const XmlNode& element,
                 const std::string& prefix,
                 int level,
                 std::vector<RecordField>& fields) {
  const std::string name = prefix + element.name;
  add_field(fields, name, xml_paragraphs(element));
  for (const auto& [attribute, value] : element.attributes) {
    add_field(fields, name + "." + attribute, value);
  }
  for (const XmlNode& child : element.children) {
    if (!child.is_text() && level < kMostLevels) {
      add_element(child, name + ".", level + 1, fields);
    }
  }
}

}  // namespace

std::vector<RecordField> fields_of(const XmlNode& element) {
  std::vector<RecordField> fields;
  for (const auto& [attribute, value] : element.attributes) {
    add_field(fields, attribute, value);
  }
  for (const XmlNode& child : element.children) {
    if (!child.is_text()) {
      add_element(child, "", 1, fields);
    }
  }
  return fields;
}

Result<ArticleDraft> parse_xml_record(std::string_view text, const ParseOptions& options) {
  const XmlNode root = parse_xml_tree(text);
  const auto record =
      std::ranges::find_if(root.children, [](const XmlNode& child) { return !child.is_text(); });
  if (record == root.children.end()) {
    return failure(ErrorCode::Corrupt, "no element in it");
  }
  return article_of_record(fields_of(*record), options);
}

}  // namespace backfile
