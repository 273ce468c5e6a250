// SPDX-License-Identifier: GPL-2.0-or-later
// Gathers a page's dates.
#include "indexer/parse/html_dates.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/html_date_lines.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/json_values.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

constexpr std::size_t kMostVisible = 60, kMostHeadings = 40;
constexpr std::size_t kLongestLine = 120;  // bytes of an element that holds a date and little else

struct MetaName {
  std::string_view name;
  DateDoubt doubt = DateDoubt::None;
};
constexpr std::array<MetaName, 44> kMetaNames{{{"article:published_time"},
                                               {"og:article:published_time"},
                                               {"og:published_time"},
                                               {"article:published"},
                                               {"article.published"},
                                               {"article:publicationdate"},
                                               {"datepublished"},
                                               {"date_published"},
                                               {"dc.date.issued"},
                                               {"dcterms.issued"},
                                               {"dc.issued"},
                                               {"dcterms.date"},
                                               {"dc.date"},
                                               {"dc.date.created"},
                                               {"dcterms.created"},
                                               {"pubdate"},
                                               {"pub_date"},
                                               {"publishdate"},
                                               {"publish-date"},
                                               {"publish_date"},
                                               {"publisheddate"},
                                               {"publication_date"},
                                               {"publicationdate"},
                                               {"published"},
                                               {"publishtime"},
                                               {"sailthru.date"},
                                               {"parsely-pub-date"},
                                               {"bt:pubdate"},
                                               {"vr:published-time"},
                                               {"rnews:datepublished"},
                                               {"citation_publication_date"},
                                               {"citation_date"},
                                               {"cxenseparse:recs:publishtime"},
                                               {"cxenseparse:publishtime"},
                                               {"shareaholic:article_published_time"},
                                               {"article_date_original"},
                                               {"originalpublicationdate"},
                                               {"ptime"},
                                               {"date"},
                                               {"article:post_date"},
                                               {"datecreated", DateDoubt::Loose},
                                               {"article:created", DateDoubt::Loose},
                                               {"created", DateDoubt::Loose},
                                               {"citation_online_date", DateDoubt::Loose}}};

/// Letters and digits of ASCII and all beyond, for comparing headings with titles.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : lower_ascii(text)) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0) {
      letters += c;
    }
  }
  return letters;
}

bool stands_aside(const xmlNode* node) {
  constexpr std::array<std::string_view, 4> kAside{"nav", "aside", "footer", "form"};
  for (const xmlNode* up = node; up != nullptr; up = up->parent) {
    if (std::find(kAside.begin(), kAside.end(), tag_of(up)) != kAside.end()) {
      return true;
    }
  }
  return false;
}

/// Clocks of UTC near midnight: the outlet's own day may be the one before or after.
bool is_utc_stamp(std::string_view text) {
  text = trim(text);
  return text.find(':') != std::string_view::npos &&
         (text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000") ||
          text.ends_with("GMT") || text.ends_with("UTC"));
}

std::vector<DateCandidate> joined(std::vector<DateCandidate> first,
                                  const std::vector<DateCandidate>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace

void HtmlDates::see_element(xmlNode* node) {
  root_ = root_ == nullptr ? node : root_;
  ++position_;
  const std::string_view tag = tag_of(node);
  if (tag == "meta") {
    see_meta(node);
  } else if (tag == "script") {
    see_script(node);
  } else if (tag == "title") {
    title_ += letters_of(inner_text(node));
  } else if (tag == "h1" || tag == "h2" || tag == "h3") {
    see_heading(node, tag == "h1");
  } else if (node->properties != nullptr || tag == "time") {
    see_marked(node);
  }
}

void HtmlDates::see_meta(const xmlNode* node) {
  for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = lower_ascii(trim(attribute_of(node, key)));
    const auto known = std::find_if(kMetaNames.begin(), kMetaNames.end(), [&](const MetaName& one) {
      return one.name == name;
    });
    if (known != kMetaNames.end()) {
      stated_.push_back({DateMethod::Meta, one_line(attribute_of(node, "content")), known->doubt});
      return;
    }
    if (name == "og:title") {
      title_ += letters_of(attribute_of(node, "content"));
    }
  }
}

/// JSON-LD that describes the page or its film, not an article, or that is broken.
void HtmlDates::see_script(xmlNode* node) {
  const bool linked_data = attribute_of(node, "type").find("ld+json") != std::string::npos;
  if (linked_data && node->children != nullptr) {
    for (DateCandidate& candidate : find_script_dates(text_of_node(node->children))) {
      stated_.push_back(std::move(candidate));
    }
  }
}

