// SPDX-License-Identifier: GPL-2.0-or-later
// Tables, and a count of children's names.
#include "indexer/source/xml_records.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/source/ascii_text.h"
#include "indexer/source/known_content.h"
#include "indexer/source/xml_scanner.h"

namespace backfile {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kItemList = "list of other items, not an article";
constexpr std::string_view kConcept = "description of a subject, not an article";
constexpr std::string_view kPlan = "plan of coverage, not an article";

struct KnownElement {
  std::string_view name;  ///< as the standards write it: NewsML 1 and G2 differ in case only
  XmlRecordKind kind;
};

constexpr std::array kNewsElements = {
    KnownElement{"nitf", {DocumentFormat::Nitf, true, ""}},
    KnownElement{"NewsItem", {DocumentFormat::NewsMl, true, ""}},
    KnownElement{"newsItem", {DocumentFormat::NewsMlG2, true, ""}},
    KnownElement{"packageItem", {DocumentFormat::NewsMlG2, true, kItemList}},
    KnownElement{"conceptItem", {DocumentFormat::NewsMlG2, true, kConcept}},
    KnownElement{"knowledgeItem", {DocumentFormat::NewsMlG2, true, kConcept}},
    KnownElement{"catalogItem", {DocumentFormat::NewsMlG2, true, kConcept}},
    KnownElement{"planningItem", {DocumentFormat::NewsMlG2, true, kPlan}},
};

/// Feeds: the root, and what their articles are called.
struct FeedRoot {
  std::string_view root, element;
};
constexpr std::array kFeedRoots = {
    FeedRoot{"channel", "item"},  // CDF, and RSS without its root
    FeedRoot{"entry", "entry"},   // an Atom entry document
    FeedRoot{"feed", "entry"},
    FeedRoot{"item", "item"},
    FeedRoot{"rdf", "item"},
    FeedRoot{"rss", "item"},
};

constexpr std::array kNewsRoots = {"newsml"sv, "newsmessage"sv};

std::string lower_local(std::string_view name) { return ascii_lower(xml_local_name(name)); }

/// Whether one of these says that an element is an article and not any record with an id and a
/// date.
bool is_telling_field(std::string_view field) {
  constexpr std::array kTelling = {"article"sv,
                                   "body"sv,
                                   "content"sv,
                                   "headline"sv,
                                   "maintext"sv,
                                   "story"sv,
                                   "text"sv,
                                   "title"sv};
  return std::ranges::find(kTelling, field) != kTelling.end();
}

struct OpenElement {
  std::string_view name;
  std::vector<std::string> fields;  // different article fields among its children
  bool telling = false;
};

/// Reads tags and keeps the elements that have children like an article's.
class RecordElementSearch {
 public:
  /// The outermost of them; one inside it when only that comes again and again: then the outer one
  /// is the file, with a title of its own.
  std::string_view find(std::string_view head) {
    XmlScanner scanner;
    while (!head.empty()) {
      const XmlToken token = scanner.next(head, true).value();
      take(token);
      head.remove_prefix(token.bytes);
    }
    while (!open_.empty()) {
      close();
    }
    std::ranges::stable_sort(found_, {}, &Found::depth);
    const auto repeated =
        std::ranges::find_if(found_, [](const Found& found) { return found.count > 1; });
    const auto best = repeated != found_.end() ? repeated : found_.begin();
    return best == found_.end() ? std::string_view() : best->name;
  }

 private:
  static constexpr std::size_t kMaxDepth = 16;
  static constexpr std::size_t kMaxFound = 64;
  struct Found {
    std::string_view name;
    std::size_t depth = 0;
    std::size_t count = 0;
  };

  void take(const XmlToken& token) {
    if (token.kind == XmlTokenKind::Start || token.kind == XmlTokenKind::Empty) {
      note_child(token.name);
    }
    if (token.kind == XmlTokenKind::Start) {
      ++depth_;
      if (depth_ <= kMaxDepth) {
        open_.push_back({token.name, {}, false});
      }
    } else if (token.kind == XmlTokenKind::End && depth_ > 0) {
      if (depth_ <= kMaxDepth) {
        close();
      }
      --depth_;
    }
  }

  void note_child(std::string_view name) {
    const std::string field = lower_local(name);
    if (open_.empty() || depth_ > kMaxDepth || !is_article_field(field)) {
      return;
    }
    OpenElement& parent = open_.back();
    if (std::ranges::find(parent.fields, field) == parent.fields.end()) {
      parent.fields.push_back(field);
    }
    parent.telling |= is_telling_field(field);
  }

  void close() {
    const OpenElement element = std::move(open_.back());
    open_.pop_back();
    if (element.fields.size() < 2 || !element.telling) {
      return;
    }
    const auto known = std::ranges::find(found_, element.name, &Found::name);
    if (known != found_.end()) {
      ++known->count;
    } else if (found_.size() < kMaxFound) {
      found_.push_back({element.name, open_.size(), 1});
    }
  }

  std::vector<OpenElement> open_;
  std::size_t depth_ = 0;
  std::vector<Found> found_;
};

std::string first_element_of(std::string_view head) {
  XmlScanner scanner;
  while (!head.empty()) {
    const XmlToken token = scanner.next(head, true).value();
    if (!token.name.empty()) {
      return std::string(token.name);
    }
    head.remove_prefix(token.bytes);
  }
  return {};
}

const KnownElement* news_element(std::string_view name) {
  const auto found = std::ranges::find(kNewsElements, xml_local_name(name), &KnownElement::name);
  return found == kNewsElements.end() ? nullptr : found;
}

/// NITF and its like inside a wrapper that nobody has described.
bool has_news_element(std::string_view head) {
  XmlScanner scanner;
  while (!head.empty()) {
    const XmlToken token = scanner.next(head, true).value();
    if (token.kind == XmlTokenKind::Start && news_element(token.name) != nullptr) {
      return true;
    }
    head.remove_prefix(token.bytes);
  }
  return false;
}

}  // namespace

std::optional<XmlRecords> find_xml_records(std::string_view head) {
  const std::string first = first_element_of(head);
  XmlRecords records{lower_local(first), {}};
  const bool known =
      news_element(first) != nullptr ||
      std::ranges::find(kNewsRoots, records.root) != kNewsRoots.end() ||
      std::ranges::find(kFeedRoots, records.root, &FeedRoot::root) != kFeedRoots.end();
  if (!known && !has_news_element(head)) {
    records.element = RecordElementSearch().find(head);
  }
  const bool holds_articles = known || !records.element.empty() || has_news_element(head);
  return holds_articles ? std::optional(std::move(records)) : std::nullopt;
}

std::optional<XmlRecordKind> xml_record_kind(const XmlRecords& records, std::string_view name) {
  if (!records.element.empty()) {
    const bool record = name == records.element;
    return record ? std::optional(XmlRecordKind{DocumentFormat::XmlRecord, true, {}})
                  : std::nullopt;
  }
  if (const KnownElement* known = news_element(name)) {
    return known->kind;
  }
  const std::string local = lower_local(name);
  const bool feed = std::ranges::any_of(kFeedRoots, [&](const FeedRoot& known) {
    return known.root == records.root && known.element == local;
  });
  return feed ? std::optional(XmlRecordKind{DocumentFormat::Feed, false, {}}) : std::nullopt;
}

}  // namespace backfile
