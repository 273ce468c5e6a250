// SPDX-License-Identifier: GPL-2.0-or-later
// What class names, ids and roles say of a part of a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace backfile {

/// Bits. A part may have many: "article-related-comments".
using PartMarks = std::uint32_t;
inline constexpr PartMarks kBodyPart = 1u << 0;     ///< "article-body", "entry-content"
inline constexpr PartMarks kArticlePart = 1u << 1;  ///< "article", "story", "content": may hold it
inline constexpr PartMarks kNavigationPart = 1u << 2;
inline constexpr PartMarks kSharePart = 1u << 3;
inline constexpr PartMarks kRelatedPart = 1u << 4;  ///< other articles
inline constexpr PartMarks kCommentPart = 1u << 5;
inline constexpr PartMarks kPromoPart = 1u << 6;  ///< advertisements, newsletters, cookies, logins
inline constexpr PartMarks kAuthorPart = 1u << 7;
inline constexpr PartMarks kTagPart = 1u << 8;
inline constexpr PartMarks kFooterPart = 1u << 9;
inline constexpr PartMarks kSidePart = 1u << 10;
inline constexpr PartMarks kCaptionPart = 1u << 11;
inline constexpr PartMarks kCreditPart = 1u << 12;
inline constexpr PartMarks kDatePart = 1u << 13;
inline constexpr PartMarks kSummaryPart = 1u << 14;  ///< standfirst, lead, dek
inline constexpr PartMarks kPullQuotePart = 1u << 15;
inline constexpr PartMarks kMediaPart = 1u << 16;  ///< galleries, players
inline constexpr PartMarks kEmbedPart = 1u << 17;  ///< posts of social networks
inline constexpr PartMarks kMetaPart = 1u << 18;
inline constexpr PartMarks kReferencePart = 1u << 19;  ///< footnotes, contents, edit links
inline constexpr PartMarks kHiddenPart = 1u << 20;
inline constexpr PartMarks kTitlePart = 1u << 21;

/// Parts that are not the article.
inline constexpr PartMarks kOutsideParts = kNavigationPart | kSharePart | kRelatedPart |
                                           kCommentPart | kPromoPart | kTagPart | kFooterPart |
                                           kSidePart | kReferencePart | kHiddenPart;

/// Reads names and remembers them, since pages repeat theirs. Not for many threads at once.
class PartNames {
 public:
  /// The marks of a class or id attribute: its words ("relatedArticles" has two) and pairs of
  /// neighbours.
  PartMarks marks_of(std::string_view names);

 private:
  std::unordered_map<std::string, PartMarks> known_;
};

/// "how-to-share-with-friends": an id made of a heading's sentence, which names no part.
bool is_heading_slug(std::string_view id);

}  // namespace backfile
