// SPDX-License-Identifier: GPL-2.0-or-later
// Two lists of element names and a walk.
#include "indexer/parse/xml_text.h"

#include <algorithm>
#include <array>

#include "indexer/parse/character_references.h"
#include "indexer/parse/html_body.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

using Name = std::string_view;

/// Elements that stand in lines of their own.
constexpr std::array kBlocks = std::to_array<Name>(
    {"address",   "article", "block", "blockquote", "body",    "body.content", "body.end",
     "body.head", "bq",      "br",    "caption",    "dd",      "div",          "dl",
     "dt",        "fn",      "h1",    "h2",         "h3",      "h4",           "h5",
     "h6",        "header",  "hl1",   "hl2",        "hr",      "li",           "note",
     "ol",        "p",       "para",  "pre",        "section", "table",        "tagline",
     "title",     "tr",      "ul"});

constexpr std::array kCells = std::to_array<Name>({"td", "th"});

/// What is no part of the text: pictures, scripts, the head that repeats what is said elsewhere.
constexpr std::array kLeftOut = std::to_array<Name>(
    {"aside", "figure", "footer", "head", "header", "media", "nav", "script", "style"});

constexpr std::array kCaptions = std::to_array<Name>({"figcaption", "media-caption"});

template <std::size_t kSize>
bool holds(const std::array<Name, kSize>& names, Name name) {
  return std::ranges::find(names, name) != names.end();
}

class ParagraphReader {
 public:
  void read(const XmlNode& node) {
    for (const XmlNode& child : node.children) {
      if (child.is_text()) {
        line_ += preformatted_ ? child.text : one_run(child.text);
        as_written_ += child.text;
      } else if (!holds(kLeftOut, child.name)) {
        read_element(child);
      }
    }
  }

  std::string text() {
    end_line();
    return std::move(text_);
  }

 private:
  void read_element(const XmlNode& element) {
    const bool block = holds(kBlocks, element.name);
    const bool pre = element.name == "pre";
    if (block) {
      end_line();
    }
    const bool outer = preformatted_;
    preformatted_ |= pre;
    read(element);
    if (block) {
      end_line();
    } else if (holds(kCells, element.name)) {
      line_ += '\t';
    }
    preformatted_ = outer;
  }

  void end_line() {
    std::string paragraph = preformatted_                ? unwrap_paragraphs(line_)
                            : holds_columns(as_written_) ? unwrap_paragraphs(as_written_)
                                                         : std::string(trim(line_));
    if (is_markup(paragraph)) {
      paragraph = html_fragment_text(paragraph);
    }
    if (!paragraph.empty()) {
      text_ += (text_.empty() ? "" : "\n\n") + paragraph;
    }
    line_.clear();
    as_written_.clear();
  }

  /// Agencies send tables and lists as they were typed within one paragraph.
  static bool holds_columns(std::string_view text) {
    constexpr std::size_t kFewest = 3;
    std::size_t columns = 0;
    while (!text.empty() && columns < kFewest) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = trim(text.substr(0, end));
      columns += line.find("   ") != std::string_view::npos || line.starts_with("* ") ? 1U : 0U;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return columns == kFewest;
  }

  /// A paragraph that is nothing but escaped elements.
  static bool is_markup(std::string_view text) {
    return text.starts_with('<') && text.ends_with('>') &&
           text.find("</") != std::string_view::npos && holds_tags(text);
  }

  /// Blanks and line ends as one space, also at the ends: they part words from the next element's.
  static std::string one_run(std::string_view text) {
    std::string run;
    run.reserve(text.size());
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!blank) {
        run += c;
      } else if (!run.ends_with(' ')) {
        run += ' ';
      }
    }
    return run;
  }

  std::string text_, line_, as_written_;
  bool preformatted_ = false;
};

std::string text_of_elements(const XmlNode& node) {
  ParagraphReader reader;
  reader.read(node);
  return reader.text();
}

bool has_elements(const XmlNode& node) {
  return std::ranges::any_of(node.children, [](const XmlNode& child) { return !child.is_text(); });
}

void append_text(const XmlNode& node, std::string& text) {
  for (const XmlNode& child : node.children) {
    if (child.is_text()) {
      text += child.text;
    } else {
      append_text(child, text);
      text += ' ';
    }
  }
}

}  // namespace

std::string xml_line(const XmlNode* node) {
  std::string text;
  if (node != nullptr) {
    append_text(*node, text);
  }
  return one_line(text);
}

std::string xml_paragraphs(const XmlNode& node) {
  if (!has_elements(node)) {
    return node.children.empty() ? std::string() : markup_text(node.children.front().text);
  }
  return text_of_elements(node);
}

std::vector<std::string> xml_captions(const XmlNode& node) {
  std::vector<std::string> captions;
  visit_elements(node, [&](const XmlNode& element) {
    const bool caption = holds(kCaptions, element.name);
    if (caption) {
      captions.push_back(xml_line(&element));
    }
    return !caption;
  });
  return captions;
}

bool holds_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) {
      return false;
    }
    const char next = text[at + 1];
    if (is_ascii_letter(next) || next == '/' || next == '!') {
      return true;
    }
  }
  return false;
}

std::string markup_text(const std::string& value) {
  if (!holds_tags(value)) {
    return unwrap_paragraphs(decode_references(value));
  }
  const std::string text = html_fragment_text(value);
  return trim(text).empty() ? text_of_elements(parse_xml_tree(value)) : text;
}

std::string markup_line(const std::string& value) { return one_line(markup_text(value)); }

}  // namespace backfile
