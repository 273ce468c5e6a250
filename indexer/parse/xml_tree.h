// SPDX-License-Identifier: GPL-2.0-or-later
// An article's XML as a tree, however broken the XML is.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backfile {

/// The vocabularies whose elements mean different things under one name: RSS's title and Media
/// RSS's.
enum class XmlSpace : std::uint8_t {
  Core,  ///< no namespace, or the document's own (RSS, Atom, NITF, NewsML-G2 ...)
  DublinCore,
  Content,  ///< RSS's content module
  Media,
  Itunes,
  Excerpt,  ///< WordPress
  WordPress,
  Xhtml,
  Other,
};

/// An element or a piece of text.
struct XmlNode {
  std::string name;  ///< local, lower-case; "" for text
  XmlSpace space = XmlSpace::Core;
  std::string text;  ///< of a piece of text, references decoded
  std::vector<std::pair<std::string, std::string>> attributes;  ///< names as written, lower-case
  std::vector<XmlNode> children;

  bool is_text() const { return name.empty(); }
  /// The value of the attribute `name` (lower-case, with its prefix); "" when there is none.
  std::string_view attribute(std::string_view name) const;
  /// The first child element of that name, in any vocabulary but Other; null when there is none.
  const XmlNode* child(std::string_view name) const;
};

/// Bounds on what a hostile document makes of memory: elements deeper or beyond are left out, their
/// text goes to the element around them.
inline constexpr std::size_t kMaxXmlDepth = 200;
inline constexpr std::size_t kMaxXmlElements = 200'000;

/// Reads `xml` (UTF-8) into a nameless root that holds what stands at the top. End tags that fit no
/// open element are passed over, elements left open end with the one around them. Vocabularies are
/// told by their namespace's address, else by the usual prefix. Cost: linear.
XmlNode parse_xml_tree(std::string_view xml);

/// Calls `visit` for every element inside `node` in document order; when that returns false, what
/// is inside the element is passed over.
void visit_elements(const XmlNode& node, const std::function<bool(const XmlNode&)>& visit);

/// The first element of that name inside `node`; null when there is none.
const XmlNode* find_xml(const XmlNode& node, std::string_view name);
std::vector<const XmlNode*> find_all_xml(const XmlNode& node, std::string_view name);

}  // namespace backfile
