// SPDX-License-Identifier: GPL-2.0-or-later
// Gathers a page's dates.
#include "indexer/parse/html_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "indexer/parse/html_body.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/json_values.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 19> kMetaNames{"article:published_time",
                                                      "og:article:published_time",
                                                      "datepublished",
                                                      "date",
                                                      "dc.date",
                                                      "dc.date.issued",
                                                      "dcterms.date",
                                                      "dcterms.created",
                                                      "dcterms.issued",
                                                      "pubdate",
                                                      "publishdate",
                                                      "publish-date",
                                                      "publish_date",
                                                      "publication_date",
                                                      "sailthru.date",
                                                      "parsely-pub-date",
                                                      "article.published",
                                                      "cxenseparse:recs:publishtime",
                                                      "citation_publication_date"};

}  // namespace

void HtmlDates::see_element(xmlNode* node) {
  const std::string_view tag = tag_of(node);
  if (tag == "meta") {
    see_meta(node);
  } else if (tag == "time" || attribute_of(node, "itemprop") == "datePublished") {
    see_time(node);
  } else if (tag != "html") {
    see_dated_element(node);
  }
}

void HtmlDates::see_meta(const xmlNode* node) {
  for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = lower_ascii(trim(attribute_of(node, key)));
    if (std::find(kMetaNames.begin(), kMetaNames.end(), name) != kMetaNames.end()) {
      dates_.push_back({DateMethod::Meta, one_line(attribute_of(node, "content"))});
      return;
    }
  }
}

void HtmlDates::see_time(const xmlNode* node) {
  const std::string stamp = attribute_of(node, "datetime");
  dates_.push_back({DateMethod::TimeTag, stamp.empty() ? inner_text(node) : stamp});
}

/// A short text whose class or id says that it is a date.
void HtmlDates::see_dated_element(xmlNode* node) {
  constexpr std::size_t kLongest = 120, kMostDates = 20;
  if (dates_.size() >= kMostDates || !is_date_element(node)) {
    return;
  }
  const std::string text = inner_text(node);
  if (text.size() <= kLongest) {
    dates_.push_back({DateMethod::Byline, text});
  }
}

void HtmlDates::see_json_ld(simdjson::dom::object article) {
  simdjson::dom::element value;
  if (article["datePublished"].get(value) != simdjson::SUCCESS) {
    return;
  }
  for (const std::string& date : strings_of(value)) {
    dates_.push_back({DateMethod::JsonLd, date});
  }
}

std::vector<DateCandidate> HtmlDates::take() { return std::move(dates_); }

}  // namespace backfile
