// SPDX-License-Identifier: GPL-2.0-or-later
// parse_json(): one JSON object as an article.
#include <fmt/format.h>
#include <simdjson.h>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/json_values.h"
#include "indexer/parse/record_article.h"

namespace backfile {
namespace {

constexpr int kMostWrappers = 3;  // {"data": {"item": {...}}}

/// The first object inside `object` that is an article, where it is none itself.
Result<ArticleDraft> read_inner(simdjson::dom::object object,
                                const ParseOptions& options,
                                int level) {
  for (const auto& [key, value] : object) {
    simdjson::dom::object inner;
    if (level == 0 || value.get(inner) != simdjson::SUCCESS) {
      continue;
    }
    auto draft = article_of_record(fields_of(inner), options);
    draft = draft ? std::move(draft) : read_inner(inner, options, level - 1);
    if (draft && !draft->article.headline.empty()) {
      return draft;
    }
  }
  return failure(ErrorCode::InvalidArgument, "no article inside");
}

Result<ArticleDraft> read_object(simdjson::dom::element root, const ParseOptions& options) {
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return failure(ErrorCode::InvalidArgument, "JSON, but no object");
  }
  auto draft = article_of_record(fields_of(object), options);
  if (draft || !options.field_map.empty() || describes_file(fields_of(object))) {
    return draft;
  }
  auto inner = read_inner(object, options, kMostWrappers);
  return inner ? std::move(inner) : std::move(draft);
}

void note_repair(const JsonRepair& repair, std::vector<std::string>& warnings) {
  if (repair.surrogates > 0) {
    warnings.emplace_back("halves of surrogate pairs were replaced");
  }
  if (repair.numbers > 0) {
    warnings.emplace_back("NaN and Infinity, which JSON has not, were read as null");
  }
  if (repair.controls > 0) {
    warnings.emplace_back("control characters inside JSON texts were escaped");
  }
}

}  // namespace

Result<ArticleDraft> parse_json(std::string_view text, const ParseOptions& options) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  JsonRepair repair;
  simdjson::error_code error = parser.parse(simdjson::padded_string(text)).get(root);
  if (error != simdjson::SUCCESS) {
    repair = repair_json(text);
    error = parser.parse(simdjson::padded_string(repair.json)).get(root);
  }
  if (error != simdjson::SUCCESS) {
    return failure(
        ErrorCode::Corrupt,
        fmt::format(
            "broken JSON at byte {}: {}", json_error_offset(text), simdjson::error_message(error)));
  }
  auto draft = read_object(root, options);
  if (draft) {
    note_repair(repair, draft->article.warnings);
  }
  return draft;
}

}  // namespace backfile
