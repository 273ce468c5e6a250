// SPDX-License-Identifier: GPL-2.0-or-later
// parse_csv(): one row of a table as an article.
#include <algorithm>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/encoding.h"
#include "indexer/parse/field_roles.h"
#include "indexer/parse/record_article.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

/// All cells are decoded as one text, so that they agree on a charset.
Result<std::vector<std::string>> decode_cells(const std::vector<std::string>& cells, const std::string& forced,
                                              const std::string& declared, std::vector<std::string>& warnings) {
  constexpr char kUnitSeparator = '\x1F';
  std::string joined;
  for (const std::string& cell : cells) {
    std::string one = cell;
    std::replace(one.begin(), one.end(), kUnitSeparator, ' ');
    joined += one + kUnitSeparator;
  }
  auto decoded = decode_text(joined, forced, declared);
  if (!decoded) {
    return Unexpected(std::move(decoded.error()));
  }
  warnings.insert(warnings.end(), decoded->warnings.begin(), decoded->warnings.end());
  std::vector<std::string> texts;
  std::string_view rest = decoded->text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(kUnitSeparator), rest.size());
    texts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return texts;
}

bool is_column_number(std::string_view name) {
  return name.starts_with("column") && name.size() > 6 &&
         std::all_of(name.begin() + 6, name.end(), is_ascii_digit);
}

/// A table without a header row: the longest cell is the text. Nothing else is guessed.
void name_longest_cell(std::vector<RecordField>& fields, std::vector<std::string>& warnings) {
  const bool unnamed = std::all_of(fields.begin(), fields.end(), [](const RecordField& field) { return is_column_number(field.name); });
  const auto length = [](const RecordField& field) { return field.values.empty() ? 0 : field.values.front().size(); };
  const auto longest = std::max_element(fields.begin(), fields.end(), [&](const RecordField& a, const RecordField& b) {
    return length(a) < length(b);
  });
  if (unnamed && longest != fields.end() && length(*longest) > 0) {
    longest->name = "text";
    warnings.emplace_back("no column names; the longest cell is taken as the text");
  }
}

}  // namespace

Result<ArticleDraft> parse_csv(const RawDocument& document, const ParseOptions& options) {
  std::vector<std::string> warnings;
  auto cells = decode_cells(document.cells, options.encoding, document.declared_charset, warnings);
  if (!cells) {
    return Unexpected(std::move(cells.error()));
  }
  std::vector<RecordField> fields;
  for (std::size_t i = 0; i < cells->size(); ++i) {
    const std::string name = i < document.columns.size() ? document.columns[i] : "column" + std::to_string(i + 1);
    std::string& value = (*cells)[i];
    fields.push_back({lower_ascii(trim(name)), trim(value).empty() ? std::vector<std::string>() : std::vector{value}});
  }
  if (options.field_map.empty()) {
    name_longest_cell(fields, warnings);
  }
  auto draft = article_of_record(fields, options);
  if (draft) {
    draft->article.warnings = std::move(warnings);
  }
  return draft;
}

}  // namespace backfile
