// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the container's blocks one by one.
#include "indexer/parse/html_body.h"

#include <algorithm>
#include <array>
#include <span>

#include "indexer/parse/html_container.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/line_classes.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> kCommentWords{
    "comment", "comments", "commentlist", "disqus", "respond"};
constexpr std::array<std::string_view, 10> kDateWords{"date",
                                                      "datum",
                                                      "published",
                                                      "pubdate",
                                                      "posted",
                                                      "timestamp",
                                                      "dateline",
                                                      "datetime",
                                                      "fecha",
                                                      "data"};

/// Whether a word of `node`'s class or id ("site-comments" has two) is among `words`.
bool is_marked(const xmlNode* node, Names words) {
  for (const char* attribute : {"class", "id"}) {
    const std::string_view value = attribute_view(node, attribute);
    std::size_t begin = 0;
    while (begin < value.size()) {
      const std::size_t end = std::min(value.find_first_of(" -_\t\n:", begin), value.size());
      const std::string_view word = value.substr(begin, end - begin);
      const bool found =
          !word.empty() && std::any_of(words.begin(), words.end(), [&](std::string_view one) {
            return one.size() == word.size() &&
                   std::equal(one.begin(), one.end(), word.begin(), [](char a, char b) {
                     return a == ascii_lower(b);
                   });
          });
      if (found) {
        return true;
      }
      begin = end + 1;
    }
  }
  return false;
}

/// Letters and digits in lower case: two lines that look alike are equal.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0) {
      letters += ascii_lower(c);
    }
  }
  return letters;
}

enum class BlockFate { Keep, Heading, Caption, Byline, Related, Drop };

struct Piece {
  std::string_view text;
  BlockFate fate;
  bool running;  ///< prose
};

class BodyReader {
 public:
  BodyReader(const HtmlLayout& layout, const HtmlContainer& container, std::string_view headline)
      : layout_(layout),
        container_(container),
        box_(layout.elements[container.element]),
        headline_(letters_of(headline)) {}

  HtmlBody read() {
    spread_marks();
    read_head();
    for (std::uint32_t i = box_.first_block; i < box_.end_block; ++i) {
      judge(layout_.blocks[i]);
    }
    read_tail();
    trim_ends();
    join();
    body_.dropped_bytes = layout_.text.size() - std::min(layout_.text.size(), body_.text.size());
    return std::move(body_);
  }

 private:
  /// Marks inside the container; those around it have had their say.
  void spread_marks() {
    constexpr PartMarks kInherited = ~(kBodyPart | kArticlePart | kTitlePart | kArticleTag |
                                       kBodyProperty | kDatePart | kSummaryPart);
    const std::uint32_t total = container_.prose[container_.element];
    marks_.assign(box_.end - container_.element, 0);
    for (std::uint32_t i = container_.element + 1; i < box_.end; ++i) {
      const HtmlElement& element = layout_.elements[i];
      const bool most = total > 0 && container_.prose[i] * 2 > total;
      const PartMarks above = marks_[element.parent - container_.element];
      marks_[i - container_.element] = (most ? 0 : element.own) | (above & kInherited);
    }
  }

  PartMarks marks_of(const HtmlBlock& block) const {
    return marks_[block.element - container_.element] | block.inner;
  }

  /// Between the headline and the text stand the author and the day.
  void read_head() {
    constexpr std::uint32_t kFarthest = 40;
    const std::uint32_t first = box_.first_block > kFarthest ? box_.first_block - kFarthest : 0;
    for (std::uint32_t i = first; i < box_.first_block; ++i) {
      const HtmlBlock& block = layout_.blocks[i];
      const PartMarks marks = layout_.elements[block.element].own | block.inner;
      const std::string_view text = layout_.text_of(block);
      if ((marks & kAuthorPart) != 0 && text.size() < 120) {
        body_.bylines.emplace_back(text);
        body_.dated_lines.emplace_back(text);
      } else if ((marks & kDatePart) != 0 && text.size() < 160) {
        body_.dated_lines.emplace_back(text);
      }
    }
  }

  /// Boxes behind the article that name themselves related.
  void read_tail() {
    constexpr std::size_t kMost = 30;
    for (std::uint32_t i = box_.end_block;
         i < layout_.blocks.size() && body_.related.size() < kMost;
         ++i) {
      const HtmlBlock& block = layout_.blocks[i];
      const bool related = ((container_.marks[block.element] | block.inner) & kRelatedPart) != 0;
      if (related && block.linked * 2 > block.letters) {
        add_related(layout_.text_of(block));
      }
    }
  }

  void add_related(std::string_view text) {
    constexpr std::size_t kShortest = 20, kLongest = 300;
    if (text.size() >= kShortest && text.size() <= kLongest && !opens_related(text)) {
      body_.related.emplace_back(text);
    }
  }

