// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/citation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <ostream>
#include <sstream>

#include "common/model/article_id.h"
#include "common/text/utf8.h"
#include "searcher/render/reading_lines.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kMaxNameWords = 4;

// What newsrooms sign with, and what stands in a line about an author but in no name; in lower
// case, each between blanks.
constexpr std::string_view kOtherWords =
    " about agence agencies agency all analyst and assignment associated at bbc board "
    "bureau by columnist contributor correspondent correspondents courier daily desk "
    "editor editorial editors experts follow for france-presse from gazette guardian "
    "guest herald in international journal jr jr. magazine media more network news "
    "newspaper newsroom of office on online our post posts press producer radio "
    "redaktion report reporter reporters reuters senior service special sr sr. staff "
    "team the times to view visit website wire with writer you your ";
// With which a family's name may begin.
constexpr std::array<std::string_view, 22> kParticles{
    "al", "bin", "da", "de", "del", "della", "den", "der", "di",  "dos", "du",
    "el", "ibn", "la", "le", "ten", "ter",   "van", "vom", "von", "y",   "zu"};

std::string lower_ascii(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(c < 0x80 ? std::tolower(c) : c);
  });
  return text;
}

bool is_letter(char32_t c) { return c >= 0x80 || std::isalpha(static_cast<unsigned char>(c)) != 0; }

// "Dmitry", "J.", "O'Neill", "Jean-Philippe", "Émile", "al-Mughrabi": letters, of ASCII the first
// a capital.
bool is_name_word(std::string_view word) {
  constexpr std::size_t kArticleBytes = 3;
  const bool has_article = word.starts_with("al-") || word.starts_with("el-");
  word.remove_prefix(has_article ? kArticleBytes : 0);
  if (word.empty()) {
    return false;
  }
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  const bool capital = first >= 0x80 || (first >= 'A' && first <= 'Z');
  const bool spelled = std::ranges::all_of(word, [](char c) {
    return is_letter(static_cast<unsigned char>(c)) || c == '.' || c == '\'' || c == '-';
  });
  return capital && spelled && is_letter(first);
}

// Latin letters; ’ is an apostrophe too.
bool is_latin(std::string_view text) {
  constexpr char32_t kLastLatin = 0x024F, kApostrophe = 0x2019;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c > kLastLatin && c != kApostrophe) {
      return false;
    }
  }
  return true;
}

bool is_other_word(const std::string& word) {
  return kOtherWords.find(" " + word + " ") != std::string_view::npos;
}

bool is_particle(const std::string& word) {
  return std::ranges::find(kParticles, word) != kParticles.end();
}

bool is_person(const Words& words) {
  if (words.size() < 2 || words.size() > kMaxNameWords || is_particle(words.back()) ||
      is_particle(words.front())) {
    return false;
  }
  return std::ranges::all_of(words, [](const std::string& word) {
    return (is_particle(word) || is_name_word(word)) && !is_other_word(lower_ascii(word));
  });
}

// Its last word, with the particles before it.
Words::const_iterator family_in(const Words& words) {
  return std::find_if(std::next(words.begin()),
                      std::prev(words.end()),
                      [](const std::string& word) { return is_particle(lower_ascii(word)); });
}

std::string joined(Words::const_iterator begin, Words::const_iterator end) {
  std::string text;
  for (auto word = begin; word != end; ++word) {
    text.append(text.empty() ? "" : " ").append(*word);
  }
  return text;
}

std::vector<unsigned> known_parts(const ArticleDate& date) {
  const std::chrono::year_month_day day(date.first_day);
  std::vector<unsigned> parts{static_cast<unsigned>(static_cast<int>(day.year())),
                              static_cast<unsigned>(day.month()),
                              static_cast<unsigned>(day.day())};
  parts.resize(static_cast<std::size_t>(date.precision));
  return parts;
}
static_assert(static_cast<int>(DatePrecision::Year) == 1 &&
              static_cast<int>(DatePrecision::Day) == 3);

}  // namespace

CitedName cited_name(std::string_view byline, std::string_view outlet) {
  const std::string name = one_line(byline);
  std::istringstream parted(name);
  const Words words{std::istream_iterator<std::string>(parted), {}};
  if (name == one_line(outlet) || !is_latin(name) || !is_person(words)) {
    return {name, {}};
  }
  const auto family = family_in(words);
  return {joined(family, words.end()), joined(words.begin(), family)};
}

Citation citation_of(const Article& article) {
  Citation citation;
  citation.key = "backfile-" + print_article_id(article.id);
  for (const std::string& byline : article.bylines) {
    if (CitedName name = cited_name(byline, article.source); !name.family.empty()) {
      citation.authors.push_back(std::move(name));
    }
  }
  citation.headline = one_line(article.headline);
  citation.outlet = one_line(article.source);
  citation.section = article.sections.empty() ? "" : one_line(article.sections.front());
  citation.language = article.language == "und" ? "" : one_line(article.language);
  citation.url = one_line(article.url);
  citation.issued = known_parts(article.date);
  if (article.date.known() && article.date.confidence == DateConfidence::Low) {
    citation.date_doubt = "Date: " + date_note(article.date);
  }
  return citation;
}

void write_citations(const SearchResult& result,
                     const RenderOptions& options,
                     std::ostream& out,
                     const std::function<void(const Citation&)>& write) {
  bool first = options.first_of_batch;
  for (const Hit& hit : result.hits) {
    out << (first ? "" : "\n");
    write(citation_of(hit.article));
    first = false;
  }
}

}  // namespace backfile
