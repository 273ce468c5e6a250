// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the people, organizations and places that an article in English or German names.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/model/entity.h"
#include "indexer/entity/entity_label.h"
#include "indexer/entity/entity_model.h"
#include "indexer/entity/recasing.h"

namespace backfile {

/// One name in a text: bytes [begin, end) of the headline or of the body, and these bytes.
struct EntityMention {
  EntityKind kind = EntityKind::Person;
  bool in_headline = false;
  std::uint32_t begin = 0, end = 0;
  std::string surface;
  bool operator==(const EntityMention&) const = default;
};

/// A linear-chain CRF over what entity_features.h tells of each candidate, with a word's scores
/// drawn towards the mean of its other occurrences in the document, decoded twice: the second time
/// each occurrence of a word knows what the others were found to be. One object a thread.
class EntityTagger {
 public:
  /// Requires: `model` outlives the tagger.
  explicit EntityTagger(const EntityModel& model);
  ~EntityTagger();
  EntityTagger(EntityTagger&&) noexcept;
  EntityTagger& operator=(EntityTagger&&) noexcept;

  /// The names in headline and body (UTF-8, each < 4 GB), in the order of the text, headline first.
  /// Never fails, whatever the bytes. Cost: linear, over 2 million words a second.
  std::vector<EntityMention> tag(std::string_view headline, std::string_view body);

  /// One label a token, for text that is already cut into tokens; labels follow each other as
  /// may_follow() says. The tokens' forms may be rewritten (recasing.h) and then live until the
  /// next call. The result is valid until then.
  const std::vector<EntityLabel>& label_tokens(std::vector<PlainToken>& tokens);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace backfile
