// SPDX-License-Identifier: GPL-2.0-or-later
// Elements of the flat SGML in which text collections are kept.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// One element: what stands between its tags, and the whole with them. Views into the text searched.
struct SgmlElement {
  std::string_view content, attributes, whole;
};

/// The first element `name` in `text` (any case) at or behind `from`; the end of the text closes one
/// that is left open. Nesting of one name in itself is not known to these collections.
std::optional<SgmlElement> find_element(std::string_view text, std::string_view name, std::size_t from = 0);

std::vector<SgmlElement> find_elements(std::string_view text, std::string_view name);

/// The value of `name="..."` among `attributes`; "" when it is not there.
std::string attribute_value(std::string_view attributes, std::string_view name);

/// `content` as text: <P> and its like part paragraphs, other tags go, references are decoded, those
/// to control characters dropped.
std::string sgml_text(std::string_view content);

/// `content` without references to control characters ("&#3;"), which these formats use as marks.
std::string without_control_references(std::string_view content);

}  // namespace backfile
