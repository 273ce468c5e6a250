// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/snippet_generator.h"

#include "common/text/utf8.h"
#include "searcher/match/passage_chooser.h"

namespace backfile {
namespace {

constexpr std::size_t kMaxReadBytes = 1 << 20;

}  // namespace

MarkedText SnippetGenerator::headline(const Article& article) {
  words_.clear();
  analyzer_->analyze(article.headline, article.language, 1, words_);
  return {article.headline, highlights_of(marker_.mark(words_, {true, 0}))};
}

MarkedText SnippetGenerator::snippet(const Article& article) {
  const std::string_view text =
      std::string_view(article.body).substr(0, utf8_cut(article.body, kMaxReadBytes));
  words_.clear();
  analyzer_->analyze(text, article.language, 1, words_);
  const TextPlace place{false, static_cast<std::uint32_t>(lead_of(article).size())};
  return choose_passage(text, words_, marker_.mark(words_, place));
}

}  // namespace backfile
