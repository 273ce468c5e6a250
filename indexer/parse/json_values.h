// SPDX-License-Identifier: GPL-2.0-or-later
// JSON values as the strings that fields hold.
#pragma once

#include <string>
#include <vector>

#include <simdjson.h>

#include "indexer/parse/record_article.h"

namespace backfile {

/// The strings in `value`: itself when it is a string or a number, the members of an array, and of an
/// object its "name" (or "title", "@value", "value"). Empty strings, null and booleans give nothing.
std::vector<std::string> strings_of(simdjson::dom::element value);

/// The members of `object` as fields, those of inner objects under "outer.inner" (three levels).
std::vector<RecordField> fields_of(simdjson::dom::object object);

/// Where `json` (valid UTF-8) stops being JSON: the offset of the first byte that cannot stand where
/// it stands; its size when it ends too early. Requires: it is not valid. Cost: linear.
std::size_t json_error_offset(std::string_view json);

/// `json` with the halves of surrogate pairs that stand alone ("\ud83d") written as "\ufffd".
std::string repair_lone_surrogates(std::string_view json);

}  // namespace backfile
