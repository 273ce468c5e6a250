// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/article_json.h"

#include <algorithm>

namespace backfile {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Mention& mention, const Article& article) {
  return {{"start", mention.begin},
          {"end", mention.end},
          {"text", text_of(article, mention)},
          {"zone", name_of(zone_of(article, mention))}};
}

Json json_of(const Entity& entity, const Article& article) {
  Json mentions = Json::array();
  for (const Mention& mention : entity.mentions) {
    mentions.push_back(json_of(mention, article));
  }
  return {{"type", name_of(entity.kind)},
          {"name", entity.name},
          {"canonical", entity.canonical},
          {"given_as", entity.given_as},
          {"count", std::max<std::size_t>(1, entity.mentions.size())},
          {"mentions", std::move(mentions)}};
}

}  // namespace

nlohmann::ordered_json json_of(const ArticleDate& date) {
  return {{"value", iso_date(date)},
          {"precision", name_of(date.precision)},
          {"method", name_of(date.method)},
          {"confidence", name_of(date.confidence)},
          {"text", date.text}};
}

nlohmann::ordered_json json_of(const std::vector<Entity>& entities, const Article& article) {
  Json list = Json::array();
  for (const Entity& entity : entities) {
    list.push_back(json_of(entity, article));
  }
  return list;
}

}  // namespace backfile
