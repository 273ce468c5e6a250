// SPDX-License-Identifier: GPL-2.0-or-later
// lay_out(): the one walk over a page's tree.
#include "indexer/parse/html_layout.h"

#include <algorithm>
#include <array>

#include "indexer/parse/html_tree.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

struct TagKind {
  std::string_view name;
  HtmlKind kind;
  PartMarks marks;
  std::uint8_t level;
};

constexpr std::array<TagKind, 82> kTagKinds{{
    {"a", HtmlKind::Inline, 0, 0},
    {"abbr", HtmlKind::Inline, 0, 0},
    {"acronym", HtmlKind::Inline, 0, 0},
    {"address", HtmlKind::Box, 0, 0},
    {"applet", HtmlKind::Unread, 0, 0},
    {"article", HtmlKind::Box, kArticleTag, 0},
    {"aside", HtmlKind::Box, kSidePart, 0},
    {"audio", HtmlKind::Unread, 0, 0},
    {"blockquote", HtmlKind::Quote, kQuoteTag, 0},
    {"button", HtmlKind::Unread, 0, 0},
    {"canvas", HtmlKind::Unread, 0, 0},
    {"center", HtmlKind::Box, 0, 0},
    {"cite", HtmlKind::Inline, 0, 0},
    {"code", HtmlKind::Inline, 0, 0},
    {"data", HtmlKind::Inline, 0, 0},
    {"dd", HtmlKind::Item, kListTag, 0},
    {"del", HtmlKind::Inline, 0, 0},
    {"dfn", HtmlKind::Inline, 0, 0},
    {"dialog", HtmlKind::Box, kPromoPart, 0},
    {"dir", HtmlKind::Box, kListTag, 0},
    {"div", HtmlKind::Box, 0, 0},
    {"dl", HtmlKind::Box, 0, 0},
    {"dt", HtmlKind::Item, kListTag, 0},
    {"fieldset", HtmlKind::Box, kPromoPart, 0},
    {"figcaption", HtmlKind::Box, kCaptionPart, 0},
    {"figure", HtmlKind::Figure, kFigureTag, 0},
    {"font", HtmlKind::Inline, 0, 0},
    {"footer", HtmlKind::Box, kFooterPart, 0},
    {"form", HtmlKind::Box, kPromoPart, 0},
    {"h1", HtmlKind::Heading, 0, 1},
    {"h2", HtmlKind::Heading, 0, 2},
    {"h3", HtmlKind::Heading, 0, 3},
    {"h4", HtmlKind::Heading, 0, 4},
    {"h5", HtmlKind::Heading, 0, 5},
    {"h6", HtmlKind::Heading, 0, 6},
    {"head", HtmlKind::Unread, 0, 0},
    {"header", HtmlKind::Box, kHeaderTag, 0},
    {"hr", HtmlKind::Box, 0, 0},
    {"iframe", HtmlKind::Unread, 0, 0},
    {"img", HtmlKind::Inline, 0, 0},
    {"ins", HtmlKind::Inline, 0, 0},
    {"kbd", HtmlKind::Inline, 0, 0},
    {"label", HtmlKind::Inline, 0, 0},
    {"legend", HtmlKind::Unread, 0, 0},
    {"li", HtmlKind::Item, kListTag, 0},
    {"link", HtmlKind::Unread, 0, 0},
    {"main", HtmlKind::Box, kArticlePart, 0},
    {"map", HtmlKind::Unread, 0, 0},
    {"menu", HtmlKind::Box, kNavigationPart, 0},
    {"meta", HtmlKind::Unread, 0, 0},
    {"nav", HtmlKind::Box, kNavigationPart, 0},
    {"nobr", HtmlKind::Inline, 0, 0},
    {"noscript", HtmlKind::Unread, 0, 0},
    {"object", HtmlKind::Unread, 0, 0},
    {"ol", HtmlKind::Box, kListTag, 0},
    {"optgroup", HtmlKind::Unread, 0, 0},
    {"p", HtmlKind::Paragraph, 0, 0},
    {"picture", HtmlKind::Inline, 0, 0},
    {"pre", HtmlKind::Pre, 0, 0},
    {"q", HtmlKind::Inline, 0, 0},
    {"rp", HtmlKind::Unread, 0, 0},
    {"rt", HtmlKind::Unread, 0, 0},
    {"ruby", HtmlKind::Inline, 0, 0},
    {"s", HtmlKind::Inline, 0, 0},
    {"samp", HtmlKind::Inline, 0, 0},
    {"script", HtmlKind::Unread, 0, 0},
    {"select", HtmlKind::Unread, 0, 0},
    {"small", HtmlKind::Inline, 0, 0},
    {"span", HtmlKind::Inline, 0, 0},
    {"style", HtmlKind::Unread, 0, 0},
    {"sub", HtmlKind::Inline, 0, 0},
    {"sup", HtmlKind::Inline, 0, 0},
    {"table", HtmlKind::Box, kTableTag, 0},
    {"td", HtmlKind::Cell, kTableTag, 0},
    {"template", HtmlKind::Unread, 0, 0},
    {"textarea", HtmlKind::Unread, 0, 0},
    {"th", HtmlKind::Cell, kTableTag, 0},
    {"time", HtmlKind::Inline, kDatePart, 0},
    {"title", HtmlKind::Unread, 0, 0},
    {"ul", HtmlKind::Box, kListTag, 0},
    {"var", HtmlKind::Inline, 0, 0},
    {"video", HtmlKind::Unread, 0, 0},
}};

