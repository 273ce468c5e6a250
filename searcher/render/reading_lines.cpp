// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/reading_lines.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "searcher/render/article_lines.h"
#include "searcher/render/render_options.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

// Where a date was read from, by DateMethod.
constexpr std::array<std::string_view, 10> kDateSources{"",
                                                        "a date field of the record",
                                                        "the address",
                                                        "the page's JSON-LD",
                                                        "the page's metadata",
                                                        "a time element of the page",
                                                        "the byline",
                                                        "the dateline",
                                                        "the text",
                                                        "the file's name"};

// The highlights inside of bytes [begin, end), counted from `begin`.
std::vector<Highlight> clipped(const std::vector<Highlight>& highlights,
                               std::size_t begin,
                               std::size_t end) {
  std::vector<Highlight> inside;
  for (const Highlight& highlight : highlights) {
    const std::size_t first = std::clamp<std::size_t>(highlight.begin, begin, end);
    const std::size_t last = std::clamp<std::size_t>(highlight.end, begin, end);
    if (first < last) {
      inside.push_back(
          {static_cast<std::uint32_t>(first - begin), static_cast<std::uint32_t>(last - begin)});
    }
  }
  return inside;
}

std::vector<Highlight> names_of(const Article& article, bool in_headline) {
  std::vector<Highlight> names;
  for (const Entity& entity : article.entities) {
    for (const Mention& mention : entity.mentions) {
      if (mention.in_headline == in_headline) {
        names.push_back({mention.begin, mention.end});
      }
    }
  }
  std::ranges::sort(names, {}, &Highlight::begin);
  return names;
}

// A text with the places of hits and names in it.
struct ReadingText {
  std::string text;
  std::vector<Highlight> hits, names;
};

bool covers(const Highlight& highlight, std::size_t at) {
  return highlight.begin <= at && at < highlight.end;
}

// Collects the lines of a page from the top.
class PageWriter {
 public:
  explicit PageWriter(const ReadingWish& wish)
      : columns_(wish.columns == 0 ? 0 : std::max(wish.columns, kMinColumns / 2)),
        starred_(wish.starred) {}

  void blank() { page_.lines.emplace_back(); }
  void line(ReadingKind kind, std::string_view text) { write(kind, {std::string(text), {}, {}}); }
  // A text of several lines; the first gets the number of the paragraph.
  void write(ReadingKind kind, const ReadingText& text, std::size_t paragraph = 0) {
    const MarkedText hits = printable({text.text, text.hits}, !starred_);
    const MarkedText names = starred_ ? MarkedText() : printable({text.text, text.names}, true);
    const std::size_t first_hit = page_.line_of_hit.size();
    for (const LineRange& range : wrap_lines(hits.text, columns_)) {
      ReadingLine& line = page_.lines.emplace_back();
      line.kind = kind;
      line.text = hits.text.substr(range.begin, range.end - range.begin);
      line.paragraph = std::exchange(paragraph, 0);
      mark(line, range, hits.highlights, names.highlights, first_hit);
    }
  }
  // "label   value", the value's further lines under its first.
  void detail(std::string_view label, std::string_view value) {
    constexpr std::size_t kLabelColumns = 15;
    const std::string text = one_line(value);
    bool first = true;
    for (const LineRange& range : wrap_lines(text, columns_ - std::min(columns_, kLabelColumns))) {
      ReadingLine& line = page_.lines.emplace_back();
      line.kind = ReadingKind::Detail;
      line.text = padded(std::exchange(first, false) ? label : "", kLabelColumns);
      line.label_bytes = line.text.size();
      line.text += text.substr(range.begin, range.end - range.begin);
    }
  }
  void count_paragraph() { ++page_.paragraphs; }
  std::size_t paragraphs() const { return page_.paragraphs; }
  ReadingPage take() { return std::move(page_); }

