// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the article's element by where paragraphs stand, and reads it.
#include "indexer/parse/html_body.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "indexer/parse/html_tree.h"
#include "indexer/parse/line_classes.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 28> kUnreadTags{
    "nav", "header", "footer", "aside", "script", "style", "form", "noscript", "iframe", "svg", "button", "select", "textarea",
    "input", "label", "template", "object", "embed", "audio", "video", "canvas", "menu", "dialog", "head", "option", "fieldset",
    "map", "math"};

constexpr std::array<std::string_view, 32> kBlockTags{
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "main", "td", "th",
    "tr", "table", "dl", "dt", "dd", "center", "figure", "figcaption", "address", "hr", "body", "header", "details", "summary"};

// Words of class and id that mark what is not the article.
constexpr std::array<std::string_view, 44> kUnreadWords{
    "related", "share", "sharing", "social", "comment", "comments", "promo", "promotion", "cookie", "cookies", "consent", "gdpr",
    "newsletter", "sidebar", "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "footer", "advert", "advertisement",
    "ad", "ads", "sponsor", "sponsored", "tags", "taglist", "recommended", "recommendations", "popular", "trending", "mostread",
    "subscribe", "subscription", "paywall", "disqus", "outbrain", "taboola", "pagination", "toolbar", "readmore", "copyright"};

constexpr std::array<std::string_view, 5> kCommentWords{"comment", "comments", "commentlist", "disqus", "respond"};
constexpr std::array<std::string_view, 6> kCaptionWords{"caption", "captions", "figcaption", "wp-caption-text", "photocaption", "imagecaption"};
constexpr std::array<std::string_view, 10> kDateWords{"date", "datum", "published", "pubdate", "posted", "timestamp", "dateline", "datetime", "fecha", "data"};
constexpr std::array<std::string_view, 4> kBylineWords{"byline", "author", "authors", "autor"};

bool is_one_of(std::string_view name, Names names) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// Whether a word of `node`'s class or id ("site-comments" has two) is among `words`.
bool is_marked(const xmlNode* node, Names words) {
  for (const char* attribute : {"class", "id"}) {
    const std::string value = lower_ascii(attribute_of(node, attribute));
    std::size_t begin = 0;
    while (begin < value.size()) {
      const std::size_t end = std::min(value.find_first_of(" -_\t\n:", begin), value.size());
      if (end > begin && is_one_of(std::string_view(value).substr(begin, end - begin), words)) {
        return true;
      }
      begin = end + 1;
    }
  }
  return false;
}

bool is_hidden(const xmlNode* node) {
  const std::string style = attribute_of(node, "style");
  return attribute_of(node, "aria-hidden") == "true" || style.find("display:none") != std::string::npos ||
         style.find("display: none") != std::string::npos;
}

std::size_t text_bytes(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c > ' ' || c < 0; })); }

/// Bytes of paragraph text under every element, and which of them a paragraph is nearest to.
struct ProseCount {
  std::unordered_map<const xmlNode*, std::size_t> inside;  ///< all below
  std::unordered_map<const xmlNode*, std::size_t> nearby;  ///< as child or, by half, as grandchild
};

bool is_never_read(const xmlNode* node) {
  return is_one_of(tag_of(node), kUnreadTags);
}

const xmlNode* paragraph_above(const xmlNode* text) {
  const xmlNode* node = text->parent;
  for (int i = 0; node != nullptr && i < 6; ++i, node = node->parent) {
    if (tag_of(node) == "p") {
      return node;
    }
  }
  return nullptr;
}

ProseCount count_prose(xmlNode* root) {
  ProseCount count;
  for (xmlNode* node = root; node != nullptr;) {
    const bool skip = is_never_read(node) && tag_of(node) != "header";
    const xmlNode* paragraph = is_text_node(node) ? paragraph_above(node) : nullptr;
    const std::size_t bytes = paragraph == nullptr ? 0 : text_bytes(text_of_node(node));
    if (bytes > 0) {
      for (const xmlNode* above = paragraph; above != nullptr; above = above->parent) {
        count.inside[above] += bytes;
      }
      const xmlNode* parent = paragraph->parent;
      if (parent != nullptr) {
        count.nearby[parent] += 2 * bytes;
        count.nearby[parent->parent] += bytes;
      }
    }
    node = next_node(node, root, skip);
  }
  return count;
}

