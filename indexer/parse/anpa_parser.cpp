// SPDX-License-Identifier: GPL-2.0-or-later
// parse_anpa(): a message of an American agency's wire. Source: ANPA 84-2 as the agencies use it:
// a header's lines begin with '^' and end in '<' or '=', the text is indented.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "indexer/parse/bylines.h"
#include "indexer/parse/draft_fields.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_units.h"
#include "indexer/parse/wire_message.h"

namespace backfile {
namespace {

/// Lines for editors.
constexpr std::array<std::string_view, 6> kNotes{
    "AP Photo", "AP Video", "Eds:", "(Eds:", "EDITOR'S NOTE", "With "};

bool is_note(std::string_view line) {
  return std::ranges::any_of(kNotes, [&](std::string_view note) { return line.starts_with(note); });
}

/// A line without its marks.
std::string_view bare_line(std::string_view line) {
  line = trim(line);
  line.remove_prefix(line.starts_with('^') ? 1 : 0);
  const std::size_t end = line.find_last_not_of("<=^ \t");
  return trim(line.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

/// "BC-US--Giant Lobster Death, 1st Ld-Writethru,127" without the number of words.
std::string slug_of(std::string_view line) {
  const std::size_t comma = line.rfind(',');
  const bool counted =
      comma != std::string_view::npos &&
      std::all_of(
          line.begin() + static_cast<std::ptrdiff_t>(comma) + 1, line.end(), is_ascii_digit);
  return std::string(counted ? line.substr(0, comma) : line);
}

class AnpaReader {
 public:
  explicit AnpaReader(Article& article) : article_(article) {}

  void take(const std::string& line) {
    const std::string_view bare = bare_line(line);
    const bool marked = trim(line).starts_with('^');
    if (marked && !slug_.empty() && in_head_) {
      take_head_line(bare, trim(line).ends_with('='));
    } else if (marked && slug_.empty()) {
      slug_ = bare.starts_with('*')
                  ? slug_of(bare_line(bare.substr(std::min(bare.find('^'), bare.size()))))
                  : slug_of(bare);
    } else {
      in_head_ &= bare.empty() || marked;
      body_ += marked ? std::string(bare) + "\n\n" : text_line(line);
    }
  }

  void finish() {
    fill(article_.headline, slug_);
    article_.body = unwrap_paragraphs(wire_text(body_));
  }

  const std::string& slug() const { return slug_; }

 private:
  void take_head_line(std::string_view bare, bool centred) {
    if (bare.empty() || is_note(bare)) {
      return;
    }
    if (byline_opening(bare) > 0) {
      append(article_.bylines, std::string(bare));
      after_byline_ = true;
    } else if (after_byline_ && centred) {
      after_byline_ = false;  // the author's paper or title
    } else if (article_.headline.empty()) {
      article_.headline = wire_text(bare);
    } else {
      body_ += std::string(bare) + "\n\n";
    }
  }

  /// An indented line begins a paragraph; '<' ends one.
  static std::string text_line(const std::string& line) {
    const bool begins = line.starts_with('\t') || line.starts_with("   ");
    const bool ends = trim(line).ends_with('<');
    return (begins ? "\n" : "") + std::string(bare_line(line)) + (ends ? "\n\n" : "\n");
  }

  Article& article_;
  std::string slug_, body_;
  bool in_head_ = true;
  bool after_byline_ = false;
};

/// "AP-WF-08-29-16 1626GMT": month, day, year.
std::string date_of(std::string_view trailer) {
  const std::string_view line = trailer.substr(0, trailer.find('\n'));
  for (std::size_t at = 0; at + 8 <= line.size(); ++at) {
    const std::string_view date = line.substr(at, 8);
    const auto digits = [&](std::size_t i) {
      return is_ascii_digit(date[i]) && is_ascii_digit(date[i + 1]);
    };
    if (digits(0) && digits(3) && digits(6) && date[2] == '-' && date[5] == '-') {
      const std::string_view century = date.substr(6) < "69" ? "20" : "19";
      return fmt::format(
          "{}{}-{}-{}", century, date.substr(6), date.substr(0, 2), date.substr(3, 2));
    }
  }
  return {};
}

}  // namespace

Result<ArticleDraft> parse_anpa(std::string_view message) {
  const WireMessage parts = split_wire_message(message);
  ArticleDraft draft;
  AnpaReader reader(draft.article);
  for (const std::string& line : wire_lines(parts.text)) {
    reader.take(line);
  }
  reader.finish();
  append(draft.article.sections, reader.slug());
  append_date(draft, date_of(parts.trailer));
  return draft;
}

}  // namespace backfile
