// SPDX-License-Identifier: GPL-2.0-or-later
// A small world whose texts have sentences, paragraphs, quotations and captions, and queries about
// these with what they mean, said by a look at the article.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "common/model/article.h"
#include "tests/integration/news_world.h"

namespace backfile::test {

/// Words of few letters in sentences of up to six words, paragraphs of up to three sentences,
/// bodies of up to four paragraphs; some sentences are quotations. Language "und". The same seed
/// gives the same world.
std::vector<Article> text_world(std::uint32_t seed, std::size_t count);

/// A random query of at most `operators` operators over wildcards, fuzzy words, phrases with gaps,
/// distances of phrases and brackets, sentences, paragraphs, counts, openings, zones, quotations.
OracleQuery random_text_query(std::mt19937& random, int operators);

}  // namespace backfile::test
