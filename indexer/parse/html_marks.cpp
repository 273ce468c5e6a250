// SPDX-License-Identifier: GPL-2.0-or-later
// Hands marks down from element to element.
#include "indexer/parse/html_marks.h"

#include <array>
#include <bit>

namespace backfile {
namespace {

constexpr PartMarks kAllMarks = ~PartMarks{0};
constexpr PartMarks kOwnOnly =
    kBodyPart | kArticlePart | kTitlePart | kArticleTag | kBodyProperty | kDatePart;
constexpr PartMarks kDoubtful = kPromoPart | kSidePart | kFooterPart | kTagPart | kReferencePart |
                                kNavigationPart | kSharePart | kAuthorPart | kMediaPart |
                                kMetaPart | kEmbedPart | kCaptionPart | kPullQuotePart | kFigureTag;

std::vector<PartMarks> hand_down(const HtmlLayout& layout,
                                 const std::vector<std::uint32_t>& prose,
                                 std::uint32_t root,
                                 PartMarks meant) {
  const std::uint32_t end = layout.elements[root].end;
  std::vector<PartMarks> marks(end - root, 0);
  for (std::uint32_t i = root + 1; i < end; ++i) {
    const HtmlElement& element = layout.elements[i];
    // What calls itself an article and holds a good part of the text is not what its classes say:
    // they name its topics as well ("tag-cookies").
    const std::uint32_t share = (element.own & kArticleTag) != 0 ? 5 : 2;
    const bool most = prose[root] > 0 && prose[i] * share > prose[root];
    marks[i - root] = (most ? 0 : element.own & meant) | (marks[element.parent - root] & ~kOwnOnly);
  }
  return marks;
}

/// All bits but those that most of the running text bears.
PartMarks meant_marks(const HtmlLayout& layout,
                      const std::vector<PartMarks>& marks,
                      std::uint32_t root,
                      std::uint32_t total) {
  std::array<std::uint64_t, 32> bearing{};
  const HtmlElement& box = layout.elements[root];
  for (std::uint32_t i = box.first_block; i < box.end_block; ++i) {
    const HtmlBlock& block = layout.blocks[i];
    const std::uint32_t bytes = prose_bytes(block, layout.elements[block.element].kind);
    for (PartMarks bits = bytes == 0 ? 0 : marks[block.element - root] & kDoubtful; bits != 0;
         bits &= bits - 1) {
      bearing[static_cast<std::size_t>(std::countr_zero(bits))] += bytes;
    }
  }
  PartMarks meant = kAllMarks;
  for (std::size_t bit = 0; bit < bearing.size(); ++bit) {
    meant &= bearing[bit] * 2 > total ? ~(PartMarks{1} << bit) : kAllMarks;
  }
  return meant;
}

}  // namespace

std::vector<std::uint32_t> count_prose(const HtmlLayout& layout) {
  std::vector<std::uint32_t> prose(layout.elements.size(), 0);
  for (const HtmlBlock& block : layout.blocks) {
    prose[block.element] += prose_bytes(block, layout.elements[block.element].kind);
  }
  for (std::size_t i = prose.size(); i-- > 1;) {
    prose[layout.elements[i].parent] += prose[i];
  }
  return prose;
}

std::vector<PartMarks> spread_marks(const HtmlLayout& layout,
                                    const std::vector<std::uint32_t>& prose,
                                    std::uint32_t root) {
  std::vector<PartMarks> marks = hand_down(layout, prose, root, kAllMarks);
  const PartMarks meant = meant_marks(layout, marks, root, prose[root]);
  return meant == kAllMarks ? marks : hand_down(layout, prose, root, meant);
}

}  // namespace backfile
