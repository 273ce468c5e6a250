// SPDX-License-Identifier: GPL-2.0-or-later
// A concordance: each place where a query word stands, one a line, under one another.
#include <algorithm>
#include <iterator>
#include <ostream>
#include <sstream>

#include "common/model/article_id.h"
#include "common/text/text_analyzer.h"
#include "common/text/utf8.h"
#include "searcher/render/article_lines.h"
#include "searcher/render/drawn_characters.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

constexpr std::string_view kParagraphSign = " ¶ ";
// Before the context: id, date with a sign of doubt; from a width on, the outlet too.
constexpr std::size_t kIdColumns = 13, kDateColumns = 13, kSourceColumns = 22;
constexpr std::size_t kColumnsWithSource = 120;
// Of the context so much is to the left, and so far from the word.
constexpr std::size_t kLeftPercent = 42;
constexpr std::size_t kGapColumns = 2;
// So much of a text is looked at to fill a column: what is drawn in one is seldom longer.
constexpr std::size_t kBytesAColumn = 8;
// Lines are sorted by so many words, the nearest first.
constexpr std::size_t kSortWords = 4;

// One place of a word: what stands before it, itself, and what stands behind, as it is printed.
struct KwicLine {
  const Hit* hit = nullptr;
  std::string left, word, right;
  std::vector<std::string> order{};
};

std::string on_one_line(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    joined.append(at == 0 ? "" : kParagraphSign).append(text.substr(at, end - at));
    at = end + 2;
  }
  return one_line(joined);
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::string_view last_bytes(std::string_view text, std::size_t bytes) {
  std::size_t begin = text.size() - std::min(text.size(), bytes);
  while (begin < text.size() && is_continuation(text[begin])) {
    ++begin;
  }
  return text.substr(begin);
}

std::string_view last_paragraph(std::string_view text) {
  const std::size_t border = text.rfind("\n\n");
  return border == std::string_view::npos ? text : text.substr(border + 2);
}

// The characters at the end of a text that have room, behind blanks that fill it.
std::string end_of(std::string_view text, std::size_t columns) {
  const std::vector<DrawnCharacter> characters = drawn_characters(text);
  auto first = characters.end();
  std::size_t width = 0;
  while (first != characters.begin() && width + std::prev(first)->columns <= columns) {
    width += (--first)->columns;
  }
  std::string end(columns - width, ' ');
  for (; first != characters.end(); ++first) {
    end += first->text;
  }
  return end;
}

// The characters at its beginning that have room; `columns` becomes what they leave.
std::string beginning_of(std::string_view text, std::size_t& columns) {
  std::string beginning;
  for (const DrawnCharacter& character : drawn_characters(text)) {
    if (character.columns > columns) {
      break;
    }
    columns -= character.columns;
    beginning += character.text;
  }
  return beginning;
}

// Lays out one place after the other.
class KwicLayout {
 public:
  explicit KwicLayout(std::size_t columns)
      : columns_(columns == 0 ? 0 : std::max(columns, kMinColumns)),
        source_columns_(columns_ >= kColumnsWithSource ? kSourceColumns : 0) {
    const std::size_t head = kIdColumns + kDateColumns + source_columns_ + kGapColumns;
    const std::size_t room = columns_ - std::min(columns_, head);
    left_columns_ = room * kLeftPercent / 100;
    right_columns_ = room - left_columns_;
  }

  bool has_width() const { return columns_ > 0; }
  std::size_t source_columns() const { return source_columns_; }

  KwicLine line(const Hit& hit, std::string_view text, Highlight place) const {
    const std::string_view before = text.substr(0, place.begin), behind = text.substr(place.end);
    const std::string word = on_one_line(text.substr(place.begin, place.end - place.begin));
    return has_width() ? aligned(hit, before, word, behind) : whole(hit, before, word, behind);
  }

