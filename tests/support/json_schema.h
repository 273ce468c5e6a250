// SPDX-License-Identifier: GPL-2.0-or-later
// Checks JSON against a JSON Schema (draft-07), as far as our own schema uses it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::test {

/// What is wrong with `document` under #/definitions/`definition` of `schema`: one line a violation
/// with its JSON pointer; empty when it is valid. Knows type, const, enum, pattern, minimum,
/// properties, required, additionalProperties (false), items (one schema), anyOf, $ref into the
/// schema itself; any other keyword of the schema is a violation, so that nothing is skipped
/// unseen.
std::vector<std::string> schema_violations(std::string_view schema,
                                           std::string_view definition,
                                           std::string_view document);

}  // namespace backfile::test
