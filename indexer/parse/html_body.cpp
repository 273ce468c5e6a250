// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the container's blocks one by one.
#include "indexer/parse/html_body.h"

#include <algorithm>
#include <array>
#include <span>

#include "indexer/parse/bylines.h"
#include "indexer/parse/html_container.h"
#include "indexer/parse/html_marks.h"
#include "indexer/parse/html_phrases.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/line_classes.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::size_t kMostDatedLines = 200;
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
constexpr std::array<std::string_view, 20> kKickerWords{
    "antetitulo", "category",  "cintillo",   "dachzeile", "eyebrow",  "kicker",     "label",
    "overline",   "overtitle", "rooftitle",  "roofline",  "section",  "spitzmarke", "subtitle",
    "surtitle",   "suptitle",  "supertitle", "topline",   "toptitle", "volanta"};

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

enum class BlockFate { Keep, Heading, Caption, Byline, Related, Drop };

struct Piece {
  std::string_view text;
  BlockFate fate;
  bool running;       ///< prose
  std::uint32_t row;  ///< of a table's cell
};

class BodyReader {
 public:
  BodyReader(const HtmlLayout& layout,
             const HtmlContainer& container,
             const TextAgreement& agreement,
             const BodyHints& hints)
      : layout_(layout),
        container_(container),
        agreement_(agreement),
        hints_(hints),
        box_(layout.elements[container.element]),
        headline_(folded_letters(hints.headline)),
        marks_(spread_marks(layout, container.prose, container.element)) {}

  HtmlBody read() {
    for (const std::string& byline : hints_.bylines) {
      const std::vector<std::string> names = split_byline(byline);
      authors_.insert(authors_.end(), names.begin(), names.end());
    }
    find_images();
    weigh_agreement();
    read_head();
    for (at_ = box_.first_block; at_ < first_block(); ++at_) {
      note_dated(layout_.text_of(layout_.blocks[at_]));
    }
    for (; at_ < box_.end_block; ++at_) {
      judge(layout_.blocks[at_]);
    }
    read_tail();
    trim_ends();
    join();
    body_.dropped_bytes = layout_.text.size() - std::min(layout_.text.size(), body_.text.size());
    return std::move(body_);
  }

 private:
  PartMarks marks_of(const HtmlBlock& block) const {
    return marks_[block.element - container_.element] | block.inner;
  }

  bool is_running(const HtmlBlock& block) const {
    return prose_bytes(block, layout_.elements[block.element].kind) > 0;
  }

  void find_images() {
    images_.assign(box_.end - container_.element, false);
    for (std::uint32_t i = box_.end; i-- > container_.element + 1;) {
      const bool image = images_[i - container_.element] || layout_.elements[i].has_image;
      images_[i - container_.element] = image;
      images_[layout_.elements[i].parent - container_.element] =
          images_[layout_.elements[i].parent - container_.element] || image;
    }
  }

  /// The page's own copy tells what does not belong when it is about as long as what stands there.
  void weigh_agreement() {
    constexpr double kWhole = 0.8;
    std::size_t running = 0;
    for (std::uint32_t i = box_.first_block; container_.agrees && i < box_.end_block; ++i) {
      const HtmlBlock& block = layout_.blocks[i];
      running += is_running(block) ? agreement_.count(layout_.text_of(block)).all : 0;
    }
    copy_is_whole_ = container_.agrees && static_cast<double>(agreement_.size()) >=
                                              kWhole * static_cast<double>(running);
  }

  void note_dated(std::string_view text) {
    constexpr std::size_t kLongest = 160;
    if (text.size() < kLongest && body_.dated_lines.size() < kMostDatedLines) {
      body_.dated_lines.emplace_back(text);
    }
  }

  /// What stands above the headline is not read.
  std::uint32_t first_block() const {
    const std::uint32_t headline = container_.headline_block;
    const bool inside = headline != HtmlContainer::kNone && headline < box_.end_block;
    return inside ? std::max(box_.first_block, headline) : box_.first_block;
  }

