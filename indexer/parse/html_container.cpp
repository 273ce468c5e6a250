// SPDX-License-Identifier: GPL-2.0-or-later
// Scores the elements of a page.
#include "indexer/parse/html_container.h"

#include <algorithm>
#include <array>

#include "indexer/parse/html_marks.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

class ContainerChooser {
 public:
  explicit ContainerChooser(const HtmlLayout& layout)
      : layout_(layout), elements_(layout.elements) {}

  HtmlContainer run(std::string_view headline, const TextAgreement& agreement) {
    container_.prose = count_prose(layout_);
    container_.marks = spread_marks(layout_, container_.prose, 0);
    find_headline(folded_letters(headline));
    score();
    container_.element = narrow(grow(best(headed_article())));
    check_agreement(agreement);
    return std::move(container_);
  }

 private:
  /// The page's headline as it stands on it: the first heading with its words.
  void find_headline(std::string_view headline) {
    for (std::uint32_t i = 0; !headline.empty() && i < layout_.blocks.size(); ++i) {
      const HtmlBlock& block = layout_.blocks[i];
      const HtmlElement& element = elements_[block.element];
      const bool heads =
          element.kind == HtmlKind::Heading || ((element.own | block.inner) & kTitlePart) != 0;
      const bool better = container_.headline_block == HtmlContainer::kNone ||
                          (element.level == 1 &&
                           elements_[layout_.blocks[container_.headline_block].element].level != 1);
      if (heads && better && block.linked * 2 <= block.letters &&
          names_headline(folded_letters(layout_.text_of(block)), headline)) {
        container_.headline_block = i;
      }
    }
  }

  /// The smallest element around both.
  std::uint32_t common_ancestor(std::uint32_t one, std::uint32_t other) const {
    while (one != other) {
      std::uint32_t& later = one > other ? one : other;
      later = elements_[later].parent;
    }
    return one;
  }