struct MarkedValue {
  std::string_view value;
  PartMarks marks;
};

constexpr std::array<MarkedValue, 7> kRoles{{{"navigation", kNavigationPart},
                                             {"complementary", kSidePart},
                                             {"contentinfo", kFooterPart},
                                             {"banner", kHeaderTag},
                                             {"search", kNavigationPart},
                                             {"dialog", kPromoPart},
                                             {"article", kArticlePart}}};
constexpr std::array<MarkedValue, 8> kProperties{{{"articleBody", kBodyProperty | kBodyPart},
                                                  {"author", kAuthorPart},
                                                  {"datePublished", kDatePart},
                                                  {"dateModified", kDatePart},
                                                  {"caption", kCaptionPart},
                                                  {"comment", kCommentPart},
                                                  {"headline", kTitlePart},
                                                  {"breadcrumb", kNavigationPart}}};

template <std::size_t N>
PartMarks marks_of_value(std::string_view value, const std::array<MarkedValue, N>& table) {
  const auto found = std::find_if(
      table.begin(), table.end(), [&](const MarkedValue& one) { return one.value == value; });
  return found == table.end() ? 0 : found->marks;
}

const TagKind& kind_of_tag(std::string_view name) {
  static constexpr TagKind kUnknown{"", HtmlKind::Box, 0, 0};
  const auto found = std::lower_bound(
      kTagKinds.begin(), kTagKinds.end(), name, [](const TagKind& kind, std::string_view wanted) {
        return kind.name < wanted;
      });
  return found != kTagKinds.end() && found->name == name ? *found : kUnknown;
}

/// The stop of a sentence at `at`, with its length in bytes; 0 when there is none.
std::size_t stop_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '.' || c == '!' || c == '?') {
    return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '"' ||
                   (text[at + 1] & 0x80) != 0
               ? 1
               : 0;
  }
  constexpr std::array<std::string_view, 8> kStops{"。", "！", "？", "।", "۔", "؟", "።", "။"};
  if ((c & 0x80) == 0) {
    return 0;
  }
  for (const std::string_view stop : kStops) {
    if (text.substr(at, stop.size()) == stop) {
      return stop.size();
    }
  }
  return 0;
}

class LayoutWalker {
 public:
  explicit LayoutWalker(xmlNode* root) : root_(root) {}

