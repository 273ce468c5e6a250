// SPDX-License-Identifier: GPL-2.0-or-later
// Days that a page only prints: in the lines around its headline, and in the variables of its
// scripts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <libxml/HTMLparser.h>

#include "indexer/parse/date_resolver.h"

namespace backfile {

/// The lines with a day that stand nearest to `headline` (null when the page has none), best first,
/// at most three: short ones that say little else before others, those that speak of publishing
/// before all, those of an update last; navigation, asides and lists of links count as far away.
/// Cost: linear in the page's nodes.
std::vector<DateCandidate> find_dated_lines(xmlNode* root, const xmlNode* headline);

/// Values of variables and keys whose names speak of publishing ("publishedFirst": "…",
/// publication_date = '…') in a script or a whole page, in their order, at most a few.
std::vector<DateCandidate> find_script_dates(std::string_view script);

/// Whether a word of a class or id says that the element holds a date ("post-date", "publishedAt").
bool is_named_date(const std::string& name);

}  // namespace backfile