  /// Holds the choice against the page's own copy of its text: where that stands elsewhere on the
  /// page, the smallest element around nearly all of it is taken.
  void check_agreement(const TextAgreement& agreement) {
    constexpr double kFound = 0.6, kEnough = 0.7, kNearlyAll = 0.92;
    if (agreement.empty()) {
      return;
    }
    std::vector<double> shared(elements_.size(), 0);
    for (const HtmlBlock& block : layout_.blocks) {
      const TextAgreement::Count count = agreement.count(layout_.text_of(block));
      shared[block.element] +=
          count.shared * 10 >= count.all * 7 ? static_cast<double>(count.shared) : 0;
    }
    for (std::size_t i = elements_.size(); i-- > 1;) {
      shared[elements_[i].parent] += shared[i];
    }
    container_.agrees = shared.front() >= kFound * static_cast<double>(agreement.size());
    if (!container_.agrees || shared[container_.element] >= kEnough * shared.front()) {
      return;
    }
    for (std::uint32_t i = 0; i < elements_.size(); ++i) {
      const bool box = elements_[i].kind != HtmlKind::Inline;
      container_.element = box && shared[i] >= kNearlyAll * shared.front() ? i : container_.element;
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
    constexpr double kAboveHeadline = 0.4;
    const PartMarks own = elements_[element].own;
    double factor = 1;
    factor *= (own & kBodyProperty) != 0 ? 1.8 : (own & kBodyPart) != 0 ? 1.5 : 1;
    factor *= (own & kArticleTag) != 0 ? 1.3 : (own & kArticlePart) != 0 ? 1.15 : 1;
    const bool above = container_.headline_block != HtmlContainer::kNone &&
                       elements_[element].end_block <= container_.headline_block;
    factor *= above ? kAboveHeadline : 1;
    return factor;
  }

  /// The innermost element that calls itself the article, has the headline and text enough below
  /// it; the root without one. Pages that go on with further articles have several.
  std::uint32_t headed_article() const {
    constexpr double kEnough = 150;
    if (container_.headline_block == HtmlContainer::kNone) {
      return 0;
    }
    std::uint32_t at = layout_.blocks[container_.headline_block].element;
    while (at != 0 && (elements_[at].kind == HtmlKind::Inline ||
                       (elements_[at].own & kArticleTag) == 0 || good_[at] < kEnough)) {
      at = elements_[at].parent;
    }
    return at;
  }

  std::uint32_t best(std::uint32_t inside) const {
    std::uint32_t best = inside;
    double best_score = 0;
    for (std::uint32_t i = inside; i < elements_[inside].end; ++i) {
      const bool box = elements_[i].kind != HtmlKind::Inline;
      const double value = box ? scores_[i] * factor_of(i) : 0;
      if (value > best_score) {
        best = i;
        best_score = value;
      }
    }
    return best;
  }

  /// Up, as long as what joins reads like what is there; not beyond the box that the headline
  /// shares.
  std::uint32_t grow(std::uint32_t element) const {
    constexpr double kWorthIt = 0.08;
    const bool headed = container_.headline_block != HtmlContainer::kNone;
    const std::uint32_t bound =
        headed ? common_ancestor(element, layout_.blocks[container_.headline_block].element) : 0;
    std::uint32_t chosen = element;
    for (std::uint32_t at = element; at != bound && at != 0;) {
      const bool says_so = (elements_[at].own & (kBodyProperty | kArticleTag)) != 0;
      if (says_so && good_[at] * 2 > good_.front()) {
        break;
      }
      at = elements_[at].parent;
      const double joins = good_[at] - good_[chosen];
      const bool box = elements_[at].kind != HtmlKind::Inline;
      if (box && joins > good_[chosen] * kWorthIt && reads_alike(chosen, at)) {
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
    constexpr double kLongPiece = 200;
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
    const bool as_long =
        pieces > 0 && (prose / pieces > kLongPiece || prose / pieces > 0.25 * mean_piece(inner));
    return as_long && linked * 4 < letters && prose * 5 > letters * 2;
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

  struct Claim {
    PartMarks mark;
    double enough;  ///< share of the running text that bears the claim out, when it is the only one
                    ///< of its kind
    double among;   ///< the same when there are several
  };

  /// Down to an element that says it is the article and holds enough of it.
  std::uint32_t narrow(std::uint32_t element) const {
    constexpr std::array<Claim, 3> kClaims{
        {{kBodyProperty, 0.35, 0.6}, {kArticleTag, 0.35, 0.75}, {kBodyPart, 0.6, 0.75}}};
    for (const Claim& claim : kClaims) {
      const std::vector<std::uint32_t> claiming = outermost(element, claim.mark);
      const double enough = good_[element] * (claiming.size() == 1 ? claim.enough : claim.among);
      for (const std::uint32_t one : claiming) {
        if (good_[one] > enough) {
          return claim.mark == kArticleTag ? narrow_to_body(one) : one;
        }
      }
    }
    return element;
  }

  std::uint32_t narrow_to_body(std::uint32_t article) const {
    constexpr double kNearlyAll = 0.75;
    for (const std::uint32_t one : outermost(article, kBodyPart)) {
      if (good_[one] > kNearlyAll * good_[article]) {
        return one;
      }
    }
    return article;
  }

  /// The elements inside `element`, or itself, that bear `mark` and lie in no other that does.
  std::vector<std::uint32_t> outermost(std::uint32_t element, PartMarks mark) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = element; i < elements_[element].end;) {
      const bool claims =
          (elements_[i].own & mark) != 0 && elements_[i].kind != HtmlKind::Inline && good_[i] > 0;
      if (claims) {
        found.push_back(i);
      }
      i = claims ? elements_[i].end : i + 1;
    }
    return found;
  }

  const HtmlLayout& layout_;
  const std::vector<HtmlElement>& elements_;
  HtmlContainer container_;
  std::vector<double> scores_, good_;
};

}  // namespace

std::string folded_letters(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0) {
      letters += ascii_lower(c);
    }
  }
  return letters;
}

bool names_headline(std::string_view letters, std::string_view headline) {
  constexpr std::size_t kLongestKicker = 60;
  return !headline.empty() && letters.ends_with(headline) &&
         letters.size() <= headline.size() + kLongestKicker;
}

HtmlContainer choose_container(const HtmlLayout& layout,
                               std::string_view headline,
                               const TextAgreement& agreement) {
  return layout.elements.empty() ? HtmlContainer()
                                 : ContainerChooser(layout).run(headline, agreement);
}

}  // namespace backfile