  HtmlLayout run() {
    xmlNode* node = root_;
    while (node != nullptr) {
      if (enter(node) && node->children != nullptr) {
        node = node->children;
        continue;
      }
      node = leave_to_next(node);
    }
    flush();
    return std::move(layout_);
  }

 private:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  struct Open {
    std::uint32_t element;
    bool link;
  };

  /// True when the walk goes into `node`.
  bool enter(xmlNode* node) {
    if (is_text_node(node)) {
      append(text_of_node(node));
      return false;
    }
    if (node->type != XML_ELEMENT_NODE) {
      return false;
    }
    const std::string_view name = tag_of(node);
    if (name == "br") {
      line_break();
      return false;
    }
    const TagKind& tag = kind_of_tag(name);
    if (tag.kind == HtmlKind::Unread) {
      return false;
    }
    if (name == "img") {
      note_image();
      return false;
    }
    const PartMarks marks = tag.marks | attribute_marks(node);
    if (tag.kind == HtmlKind::Inline && (marks & kHiddenPart) != 0) {
      return false;
    }
    open_element(node, tag, marks, name == "a");
    return true;
  }

  xmlNode* leave_to_next(xmlNode* node) {
    while (node != nullptr) {
      if (!open_.empty() && layout_.elements[open_.back().element].node == node) {
        close_element();
      }
      if (node == root_) {
        return nullptr;
      }
      if (node->next != nullptr) {
        return node->next;
      }
      node = node->parent;
    }
    return nullptr;
  }

  void open_element(xmlNode* node, const TagKind& tag, PartMarks marks, bool link) {
    if (tag.kind != HtmlKind::Inline) {
      flush();
    }
    HtmlElement element;
    element.node = node;
    element.parent = open_.empty() ? 0 : open_.back().element;
    element.depth = static_cast<std::uint32_t>(open_.size());
    element.kind = tag.kind;
    element.level = tag.level;
    element.own = marks;
    element.first_block = static_cast<std::uint32_t>(layout_.blocks.size());
    const auto number = static_cast<std::uint32_t>(layout_.elements.size());
    layout_.elements.push_back(element);
    open_.push_back({number, link});
    if (link) {
      ++links_open_;
      ++links_;
    }
    if (tag.kind != HtmlKind::Inline) {
      boxes_.push_back(number);
    }
  }

  void close_element() {
    const Open closed = open_.back();
    HtmlElement& element = layout_.elements[closed.element];
    const bool box = element.kind != HtmlKind::Inline;
    if (box) {
      flush();
      boxes_.pop_back();
    }
    open_.pop_back();
    links_open_ -= closed.link ? 1u : 0u;
    element.end = static_cast<std::uint32_t>(layout_.elements.size());
    element.end_block = static_cast<std::uint32_t>(layout_.blocks.size());
    if (!box) {
      note_inline_end(closed.element);
    }
  }

  /// An inline element that began with the block marks it when nothing but blanks stands outside.
  void note_inline_end(std::uint32_t element) {
    const bool from_start = first_inline_ == element;
    if (from_start) {
      inner_letters_ = letters_;
    }
  }

  PartMarks attribute_marks(const xmlNode* node) {
    PartMarks marks = 0;
    for (const xmlAttr* attribute = node->properties; attribute != nullptr;
         attribute = attribute->next) {
      const std::string_view name(reinterpret_cast<const char*>(attribute->name));
      const std::string_view value =
          attribute->children == nullptr || attribute->children->content == nullptr
              ? std::string_view()
              : std::string_view(reinterpret_cast<const char*>(attribute->children->content));
      if (name == "class" || (name == "id" && !is_heading_slug(value))) {
        marks |= names_.marks_of(value);
      } else if (name == "role") {
        marks |= marks_of_value(value, kRoles);
      } else if (name == "itemprop") {
        marks |= marks_of_value(value, kProperties);
      } else if (name == "hidden" || (name == "aria-hidden" && value == "true")) {
        marks |= kHiddenPart;
      }
    }
    return marks;
  }