void HtmlDates::see_heading(xmlNode* node, bool first_rank) {
  if (headings_.size() < kMostHeadings) {
    headings_.push_back({node, position_, letters_of(inner_text(node)), first_rank});
  }
}

/// Microdata, time elements, and short texts whose class or id says that they are dates.
void HtmlDates::see_marked(xmlNode* node) {
  const bool time = tag_of(node) == "time";
  const std::string item = attribute_of(node, "itemprop") + attribute_of(node, "property");
  const bool published = item.ends_with("datePublished");
  const std::string name = attribute_of(node, "class") + " " + attribute_of(node, "id");
  if (visible_.size() >= kMostVisible ||
      (!published && !time && !item.ends_with("dateCreated") && !is_named_date(name))) {
    return;
  }
  std::string text;
  for (const char* attribute : {"datetime", "content", "title"}) {
    text = text.empty() ? attribute_of(node, attribute) : text;
  }
  const std::string printed = inner_text(node);
  const bool stamp = std::any_of(text.begin(), text.end(), is_ascii_digit);
  text = stamp ? text : printed;
  if (text.size() > kLongestLine || std::none_of(text.begin(), text.end(), [](char c) {
        return is_ascii_digit(c) || (c & 0x80) != 0;
      })) {
    return;
  }
  // Blogs call the date of publication "entry-date published updated".
  const bool update = speaks_of_update(item) ||
                      (speaks_of_update(name) && name.find("publ") == std::string::npos) ||
                      (!published && speaks_of_update(printed.substr(0, printed.find_first_of("0123456789"))));
  const DateMethod method = published || time || stamp ? DateMethod::TimeTag : DateMethod::Byline;
  const bool aside = !published && stands_aside(node);
  visible_.push_back({{method,
                       text,
                       update  ? DateDoubt::Update
                       : aside ? DateDoubt::Loose
                               : DateDoubt::None},
                      published && !update ? 0 : position_});
}

void HtmlDates::see_json_ld(simdjson::dom::object article) {
  simdjson::dom::element value;
  if (article["datePublished"].get(value) != simdjson::SUCCESS) {
    return;
  }
  for (const std::string& date : strings_of(value)) {
    stated_.push_back({DateMethod::JsonLd, date, DateDoubt::None});
  }
}

/// The heading that the page's title repeats, or the longest of the first rank.
const HtmlDates::Heading* HtmlDates::headline() const {
  constexpr std::size_t kShortest = 12, kCompared = 60;
  const Heading* best = nullptr;
  for (const Heading& heading : headings_) {
    const bool titled = heading.text.size() >= kShortest &&
                        title_.find(heading.text.substr(0, kCompared)) != std::string::npos;
    if (titled) {
      return &heading;
    }
    if (heading.first_rank && (best == nullptr || heading.text.size() > best->text.size())) {
      best = &heading;
    }
  }
  return best;
}

bool HtmlDates::states_a_day() const {
  return std::any_of(stated_.begin(), stated_.end(), [](const DateCandidate& candidate) {
    const auto date = read_date_field(candidate.text, {});
    return candidate.doubt == DateDoubt::None && date && date->precision == DatePrecision::Day;
  });
}

/// All that is stated is of UTC: scripts may know the outlet's own clock.
bool HtmlDates::may_be_a_day_off() const {
  return !stated_.empty() &&
         std::all_of(stated_.begin(), stated_.end(), [](const DateCandidate& candidate) {
           return candidate.text.empty() || is_utc_stamp(candidate.text);
         });
}

std::vector<DateCandidate> HtmlDates::take() {
  const Heading* top = headline();
  const std::size_t from = top == nullptr ? 0 : top->position;
  // What stands above the headline is farther away than what stands below.
  constexpr std::size_t kAbove = 3;
  const auto distance = [&](const Visible& one) {
    return one.position == 0      ? 0
           : one.position >= from ? one.position - from
                                  : (from - one.position) * kAbove;
  };
  std::stable_sort(visible_.begin(), visible_.end(), [&](const Visible& a, const Visible& b) {
    return distance(a) < distance(b);
  });
  const bool stated = states_a_day();
  asks_scripts_ = !stated || may_be_a_day_off();
  std::vector<DateCandidate> dates = std::move(stated_);
  constexpr std::size_t kFar = 120;  // elements
  if (root_ != nullptr && !stated) {
    dates = joined(std::move(dates), find_dated_lines(root_, top == nullptr ? nullptr : top->node));
  }
  for (Visible& visible : visible_) {
    if (top != nullptr && distance(visible) > kFar && visible.candidate.doubt == DateDoubt::None) {
      visible.candidate.doubt = DateDoubt::Loose;
    }
    dates.push_back(std::move(visible.candidate));
  }
  return dates;
}

}  // namespace backfile
