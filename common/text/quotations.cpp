// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/quotations.h"

#include <algorithm>
#include <array>
#include <optional>

namespace backfile {
namespace {

struct MarkPair {
  std::string_view open, close;
  bool spaced;  ///< stands behind a blank or an opening bracket, since it also closes
};

// The longest bytes first where one mark opens and closes; CLDR's delimiters of all languages.
constexpr std::array<MarkPair, 9> kMarks{{{"“", "”", false},
                                          {"„", "“", false},
                                          {"„", "”", false},
                                          {"«", "»", false},
                                          {"»", "«", true},
                                          {"‹", "›", false},
                                          {"「", "」", false},
                                          {"『", "』", false},
                                          {"\"", "\"", true}}};

static_assert(std::ranges::all_of(kMarks, [](const MarkPair& marks) {
  return std::string_view("\"\xe2\xc2\xe3").find(marks.open.front()) != std::string_view::npos;
}));

constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kLongest = 8000;        // bytes: a bound on time, longer than any paragraph
constexpr std::size_t kFewestWideBytes = 18;  // six characters of Chinese or Japanese

bool is_wide(const MarkPair& marks) { return marks.open == "「" || marks.open == "『"; }

bool speaks(std::string_view words, const MarkPair& marks) {
  if (is_wide(marks)) {
    return words.size() >= kFewestWideBytes;
  }
  return static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1 >= kFewestWords;
}

/// The pair whose opening mark stands at `at`, the one that closes first when several do.
struct Opened {
  const MarkPair* marks = nullptr;
  std::size_t close = std::string_view::npos;  ///< in the paragraph
};

Opened opened_at(std::string_view paragraph, std::size_t at) {
  Opened opened;
  const bool behind_blank =
      at == 0 || std::string_view(" \t\n([-").find(paragraph[at - 1]) != std::string_view::npos;
  for (const MarkPair& marks : kMarks) {
    if (!paragraph.substr(at).starts_with(marks.open) || (marks.spaced && !behind_blank)) {
      continue;
    }
    const std::size_t close =
        paragraph.substr(0, at + kLongest).find(marks.close, at + marks.open.size());
    if (opened.marks == nullptr || close < opened.close) {
      opened = {&marks, close};
    }
  }
  return opened;
}

/// Where a mark may begin, from `at` on: every mark begins with one of these bytes.
std::size_t next_mark(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '"' && text[at] != '\xe2' && text[at] != '\xc2' &&
         text[at] != '\xe3') {
    ++at;
  }
  return at;
}

/// Adds the quotations of one paragraph, which begins at `offset`; behind it stands `next`.
void read_paragraph(std::string_view paragraph,
                    std::size_t offset,
                    std::string_view next,
                    std::vector<Quotation>& found) {
  for (std::size_t at = 0; (at = next_mark(paragraph, at)) < paragraph.size();) {
    const Opened opened = opened_at(paragraph, at);
    if (opened.marks == nullptr) {
      ++at;
      continue;
    }
    const std::size_t begin = at + opened.marks->open.size();
    const bool goes_on =
        opened.close == std::string_view::npos && next.starts_with(opened.marks->open);
    const std::size_t end = std::min(opened.close, paragraph.size());
    if (opened.close == std::string_view::npos && !goes_on) {
      at = begin;
      continue;
    }
    if (speaks(paragraph.substr(begin, end - begin), *opened.marks)) {
      found.push_back({offset + begin, offset + end});
    }
    at = goes_on ? end : end + opened.marks->close.size();
  }
}

}  // namespace

std::vector<Quotation> find_quotations(std::string_view body) {
  constexpr std::string_view kBreak = "\n\n";
  std::vector<Quotation> found;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find(kBreak, at), body.size());
    const std::size_t next = std::min(end + kBreak.size(), body.size());
    read_paragraph(body.substr(at, end - at), at, body.substr(next), found);
    at = next;
  }
  return found;
}

}  // namespace backfile
