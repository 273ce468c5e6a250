// SPDX-License-Identifier: GPL-2.0-or-later
// The stem under which a word of an article is indexed.
#pragma once

#include <string_view>

#include "common/text/stemmer.h"
#include "common/text/text_analyzer.h"

namespace backfile {

/// What TextAnalyzer gives as a token's stem: the form itself where the stem is too long for a
/// term. Good as long as `form` and until the stemmer is asked again.
inline std::string_view stem_of_form(Stemmer& stemmer, std::string_view form, StemmerId id) {
  const std::string_view stem = stemmer.stem(form, id);
  return stem.empty() || stem.size() > kMaxFormBytes ? form : stem;
}

}  // namespace backfile
