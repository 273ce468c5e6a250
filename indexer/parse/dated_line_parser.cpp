// SPDX-License-Identifier: GPL-2.0-or-later
// parse_dated_line(): "2023-08-16 18:24:57, text: ..." in one line.
#include <algorithm>
#include <array>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/draft_fields.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 8> kDateSigns{
    "年", "月", "日", "时", "時", "分", "秒", "　"};
constexpr std::array<std::string_view, 10> kSeparators{
    "，", "：", "、", "|", ",", ":", ";", "-", " ", "\t"};

/// Length of the first of `signs` that `text` begins with; 0 when with none.
template <std::size_t kSize>
std::size_t sign_at(const std::array<std::string_view, kSize>& signs, std::string_view text) {
  const auto found =
      std::ranges::find_if(signs, [&](std::string_view sign) { return text.starts_with(sign); });
  return found == signs.end() ? 0 : found->size();
}

/// How far digits and what stands between those of a date and a time go.
std::size_t date_length(std::string_view line) {
  constexpr std::size_t kLongest = 80;
  std::size_t at = 0;
  while (at < std::min(line.size(), kLongest)) {
    const std::size_t sign = sign_at(kDateSigns, line.substr(at));
    const bool usual =
        std::string_view("0123456789-/.:[]() TZ").find(line[at]) != std::string_view::npos;
    if (sign == 0 && !usual) {
      break;
    }
    at += std::max<std::size_t>(sign, 1);
  }
  return at;
}

std::string_view without_separators(std::string_view text) {
  for (std::size_t sign = 1; sign > 0;) {
    sign = sign_at(kSeparators, text);
    text.remove_prefix(sign);
  }
  return text;
}

/// "text:" before the text, at most 20 bytes without a blank.
std::string_view without_label(std::string_view text) {
  constexpr std::size_t kLongest = 20;
  const std::string_view near = text.substr(0, kLongest);
  const std::size_t blank = near.find(' ');
  for (const std::string_view colon : {std::string_view("："), std::string_view(":")}) {
    const std::size_t at = near.find(colon);
    if (at != std::string_view::npos && at < blank) {
      return text.substr(at + colon.size());
    }
  }
  return text;
}

}  // namespace

Result<ArticleDraft> parse_dated_line(std::string_view line) {
  ArticleDraft draft;
  const std::size_t date = date_length(line);
  append_date(draft, line.substr(0, date));
  draft.article.body = without_label(without_separators(line.substr(date)));
  return draft;
}

}  // namespace backfile
