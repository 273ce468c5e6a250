// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses an article's day among all that was said of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/model/date.h"
#include "indexer/parse/date_reader.h"

namespace backfile {

/// How far a candidate is to be trusted beside others of any method.
enum class DateDoubt : std::uint8_t {
  None,
  Loose,   ///< stands somewhere on the page, or is said of the page and not of the article
  Update,  ///< the day of a change: counts only when nothing else is known
};

/// Something that may say the day of publication: a field's value, an address, a line of text.
struct DateCandidate {
  DateMethod method = DateMethod::None;
  std::string text;
  DateDoubt doubt = DateDoubt::None;
  bool operator==(const DateCandidate&) const = default;
};

/// What became of a candidate, for people.
struct DateFinding {
  DateMethod method = DateMethod::None;
  std::string value;  ///< ISO 8601, "" when there is no date in it
  std::string text;   ///< the very characters, or the whole candidate when there is no date in it
  std::string
      remark;  ///< "loose", "update", "in the future" ..., "" when nothing speaks against it
  bool operator==(const DateFinding&) const = default;
};

/// Whether a name (a class, a key, a property) or a text speaks of a change: "dateModified",
/// "Aktualisiert". Such days are not the publication's.
bool speaks_of_update(std::string_view text);
/// Whether a text speaks of publishing, dating or receiving: "Erschienen am", "Date received".
bool speaks_of_publishing(std::string_view text);

/// The day that the best candidate writes. Those without doubt go before the others; records and
/// pages that state it before datelines, these before addresses, lines of text and file names; a
/// day before a month before a year that holds it. Where the best is a clock of UTC and another
/// candidate has the day before or after, which is the same moment where the outlet lives, that
/// civil day is taken. 03/04/2016 is settled by any other candidate that has one of the two days.
/// Confidence: High when stated and day-exact or when two methods agree; Medium for what position
/// or text says; Low for 03/04/2016 without an order and nothing to settle it, and for the day of
/// an update. Days after `latest` (the record's own fetch) and before the first newspaper are
/// refused. Refused dates and strong candidates that differ by more than a day are named in
/// `warnings`. Never the clock, never mtime.
ArticleDate resolve_date(const std::vector<DateCandidate>& candidates,
                         const DateStyle& style,
                         std::vector<std::string>& warnings,
                         std::optional<std::chrono::sys_days> latest = std::nullopt,
                         std::vector<DateFinding>* findings = nullptr);

}  // namespace backfile
