// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/unit/searcher/render/sample_result.h"

#include <algorithm>
#include <sstream>

#include "common/text/utf8.h"

namespace backfile::test {
namespace {

std::chrono::sys_days day(int year, int month, int d) { return *civil_day(year, month, d); }

// `text` with every occurrence of `word` marked.
MarkedText marked(std::string text, std::string_view word) {
  MarkedText result{std::move(text), {}};
  for (std::size_t at = result.text.find(word); at != std::string::npos;
       at = result.text.find(word, at + word.size())) {
    result.highlights.push_back(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
  }
  return result;
}

Hit hit_of(
    std::uint64_t rank, double score, Article article, std::string snippet, std::string_view word) {
  Hit hit;
  hit.rank = rank;
  hit.score = score;
  hit.headline = marked(article.headline, word);
  hit.snippet = marked(std::move(snippet), word);
  hit.body_marks = marked(article.body, word).highlights;
  hit.score_parts = {{"kaspersky", score * 0.75}, {"lab", score * 0.25}};
  hit.article = std::move(article);
  return hit;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) {
    text += piece;
  }
  return text;
}

std::vector<Highlight> mark_of(const std::string& text) {
  const auto at = static_cast<std::uint32_t>(text.find("WORD"));
  return {{at, at + 4}};
}

}  // namespace

Article full_article() {
  Article article;
  article.id = 0x123456789abcdef;
  article.given_id = "LEWIS 42";
  article.path = "feeds/2017.zip/kaspersky.txt";
  article.record = 7;
  article.format = "text";
  article.headline =
      "Kremlin Considers Kaspersky Lab Discrimination in US to Be 'Unfair Competition'";
  article.bylines = {"Vladimir Fedorenko", "J. Scott"};
  article.dateline = "MOSCOW (Sputnik)";
  article.source = "Sputnik";
  article.sections = {"world", "politics"};
  article.language = "en";
  article.url = "https://sputnik.example/world/201709141057393811-kaspersky/";
  article.date = {
      day(2017, 9, 14), DatePrecision::Day, DateMethod::Url, DateConfidence::High, "20170914"};
  article.body =
      "Discriminatory steps against the Kaspersky Lab firm cast a shadow on the image of the "
      "United "
      "States, Kremlin spokesman Dmitry Peskov said Thursday.\n\n\"This move casts a shadow,\" "
      "Peskov told reporters.\nIt was a conference call.";
  article.captions = {"Logo of the Kaspersky Lab antivirus software developer."};
  article.related = {
      "US Attacks on Russian Media, Kaspersky Delay Prospects for Cooperation - Embassy"};
  article.boilerplate_bytes = 1234;
  article.entities = {
      {EntityKind::Person, "Dmitry Peskov", "Dmitry Peskov", {{119, 132}, {177, 183}}},
      {EntityKind::Organization, "DHS", "Department of Homeland Security", {}},
      {EntityKind::Place, "Moscow", "Moscow", {}}};
  article.warnings = {"one byte was not UTF-8"};
  return article;
}

Article bare_article() {
  Article article;
  article.id = 5;
  article.path = "notes.txt";
  article.language = "und";
  article.date = {day(2017, 9, 1),
                  DatePrecision::Month,
                  DateMethod::Text,
                  DateConfidence::Low,
                  "September 2017"};
  article.body = "Kaspersky again.";
  return article;
}

Timeline sample_timeline() {
  Timeline timeline;
  timeline.unit = TimelineUnit::Month;
  timeline.buckets = {{day(2017, 1, 1), "2017-01", 12, 480},
                      {day(2017, 2, 1), "2017-02", 0, 310},
                      {day(2017, 3, 1), "2017-03", 0, 0},
                      {day(2017, 4, 1), "2017-04", 1, 5000},
                      {day(2017, 5, 1), "2017-05", 0, 0},
                      {day(2017, 6, 1), "2017-06", 0, 0},
                      {day(2017, 7, 1), "2017-07", 0, 0},
                      {day(2017, 8, 1), "2017-08", 0, 20},
                      {day(2017, 9, 1), "2017-09", 0, 20},
                      {day(2017, 10, 1), "2017-10", 0, 20},
                      {day(2017, 11, 1), "2017-11", 30, 30}};
  timeline.coarse = 3;
  timeline.undated = 1;
  return timeline;
}

SearchResult sample_result() {
  SearchResult result;
  result.total = 1234;
  result.archived = 56789;
  result.revision = 3;
  result.query = "kaspersky lab";
  result.query_read = "kaspersky AND lab";
  result.notes = {"AND and OR without brackets: read as (a AND b) OR c"};
  result.hits = {hit_of(1,
                        9.8765,
                        full_article(),
                        "The US Department of Homeland Security ordered US federal departments and "
                        "agencies to stop using "
                        "Kaspersky Lab software products over the company's alleged link.",
                        "Kaspersky"),
                 hit_of(2, 1.5, bare_article(), "Kaspersky again.", "Kaspersky")};
  result.hits[0].snippet.highlights.push_back(
      {result.hits[0].snippet.highlights[0].end + 1, result.hits[0].snippet.highlights[0].end + 4});
  result.facets = {{FieldId::Organization,
                    {{"Kaspersky Lab", 1200}, {"DHS", 340}, {"Касперский", 3}, {"東京電力", 1}},
                    57,
                    34},
                   {FieldId::Source, {{"Sputnik", 1234}}, 1, 0},
                   {FieldId::Section, {}, 0, 1234}};
  result.timeline = sample_timeline();
  result.elapsed_ms = 0.84;
  return result;
}

std::string hostile_text() {
  return "a\x1b[2J\x1b]52;c;ZXZpbA==\x07 b\u009b31m c\u202eevil\u202c \u2066x\u2069 \x7f\b\r "
         "d\xff\xc3 \u200f\u2028 e";
}

SearchResult hostile_result() {
  const std::string bad = hostile_text();
  Article article;
  article.id = 99;
  article.given_id = article.path = article.headline = article.source = article.dateline = bad;
  article.body = bad + "\n\n" + bad + "\n" + bad;
  article.url = article.format = article.language = bad;
  article.bylines = article.sections = article.captions = article.related =
      article.warnings = {bad, bad};
  article.entities = {{EntityKind::Place, bad, bad + "2", {{0, 3}}}};
  article.date = {day(2016, 1, 1), DatePrecision::Day, DateMethod::Text, DateConfidence::Low, bad};
  SearchResult result;
  result.total = result.archived = 1;
  result.query = result.query_read = bad;
  result.notes = {bad};
  Hit hit;
  hit.rank = 1;
  hit.headline = {bad, {{1, 3}, {2, 400}, {7, 5}}};
  hit.snippet = {bad, {{0, 1}, {20, 45}, {46, 47}, {4000000000u, 4000000001u}}};
  hit.body_marks = {{1, 3}, {20, 45}, {46, 47}, {4000000000u, 4000000001u}};
  hit.score_parts = {{bad, 1.0}};
  hit.article = std::move(article);
  result.hits = {std::move(hit)};
  result.facets = {{FieldId::Place, {{bad, 1}}, 1, 0}};
  result.timeline = Timeline{TimelineUnit::Day, {{day(2016, 1, 1), "2016-01-01", 1, 1}}, 0, 0};
  return result;
}

std::vector<std::string> hostile_texts() {
  return {
      "plain words before WORD and behind it",
      "日本の首相は日曜日に WORD 東京で記者会見を開き、辞任する意向を示した。",
      "北京WORD上海",
      "قال وزير الخارجية WORD في مؤتمر صحفي في القاهرة يوم الأحد",
      "השר אמר WORD בירושלים",
      "Ha\u0308user im Su\u0308den WORD, e\u0301te\u0301 a\u0300 Ge\u0301ne\u0301ve",
      "z" + repeated("\u0300\u0301\u0302", 300) + " WORD z" + repeated("\u0337", 500),
      "नई दिल्ली में WORD प्रधानमंत्री ने कहा",
      "กรุงเทพมหานคร WORD ประเทศไทย",
      "한국어 기사 WORD 서울에서 각각",
      "🎉🎊 👩‍👩‍👧 👍🏽 ❤️ 🇩🇪 WORD 🏴‍☠️ "
      "👨‍👩‍👧‍👦 "
      "☎️",
      repeated("word after word ", 10) + "WORD" + repeated(" again and again", 12),
      repeated("x", 300) + " WORD " + repeated("y", 300),
      repeated("界", 300) + "WORD" + repeated("界", 300),
      "\u200b\u200b\ufeffWORD\u2060\u00ad\u200d",
      "tab\tand\nline\n\nparagraph WORD\tand\n\nmore",
      "\x1b]8;;https://evil.example\x1b\\WORD\x1b]8;;\x1b\\ \x1b[31m",
      "\u202eevil \u2066WORD\u2069 \u200f\u061c\u2028",
      "\xff\xfe\xc3 WORD \xe2\x82",
      "} \\} {@article{x, title = {WORD}} % $ # & _ ^ ~ \"",
      "TY  - BOOK\nER  - \nTY  - NEWS\nTI  - WORD\n",
      hostile_text() + " WORD " + hostile_text(),
  };
}

Hit hostile_hit(const std::string& text) {
  Hit hit;
  hit.rank = 1;
  hit.headline = hit.snippet = {text, mark_of(text)};
  hit.body_marks = mark_of(text);
  Article& article = hit.article;
  article.id = 77;
  article.headline = article.body = article.source = article.dateline = article.given_id = text;
  article.path = article.format = text;
  article.url = "https://x.example/" + text;
  article.bylines = article.sections = article.captions = article.related =
      article.warnings = {text, text};
  article.entities = {{EntityKind::Person, text, text, {{0, 9}, {3, 12, true}}}};
  article.date = {
      *civil_day(2016, 1, 1), DatePrecision::Day, DateMethod::Text, DateConfidence::Low, text};
  return hit;
}

std::string rendered(OutputFormat format,
                     const SearchResult& result,
                     const RenderOptions& options) {
  std::ostringstream out;
  render(format, result, options, out);
  return out.str();
}

bool is_harmless(std::string_view output) {
  if (!is_valid_utf8(output)) {
    return false;
  }
  for (std::size_t offset = 0; offset < output.size();) {
    const char32_t c = next_code_point(output, offset);
    const bool control = (c < 0x20 && c != U'\n') || (c >= 0x7f && c <= 0x9f);
    const bool bidi = c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
                      (c >= 0x2066 && c <= 0x2069);
    if (control || bidi) {
      return false;
    }
  }
  return true;
}

std::size_t widest_line(std::string_view output) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = std::min(output.find('\n', at), output.size());
    widest = std::max(widest, display_width(output.substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

}  // namespace backfile::test
