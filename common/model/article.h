// SPDX-License-Identifier: GPL-2.0-or-later
// One news article as a person would read it off its page or record.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/model/date.h"
#include "common/model/entity.h"

namespace backfile {

/// The parts of an article's text. Positions and prefixes follow them (common/index/schema.h).
enum class Zone : std::uint8_t { Headline, Lead, Body, Quote, Caption, Related };

/// "headline", "lead", "body", "quote", "caption" or "related".
constexpr std::string_view name_of(Zone zone) {
  constexpr std::string_view kNames[] = {"headline", "lead", "body", "quote", "caption", "related"};
  return kNames[static_cast<std::size_t>(zone)];
}

/// All text is valid UTF-8 without control characters other than line feed and tab. An empty string
/// means "not known": nothing is guessed to fill it.
struct Article {
  std::uint64_t id = 0;      ///< unique in an index, 60 bits: hash of the identity (article_id.h)
  std::string given_id;      ///< the record's own id (DOCNO, NEWID, "id"), as it is written there
  std::string path;          ///< file, or file/member for one inside an archive; '/'-separated
  std::uint32_t record = 0;  ///< 1-based number in a file of many records, 0 in a file of one
  std::string format;        ///< "text", "html", "json", "csv", "reuters-sgml", "trec-sgml" ...
  std::string headline;
  std::vector<std::string> bylines;  ///< names of the authors, without "By"
  std::string dateline;              ///< the place of writing, as printed: "MOSCOW (Sputnik)"
  std::string source;                ///< the outlet
  std::vector<std::string> sections;
  std::string language;  ///< ISO 639 code by which the text was analyzed, "und" when unknown
  std::string url;
  ArticleDate date;
  std::string body;  ///< paragraphs parted by "\n\n"; the first is the lead
  std::vector<std::string> captions;
  std::vector<std::string> related;     ///< headlines of other articles shown beside this one
  std::uint32_t boilerplate_bytes = 0;  ///< chrome, credits, notes that were dropped
  std::vector<Entity> entities;
  std::vector<std::string> warnings;  ///< what was repaired or doubtful, for people
  bool operator==(const Article&) const = default;
};

/// The first paragraph of `article.body`. Cost: O(its length).
inline std::string_view lead_of(const Article& article) {
  return std::string_view(article.body).substr(0, article.body.find("\n\n"));
}

/// The text that `mention` of `article` spans; less where it leads beyond the end.
inline std::string_view text_of(const Article& article, const Mention& mention) {
  const std::string_view text = mention.in_headline ? article.headline : article.body;
  const std::size_t begin = std::min<std::size_t>(mention.begin, text.size());
  return text.substr(begin, std::max(mention.begin, mention.end) - mention.begin);
}

/// The zone that `mention` of `article` lies in: Headline, Lead or Body.
inline Zone zone_of(const Article& article, const Mention& mention) {
  if (mention.in_headline) {
    return Zone::Headline;
  }
  return mention.begin < lead_of(article).size() ? Zone::Lead : Zone::Body;
}

}  // namespace backfile
