// SPDX-License-Identifier: GPL-2.0-or-later
// A JSON value as one line that is safe on a terminal.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace backfile {

/// `value` without line breaks, UTF-8, ended by a line feed. DEL, C1 controls, bidi marks and line
/// separators are written as \u escapes, so nothing is lost and no terminal acts on it; ill-formed
/// UTF-8 becomes U+FFFD.
std::string json_line(const nlohmann::ordered_json& value);

}  // namespace backfile