  void judge(const HtmlBlock& block) {
    const HtmlElement& element = layout_.elements[block.element];
    const std::string_view text = layout_.text_of(block);
    const bool running = prose_bytes(block, element.kind) > 0;
    if (!running_seen_ && text.size() < 160) {
      body_.dated_lines.emplace_back(text);
    }
    const BlockFate fate = fate_of(block, element, text, running);
    running_seen_ = running_seen_ || (running && fate == BlockFate::Keep);
    if (running && fate == BlockFate::Keep) {
      in_related_ = false;
    }
    switch (fate) {
      case BlockFate::Caption:
        if (text.size() <= 1000) {
          body_.captions.emplace_back(text);
        }
        return;
      case BlockFate::Byline:
        if (!is_dated_byline(text)) {
          body_.bylines.emplace_back(text);
        }
        return;
      case BlockFate::Related:
        return add_related(text);
      case BlockFate::Drop:
        return;
      case BlockFate::Keep:
      case BlockFate::Heading:
        pieces_.push_back({text, fate, running});
    }
  }

  BlockFate fate_of(const HtmlBlock& block,
                    const HtmlElement& element,
                    std::string_view text,
                    bool running) {
    const PartMarks marks = marks_of(block);
    const bool link_only = block.linked * 2 > block.letters;
    if ((marks & (kCaptionPart | kFigureTag)) != 0) {
      return (marks & kCreditPart) != 0 ? BlockFate::Drop : BlockFate::Caption;
    }
    if ((marks & kRelatedPart) != 0) {
      return link_only || element.kind == HtmlKind::Heading ? BlockFate::Related : BlockFate::Drop;
    }
    if ((marks & kOutsideParts) != 0 || ((marks & (kCreditPart | kPullQuotePart)) != 0)) {
      return BlockFate::Drop;
    }
    if ((marks & kAuthorPart) != 0 && !running_seen_ && text.size() < 120) {
      return BlockFate::Byline;
    }
    if ((marks & kAuthorPart) != 0 || ((marks & (kMetaPart | kDatePart)) != 0 && !running) ||
        ((marks & kMediaPart) != 0 && !running)) {
      return BlockFate::Drop;
    }
    return fate_by_text(block, element, text, running, link_only);
  }

  BlockFate fate_by_text(const HtmlBlock& block,
                         const HtmlElement& element,
                         std::string_view text,
                         bool running,
                         bool link_only) {
    constexpr std::size_t kShortLink = 300;
    if (is_repeated(text)) {
      return BlockFate::Drop;
    }
    if (opens_related(text) && !running &&
        (link_only || element.kind == HtmlKind::Heading || block.linked > 0 ||
         text.ends_with(':'))) {
      in_related_ = true;
      return BlockFate::Related;
    }
    if (link_only && text.size() < kShortLink) {
      return in_related_ || text.size() > 40 ? BlockFate::Related : BlockFate::Drop;
    }
    if (in_related_ && !running) {
      return BlockFate::Drop;
    }
    if (is_prompt(text) && (block.linked > 0 || text.size() < 80)) {
      return BlockFate::Drop;
    }
    if (text.size() <= 160 && is_furniture(text)) {
      return BlockFate::Drop;
    }
    if (!running_seen_ && (is_byline_line(text) || is_dated_byline(text))) {
      return BlockFate::Byline;
    }
    return element.kind == HtmlKind::Heading ? BlockFate::Heading : BlockFate::Keep;
  }

  /// The headline, or the block before once more (for small screens, for printing).
  bool is_repeated(std::string_view text) {
    const std::string letters = letters_of(text);
    const bool again = letters == headline_ || letters == last_;
    last_ = letters;
    return again;
  }

  static bool is_furniture(std::string_view text) {
    return is_credit_line(text) || is_closing_line(text) || is_chrome_line(text) ||
           is_date_line(text);
  }

  /// "15 June 1991 By Ramon Castillo": the day and the name in one line.
  static bool is_dated_byline(std::string_view text) {
    const std::size_t by = text.find(" By ");
    return text.size() < 120 && by != std::string_view::npos && is_date_line(text.substr(0, by));
  }

  /// Before the first and behind the last running text stand only dates, names and buttons.
  void trim_ends() {
    while (!pieces_.empty() && (pieces_.back().fate == BlockFate::Heading)) {
      pieces_.pop_back();
    }
  }

  void join() {
    for (const Piece& piece : pieces_) {
      body_.text += body_.text.empty() ? "" : "\n\n";
      body_.text += piece.text;
    }
  }

  const HtmlLayout& layout_;
  const HtmlContainer& container_;
  const HtmlElement& box_;
  std::string headline_, last_;
  std::vector<PartMarks> marks_;
  std::vector<Piece> pieces_;
  bool running_seen_ = false, in_related_ = false;
  HtmlBody body_;
};

}  // namespace

bool is_reader_comment(const xmlNode* node) {
  const std::string_view tag = tag_of(node);
  return !tag.empty() && tag != "html" && tag != "body" && tag != "article" && tag != "main" &&
         is_marked(node, kCommentWords);
}

bool is_date_element(const xmlNode* node) { return is_marked(node, kDateWords); }

HtmlBody read_html_body(xmlNode* root, std::string_view headline) {
  const HtmlLayout layout = lay_out(root);
  if (layout.elements.empty()) {
    return {};
  }
  return BodyReader(layout, choose_container(layout), headline).read();
}

std::string html_fragment_text(std::string_view html) {
  const HtmlDocument document = parse_html_tree(html);
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) {
    return {};
  }
  const HtmlLayout layout = lay_out(root);
  std::string text;
  for (const HtmlBlock& block : layout.blocks) {
    text += text.empty() ? "" : "\n\n";
    text += layout.text_of(block);
  }
  return text;
}

}  // namespace backfile
