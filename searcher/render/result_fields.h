// SPDX-License-Identifier: GPL-2.0-or-later
// The fields of a hit that tables show, one value each.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "searcher/match/search_result.h"
#include "searcher/render/render_options.h"

namespace backfile {

/// A text, a whole number, a score, or several texts.
using FieldValue = std::variant<std::string, std::uint64_t, double, std::vector<std::string>>;

/// What `field` is of `hit`, as stored: not yet safe to print.
FieldValue value_of(ResultField field, const Hit& hit);

/// The fields that `options` ask for, else the usual ones.
std::vector<ResultField> fields_of(const RenderOptions& options);

/// The name of `field` after --fields.
constexpr std::string_view name_of(ResultField field) {
  return kResultFieldNames[static_cast<std::size_t>(field)];
}

}  // namespace backfile
