// SPDX-License-Identifier: GPL-2.0-or-later
// An article out of a record of named fields, whatever wrote the record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/article_draft.h"

namespace backfile {

/// One field: its name in lower case ("thread.site" for a level down) and its values, empty ones left out.
struct RecordField {
  std::string name;
  std::vector<std::string> values;
};

/// Reads the fields by `options.field_map` and the table of known names. A missing text is filled by
/// the record's summary. Values that hold markup or character references are turned into text.
/// Errors: InvalidArgument when the record has neither headline nor text, or describes_file().
Result<ArticleDraft> article_of_record(const std::vector<RecordField>& fields, const ParseOptions& options);
/// The same without a look whether there is an article in it.
ArticleDraft draft_of_record(const std::vector<RecordField>& fields, const ParseOptions& options);

/// Whether the record says of a file what it is (answers beside a collection, an index of a folder):
/// it names one and has no text of its own.
bool describes_file(const std::vector<RecordField>& fields);

}  // namespace backfile