std::size_t prose_in(const ProseCount& count, const xmlNode* node) {
  const auto found = count.inside.find(node);
  return found == count.inside.end() ? 0 : found->second;
}

/// How sure a tag says that the article is in it; 0 when it says nothing.
int container_rank(const xmlNode* node) {
  if (attribute_of(node, "itemprop") == "articleBody") {
    return 3;
  }
  return tag_of(node) == "article" ? 2 : tag_of(node) == "main" || attribute_of(node, "role") == "main" ? 1u : 0u;
}

/// The element that says it is the article and holds a good part of the page's prose; else the densest.
xmlNode* choose_container(xmlNode* root, const ProseCount& count) {
  constexpr std::size_t kEnough = 200;
  const std::size_t total = prose_in(count, root);
  xmlNode* best = root;
  int best_rank = 0;
  std::size_t best_bytes = 0;
  for (xmlNode* node = root; node != nullptr; node = next_node(node, root, is_never_read(node))) {
    const int rank = node->type == XML_ELEMENT_NODE ? container_rank(node) : 0;
    const std::size_t bytes = prose_in(count, node);
    if (rank > 0 && bytes >= kEnough && bytes * 4 >= total && (rank > best_rank || (rank == best_rank && bytes > best_bytes))) {
      best = node;
      best_rank = rank;
      best_bytes = bytes;
    }
  }
  if (best_rank > 0) {
    return best;
  }
  const auto densest = std::max_element(count.nearby.begin(), count.nearby.end(), [](const auto& a, const auto& b) {
    return a.second < b.second;
  });
  const bool found = densest != count.nearby.end() && densest->first != nullptr && densest->first->type == XML_ELEMENT_NODE;
  return found ? const_cast<xmlNode*>(densest->first) : root;
}

class BodyReader {
 public:
  BodyReader(xmlNode* container, std::string_view headline, const ProseCount& count)
      : container_(container), headline_(lower_ascii(headline)), count_(count), total_(prose_in(count, container)) {}

  HtmlBody read() {
    for (xmlNode* node = container_; node != nullptr;) {
      const bool skip = node != container_ && node->type == XML_ELEMENT_NODE && leave_out(node);
      if (!skip) {
        enter(node);
      }
      node = step(node, skip);
    }
    flush();
    return std::move(body_);
  }

 private:
  /// The next node; blocks that end on the way end a paragraph.
  xmlNode* step(xmlNode* node, bool skip) {
    xmlNode* next = next_node(node, container_, skip);
    const bool descends = next != nullptr && next->parent == node;
    for (xmlNode* closed = node; !descends && closed != nullptr && closed != container_; closed = closed->parent) {
      if (is_one_of(tag_of(closed), kBlockTags)) {
        flush();
      }
      if (next != nullptr && closed->parent == next->parent) {
        break;
      }
    }
    return next;
  }

  bool leave_out(xmlNode* node) {
    const std::string_view tag = tag_of(node);
    if (tag == "figure" || tag == "figcaption" || is_marked(node, kCaptionWords)) {
      flush();
      keep_caption(node);
      return true;
    }
    const bool unread = (is_never_read(node) && !holds_most(node)) ||
                        ((is_marked(node, kUnreadWords) || is_hidden(node)) && !holds_most(node));
    if (unread) {
      flush_if_block(tag);
      drop(node);
      return true;
    }
    if (is_marked(node, kBylineWords) && body_.text.size() < 400) {
      return keep_byline(node);
    }
    return false;
  }

  /// A mark on half of the article's prose means something else ("has-comments").
  bool holds_most(const xmlNode* node) const { return total_ > 0 && prose_in(count_, node) * 2 > total_; }

  void flush_if_block(std::string_view tag) {
    if (is_one_of(tag, kBlockTags)) {
      flush();
    }
  }

