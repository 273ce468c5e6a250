// SPDX-License-Identifier: GPL-2.0-or-later
// parse_text(): an article out of plain text, as scraped, typed or printed.
#include <algorithm>
#include <array>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/bylines.h"
#include "indexer/parse/dateline.h"
#include "indexer/parse/line_classes.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_shapes.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

enum class Role : std::uint8_t {
  Unknown,
  Chrome,
  DateLine,
  Letterhead,
  Credit,
  Caption,
  Byline,
  Headline,
  RelatedHeading,
  Related,
  Closing,
  Body
};

constexpr std::size_t kLongestCaption = 300;  // bytes
constexpr std::size_t kShortestProse = 160;   // a sentence of this length opens the body
constexpr std::size_t kDatedHeadUnits = 12;   // lines above the body in which a date is looked for
constexpr std::size_t kDatelineUnits = 4;     // paragraphs whose head may be a dateline
constexpr std::size_t kClosingUnits = 6;

class LayoutReader {
 public:
  LayoutReader(std::vector<TextUnit> units, const ParseOptions& options)
      : units_(std::move(units)),
        roles_(units_.size(), Role::Unknown),
        style_{options.date_order, options.language} {}

  ArticleDraft read() {
    find_body();
    mark_by_wording();
    mark_around_credits();
    choose_headline();
    mark_captions_of_head();
    mark_related_lists();
    collect();
    collect_dates();
    collect_loose_dates();
    return std::move(draft_);
  }

 private:
  const std::string& text(std::size_t i) const { return units_[i].text; }
  bool is(std::size_t i, Role role) const { return i < roles_.size() && roles_[i] == role; }
  bool adjoins(std::size_t i) const { return i < units_.size() && !units_[i].blank_before; }

  /// The head is what stands above the first paragraph of prose.
  void find_body() {
    const auto opens_body = [](const TextUnit& unit) {
      const bool prose = unit.text.size() >= kShortestProse &&
                         (ends_sentence(unit.text) || unit.text.size() > 2 * kShortestProse);
      return prose || (unit.text.size() > 80 && find_dateline(unit.text).has_value());
    };
    const auto found = std::find_if(units_.begin(), units_.end(), opens_body);
    body_ = static_cast<std::size_t>(found - units_.begin());
  }

