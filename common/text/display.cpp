// SPDX-License-Identifier: GPL-2.0-or-later
// How wide text is on a terminal.
#include <algorithm>
#include <array>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr char32_t kEmojiVariation = 0xFE0F;
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

struct Range {
  char32_t first, last;
};
/// Characters that stand alone in one column, however they are put together: ASCII, the letters of
/// Latin, Greek and Cyrillic, and the punctuation between them. Sorted.
constexpr std::array kPlainRanges{Range{0x20, 0x7E},
                                  Range{0xA1, 0xAC},
                                  Range{0xAE, 0x2FF},
                                  Range{0x370, 0x482},
                                  Range{0x48A, 0x52F},
                                  Range{0x2010, 0x2027},
                                  Range{0x2030, 0x205E},
                                  Range{0x20A0, 0x20C0}};

bool is_plain(char32_t c) {
  const auto* const range =
      std::ranges::lower_bound(kPlainRanges, c, {}, [](const Range& each) { return each.last; });
  return range != kPlainRanges.end() && c >= range->first;
}

bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_plain(next_code_point(text, at))) {
      return false;
    }
  }
  return true;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

// Vowels and ends of a Hangul syllable that is written letter by letter.
bool joins_syllable(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}

// What takes columns behind the first character of a cluster: the vowel signs of Indic scripts that
// stand beside their consonant, the second consonant of a conjunct, Thai and Lao AM, and a digit
// behind a sign that spans it.
bool stands_beside(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) &
          (U_GC_MC_MASK | U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

std::size_t cluster_width(std::string_view cluster) {
  std::size_t at = 0;
  const char32_t base = next_code_point(cluster, at);
  if (at == cluster.size() && is_plain(base)) {
    return 1;
  }
  const bool flag = u_hasBinaryProperty(static_cast<UChar32>(base), UCHAR_REGIONAL_INDICATOR);
  if (flag && at < cluster.size()) {
    return 2;
  }
  std::size_t columns = code_point_columns(base);
  while (at < cluster.size()) {
    const char32_t next = next_code_point(cluster, at);
    if (next == kEmojiVariation) {
      return 2;  // a sign asked for as an emoji
    }
    columns += stands_beside(next) ? code_point_columns(next) : 0;
  }
  return columns;
}

// Calls `visit(begin, end)` for each grapheme cluster until it returns false. To make ICU's
// iterator takes as long as to walk some ten lines: where all characters are plain it is not
// needed.
template <class Visit>
void for_each_cluster(std::string_view text, Visit visit) {
  if (is_plain(text)) {
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
      next_code_point(text, end);
      if (!visit(begin, end)) {
        break;
      }
    }
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> clusters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_SUCCESS(status)) {
    clusters->setText(&utext, status);
  }
  if (U_SUCCESS(status)) {
    std::size_t begin = 0;
    for (std::int32_t border = clusters->next(); border != icu::BreakIterator::DONE;
         border = clusters->next()) {
      const auto end = static_cast<std::size_t>(border);
      if (!visit(begin, end)) {
        break;
      }
      begin = end;
    }
  }
  utext_close(&utext);
}

}  // namespace

// Source: UAX #11 (wide and fullwidth take two), wcwidth's usage for marks, controls, line and
// paragraph separators, and the Hangul letters that join the one before them (none).
std::size_t code_point_columns(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const auto mask = U_GET_GC_MASK(c);
  if (joins_syllable(code_point) || (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK |
                                             U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0) {
    return 0;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_drawn_over_another(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  return joins_syllable(code_point) || ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0 &&
                                        u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) == 0);
}

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) {
    return text.size();
  }
  std::size_t columns = 0;
  for_each_cluster(text, [&](std::size_t begin, std::size_t end) {
    columns += cluster_width(text.substr(begin, end - begin));
    return true;
  });
  return columns;
}

std::vector<DisplayCluster> display_clusters(std::string_view text) {
  std::vector<DisplayCluster> clusters;
  clusters.reserve(text.size());
  if (is_printable_ascii(text)) {
    for (std::size_t end = 1; end <= text.size(); ++end) {
      clusters.push_back({end, 1});
    }
    return clusters;
  }
  for_each_cluster(text, [&](std::size_t begin, std::size_t end) {
    clusters.push_back({end, cluster_width(text.substr(begin, end - begin))});
    return true;
  });
  return clusters;
}

std::string fit_width(std::string_view text, std::size_t max_columns) {
  if (max_columns == 0) {
    return {};
  }
  if (is_printable_ascii(text)) {
    return text.size() <= max_columns
               ? std::string(text)
               : std::string(text.substr(0, max_columns - 1)).append(kEllipsis);
  }
  std::size_t columns = 0, room_for_ellipsis = 0;
  bool fits = true;
  for_each_cluster(text, [&](std::size_t begin, std::size_t end) {
    columns += cluster_width(text.substr(begin, end - begin));
    if (columns < max_columns) {
      room_for_ellipsis = end;
    }
    fits = columns <= max_columns;
    return fits;
  });
  return fits ? std::string(text)
              : std::string(text.substr(0, room_for_ellipsis)).append(kEllipsis);
}

}  // namespace backfile
