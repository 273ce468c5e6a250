// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/snippet_generator.h"

#include "common/text/utf8.h"
#include "searcher/match/passage_chooser.h"

namespace backfile {
namespace {

constexpr std::size_t kMaxReadBytes = 1 << 20;

std::string_view read_part(const Article& article) {
  return std::string_view(article.body).substr(0, utf8_cut(article.body, kMaxReadBytes));
}

}  // namespace

MarkedText SnippetGenerator::headline(const Article& article) {
  words_.clear();
  analyzer_->analyze(article.headline, article.language, 1, words_);
  return {article.headline, highlights_of(marker_.mark(words_, {true, 0}))};
}

std::vector<WordMark> SnippetGenerator::mark_body(const Article& article) {
  words_.clear();
  analyzer_->analyze(read_part(article), article.language, 1, words_);
  return marker_.mark(words_, {false, static_cast<std::uint32_t>(lead_of(article).size())});
}

MarkedArticle SnippetGenerator::whole(const Article& article) {
  return {article, headline(article).highlights, highlights_of(mark_body(article))};
}

MarkedText SnippetGenerator::snippet(const Article& article) {
  const std::vector<WordMark> marks = mark_body(article);
  return choose_passage(read_part(article), words_, marks);
}

}  // namespace backfile
