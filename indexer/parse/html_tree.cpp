// SPDX-License-Identifier: GPL-2.0-or-later
// Parses pages and walks over their trees.
#include "indexer/parse/html_tree.h"

#include "indexer/parse/html_markup.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

HtmlDocument parse_html_tree(std::string_view html, bool* cut) {
  const SlimMarkup slim = slim_markup(html);
  if (cut != nullptr) {
    *cut = slim.cut;
  }
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
  return HtmlDocument(htmlReadMemory(
      slim.html.data(), static_cast<int>(slim.html.size()), nullptr, "UTF-8", kOptions));
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

std::string_view attribute_view(const xmlNode* node, const char* name) {
  if (node->type != XML_ELEMENT_NODE) {
    return {};
  }
  for (const xmlAttr* attribute = node->properties; attribute != nullptr;
       attribute = attribute->next) {
    if (view_of(attribute->name) == name) {
      return attribute->children == nullptr ? std::string_view()
                                            : view_of(attribute->children->content);
    }
  }
  return {};
}

std::string attribute_of(const xmlNode* node, const char* name) {
  return std::string(attribute_view(node, name));
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
