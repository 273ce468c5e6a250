// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the Gregorian months in the languages of the news.
#pragma once

#include <string_view>

namespace backfile {

/// The month 1..12 that `word` (UTF-8, one word, any case, with or without accents and full stop)
/// names, long or short, in `language` (ISO 639-1); where that language has no such name, in any of
/// the languages known here. 0 when it names none, or different months in different languages and
/// `language` is none of them. Source: ICU's CLDR data, and a few spellings that newspapers use.
/// Cost: a look-up; the table is built at first use (some milliseconds). Threads: safe.
int month_named(std::string_view word, std::string_view language = {});

}  // namespace backfile
