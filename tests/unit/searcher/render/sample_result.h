// SPDX-License-Identifier: GPL-2.0-or-later
// Results made by hand, for the renderers.
#pragma once

#include <string>
#include <vector>

#include "searcher/match/search_result.h"
#include "searcher/render/renderer.h"

namespace backfile::test {

/// Articles as the searcher stores them: a dated one with everything, one that hardly has anything.
Article full_article();
Article bare_article();

/// Two hits of 1,234, a facet table of each kind of case, a timeline with gaps and zeros.
SearchResult sample_result();
Timeline sample_timeline();

/// A result whose every text tries to take over the terminal: ESC, OSC 52, C1, bidi, broken UTF-8.
SearchResult hostile_result();
/// One of its texts.
std::string hostile_text();

/// Texts that are hard to draw: wide, turned, with marks, joined, very long, broken, and those that
/// try to take over the terminal or to end a field; the word WORD in the middle of each.
std::vector<std::string> hostile_texts();
/// A hit with `text` wherever an article has text, WORD marked in headline, snippet and body.
Hit hostile_hit(const std::string& text);

/// What `format` makes of it.
std::string rendered(OutputFormat format, const SearchResult& result, const RenderOptions& options);

/// True when no byte or character in `output` can steer a terminal (line feeds apart).
bool is_harmless(std::string_view output);

/// The longest line, in display columns.
std::size_t widest_line(std::string_view output);

}  // namespace backfile::test
