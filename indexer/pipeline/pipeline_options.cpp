// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/pipeline_options.h"

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "indexer/parse/field_roles.h"

namespace backfile {

Result<void> check_options(const PipelineOptions& options) {
  const ParseOptions& parsing = options.parsing;
  if (!parsing.encoding.empty() && to_utf8("a", parsing.encoding.c_str()).empty()) {
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("there is no charset {}", parsing.encoding),
                   "names are those of IANA: utf-8, windows-1252, shift_jis");
  }
  for (const auto& [ours, theirs] : parsing.field_map) {
    if (!field_role_named(ours)) {
      return failure(ErrorCode::InvalidArgument,
                     fmt::format("--map: an article has no field {}", ours),
                     "title, text, byline, date, source, section, language, url, id and others");
    }
  }
  return {};
}

}  // namespace backfile
