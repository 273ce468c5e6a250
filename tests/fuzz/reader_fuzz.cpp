// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a file of the archive: sniffed, taken apart and read as articles, as in a run. With
// a format in BACKFILE_FUZZ_FORMAT they are one document of it.
#include <cstdlib>
#include <sstream>

#include "common/text/utf8.h"
#include "indexer/parse/article_parser.h"
#include "indexer/source/document_reader.h"
#include "tests/fuzz/fuzz_input.h"

namespace backfile::test {
namespace {

std::optional<DocumentFormat> wanted_format() {
  const char* const wanted = std::getenv("BACKFILE_FUZZ_FORMAT");
  if (wanted == nullptr || *wanted == '\0') {
    return std::nullopt;
  }
  for (std::size_t number = 0; number < kDocumentFormatCount; ++number) {
    const auto format = static_cast<DocumentFormat>(number);
    if (name_of(format) == wanted) {
      return format;
    }
  }
  require(false, "BACKFILE_FUZZ_FORMAT names a format");
  return std::nullopt;
}

void require_clean(std::string_view text) {
  require(is_valid_utf8(text), "an article's text is UTF-8");
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    const bool control = code_point < 0x20 && code_point != '\n' && code_point != '\t';
    require(!control && (code_point < 0x7F || code_point > 0x9F),
            "an article's text has no controls");
  }
}

void require_clean(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    require_clean(text);
  }
}

void read_article(const RawDocument& document) {
  const Result<Article> article = parse_article(document, {});
  if (!article) {
    require(!article.error().message.empty(), "a refusal has its reason");
    return;
  }
  require_clean(article->headline);
  require_clean(article->body);
  require_clean(article->source);
  require_clean(article->dateline);
  require_clean(article->bylines);
  require_clean(article->captions);
  require_clean(article->related);
  require_clean(article->sections);
  require(!article->headline.empty() || !article->body.empty(), "an article has text");
}

void read_file(std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  const DocumentSink sink{
      [](RawDocument&& document) { read_article(document); },
      [](SkippedInput&& skipped) { require(!skipped.reason.empty(), "a skip has its reason"); }};
  const ReadOptions options{std::nullopt, 1u << 20};
  require(read_stream(in, "input", options, sink, {}).has_value(), "a stream in memory is read");
}

}  // namespace

void fuzz_input(std::string_view input) {
  static const std::optional<DocumentFormat> kFormat = wanted_format();
  if (kFormat) {
    RawDocument document;
    document.path = "input";
    document.format = *kFormat;
    document.bytes = input;
    read_article(document);
  } else {
    read_file(input);
  }
}

}  // namespace backfile::test
