// SPDX-License-Identifier: GPL-2.0-or-later
// JSON values as the strings that fields hold.
#pragma once

#include <string>
#include <vector>

#include <simdjson.h>

#include "indexer/parse/record_article.h"

namespace backfile {

/// The strings in `value`: itself when it is a string or a number, the members of an array, and of
/// an object its "name" (or "title", "@value", "value"). Empty strings, null and booleans give
/// nothing.
std::vector<std::string> strings_of(simdjson::dom::element value);

/// The members of `object` as fields, those of inner objects under "outer.inner" (three levels).
std::vector<RecordField> fields_of(simdjson::dom::object object);

/// Where `json` (valid UTF-8) stops being JSON: the offset of the first byte that cannot stand
/// where it stands; its size when it ends too early. Requires: it is not valid. Cost: linear.
std::size_t json_error_offset(std::string_view json);

/// JSON as some programs write it, and what was mended in it.
struct JsonRepair {
  std::string json;
  std::size_t surrogates = 0;  ///< halves of pairs that stood alone ("\ud83d"), now "\ufffd"
  std::size_t numbers = 0;     ///< NaN, Infinity and -Infinity, now null
  std::size_t controls = 0;    ///< control characters inside texts, now "\n", "\t" or a blank
};

/// Mends what can be mended without guessing. Cost: linear.
JsonRepair repair_json(std::string_view json);

}  // namespace backfile
