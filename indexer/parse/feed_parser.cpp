// SPDX-License-Identifier: GPL-2.0-or-later
// parse_feed(): an item of RSS 0.9x, 1.0 and 2.0, CDF and WXR, or an entry of Atom. Source: the
// formats' own pages (RSS Advisory Board, RFC 4287, W3C's note on CDF), WordPress's export.
#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "indexer/parse/draft_fields.h"
#include "indexer/parse/mime.h"
#include "indexer/parse/text_agreement.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"
#include "indexer/parse/wordpress_text.h"
#include "indexer/parse/xml_text.h"

namespace backfile {
namespace {

struct FeedElement {
  XmlSpace space;
  std::string_view name;
};

using Elements = std::span<const FeedElement>;

// What holds what, best first.
constexpr FeedElement kTitles[] = {{XmlSpace::Core, "title"},
                                   {XmlSpace::DublinCore, "title"},
                                   {XmlSpace::Core, "headline"},
                                   {XmlSpace::Media, "title"},
                                   {XmlSpace::Itunes, "title"}};
constexpr FeedElement kTexts[] = {{XmlSpace::Content, "encoded"},
                                  {XmlSpace::Core, "content"},
                                  {XmlSpace::Xhtml, "body"},
                                  {XmlSpace::Core, "fullitem"},
                                  {XmlSpace::Core, "body"},
                                  {XmlSpace::Core, "description"},
                                  {XmlSpace::Core, "summary"},
                                  {XmlSpace::DublinCore, "description"},
                                  {XmlSpace::Core, "abstract"},
                                  {XmlSpace::Excerpt, "encoded"},
                                  {XmlSpace::Itunes, "summary"},
                                  {XmlSpace::Media, "description"},
                                  {XmlSpace::Media, "text"},
                                  {XmlSpace::Core, "tagline"}};
// What may stand before a longer text, as its standfirst.
constexpr FeedElement kSummaries[] = {{XmlSpace::Core, "description"},
                                      {XmlSpace::Core, "summary"},
                                      {XmlSpace::Core, "abstract"},
                                      {XmlSpace::Excerpt, "encoded"}};
constexpr FeedElement kAuthors[] = {{XmlSpace::DublinCore, "creator"},
                                    {XmlSpace::Core, "author"},
                                    {XmlSpace::DublinCore, "author"},
                                    {XmlSpace::Itunes, "author"}};
constexpr FeedElement kDates[] = {{XmlSpace::Core, "pubdate"},
                                  {XmlSpace::Core, "published"},
                                  {XmlSpace::Core, "issued"},
                                  {XmlSpace::WordPress, "post_date"},
                                  {XmlSpace::DublinCore, "issued"},
                                  {XmlSpace::DublinCore, "date"},
                                  {XmlSpace::DublinCore, "created"},
                                  {XmlSpace::Core, "created"},
                                  {XmlSpace::Core, "date"},
                                  {XmlSpace::Other, "publicationdate"},
                                  {XmlSpace::Core, "updated"},
                                  {XmlSpace::Core, "modified"},
                                  {XmlSpace::DublinCore, "modified"}};
constexpr FeedElement kSections[] = {
    {XmlSpace::Core, "category"}, {XmlSpace::DublinCore, "subject"}, {XmlSpace::Media, "category"}};
constexpr FeedElement kIds[] = {
    {XmlSpace::Core, "guid"}, {XmlSpace::Core, "id"}, {XmlSpace::WordPress, "post_id"}};

/// Media RSS gathers what belongs to one picture or film.
const XmlNode& media_group_of(const XmlNode& item) {
  const XmlNode* group = item.child("group");
  return group != nullptr && group->space == XmlSpace::Media ? *group : item;
}

template <class Visit>
void visit_known(const XmlNode& item, Elements known, const Visit& visit) {
  const XmlNode& media = media_group_of(item);
  for (const FeedElement& wanted : known) {
    for (const XmlNode& child : (wanted.space == XmlSpace::Media ? media : item).children) {
      if (child.name == wanted.name && child.space == wanted.space && !visit(child)) {
        return;
      }
    }
  }
}

/// Atom says what its text is: plain text is not looked at for tags.
bool is_plain(const XmlNode& element) {
  const std::string type = lower_ascii(element.attribute("type"));
  return type == "text" || type == "text/plain";
}

/// Atom 0.3 says so; in Atom 1.0 it is so for every type that is no text (RFC 4287, 4.1.3.3).
bool is_base64(const XmlNode& element) {
  const std::string type = lower_ascii(element.attribute("type"));
  const bool text = type.find('/') == std::string::npos || type.starts_with("text/") ||
                    type.ends_with("xml") || type.ends_with("html");
  return element.attribute("mode") == "base64" || (!text && element.space == XmlSpace::Core);
}

std::string own_text(const XmlNode& element) {
  std::string text;
  for (const XmlNode& child : element.children) {
    text += child.text;
  }
  return is_base64(element) ? repair_utf8(decode_base64(text)) : text;
}

/// An element that says it holds escaped markup and has it in a div (RFC 4287, 4.1.3.3 allows no
/// element there): the div. Else the element.
const XmlNode& unwrapped(const XmlNode& element) {
  const std::string type = lower_ascii(element.attribute("type"));
  const XmlNode* const div = element.child("div");
  const bool wrapped = (type == "html" || type == "text/html") && div != nullptr &&
                       div->children.size() == 1 && div->children.front().is_text() &&
                       std::ranges::all_of(element.children, [&](const XmlNode& child) {
                         return &child == div || (child.is_text() && trim(child.text).empty());
                       });
  return wrapped ? *div : element;
}

std::string line_of(const XmlNode& whole) {
  const XmlNode& element = unwrapped(whole);
  const bool marked_up =
      std::ranges::any_of(element.children, [](const XmlNode& child) { return !child.is_text(); });
  if (marked_up) {
    return xml_line(&element);
  }
  return is_plain(element) ? one_line(own_text(element)) : markup_line(own_text(element));
}

std::string text_of(const XmlNode& element) {
  if (is_base64(element)) {
    return markup_text(own_text(element));
  }
  return is_plain(element) ? own_text(element) : xml_paragraphs(unwrapped(element));
}

template <class Read>
std::string first_of(const XmlNode& item, Elements known, const Read& read) {
  std::string value;
  visit_known(item, known, [&](const XmlNode& element) {
    value = read(element);
    return trim(value).empty();
  });
  return value;
}

/// The whole text. A summary of other words is its first paragraph, one that is cut out of the text
/// is not said twice.
std::string body_of(const XmlNode& item, std::vector<std::string>& captions) {
  constexpr double kExcerpt = 0.4;  // of its runs of words: the cut's own end has none
  const bool exported = std::ranges::any_of(
      item.children, [](const XmlNode& child) { return child.space == XmlSpace::WordPress; });
  std::string text = first_of(item, kTexts, [&](const XmlNode& element) {
    return exported && element.space == XmlSpace::Content
               ? markup_text(wordpress_markup(own_text(element), captions))
               : text_of(element);
  });
  const TextAgreement agreement(text);
  std::string standfirst;
  visit_known(item, kSummaries, [&](const XmlNode& element) {
    std::string summary = text_of(element);
    const TextAgreement::Count runs = agreement.count(summary);
    if (static_cast<double>(runs.shared) < kExcerpt * static_cast<double>(runs.all)) {
      standfirst = std::move(summary);
    }
    return standfirst.empty();
  });
  return standfirst.empty() ? text : standfirst + "\n\n" + text;
}

/// "me@example.com (A. Name)", "A. Name <me@example.com>", Atom's <name>.
std::string author_of(const XmlNode& author) {
  if (const XmlNode* name = author.child("name")) {
    return xml_line(name);
  }
  std::string line = line_of(author);
  const std::size_t open = line.find('(');
  const std::size_t close = line.find(')', std::min(open, line.size()));
  if (line.find('@') == std::string::npos) {
    return line;
  }
  if (close != std::string::npos && line.find('@') < open) {
    return line.substr(open + 1, close - open - 1);
  }
  const std::size_t name = std::min(line.find_first_of("<(["), line.size());
  line.resize(name);
  return line.find('@') == std::string::npos ? line : std::string();
}

std::string category_of(const XmlNode& category) {
  const std::string domain = lower_ascii(category.attribute("domain"));
  if (domain == "post_tag" || domain == "post_format") {
    return {};  // WordPress's tags
  }
  for (const std::string_view name : {"label", "term"}) {
    if (const std::string_view value = category.attribute(name); !value.empty()) {
      return std::string(value);
    }
  }
  return line_of(category);
}

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

/// The page of the article: RSS's link, Atom's rel="alternate", a guid that is an address.
std::string url_of(const XmlNode& item) {
  std::string url(item.attribute("href"));  // CDF
  for (const XmlNode& child : item.children) {
    const bool other_space = child.space != XmlSpace::Core && child.name != "origlink";
    if (other_space || (child.name != "link" && child.name != "origlink")) {
      continue;
    }
    const std::string_view relation = child.attribute("rel");
    const bool page = relation.empty() || relation == "alternate";
    const std::string address =
        child.attribute("href").empty() ? xml_line(&child) : std::string(child.attribute("href"));
    if (page && (url.empty() || child.name == "origlink")) {
      url = address;
    }
  }
  const std::string id = first_of(item, kIds, [](const XmlNode& element) {
    return element.attribute("ispermalink") == "false" ? std::string() : xml_line(&element);
  });
  return url.empty() && is_web_address(id) ? id : url;
}

/// The last item or entry: what stands before it is the feed's head.
const XmlNode* article_element(const XmlNode& root) {
  const XmlNode* item = nullptr;
  visit_elements(root, [&](const XmlNode& element) {
    const bool is_item = element.name == "item" || element.name == "entry";
    item = is_item ? &element : item;
    return !is_item;
  });
  return item;
}

/// The feed's own title, not one inside its image or its text field.
const XmlNode* feed_of(const XmlNode& root) {
  const XmlNode* feed = find_xml(root, "channel");
  return feed != nullptr ? feed : find_xml(root, "feed");
}

void read_feed_head(const XmlNode& root, ArticleDraft& draft) {
  const XmlNode* feed = feed_of(root);
  if (feed == nullptr) {
    return;
  }
  fill(draft.article.source, first_of(*feed, kTitles, line_of));
  for (const XmlNode& child : feed->children) {
    if (child.name == "language") {
      fill(draft.declared_language, xml_line(&child));
    }
  }
  fill(draft.declared_language, std::string(feed->attribute("xml:lang")));
  if (const XmlNode* rss = find_xml(root, "rss")) {
    fill(draft.declared_language, std::string(rss->attribute("xml:lang")));
  }
}

/// A WordPress export holds pictures, menus and pages as items too.
std::string refusal_of(const XmlNode& item) {
  for (const XmlNode& child : item.children) {
    if (child.name == "post_type" && child.space == XmlSpace::WordPress) {
      const std::string type = xml_line(&child);
      const bool article = type.empty() || type == "post" || type == "page";
      return article ? std::string() : fmt::format("WordPress {}, not an article", type);
    }
  }
  return {};
}

}  // namespace

Result<ArticleDraft> parse_feed(std::string_view text) {
  const XmlNode root = parse_xml_tree(text);
  const XmlNode* item = article_element(root);
  if (item == nullptr) {
    return failure(ErrorCode::Corrupt, "no item or entry in it");
  }
  if (std::string refusal = refusal_of(*item); !refusal.empty()) {
    return failure(ErrorCode::InvalidArgument, std::move(refusal));
  }
  ArticleDraft draft;
  Article& article = draft.article;
  article.headline = first_of(*item, kTitles, line_of);
  article.body = body_of(*item, article.captions);
  append(article.bylines, first_of(*item, kAuthors, author_of));
  visit_known(*item, kDates, [&](const XmlNode& element) {
    append_date(draft, xml_line(&element));
    return true;
  });
  append_date(draft, item->attribute("lastmod"));  // CDF
  visit_known(*item, kSections, [&](const XmlNode& element) {
    append(article.sections, category_of(element));
    return true;
  });
  article.url = url_of(*item);
  article.given_id =
      first_of(*item, kIds, [](const XmlNode& element) { return xml_line(&element); });
  draft.declared_language = item->attribute("xml:lang");
  if (const XmlNode* source = item->child("source")) {
    const XmlNode* title = source->child("title");
    fill(article.source, title != nullptr ? line_of(*title) : xml_line(source));
  }
  read_feed_head(root, draft);
  drop_repeated_headline(article);
  return draft;
}

}  // namespace backfile
