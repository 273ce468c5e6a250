// SPDX-License-Identifier: GPL-2.0-or-later
// The queries of a file: `id TAB query` a line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"

namespace backfile {

struct BatchQuery {
  std::string place;  ///< "topics.tsv:3"
  std::string id, query;
  bool operator==(const BatchQuery&) const = default;
};

/// One line of the file; an Error names the place.
using BatchLine = Result<BatchQuery>;

/// The lines of `text`; blank ones are left out, CR LF is a line's end too. `name` is the file's.
std::vector<BatchLine> batch_lines(std::string_view text, std::string_view name);

/// The whole of `file`, or of standard input for "-". Errors: Io naming the file.
Result<std::string> read_batch_file(const std::string& file);

}  // namespace backfile
