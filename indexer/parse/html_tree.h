// SPDX-License-Identifier: GPL-2.0-or-later
// libxml2's tree of a page, read without recursion.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libxml/HTMLparser.h>

namespace backfile {

struct HtmlDocumentDeleter {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using HtmlDocument = std::unique_ptr<xmlDoc, HtmlDocumentDeleter>;

/// Parses `html` (UTF-8) as browsers' forefathers did: anything goes. Null when there is nothing in
/// it. The tree holds what slim_markup() leaves: no scripts but JSON-LD, and the attributes named
/// there. `cut` (may be null) says whether only the beginning of a very long page was read.
HtmlDocument parse_html_tree(std::string_view html, bool* cut = nullptr);

/// The node after `node` in document order inside `root`, not going into `node` when `skip` is
/// true; null at the end. No recursion, so no depth is too much.
xmlNode* next_node(xmlNode* node, const xmlNode* root, bool skip);

/// The tag's name in lower case ("p"); "" for text, comments and the like.
std::string_view tag_of(const xmlNode* node);
bool is_text_node(const xmlNode* node);
std::string_view text_of_node(const xmlNode* node);

/// The attribute's value, "" without one; the view lives as long as the tree.
std::string_view attribute_view(const xmlNode* node, const char* name);
std::string attribute_of(const xmlNode* node, const char* name);

/// All text inside `node`, blanks run together.
std::string inner_text(const xmlNode* node);

}  // namespace backfile