  /// Between the headline and the text stand the summary, the author and the day.
  void read_head() {
    constexpr std::uint32_t kFarthest = 40;
    const std::uint32_t headline = container_.headline_block;
    const bool headed = headline != HtmlContainer::kNone && headline < box_.first_block &&
                        box_.first_block - headline <= kFarthest;
    const std::uint32_t first =
        headed ? headline + 1 : box_.first_block - std::min(box_.first_block, kFarthest);
    for (std::uint32_t i = first; i < box_.first_block; ++i) {
      const HtmlBlock& block = layout_.blocks[i];
      const PartMarks marks = container_.marks[block.element] | block.inner;
      const std::string_view text = layout_.text_of(block);
      if ((marks & kAuthorPart) != 0 && text.size() < 120) {
        body_.bylines.emplace_back(text);
        body_.dated_lines.emplace_back(text);
      } else if (((layout_.elements[block.element].own | block.inner) & kDatePart) != 0 &&
                 text.size() < 160) {
        body_.dated_lines.emplace_back(text);
      } else if (headed && is_summary(block, marks)) {
        pieces_.push_back({text, BlockFate::Keep, true, HtmlContainer::kNone});
      }
    }
  }

  bool is_summary(const HtmlBlock& block, PartMarks marks) const {
    constexpr PartMarks kNot = kOutsideParts | kCaptionPart | kCreditPart | kFigureTag | kMetaPart |
                               kMediaPart | kDatePart;
    constexpr std::uint32_t kShortest = 25, kLongest = 600;
    const bool sums = (marks & kSummaryPart) != 0 || is_running(block);
    return sums && (marks & kNot) == 0 && block.linked == 0 && block.letters >= kShortest &&
           block.letters <= kLongest && folded_letters(layout_.text_of(block)) != headline_;
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
    if (!running_seen_) {
      note_dated(text);
    }
    const BlockFate fate = agreed(fate_of(block, element, text, running), block, running);
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
        pieces_.push_back({text,
                           fate,
                           running,
                           element.kind == HtmlKind::Cell ? element.parent : HtmlContainer::kNone});
    }
  }

  /// What the page's own copy of the text says against `fate`.
  BlockFate agreed(BlockFate fate, const HtmlBlock& block, bool running) const {
    constexpr double kIn = 0.8, kOut = 0.15;
    constexpr std::uint32_t kTelling = 40;
    if (!container_.agrees || block.letters < kTelling) {
      return fate;
    }
    const double share = agreement_.share_of(layout_.text_of(block));
    const bool keep = fate == BlockFate::Keep || fate == BlockFate::Heading;
    if (keep && running && copy_is_whole_ && share < kOut) {
      return BlockFate::Drop;
    }
    return !keep && running && share >= kIn ? BlockFate::Keep : fate;
  }

  /// A picture and a line or two in a box of their own.
  bool is_picture_text(const HtmlBlock& block) const {
    constexpr std::uint32_t kBlocks = 2, kLetters = 200, kLevels = 3;
    const HtmlKind kind = layout_.elements[block.element].kind;
    if (block.sentences > 1 || (kind != HtmlKind::Box && kind != HtmlKind::Paragraph) ||
        (marks_of(block) & kListTag) != 0) {
      return false;
    }
    std::uint32_t at = block.element;
    for (std::uint32_t level = 0; level < kLevels && at > container_.element;
         ++level, at = layout_.elements[at].parent) {
      const HtmlElement& element = layout_.elements[at];
      std::uint32_t letters = 0;
      for (std::uint32_t i = element.first_block;
           i < std::min(element.end_block, element.first_block + kBlocks);
           ++i) {
        letters += layout_.blocks[i].letters;
      }
      if (element.end_block - element.first_block > kBlocks || letters > kLetters) {
        return false;
      }
      if (images_[at - container_.element]) {
        return true;
      }
    }
    return false;
  }

  BlockFate fate_of(const HtmlBlock& block,
                    const HtmlElement& element,
                    std::string_view text,
                    bool running) {
    const PartMarks marks = marks_of(block);
    const bool link_only = block.linked * 2 > block.letters;
    if ((marks & (kCaptionPart | kFigureTag)) != 0 || is_picture_text(block)) {
      return (marks & kCreditPart) != 0 ? BlockFate::Drop : BlockFate::Caption;
    }
    if ((marks & kRelatedPart) != 0 || at_ < other_until_) {
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

  /// Where the box ends that the present block heads: the largest one that begins with it, unless
  /// that holds most of the text.
  std::uint32_t end_of_box() const {
    std::uint32_t box = container_.element;
    for (std::uint32_t at = layout_.blocks[at_].element;
         at > container_.element && layout_.elements[at].first_block == at_;
         at = layout_.elements[at].parent) {
      box = at;
    }
    const bool most = container_.prose[box] * 2 > container_.prose[container_.element];
    return most ? 0 : layout_.elements[box].end_block;
  }

  /// The heading of a box with a button that asks what the heading does.
  bool heads_appeal(std::string_view text) const {
    const std::uint32_t end = is_appeal(text) ? end_of_box() : 0;
    for (std::uint32_t i = at_ + 1; i < end; ++i) {
      const HtmlBlock& block = layout_.blocks[i];
      if (block.linked == block.letters && is_appeal(layout_.text_of(block))) {
        return true;
      }
    }
    return false;
  }

  BlockFate fate_by_text(const HtmlBlock& block,
                         const HtmlElement& element,
                         std::string_view text,
                         bool running,
                         bool link_only) {
    constexpr std::size_t kShortLink = 300;
    if (is_repeated(text) && !running) {
      return BlockFate::Drop;
    }
    const bool heads = element.kind == HtmlKind::Heading || text.ends_with(':');
    if (opens_related(text) && !running && (heads || link_only || block.linked > 0)) {
      in_related_ = true;
      other_until_ = end_of_box();
      return BlockFate::Related;
    }
    if (((opens_ending(text) && heads) || heads_appeal(text)) && !running) {
      other_until_ = end_of_box();
      return BlockFate::Drop;
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
    const std::string letters = folded_letters(text);
    const bool again = names_headline(letters, headline_) || letters == last_;
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

  /// Behind the last running text stand no headings; a last paragraph that begins with the author's
  /// name is about the author.
  void trim_ends() {
    constexpr std::size_t kLast = 3;
    std::size_t running = 0;
    for (std::size_t i = pieces_.size(); i-- > 1 && running < kLast;) {
      running += pieces_[i].running ? 1u : 0u;
      if (pieces_[i].running && opens_with_author(pieces_[i].text)) {
        pieces_.resize(i);
        break;
      }
    }
    while (!pieces_.empty() && pieces_.back().fate == BlockFate::Heading) {
      pieces_.pop_back();
    }
  }

  bool opens_with_author(std::string_view text) const {
    constexpr std::size_t kShortest = 6;
    return std::any_of(authors_.begin(), authors_.end(), [&](const std::string& name) {
      return name.size() >= kShortest && name.find(' ') != std::string::npos &&
             text.starts_with(name);
    });
  }

  void join() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const bool same_row =
          i > 0 && pieces_[i].row != HtmlContainer::kNone && pieces_[i].row == pieces_[i - 1].row;
      body_.text += i == 0 ? "" : same_row ? " " : "\n\n";
      body_.text += pieces_[i].text;
    }
  }

  const HtmlLayout& layout_;
  const HtmlContainer& container_;
  const TextAgreement& agreement_;
  const BodyHints& hints_;
  const HtmlElement& box_;
  std::string headline_, last_;
  std::vector<PartMarks> marks_;
  std::vector<std::string> authors_;
  std::vector<bool> images_;  ///< elements with a picture below them
  std::vector<Piece> pieces_;
  std::uint32_t at_ = 0, other_until_ = 0;  ///< the present block; other articles' box ends there
  bool running_seen_ = false, in_related_ = false, copy_is_whole_ = false;
  HtmlBody body_;
};

}  // namespace

bool is_reader_comment(const xmlNode* node) {
  const std::string_view tag = tag_of(node);
  return !tag.empty() && tag != "html" && tag != "body" && tag != "article" && tag != "main" &&
         is_marked(node, kCommentWords);
}

bool is_date_element(const xmlNode* node) { return is_marked(node, kDateWords); }

bool is_kicker(const xmlNode* node) {
  return tag_of(node) == "small" || is_marked(node, kKickerWords);
}

HtmlBody read_html_body(xmlNode* root, const BodyHints& hints) {
  constexpr std::size_t kShortCopy = 250, kLongCopy = 1u << 20;
  const HtmlLayout layout = lay_out(root);
  if (layout.elements.empty()) {
    return {};
  }
  const bool telling = hints.own_copy.size() >= kShortCopy && hints.own_copy.size() <= kLongCopy;
  const TextAgreement agreement = telling ? TextAgreement(hints.own_copy) : TextAgreement();
  return BodyReader(layout, choose_container(layout, hints.headline, agreement), agreement, hints)
      .read();
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