 private:
  // Cuts the line at every border of a hit or a name.
  void mark(ReadingLine& line,
            LineRange range,
            const std::vector<Highlight>& hits,
            const std::vector<Highlight>& names,
            std::size_t hits_before) {
    std::vector<std::size_t> borders;
    for (const std::vector<Highlight>* list : {&hits, &names}) {
      for (const Highlight& highlight : *list) {
        borders.push_back(std::clamp<std::size_t>(highlight.begin, range.begin, range.end));
        borders.push_back(std::clamp<std::size_t>(highlight.end, range.begin, range.end));
      }
    }
    std::ranges::sort(borders);
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      if (borders[i] < borders[i + 1]) {
        add_mark(line, {borders[i], borders[i + 1]}, range.begin, hits, names, hits_before);
      }
    }
  }

  void add_mark(ReadingLine& line,
                LineRange piece,
                std::size_t line_begin,
                const std::vector<Highlight>& hits,
                const std::vector<Highlight>& names,
                std::size_t hits_before) {
    const auto at_piece = [&](const Highlight& highlight) {
      return covers(highlight, piece.begin);
    };
    const auto hit = std::ranges::find_if(hits, at_piece);
    const bool is_name = std::ranges::any_of(names, at_piece);
    if (hit == hits.end() && !is_name) {
      return;
    }
    ReadingMark mark{piece.begin - line_begin, piece.end - line_begin, is_name, 0};
    if (hit != hits.end()) {
      mark.hit = hits_before + static_cast<std::size_t>(hit - hits.begin()) + 1;
      while (page_.line_of_hit.size() < mark.hit) {
        page_.line_of_hit.push_back(page_.lines.size() - 1);
      }
    }
    line.marks.push_back(mark);
  }

  std::size_t columns_;
  bool starred_;
  ReadingPage page_;
};

void write_head(const MarkedArticle& marked, PageWriter& page) {
  const Article& article = marked.article;
  if (one_line(article.headline).empty()) {
    page.line(ReadingKind::Headline, "(no headline)");
  } else {
    page.write(ReadingKind::Headline, {article.headline, marked.headline, names_of(article, true)});
  }
  if (!article.bylines.empty()) {
    page.line(ReadingKind::Byline, "By " + joined_by(article.bylines, ", "));
  }
  page.line(ReadingKind::About, about_line(article));
  page.line(ReadingKind::Dated, "Date: " + date_note(article.date));
}

// Paragraphs stay apart; a single line feed inside one stays a line's end.
void write_body(const MarkedArticle& marked, PageWriter& page) {
  const std::string& body = marked.article.body;
  const std::vector<Highlight> names = names_of(marked.article, false);
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    page.blank();
    page.count_paragraph();
    std::size_t number = page.paragraphs();
    for (std::size_t line = at; line <= end;) {
      const std::size_t line_end = std::min(body.find('\n', line), end);
      page.write(ReadingKind::Text,
                 {body.substr(line, line_end - line),
                  clipped(marked.body, line, line_end),
                  clipped(names, line, line_end)},
                 std::exchange(number, 0));
      line = line_end + 1;
    }
    at = end + 2;
  }
}

// The title of what may be folded, with an arrow that says whether it is; on paper without.
std::string title_line(std::string_view title, bool unfolded, bool printed) {
  const std::string_view arrow = printed ? "" : unfolded ? "▾ " : "▸ ";
  return std::string(arrow).append(title);
}

void write_list(std::string_view title,
                const std::vector<std::string>& texts,
                bool unfolded,
                bool printed,
                PageWriter& page) {
  if (texts.empty()) {
    return;
  }
  page.blank();
  page.line(ReadingKind::Fold,
            title_line(fmt::format("{} ({})", title, texts.size()), unfolded, printed));
  for (const std::string& text : texts) {
    if (unfolded || printed) {
      page.line(ReadingKind::Text, "– " + text);
    }
  }
}

void write_details(const Article& article, const ReadingWish& wish, PageWriter& page) {
  page.blank();
  page.line(ReadingKind::Fold, title_line("Names and details", wish.details, wish.printed));
  if (!wish.details && !wish.printed) {
    return;
  }
  for (const auto& [label, value] : article_names(article)) {
    page.detail(label, value);
  }
  for (const auto& [label, value] : article_details(article)) {
    page.detail(label, value);
  }
}

}  // namespace

std::string date_note(const ArticleDate& date) {
  if (!date.known()) {
    return "not known";
  }
  std::string note = fmt::format("{}, from {}, {} confidence",
                                 iso_date(date),
                                 kDateSources[static_cast<std::size_t>(date.method)],
                                 name_of(date.confidence));
  return date.text.empty() ? note : fmt::format("{}: “{}”", note, one_line(date.text));
}

ReadingPage reading_page(const MarkedArticle& marked, const ReadingWish& wish) {
  PageWriter page(wish);
  const Article& article = marked.article;
  write_head(marked, page);
  write_body(marked, page);
  write_list("Captions", article.captions, wish.captions, wish.printed, page);
  write_list("Shown beside it", article.related, wish.related, wish.printed, page);
  write_details(article, wish, page);
  return page.take();
}

}  // namespace backfile
