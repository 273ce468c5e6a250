// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses an article's day among all that was said of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/model/date.h"
#include "indexer/parse/article_parser.h"
#include "indexer/parse/date_reader.h"

namespace backfile {

/// Something that may say the day of publication: a field's value, an address, a line of text.
struct DateCandidate {
  DateMethod method = DateMethod::None;
  std::string text;
  bool operator==(const DateCandidate&) const = default;
};

/// The day that the best candidate writes. Records and pages that state it go before datelines, these
/// before addresses, lines of text and file names; a day before a month before a year that holds it.
/// Confidence: High when stated and day-exact or when two methods agree; Medium for what position or
/// text says; Low for 03/04/2016 without an order and nothing to settle it. Refused dates and strong
/// candidates that differ by more than a day are named in `warnings`. Never the clock, never mtime.
ArticleDate resolve_date(const std::vector<DateCandidate>& candidates,
                         const DateStyle& style,
                         std::vector<std::string>& warnings);

}  // namespace backfile
