// SPDX-License-Identifier: GPL-2.0-or-later
// "MOSCOW (Sputnik) — ": the place of writing at the head of a paragraph.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backfile {

struct Dateline {
  std::string text;    ///< as printed, without the dash: "HOUSTON, July 21, 1969 (Meridian Wire)"
  std::string agency;  ///< what stands in brackets, "" when nothing does
};

/// The dateline that `paragraph` opens with: a place in capitals, or any words that end in a
/// bracketed agency, at most 100 bytes before a dash; 【…】 in Japanese.
std::optional<Dateline> find_dateline(std::string_view paragraph);

/// Whether `text` has no words but a date's: "MAR 04", "2014-07-16 15:53:10 GMT+00:00".
bool is_only_date(std::string_view text);

/// The same for a field that holds nothing but a dateline ("    SALVADOR, Feb 26 - "); no text for
/// one that holds a date without a place.
Dateline read_dateline_field(std::string_view field);

}  // namespace backfile