  void note_image() {
    if (!boxes_.empty()) {
      layout_.elements[boxes_.back()].has_image = true;
    }
  }

  void line_break() {
    if (++breaks_ >= 2) {
      flush();
    } else {
      append_blank();
    }
  }

  void append_blank() {
    std::string& text = layout_.text;
    if (text.size() > block_begin_ && text.back() != ' ') {
      text += ' ';
    }
  }

  void append(std::string_view piece) {
    std::string& text = layout_.text;
    std::size_t at = 0;
    while (at < piece.size()) {
      std::size_t end = at;
      while (end < piece.size() && static_cast<unsigned char>(piece[end]) > ' ') {
        ++end;
      }
      if (end > at) {
        if (letters_ == 0) {
          first_inline_ =
              !open_.empty() && layout_.elements[open_.back().element].kind == HtmlKind::Inline
                  ? outermost_inline()
                  : kNone;
          inner_letters_ = 0;
        }
        text += piece.substr(at, end - at);
        const auto bytes = static_cast<std::uint32_t>(end - at);
        letters_ += bytes;
        linked_ += links_open_ > 0 ? bytes : 0;
        breaks_ = 0;
        at = end;
      }
      if (at < piece.size()) {
        append_blank();
        while (at < piece.size() && static_cast<unsigned char>(piece[at]) <= ' ') {
          ++at;
        }
      }
    }
  }

  std::uint32_t outermost_inline() const {
    std::size_t at = open_.size();
    while (at > 0 && layout_.elements[open_[at - 1].element].kind == HtmlKind::Inline) {
      --at;
    }
    return at < open_.size() ? open_[at].element : kNone;
  }

  void flush() {
    std::string& text = layout_.text;
    while (text.size() > block_begin_ && text.back() == ' ') {
      text.pop_back();
    }
    if (letters_ > 0) {
      add_block();
    } else {
      text.resize(block_begin_);
    }
    text += text.empty() || text.back() == '\n' ? "" : "\n";
    block_begin_ = text.size();
    letters_ = linked_ = links_ = 0;
    inner_letters_ = 0;
    first_inline_ = kNone;
    breaks_ = 0;
  }

  void add_block() {
    HtmlBlock block;
    block.element = boxes_.empty() ? 0 : boxes_.back();
    block.begin = static_cast<std::uint32_t>(block_begin_);
    block.end = static_cast<std::uint32_t>(layout_.text.size());
    block.letters = letters_;
    block.linked = linked_;
    block.links = links_;
    if (first_inline_ != kNone) {
      const bool whole = inner_letters_ == letters_ || layout_.elements[first_inline_].end == 0;
      block.inner = whole ? layout_.elements[first_inline_].own : 0;
    }
    const std::string_view text = layout_.text_of(block);
    for (std::size_t at = 0; at < text.size(); ++at) {
      block.sentences += stop_at(text, at) > 0 ? 1u : 0u;
    }
    layout_.blocks.push_back(block);
  }

  xmlNode* root_;
  HtmlLayout layout_;
  PartNames names_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> boxes_;
  std::size_t block_begin_ = 0;
  std::uint32_t letters_ = 0, linked_ = 0, links_ = 0, links_open_ = 0;
  std::uint32_t first_inline_ = kNone, inner_letters_ = 0;
  int breaks_ = 0;
};

}  // namespace

HtmlLayout lay_out(xmlNode* root) { return LayoutWalker(root).run(); }

std::uint32_t prose_bytes(const HtmlBlock& block, HtmlKind kind) {
  constexpr std::uint32_t kShort = 40, kLong = 100;
  const bool linked = block.linked * 2 > block.letters;
  const bool speaks = block.letters >= kLong || block.sentences > 0;
  return kind == HtmlKind::Heading || block.letters < kShort || linked || !speaks
             ? 0
             : block.letters - block.linked;
}

}  // namespace backfile
