// SPDX-License-Identifier: GPL-2.0-or-later
// Texts of all kinds in list, reader, concordance and timeline: aligned and harmless.
#include <sstream>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "searcher/render/drawn_characters.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile {
namespace {

using test::hostile_texts;
using test::rendered;

SearchResult result_of(const std::vector<std::string>& all) {
  SearchResult result;
  result.total = result.archived = all.size();
  for (const std::string& text : all) {
    result.hits.push_back(test::hostile_hit(text));
    result.notes = {text};
    result.query = text;
  }
  FacetTable table{FieldId::Place, {}, all.size(), 0};
  for (const std::string& text : all) {
    table.counts.push_back({text, 5});
  }
  result.facets = {table};
  result.timeline = test::sample_timeline();
  return result;
}

std::vector<std::string> lines_of(const std::string& output) {
  std::istringstream text(output);
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) {
    lines.push_back(line);
  }
  return lines;
}

// By the widths that terminals agree on.
std::size_t drawn_width(std::string_view text) {
  std::size_t width = 0;
  for (const DrawnCharacter& character : drawn_characters(text)) {
    width += character.columns;
  }
  return width;
}

// No character bears more marks than are drawn.
std::size_t most_marks(std::string_view text) {
  std::size_t most = 0, marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    marks = is_drawn_over_another(next_code_point(text, at)) ? marks + 1 : 0;
    most = std::max(most, marks);
  }
  return most;
}

TEST_CASE("any text stands in list and facets within the width", "[render][hostile]") {
  for (const std::size_t columns : {40u, 80u, 100u}) {
    for (const std::string& text : hostile_texts()) {
      const std::string output =
          rendered(OutputFormat::Text, result_of({text}), {.columns = columns, .explain = true});
      CAPTURE(columns, text, output);
      CHECK(test::is_harmless(output));
      CHECK(test::widest_line(output) <= columns);
      CHECK(most_marks(output) <= 8);
    }
  }
}

TEST_CASE("any text is read within the width", "[render][hostile]") {
  for (const std::size_t columns : {40u, 80u, 100u}) {
    for (const std::string& text : hostile_texts()) {
      const Hit hit = test::hostile_hit(text);
      std::ostringstream out;
      render_article(OutputFormat::Text,
                     {hit.article, hit.headline.highlights, hit.body_marks},
                     {.columns = columns},
                     out);
      CAPTURE(columns, text, out.str());
      CHECK(test::is_harmless(out.str()));
      CHECK(test::widest_line(out.str()) <= columns);
      CHECK(most_marks(out.str()) <= 8);
      CHECK(out.str().find("*WORD*") != std::string::npos);
    }
  }
}

TEST_CASE("the words of a concordance stand under one another", "[render][hostile][kwic]") {
  const SearchResult result = result_of(hostile_texts());
  for (const std::size_t columns : {40u, 80u, 130u}) {
    for (const KwicOrder order : {KwicOrder::Text, KwicOrder::Left, KwicOrder::Right}) {
      RenderOptions options;
      options.columns = columns;
      options.kwic_order = order;
      const std::string output = rendered(OutputFormat::Kwic, result, options);
      const std::vector<std::string> lines = lines_of(output);
      CHECK(test::is_harmless(output));
      REQUIRE(lines.size() == 2 * hostile_texts().size());
      const std::size_t place = drawn_width(lines[0].substr(0, lines[0].rfind("WORD")));
      for (const std::string& line : lines) {
        CAPTURE(columns, line);
        const std::size_t word = line.rfind("WORD");
        REQUIRE(word != std::string::npos);
        CHECK(drawn_width(line.substr(0, word)) == place);
        CHECK(display_width(line.substr(0, word)) == place);
        CHECK(drawn_width(line) <= columns);
        CHECK(most_marks(line) <= kMaxMarks);
      }
    }
  }
}

// Entries of BibTeX, found as BibTeX does: by counting braces.
std::size_t entries_in(std::string_view bibtex) {
  std::size_t entries = 0;
  for (std::size_t at = bibtex.find('@'); at != std::string_view::npos; at = bibtex.find('@', at)) {
    std::size_t depth = 0;
    do {
      at = bibtex.find_first_of("{}", at);
      REQUIRE(at != std::string_view::npos);
      depth = bibtex[at++] == '{' ? depth + 1 : depth - 1;
    } while (depth > 0);
    ++entries;
  }
  return entries;
}

std::size_t records_in(const std::string& ris) {
  std::size_t records = 0;
  for (const std::string& line : lines_of(ris)) {
    CHECK((line.empty() || line.substr(2, 4) == "  - "));
    records += line.starts_with("ER  - ") ? 1u : 0u;
  }
  return records;
}

TEST_CASE("tables and citations keep their shape with any text", "[render][hostile]") {
  const SearchResult result = result_of(hostile_texts());
  for (const OutputFormat format : {OutputFormat::Bibtex,
                                    OutputFormat::Ris,
                                    OutputFormat::CslJson,
                                    OutputFormat::Paths,
                                    OutputFormat::Trec}) {
    std::string output = rendered(format, result, {});
    std::erase(output, '\t');
    CHECK(test::is_harmless(output));
  }
  CHECK(entries_in(rendered(OutputFormat::Bibtex, result, {})) == hostile_texts().size());
  CHECK(records_in(rendered(OutputFormat::Ris, result, {})) == hostile_texts().size());
  CHECK(lines_of(rendered(OutputFormat::Tsv, result, {})).size() == hostile_texts().size() + 1);
  for (const std::string& line : lines_of(rendered(OutputFormat::Kwic, result, {.columns = 0}))) {
    CHECK(std::ranges::count(line, '\t') == 5);
  }
}

TEST_CASE("a link ends on the line that it begins on", "[render][hostile][link]") {
  for (const std::string& text : hostile_texts()) {
    const std::string output =
        rendered(OutputFormat::Text, result_of({text}), {.hyperlinks = true});
    CAPTURE(text, output);
    for (const std::string& line : lines_of(output)) {
      std::size_t links = 0, escapes = 0;
      for (std::size_t at = line.find("\x1b]8;"); at != std::string::npos;
           at = line.find("\x1b]8;", at + 1)) {
        ++links;
      }
      escapes = static_cast<std::size_t>(std::ranges::count(line, '\x1b'));
      CHECK(links % 2 == 0);
      CHECK(escapes == 2 * links);
    }
  }
}

}  // namespace
}  // namespace backfile