  void drop(const xmlNode* node) {
    const std::string_view tag = tag_of(node);
    if (tag != "script" && tag != "style") {
      body_.dropped_bytes += inner_text(node).size();
    }
  }

  void keep_caption(const xmlNode* node) {
    const xmlNode* caption = node;
    for (xmlNode* at = const_cast<xmlNode*>(node); at != nullptr; at = next_node(at, node, false)) {
      if (tag_of(at) == "figcaption") {
        caption = at;
        break;
      }
    }
    constexpr std::size_t kLongest = 1000;
    const std::string text = inner_text(caption);
    if (!text.empty() && text.size() <= kLongest && (caption != node || tag_of(node) != "figure")) {
      body_.captions.push_back(text);
    }
  }

  bool keep_byline(const xmlNode* node) {
    const std::string text = inner_text(node);
    if (text.empty() || text.size() > 120) {
      return false;
    }
    flush();
    body_.bylines.push_back(text);
    body_.dated_lines.push_back(text);
    return true;
  }

  void enter(xmlNode* node) {
    const std::string_view tag = tag_of(node);
    if (is_text_node(node)) {
      append(text_of_node(node), is_inside_link(node));
    } else if (tag == "br") {
      breaks_ += 1;
      breaks_ >= 2 ? flush() : append("\n", false);
    } else {
      flush_if_block(tag);
    }
  }

  static bool is_inside_link(const xmlNode* node) {
    const xmlNode* above = node->parent;
    for (int i = 0; above != nullptr && i < 4; ++i, above = above->parent) {
      if (tag_of(above) == "a") {
        return true;
      }
    }
    return false;
  }

  void append(std::string_view text, bool linked) {
    const std::size_t bytes = text_bytes(text);
    breaks_ = bytes > 0 ? 0 : breaks_;
    paragraph_ += text;
    bytes_ += bytes;
    linked_ += linked ? bytes : 0;
  }

  /// Ends the paragraph: it joins the body unless it is a list of links or furniture.
  void flush() {
    const std::string text = one_line(paragraph_);
    const bool link_list = linked_ * 2 > bytes_ && text.size() < 300;
    paragraph_.clear();
    bytes_ = linked_ = 0;
    breaks_ = 0;
    if (text.empty()) {
      return;
    }
    if (body_.text.empty() && text.size() < 160) {
      body_.dated_lines.push_back(text);
    }
    if (body_.text.size() < 400 && is_byline_line(text)) {
      body_.bylines.push_back(text);
    } else if (link_list || is_furniture(text)) {
      body_.dropped_bytes += text.size();
    } else {
      body_.text += (body_.text.empty() ? "" : "\n\n") + text;
    }
  }

  bool is_furniture(const std::string& text) const {
    return lower_ascii(text) == headline_ || is_chrome_line(text) || is_date_line(text) || is_credit_line(text) ||
           is_closing_line(text) || is_dated_byline(text);
  }

  /// "15 June 1991 By Ramon Castillo": the time element and the name in one line.
  static bool is_dated_byline(const std::string& text) {
    const std::size_t by = text.find(" By ");
    return text.size() < 120 && by != std::string::npos && is_date_line(text.substr(0, by));
  }

  xmlNode* container_;
  std::string headline_;
  const ProseCount& count_;
  std::size_t total_;
  HtmlBody body_;
  std::string paragraph_;
  std::size_t bytes_ = 0, linked_ = 0;
  int breaks_ = 0;
};

}  // namespace

bool is_reader_comment(const xmlNode* node) {
  const std::string_view tag = tag_of(node);
  return !tag.empty() && tag != "html" && tag != "body" && tag != "article" && tag != "main" && is_marked(node, kCommentWords);
}

bool is_date_element(const xmlNode* node) { return is_marked(node, kDateWords); }

HtmlBody read_html_body(xmlNode* root, std::string_view headline) {
  const ProseCount count = count_prose(root);
  return BodyReader(choose_container(root, count), headline, count).read();
}

std::string html_fragment_text(std::string_view html) {
  const HtmlDocument document = parse_html_tree(html);
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) {
    return {};
  }
  const ProseCount count;
  return BodyReader(root, "", count).read().text;
}

}  // namespace backfile
