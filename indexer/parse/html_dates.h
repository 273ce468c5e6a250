// SPDX-License-Identifier: GPL-2.0-or-later
// What a page says of its day: JSON-LD, meta, microdata, time, elements whose names say that they
// hold a date, and, where these say nothing, lines beside the headline and variables of scripts.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <libxml/HTMLparser.h>
#include <simdjson.h>

#include "indexer/parse/date_resolver.h"

namespace backfile {

/// Gathers the candidates of one page while somebody walks over its tree. Cost: a look at each
/// element's name and attributes; pages that state no day are walked over once more, text by text.
/// Threads: one walk, one object.
class HtmlDates {
 public:
  /// An element of the page, in document order; readers' comments left out.
  void see_element(xmlNode* node);
  /// An article among the page's JSON-LD.
  void see_json_ld(simdjson::dom::object article);

  /// All that was found, best first within each method. Requires: the tree still stands.
  std::vector<DateCandidate> take();
  /// After take(): whether find_script_dates() on the whole page may know better.
  bool asks_scripts() const { return asks_scripts_; }

 private:
  struct Visible {
    DateCandidate candidate;
    std::size_t position = 0;
  };
  struct Heading {
    xmlNode* node = nullptr;
    std::size_t position = 0;
    std::string text;
    bool first_rank = false;
  };

  void see_meta(const xmlNode* node);
  void see_script(xmlNode* node);
  void see_heading(xmlNode* node, bool first_rank);
  void see_marked(xmlNode* node);
  void add_visible(xmlNode* node, DateMethod method, std::string text);
  const Heading* headline() const;
  bool states_a_day() const;
  bool may_be_a_day_off() const;

  xmlNode* root_ = nullptr;
  std::size_t position_ = 0;
  std::string title_;
  std::vector<DateCandidate> stated_;
  std::vector<Visible> visible_;
  std::vector<Heading> headings_;
  bool asks_scripts_ = false;
};

}  // namespace backfile
