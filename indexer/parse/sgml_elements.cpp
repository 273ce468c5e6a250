// SPDX-License-Identifier: GPL-2.0-or-later
// Finds elements by their tags, and turns their content into text.
#include "indexer/parse/sgml_elements.h"

#include <algorithm>
#include <array>

#include "indexer/parse/character_references.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

bool names_tag(std::string_view text, std::size_t at, std::string_view name) {
  const std::size_t end = at + name.size();
  return equal_ignoring_case(text.substr(at, name.size()), name) &&
         (end >= text.size() || text[end] == '>' || text[end] == ' ' || text[end] == '\n' || text[end] == '\t' || text[end] == '\r');
}

std::size_t find_tag(std::string_view text, std::string_view opening, std::string_view name, std::size_t from) {
  for (std::size_t at = text.find(opening, from); at != std::string_view::npos; at = text.find(opening, at + 1)) {
    if (names_tag(text, at + opening.size(), name)) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// The end of a tag that looks like one: "<" then a letter or "/", and ">" not far off.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestTag = 200;
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  if (!is_ascii_letter(next) && next != '/' && next != '!') {
    return std::string_view::npos;
  }
  const std::size_t close = text.substr(at, kLongestTag).find('>');
  return close == std::string_view::npos ? close : at + close + 1;
}

bool parts_paragraphs(std::string_view tag) {
  constexpr std::array<std::string_view, 5> kNames{"p", "br", "div", "para", "lp"};
  const std::size_t begin = tag.find_first_not_of("</");
  const std::size_t end = tag.find_first_of(" />\n", begin);
  const std::string name = lower_ascii(tag.substr(begin, end - begin));
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

std::optional<SgmlElement> find_element(std::string_view text, std::string_view name, std::size_t from) {
  const std::size_t open = find_tag(text, "<", name, from);
  const std::size_t content = open == std::string_view::npos ? open : text.find('>', open);
  if (content == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t close = std::min(find_tag(text, "</", name, content), text.size());
  const std::size_t behind = std::min(text.find('>', close), text.size() - 1) + 1;
  const std::size_t attributes = open + 1 + name.size();
  return SgmlElement{text.substr(content + 1, close - content - 1), text.substr(attributes, content - attributes),
                     text.substr(open, behind - open)};
}

std::vector<SgmlElement> find_elements(std::string_view text, std::string_view name) {
  std::vector<SgmlElement> elements;
  std::size_t from = 0;
  while (const auto element = find_element(text, name, from)) {
    elements.push_back(*element);
    from = static_cast<std::size_t>(element->whole.data() - text.data()) + element->whole.size();
  }
  return elements;
}

std::string attribute_value(std::string_view attributes, std::string_view name) {
  const std::string lower = lower_ascii(attributes);
  const std::string key = " " + lower_ascii(name) + "=\"";
  const std::size_t at = lower.find(key);
  if (at == std::string::npos) {
    return {};
  }
  const std::size_t begin = at + key.size();
  return std::string(attributes.substr(begin, attributes.find('"', begin) - begin));
}

std::string without_control_references(std::string_view content) {
  std::string kept;
  kept.reserve(content.size());
  for (std::size_t at = 0; at < content.size();) {
    const std::string_view rest = content.substr(at, 6);
    const std::size_t end = rest.find(';');
    const bool one_digit = end == 3, two_digits = end == 4 && rest[2] <= '3';
    const bool reference = rest.starts_with("&#") && (one_digit || two_digits) && is_ascii_digit(rest[2]) &&
                           (one_digit || is_ascii_digit(rest[3])) && rest != "&#10;" && !rest.starts_with("&#9;");
    const bool printable = two_digits && rest[2] == '3' && rest[3] >= '2';
    if (reference && !printable) {
      at += end + 1;
    } else {
      kept += content[at++];
    }
  }
  return kept;
}

std::string sgml_text(std::string_view content) {
  std::string text;
  text.reserve(content.size());
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = content[at] == '<' ? end_of_tag(content, at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      text += content[at++];
      continue;
    }
    text += parts_paragraphs(content.substr(at, end - at)) ? "\n\n" : " ";
    at = end;
  }
  return decode_references(without_control_references(text));
}

}  // namespace backfile
