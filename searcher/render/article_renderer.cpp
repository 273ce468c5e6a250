// SPDX-License-Identifier: GPL-2.0-or-later
// One article for reading: --show. The page is the one that the screen shows, on paper.
#include <ostream>

#include "common/model/article_id.h"
#include "searcher/render/reading_lines.h"
#include "searcher/render/renderer.h"
#include "searcher/render/safe_address.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

// The numbers of paragraphs stand in a margin before the text.
constexpr std::size_t kMarginColumns = 5;

// By ReadingKind.
constexpr Style kKindStyles[]{Style::Plain,
                              Style::Headline,
                              Style::Plain,
                              Style::Id,
                              Style::Dim,
                              Style::Plain,
                              Style::Headline,
                              Style::Plain};

class PagePrinter {
 public:
  PagePrinter(const Article& article, const RenderOptions& options, std::ostream& out)
      : styles_(options.color),
        id_(print_article_id(article.id)),
        address_(options.hyperlinks ? link_address(article.url) : std::string()),
        out_(out) {}

  void print(const ReadingLine& line) {
    if (line.text.empty()) {
      out_ << '\n';
      return;
    }
    out_ << (line.paragraph == 0 ? std::string(kMarginColumns, ' ') : margin(line.paragraph));
    const bool leads = line.kind == ReadingKind::Headline;
    out_ << linked(styled(line), leads ? address_ : "", id_) << '\n';
  }

 private:
  std::string margin(std::size_t paragraph) const {
    constexpr std::string_view kGap = "  ";
    const std::string number =
        right_aligned(std::to_string(paragraph), kMarginColumns - kGap.size());
    return styles_.apply(Style::Dim, number).append(kGap);
  }

  std::string styled(const ReadingLine& line) const {
    const std::string_view text(line.text);
    const Style style = kKindStyles[static_cast<std::size_t>(line.kind)];
    std::string result = styles_.apply(Style::Dim, text.substr(0, line.label_bytes));
    std::size_t at = line.label_bytes;
    for (const ReadingMark& mark : line.marks) {
      result += styles_.apply(style, text.substr(at, mark.begin - at));
      result += styles_.apply(mark.hit > 0 ? Style::Match : style,
                              text.substr(mark.begin, mark.end - mark.begin),
                              mark.is_name);
      at = mark.end;
    }
    return result + styles_.apply(style, text.substr(at));
  }

  TextStyle styles_;
  std::string id_, address_;
  std::ostream& out_;
};

}  // namespace

void render_article_text(const MarkedArticle& article,
                         const RenderOptions& options,
                         std::ostream& out) {
  const std::size_t columns = options.columns == 0 ? 0 : std::max(options.columns, kMinColumns);
  const ReadingPage page = reading_page(article,
                                        {.columns = columns - std::min(columns, kMarginColumns),
                                         .printed = true,
                                         .starred = !options.color});
  PagePrinter printer(article.article, options, out);
  for (const ReadingLine& line : page.lines) {
    printer.print(line);
  }
}

}  // namespace backfile
