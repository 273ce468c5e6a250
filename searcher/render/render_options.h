// SPDX-License-Identifier: GPL-2.0-or-later
// How results are to be written.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

enum class OutputFormat : std::uint8_t { Text, Json, JsonLines, Csv, Tsv, Paths, Trec };

/// Names after --format, in the order of OutputFormat.
inline constexpr std::array<std::string_view, 7> kFormatNames{
    "text", "json", "jsonl", "csv", "tsv", "paths", "trec"};

/// Narrowest width that text is laid out for; less is taken as this.
inline constexpr std::size_t kMinColumns = 40;

struct RenderOptions {
  bool color = false;  ///< escape codes in text; without them matched words stand in *asterisks*
  std::size_t columns = 80;    ///< text is wrapped to it; 0: one line a paragraph
  bool show_time = false;      ///< milliseconds in text (left out where the same bytes are wanted)
  bool explain = false;        ///< the query as read, and the parts of each score
  bool count_only = false;     ///< the number of matches in place of the hits
  bool nul_separated = false;  ///< paths end in a zero byte
  std::string query_id{};      ///< of a batch; "" outside one
  bool first_of_batch = true;  ///< header rows are written once
  std::string run_tag = "backfile";  ///< last column of trec
};

}  // namespace backfile
