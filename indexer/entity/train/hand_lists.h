// SPDX-License-Identifier: GPL-2.0-or-later
// Names that every reader of news knows and that the lists of ../shared/ner lack, written by hand.
#pragma once

#include <span>
#include <string_view>

#include "indexer/entity/entity_lexicon.h"

namespace backfile {

/// One list: names between semicolons, line feeds around them do not count.
struct HandList {
  NameList list;
  std::string_view names;
};

std::span<const HandList> english_hand_lists();
std::span<const HandList> organization_lists();  ///< more of them, English
std::span<const HandList> german_hand_lists();

}  // namespace backfile
