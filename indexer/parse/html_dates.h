// SPDX-License-Identifier: GPL-2.0-or-later
// What a page says of its day: meta, JSON-LD, time, and elements whose names say that they hold a
// date.
#pragma once

#include <vector>

#include <libxml/HTMLparser.h>
#include <simdjson.h>

#include "indexer/parse/date_resolver.h"

namespace backfile {

/// Gathers the candidates of one page while somebody walks over its tree. Cost: a look at each
/// element's name and attributes. Threads: one walk, one object.
class HtmlDates {
 public:
  /// An element of the page, in document order; readers' comments left out.
  void see_element(xmlNode* node);
  /// An article among the page's JSON-LD.
  void see_json_ld(simdjson::dom::object article);

  std::vector<DateCandidate> take();

 private:
  void see_meta(const xmlNode* node);
  void see_time(const xmlNode* node);
  void see_dated_element(xmlNode* node);

  std::vector<DateCandidate> dates_;
};

}  // namespace backfile
