// SPDX-License-Identifier: GPL-2.0-or-later
// Parses pages and walks over their trees.
#include "indexer/parse/html_tree.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool is_void_tag(std::string_view name) {
  constexpr std::array<std::string_view, 16> kVoid{"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
                                                   "meta", "param", "source", "track", "wbr", "p", "li"};
  return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

/// libxml2 looks through all open elements at many a tag, so that depth costs its square. This counts
/// the open tags roughly and drops those beyond the limit.
class DepthLimiter {
 public:
  explicit DepthLimiter(std::string_view html) : html_(html) {}

  /// Empty when nothing is too deep, as in all but hostile pages.
  std::string run() {
    std::size_t kept = 0;
    for (std::size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at + 1)) {
      const std::size_t end = too_deep(at);
      if (end > 0) {
        out_ += html_.substr(kept, at - kept);
        kept = end;
        at = end - 1;
      }
    }
    return kept == 0 ? std::string() : out_ + std::string(html_.substr(kept));
  }

 private:
  /// Counts the tag at `at`; the end of it when it lies too deep, else 0.
  std::size_t too_deep(std::size_t at) {
    const bool closing = html_.substr(at + 1, 1) == "/";
    const std::size_t name_at = at + (closing ? 2 : 1);
    if (name_at >= html_.size() || !is_ascii_letter(html_[name_at])) {
      return 0;
    }
    const std::size_t name_end = std::min(html_.find_first_of(" \t\r\n/>", name_at), html_.size());
    const std::size_t close = html_.substr(0, std::min(html_.size(), at + 4096)).find('>', name_end);
    if (name_end - name_at > 20 || is_void_tag(lower_ascii(html_.substr(name_at, name_end - name_at))) ||
        close == std::string_view::npos || html_[close - 1] == '/') {
      return 0;
    }
    if (closing) {
      const bool dropped = depth_ > kMaxHtmlDepth;
      depth_ -= depth_ > 0 ? 1 : 0;
      return dropped ? close + 1 : 0;
    }
    return ++depth_ > kMaxHtmlDepth ? close + 1 : 0;
  }

  std::string_view html_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

HtmlDocument parse_html_tree(std::string_view html) {
  html = html.substr(0, utf8_cut(html, std::min(html.size(), kMaxHtmlBytes)));
  const std::string shallow = DepthLimiter(html).run();
  html = shallow.empty() ? html : std::string_view(shallow);
  // HUGE lifts the limit of 10 MB a text node; the page's own limit stands above.
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  return HtmlDocument(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", kOptions));
}

xmlNode* next_node(xmlNode* node, const xmlNode* root, bool skip) {
  const bool is_element = node->type == XML_ELEMENT_NODE;
  if (!skip && is_element && node->children != nullptr) {
    return node->children;
  }
  while (node != nullptr && node != root && node->next == nullptr) {
    node = node->parent;
  }
  return node == nullptr || node == root ? nullptr : node->next;
}

std::string_view tag_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view_of(node->name) : std::string_view();
}

bool is_text_node(const xmlNode* node) {
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

std::string_view text_of_node(const xmlNode* node) { return view_of(node->content); }

std::string attribute_of(const xmlNode* node, const char* name) {
  if (node->type != XML_ELEMENT_NODE) {
    return {};
  }
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (view_of(attribute->name) == name) {
      return attribute->children == nullptr ? std::string() : std::string(view_of(attribute->children->content));
    }
  }
  return {};
}

std::string inner_text(const xmlNode* node) {
  std::string text;
  xmlNode* root = const_cast<xmlNode*>(node);
  for (xmlNode* at = root; at != nullptr;) {
    const std::string_view tag = tag_of(at);
    const bool unread = tag == "script" || tag == "style";
    if (is_text_node(at)) {
      text += text_of_node(at);
    } else if (tag == "br") {
      text += ' ';
    }
    at = next_node(at, root, unread);
  }
  return one_line(text);
}

}  // namespace backfile
