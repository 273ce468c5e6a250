// SPDX-License-Identifier: GPL-2.0-or-later
// The text inside XML elements, as a line and as paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/xml_tree.h"

namespace backfile {

/// All text inside `node`, blanks run together; "" for null.
std::string xml_line(const XmlNode* node);

/// The paragraphs inside `node` parted by "\n\n": those of NITF and XHTML, the rows of tables as
/// lines. Pictures with their captions, scripts and notes are left out. Text that holds no element
/// but escaped markup is read as markup.
std::string xml_paragraphs(const XmlNode& node);

/// The captions that xml_paragraphs() leaves out.
std::vector<std::string> xml_captions(const XmlNode& node);

/// Whether `text` holds tags, so that it was markup before it was put into a field.
bool holds_tags(std::string_view text);

/// A field's value as text or as one line: tags are taken out of markup, references decoded. Markup
/// in which a page would show no text (MathML, SVG) is read by its elements.
std::string markup_text(const std::string& value);
std::string markup_line(const std::string& value);

}  // namespace backfile
