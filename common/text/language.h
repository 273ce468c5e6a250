// SPDX-License-Identifier: GPL-2.0-or-later
// The language of a text, by CLD2.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// "Undetermined" in ISO 639-2.
inline constexpr std::string_view kUnknownLanguage = "und";

/// ISO 639-1 code (or CLD2's own where there is none, as "ceb"; "zh" for both Chinese scripts) of
/// the language most of `text` (valid UTF-8) is in, "und" when CLD2 is not sure of it.
/// Threads: pure. Cost: reads at most the first 16 KB or so.
std::string detect_language(std::string_view text);

}  // namespace backfile
