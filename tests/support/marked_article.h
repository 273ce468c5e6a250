// SPDX-License-Identifier: GPL-2.0-or-later
// An article whose names are marked by hand: "[P Dmitry Peskov] of [O Kaspersky Lab] in [L
// Moscow]".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/model/article.h"
#include "indexer/entity/entity_tagger.h"

namespace backfile::test {

struct MarkedArticle {
  Article article;
  std::vector<EntityMention> mentions;
};

/// Reads the marks out of headline and body; P is a person, O an organization, L a place.
inline MarkedArticle marked_article(std::string_view headline, std::string_view body) {
  MarkedArticle marked;
  const auto read = [&](std::string_view text, bool in_headline, std::string& plain) {
    constexpr std::string_view kMarks = "POL";
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::size_t close = text.find(']', at);
      if (text[at] != '[' || close == std::string_view::npos) {
        plain += text[at];
        continue;
      }
      const auto begin = static_cast<std::uint32_t>(plain.size());
      const std::string surface(text.substr(at + 3, close - at - 3));
      plain += surface;
      marked.mentions.push_back({static_cast<EntityKind>(kMarks.find(text[at + 1])),
                                 in_headline,
                                 begin,
                                 static_cast<std::uint32_t>(plain.size()),
                                 surface});
      at = close;
    }
  };
  read(headline, true, marked.article.headline);
  read(body, false, marked.article.body);
  return marked;
}

}  // namespace backfile::test
