// SPDX-License-Identifier: GPL-2.0-or-later
// What a short line of a scraped text is, by general signs of layout and wording.
#pragma once

#include <string_view>

namespace backfile {

/// "© Sputnik/ Vladimir Fedorenko", "(c) Meridian Wire", "Photo: …": who made the picture above.
bool is_credit_line(std::string_view line);

/// "© 2016 The Harbour Gazette. All rights reserved.", "ENDS", "-30-": ends an article.
bool is_closing_line(std::string_view line);

/// A date among page furniture only: "date 2017-09-14 Register", "Posted Monday 15 September 2008 |
/// Share | Print", or furniture without a date.
bool is_chrome_line(std::string_view line);

/// Nothing but a date, with its weekday, place or "Published".
bool is_date_line(std::string_view line);

/// "By Priya Raman and Daniel O'Neill": capitalised names behind an opening.
bool is_byline_line(std::string_view line);

/// "Also in this section", "Read more:": headlines of other articles follow.
bool is_related_heading(std::string_view line);

/// Bytes of "Read more:" and its like when a headline follows it in the same line; 0 otherwise.
std::size_t related_opening(std::string_view line);

/// "MEDIA RELEASE", "TRANSCRIPT", "The Hon … MP  Minister for …": stands above the headline.
bool is_letterhead(std::string_view line);

/// Short, with letters, and not ended like a sentence.
bool is_title_like(std::string_view line);

/// Ended by a full stop of any script, perhaps inside a closing quotation mark.
bool ends_sentence(std::string_view line);

}  // namespace backfile
