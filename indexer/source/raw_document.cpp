// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the document formats.
#include "indexer/source/raw_document.h"

#include <array>

namespace backfile {

namespace {

constexpr std::array kNames = std::to_array<std::string_view>({"text",
                                                               "html",
                                                               "json",
                                                               "csv",
                                                               "reuters-sgml",
                                                               "trec-sgml",
                                                               "nitf",
                                                               "newsml",
                                                               "newsml-g2",
                                                               "feed",
                                                               "xml",
                                                               "mail",
                                                               "iptc7901",
                                                               "anpa",
                                                               "markdown",
                                                               "dated-line"});
static_assert(kNames.size() == kDocumentFormatCount);

}  // namespace

std::string_view name_of(DocumentFormat format) {
  const auto number = static_cast<std::size_t>(format);
  return number < kNames.size() ? kNames[number] : std::string_view();
}

}  // namespace backfile