 private:
  KwicLine aligned(const Hit& hit,
                   std::string_view before,
                   std::string_view word,
                   std::string_view behind) const {
    const bool parted = behind.find_first_of(" \n\t") == 0;
    const std::size_t left_bytes = left_columns_ * kBytesAColumn;
    const std::size_t right_bytes = utf8_cut(behind, right_columns_ * kBytesAColumn);
    std::size_t room = right_columns_;
    KwicLine line{&hit,
                  end_of(on_one_line(last_bytes(before, left_bytes)), left_columns_),
                  beginning_of(word, room),
                  {}};
    line.right = beginning_of((parted ? std::string(kGapColumns, ' ') : std::string()) +
                                  on_one_line(behind.substr(0, right_bytes)),
                              room);
    line.right.erase(line.right.find_last_not_of(' ') + 1);
    return line;
  }

  // Nothing is cut but at the paragraph's borders.
  static KwicLine whole(const Hit& hit,
                        std::string_view before,
                        const std::string& word,
                        std::string_view behind) {
    return {&hit,
            one_line(last_paragraph(before)),
            word,
            one_line(behind.substr(0, behind.find("\n\n")))};
  }

  std::size_t columns_, source_columns_, left_columns_ = 0, right_columns_ = 0;
};

std::vector<KwicLine> lines_of(const SearchResult& result, const KwicLayout& layout) {
  std::vector<KwicLine> lines;
  const auto add = [&](const Hit& hit, std::string_view text, const std::vector<Highlight>& marks) {
    for (const Highlight& place : joined_highlights(text, marks)) {
      lines.push_back(layout.line(hit, text, place));
    }
  };
  for (const Hit& hit : result.hits) {
    add(hit, hit.headline.text, hit.headline.highlights);
    add(hit, hit.article.body, hit.body_marks);
  }
  return lines;
}

// The words of a context, the nearest first, folded as the index folds them.
std::vector<std::string> sort_words(const KwicLine& line, KwicOrder order, TextAnalyzer& analyzer) {
  const bool left = order == KwicOrder::Left;
  std::istringstream folded(analyzer.fold_key(left ? line.left : line.right));
  std::vector<std::string> words{std::istream_iterator<std::string>(folded), {}};
  if (left) {
    std::ranges::reverse(words);
  }
  words.resize(std::min(words.size(), kSortWords));
  return words;
}

void sort_lines(std::vector<KwicLine>& lines, KwicOrder order) {
  if (order == KwicOrder::Text) {
    return;
  }
  TextAnalyzer analyzer;
  for (KwicLine& line : lines) {
    line.order = sort_words(line, order, analyzer);
  }
  std::ranges::stable_sort(lines, {}, &KwicLine::order);
}

class KwicWriter {
 public:
  KwicWriter(const KwicLayout& layout, const RenderOptions& options, std::ostream& out)
      : layout_(layout), options_(options), styles_(options.color), out_(out) {}

  void write(const KwicLine& line) {
    if (!options_.query_id.empty()) {
      out_ << one_line(options_.query_id) << '\t';
    }
    layout_.has_width() ? write_aligned(line) : write_fields(line);
  }

 private:
  void write_fields(const KwicLine& line) {
    const Article& article = line.hit->article;
    out_ << print_article_id(article.id) << '\t' << iso_date(article.date) << '\t'
         << one_line(article.source) << '\t' << line.left << '\t' << line.word << '\t' << line.right
         << '\n';
  }

  void write_aligned(const KwicLine& line) {
    const Article& article = line.hit->article;
    std::string head = padded(print_article_id(article.id), kIdColumns) +
                       padded(date_label(article.date), kDateColumns);
    if (std::size_t room = layout_.source_columns(); room > 0) {
      room -= kGapColumns;
      head += beginning_of(one_line(article.source), room);
      head.append(room + kGapColumns, ' ');
    }
    out_ << styles_.apply(Style::Id, head) << line.left << std::string(kGapColumns, ' ')
         << styles_.apply(Style::Match, line.word) << line.right << '\n';
  }

  const KwicLayout& layout_;
  const RenderOptions& options_;
  TextStyle styles_;
  std::ostream& out_;
};

}  // namespace

void render_kwic(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  const KwicLayout layout(options.columns);
  std::vector<KwicLine> lines = lines_of(result, layout);
  sort_lines(lines, options.kwic_order);
  KwicWriter writer(layout, options, out);
  for (const KwicLine& line : lines) {
    writer.write(line);
  }
}

}  // namespace backfile