  void mark_by_wording() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      roles_[i] = role_by_wording(i);
    }
  }

  Role role_by_wording(std::size_t i) const {
    const std::string& line = text(i);
    const bool in_head = i < body_;
    if (units_[i].furniture) {
      return Role::Chrome;
    }
    if (line.size() > kLongestCaption) {
      return Role::Unknown;
    }
    if (is_credit_line(line)) {
      return Role::Credit;
    }
    if (is_related_heading(line)) {
      return Role::RelatedHeading;
    }
    if (related_opening(line) > 0) {
      return Role::Related;
    }
    if (i + kClosingUnits >= units_.size() && i > 0 && is_closing_line(line)) {
      return Role::Closing;
    }
    if ((in_head || i + 2 >= units_.size()) && is_date_line(line)) {
      return Role::DateLine;
    }
    const bool near_head = in_head || (i > 0 && roles_[i - 1] == Role::Credit);
    return near_head ? head_role(i) : Role::Unknown;
  }

  Role head_role(std::size_t i) const {
    const std::string& line = text(i);
    if (is_chrome_line(line) || (units_[i].wide_gap && find_date(line, style_))) {
      return Role::Chrome;
    }
    if (is_byline_line(line)) {
      return Role::Byline;
    }
    return is_letterhead(line) && i + 1 < units_.size() ? Role::Letterhead : Role::Unknown;
  }

  /// The line above a credit is the picture's caption; the one below, if it reads like a title and
  /// the article's own has passed, the headline of another article.
  void mark_around_credits() {
    bool passed_title = false;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (is(i, Role::Credit)) {
        if (i > 0 && adjoins(i) && is(i - 1, Role::Unknown) &&
            text(i - 1).size() <= kLongestCaption && (passed_title || has_title_below(i))) {
          roles_[i - 1] = Role::Caption;
        }
        if (passed_title && adjoins(i + 1) && is(i + 1, Role::Unknown) &&
            is_title_like(text(i + 1))) {
          roles_[i + 1] = Role::Related;
        }
      }
      passed_title = passed_title ||
                     (is(i, Role::Unknown) && is_title_like(text(i)) && !is(i + 1, Role::Credit)) ||
                     i >= body_;
    }
  }

  bool has_title_below(std::size_t i) const {
    for (std::size_t j = i + 1; j < body_; ++j) {
      if (is(j, Role::Unknown) && is_title_like(text(j))) {
        return true;
      }
    }
    return false;
  }

  /// The first line of the head that reads like a title. One right above a line of nothing but a
  /// date is the paper's name when a second title follows.
  void choose_headline() {
    std::vector<std::size_t> titles;
    for (std::size_t i = 0; i < body_; ++i) {
      if (is(i, Role::Unknown) && is_title_like(text(i)) && units_.size() > 1) {
        titles.push_back(i);
      }
    }
    if (titles.empty()) {
      return;
    }
    const bool masthead =
        titles.size() > 1 && is(titles[0] + 1, Role::DateLine) && adjoins(titles[0] + 1);
    headline_ = titles[masthead ? 1 : 0];
    roles_[headline_] = Role::Headline;
    if (masthead) {
      roles_[titles[0]] = Role::Letterhead;
    }
  }

  /// Pages that credit a picture in their head print its caption there too, as a short sentence.
  void mark_captions_of_head() {
    if (headline_ == kNone) {
      return;
    }
    const std::size_t end = std::min(body_ + 1, units_.size());
    bool credited = false;
    for (std::size_t i = 0; i < end; ++i) {
      credited = credited || is(i, Role::Credit);
    }
    for (std::size_t i = 0; credited && i < headline_; ++i) {
      if (is(i, Role::Unknown) && ends_sentence(text(i)) && text(i).size() <= kLongestCaption) {
        roles_[i] = Role::Caption;
      }
    }
  }

  void mark_related_lists() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      for (std::size_t j = i + 1;
           is(i, Role::RelatedHeading) && is(j, Role::Unknown) && is_title_like(text(j));
           ++j) {
        roles_[j] = Role::Related;
      }
    }
  }

  void collect() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      place(i);
    }
  }

  void place(std::size_t i) {
    Article& article = draft_.article;
    switch (roles_[i]) {
      case Role::Headline:
        article.headline = text(i);
        break;
      case Role::Caption:
        add_once(text(i), article.captions);
        break;
      case Role::Related:
        add_once(text(i).substr(related_opening(text(i))), article.related);
        break;
      case Role::Byline:
        article.bylines.push_back(text(i));
        break;
      case Role::Unknown:
      case Role::Body:
        article.body += (article.body.empty() ? "" : "\n\n") + text(i);
        break;
      default:
        article.boilerplate_bytes += static_cast<std::uint32_t>(units_[i].bytes);
    }
  }

  static void add_once(const std::string& line, std::vector<std::string>& lines) {
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) {
      lines.push_back(line);
    }
  }

  /// Lines of nothing but a date first, then other lines of the head, paragraphs' openings, and the
  /// last lines, where press releases have their date.
  void collect_dates() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (is(i, Role::DateLine)) {
        add_day(DateMethod::Text, text(i));
      }
    }
    for (std::size_t i = 0; i < std::min(body_, kDatedHeadUnits); ++i) {
      if (!is(i, Role::Caption) && !is(i, Role::Related)) {
        add_day(is(i, Role::Byline) ? DateMethod::Byline : DateMethod::Text,
                text(i),
                is(i, Role::Headline) ? DateDoubt::Loose : DateDoubt::None);
      }
    }
    for (std::size_t i = body_; i < std::min(units_.size(), body_ + kDatelineUnits); ++i) {
      look_into_paragraph(text(i));
    }
    for (std::size_t i = std::max(body_, units_.size() - std::min(units_.size(), kClosingUnits));
         i < units_.size();
         ++i) {
      if (text(i).size() <= kShortestProse) {
        add_opening_day(DateMethod::Text, text(i));
      }
    }
  }

  /// Short lines anywhere that speak of publishing, and running heads.
  void collect_loose_dates() {
    constexpr std::size_t kLongestLine = 200;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const bool may_date =
          units_[i].furniture || (text(i).size() <= kLongestLine && speaks_of_publishing(text(i)));
      if (may_date && std::any_of(text(i).begin(), text(i).end(), is_ascii_digit) &&
          !is(i, Role::Caption) && !is(i, Role::Related)) {
        add_day(DateMethod::Text, text(i), DateDoubt::Loose);
      }
    }
  }

  /// Lines name months in passing; only a day counts.
  void add_day(DateMethod method, const std::string& line, DateDoubt doubt = DateDoubt::None) {
    DateStyle style = style_;
    style.short_years = is_date_line(line);
    const auto date = find_date(line, style);
    if (date && date->precision == DatePrecision::Day) {
      draft_.dates.push_back({method, line, doubt});
    }
  }

  /// A day with which `line` opens, perhaps behind its weekday or a bracket.
  void add_opening_day(DateMethod method, std::string_view line) {
    constexpr std::size_t kOpening = 12;
    const std::string_view head =
        line.substr(0, utf8_cut(line, std::min<std::size_t>(line.size(), 48)));
    const auto date = find_date(head, style_);
    const bool opens = date && date->precision == DatePrecision::Day && date->begin <= kOpening;
    if (opens && head.substr(0, date->begin).find_first_of(".;") == std::string_view::npos) {
      draft_.dates.push_back({method, std::string(head.substr(0, date->end))});
    }
  }

  /// A paragraph tells the day in its dateline, or when it opens with it.
  void look_into_paragraph(const std::string& paragraph) {
    const auto dateline = find_dateline(paragraph);
    if (dateline) {
      draft_.dates.push_back({DateMethod::Dateline, dateline->text});
    }
    add_opening_day(dateline ? DateMethod::Dateline : DateMethod::Text,
                    std::string_view(paragraph).substr(dateline ? dateline->text.size() : 0));
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<TextUnit> units_;
  std::vector<Role> roles_;
  DateStyle style_;
  std::size_t body_ = 0;
  std::size_t headline_ = kNone;
  ArticleDraft draft_;
};

}  // namespace

Result<ArticleDraft> parse_text(std::string_view text, const ParseOptions& options) {
  if (auto message = read_message(text)) {
    return std::move(*message);
  }
  if (auto record = read_headed_record(text, {options.date_order, options.language})) {
    return std::move(*record);
  }
  return LayoutReader(split_units(text, true), options).read();
}

}  // namespace backfile
