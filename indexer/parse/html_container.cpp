// SPDX-License-Identifier: GPL-2.0-or-later
// Scores the elements of a page.
#include "indexer/parse/html_container.h"

#include <algorithm>

namespace backfile {
namespace {

class ContainerChooser {
 public:
  explicit ContainerChooser(const HtmlLayout& layout)
      : layout_(layout), elements_(layout.elements) {}

  HtmlContainer run() {
    if (elements_.empty()) {
      return {};
    }
    count_prose();
    spread_marks();
    score();
    container_.element = grow(best());
    container_.element = narrow(container_.element);
    return std::move(container_);
  }

 private:
  /// Sums from blocks up to the root; children stand behind their parents.
  void count_prose() {
    container_.prose.assign(elements_.size(), 0);
    for (const HtmlBlock& block : layout_.blocks) {
      container_.prose[block.element] += prose_bytes(block, elements_[block.element].kind);
    }
    for (std::size_t i = elements_.size(); i-- > 1;) {
      container_.prose[elements_[i].parent] += container_.prose[i];
    }
  }

  void spread_marks() {
    const std::uint32_t total = container_.prose.front();
    container_.marks.assign(elements_.size(), 0);
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const bool most = container_.prose[i] * 2 > total;
      const PartMarks own = most ? elements_[i].own & ~kOutsideParts : elements_[i].own;
      container_.marks[i] = own | (i == 0 ? 0 : container_.marks[elements_[i].parent] & kInherited);
    }
  }

  /// Every piece of running text adds to the boxes above it.
  void score() {
    constexpr int kLevels = 5;
    constexpr double kFade = 0.55;
    scores_.assign(elements_.size(), 0);
    good_.assign(elements_.size(), 0);
    for (const HtmlBlock& block : layout_.blocks) {
      const HtmlElement& element = elements_[block.element];
      const double prose = prose_bytes(block, element.kind) *
                           weight_of(container_.marks[block.element] | block.inner);
      good_[block.element] += prose;
      const bool leaf = element.kind != HtmlKind::Box && element.kind != HtmlKind::Cell;
      std::uint32_t at = leaf ? element.parent : block.element;
      double share = prose;
      for (int level = 0; level < kLevels; ++level) {
        scores_[at] += share;
        if (at == 0) {
          break;
        }
        share *= kFade;
        at = elements_[at].parent;
      }
    }
    for (std::size_t i = elements_.size(); i-- > 1;) {
      good_[elements_[i].parent] += good_[i];
    }
  }

  static double weight_of(PartMarks marks) {
    constexpr PartMarks kNever = kHiddenPart | kNavigationPart | kSharePart | kTagPart;
    return (marks & kNever) != 0                                         ? 0
           : (marks & (kOutsideParts | kCaptionPart | kAuthorPart)) != 0 ? 0.1
                                                                         : 1;
  }

  double factor_of(std::uint32_t element) const {
    const PartMarks own = elements_[element].own;
    double factor = 1;
    factor *= (own & kBodyProperty) != 0 ? 1.8 : (own & kBodyPart) != 0 ? 1.5 : 1;
    factor *= (own & kArticleTag) != 0 ? 1.3 : (own & kArticlePart) != 0 ? 1.15 : 1;
    return factor;
  }

  std::uint32_t best() const {
    std::uint32_t best = 0;
    double best_score = 0;
    for (std::uint32_t i = 0; i < elements_.size(); ++i) {
      const bool box = elements_[i].kind != HtmlKind::Inline;
      const double value = box ? scores_[i] * factor_of(i) : 0;
      if (value > best_score) {
        best = i;
        best_score = value;
      }
    }
    return best;
  }

  /// Up, as long as what joins reads like what is there.
  std::uint32_t grow(std::uint32_t element) const {
    constexpr double kWorthIt = 0.08;
    std::uint32_t chosen = element;
    for (std::uint32_t at = element; at != 0;) {
      if ((elements_[at].own & (kBodyProperty | kArticleTag)) != 0) {
        break;
      }
      at = elements_[at].parent;
      const double joins = good_[at] - good_[chosen];
      if (joins > good_[chosen] * kWorthIt && reads_alike(chosen, at)) {
        chosen = at;
      }
    }
    return chosen;
  }

  /// Whether the blocks of `outer` that are not in `inner` are running text mostly, in pieces as
  /// long.
  bool reads_alike(std::uint32_t inner, std::uint32_t outer) const {
    const HtmlElement& in = elements_[inner];
    const HtmlElement& out = elements_[outer];
    double prose = 0, linked = 0, letters = 0, pieces = 0;
    for (std::uint32_t i = out.first_block; i < out.end_block; ++i) {
      const HtmlBlock& block = layout_.blocks[i];
      const PartMarks marks = container_.marks[block.element] | block.inner;
      if ((i >= in.first_block && i < in.end_block) || weight_of(marks) < 0.5) {
        continue;
      }
      const std::uint32_t bytes = prose_bytes(block, elements_[block.element].kind);
      prose += bytes;
      pieces += bytes > 0 ? 1 : 0;
      linked += block.linked;
      letters += block.letters;
    }
    return pieces > 0 && prose / pieces > 0.5 * mean_piece(inner) && linked * 4 < letters &&
           prose * 2 > letters;
  }

  double mean_piece(std::uint32_t element) const {
    double prose = 0, pieces = 0;
    for (std::uint32_t i = elements_[element].first_block; i < elements_[element].end_block; ++i) {
      const std::uint32_t bytes =
          prose_bytes(layout_.blocks[i], elements_[layout_.blocks[i].element].kind);
      prose += bytes;
      pieces += bytes > 0 ? 1 : 0;
    }
    return pieces == 0 ? 0 : prose / pieces;
  }

  /// Down to an element that says it is the body and holds nearly all of it.
  std::uint32_t narrow(std::uint32_t element) const {
    constexpr double kNearlyAll = 0.75;
    std::uint32_t chosen = element;
    int best_rank = 0;
    for (std::uint32_t i = element; i < elements_[element].end; ++i) {
      const PartMarks own = elements_[i].own;
      const int rank = (own & kBodyProperty) != 0 ? 3 : (own & kBodyPart) != 0 ? 2 : 0;
      const bool box = elements_[i].kind != HtmlKind::Inline;
      if (box && rank > best_rank && good_[i] > kNearlyAll * good_[element]) {
        chosen = i;
        best_rank = rank;
      }
    }
    return chosen;
  }

  static constexpr PartMarks kInherited =
      kOutsideParts | kCaptionPart | kCreditPart | kAuthorPart | kPullQuotePart | kMediaPart |
      kEmbedPart | kMetaPart | kListTag | kQuoteTag | kTableTag | kFigureTag | kHeaderTag;

  const HtmlLayout& layout_;
  const std::vector<HtmlElement>& elements_;
  HtmlContainer container_;
  std::vector<double> scores_, good_;
};

}  // namespace

HtmlContainer choose_container(const HtmlLayout& layout) { return ContainerChooser(layout).run(); }

}  // namespace backfile
