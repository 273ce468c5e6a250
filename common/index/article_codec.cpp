// SPDX-License-Identifier: GPL-2.0-or-later
// An article as bytes and back: encode_article and decode_article.
#include <cassert>
#include <limits>

#include "common/index/article_store.h"
#include "common/index/byte_coding.h"

namespace backfile {
namespace {

using Texts = std::vector<std::string>;

void append_texts(std::string& out, const Texts& texts) {
  append_varint(out, texts.size());
  for (const std::string& text : texts) {
    append_text(out, text);
  }
}

void append_date(std::string& out, const ArticleDate& date) {
  append_varint(out, zigzag(date.first_day.time_since_epoch().count()));
  out += static_cast<char>(date.precision);
  out += static_cast<char>(date.method);
  out += static_cast<char>(date.confidence);
  append_text(out, date.text);
}

void append_entity(std::string& out, const Entity& entity) {
  out += static_cast<char>(entity.kind);
  append_text(out, entity.name);
  append_text(out, entity.canonical);
  append_varint(out, entity.mentions.size());
  for (const Mention& mention : entity.mentions) {
    append_varint(out, std::uint64_t{mention.begin} * 2 + (mention.in_headline ? 1 : 0));
    append_varint(out, mention.end);
  }
  append_text(out, entity.given_as);
}

std::string read_text(ByteReader& in) { return std::string(in.text()); }

/// Every element takes a byte or more, so that a count larger than the rest is a lie.
std::uint64_t read_count(ByteReader& in) { return in.varint_to(in.rest_bytes()); }

Texts read_texts(ByteReader& in) {
  Texts texts;
  for (std::uint64_t count = read_count(in); count > 0 && in.ok(); --count) {
    texts.push_back(read_text(in));
  }
  return texts;
}

std::uint32_t read_u32(ByteReader& in) {
  return static_cast<std::uint32_t>(in.varint_to(std::numeric_limits<std::uint32_t>::max()));
}

template <class Enum>
Enum read_enum(ByteReader& in, Enum last) {
  const auto number = in.number<std::uint8_t>();
  if (number > static_cast<std::uint8_t>(last)) {
    in.fail();
    return Enum{};
  }
  return static_cast<Enum>(number);
}

ArticleDate read_date(ByteReader& in) {
  ArticleDate date;
  const std::int64_t day = unzigzag(in.varint());
  if (day < std::numeric_limits<std::int32_t>::min() ||
      day > std::numeric_limits<std::int32_t>::max()) {
    in.fail();
    return date;
  }
  date.first_day = std::chrono::sys_days{std::chrono::days{day}};
  date.precision = read_enum(in, DatePrecision::Day);
  date.method = read_enum(in, DateMethod::FileName);
  date.confidence = read_enum(in, DateConfidence::High);
  date.text = read_text(in);
  return date;
}

/// A mention is two bytes or more.
Entity read_entity(ByteReader& in, std::size_t headline_bytes, std::size_t body_bytes) {
  constexpr std::uint64_t kMostBegin = std::numeric_limits<std::uint32_t>::max();
  Entity entity;
  entity.kind = read_enum(in, EntityKind::Place);
  entity.name = read_text(in);
  entity.canonical = read_text(in);
  for (std::uint64_t count = read_count(in); count > 0 && in.ok(); --count) {
    const std::uint64_t begin = in.varint_to(kMostBegin * 2 + 1);
    const Mention mention{static_cast<std::uint32_t>(begin / 2), read_u32(in), begin % 2 == 1};
    if (mention.begin > mention.end ||
        mention.end > (mention.in_headline ? headline_bytes : body_bytes)) {
      in.fail();
    }
    entity.mentions.push_back(mention);
  }
  entity.given_as = read_text(in);
  return entity;
}

}  // namespace

std::string encode_article(const Article& article) {
  std::string out;
  out.reserve(article.body.size() + article.headline.size() + 256);
  out += bytes_of(article.id);
  append_text(out, article.given_id);
  append_text(out, article.path);
  append_varint(out, article.record);
  append_text(out, article.format);
  append_text(out, article.headline);
  append_texts(out, article.bylines);
  append_text(out, article.dateline);
  append_text(out, article.source);
  append_texts(out, article.sections);
  append_text(out, article.language);
  append_text(out, article.url);
  append_date(out, article.date);
  append_text(out, article.body);
  append_texts(out, article.captions);
  append_texts(out, article.related);
  append_varint(out, article.boilerplate_bytes);
  append_varint(out, article.entities.size());
  for (const Entity& entity : article.entities) {
    append_entity(out, entity);
  }
  append_texts(out, article.warnings);
  return out;
}

Result<Article> decode_article(std::string_view bytes) {
  ByteReader in(bytes);
  Article article;
  article.id = in.number<std::uint64_t>();
  article.given_id = read_text(in);
  article.path = read_text(in);
  article.record = read_u32(in);
  article.format = read_text(in);
  article.headline = read_text(in);
  article.bylines = read_texts(in);
  article.dateline = read_text(in);
  article.source = read_text(in);
  article.sections = read_texts(in);
  article.language = read_text(in);
  article.url = read_text(in);
  article.date = read_date(in);
  article.body = read_text(in);
  article.captions = read_texts(in);
  article.related = read_texts(in);
  article.boilerplate_bytes = read_u32(in);
  for (std::uint64_t count = read_count(in); count > 0 && in.ok(); --count) {
    article.entities.push_back(read_entity(in, article.headline.size(), article.body.size()));
  }
  article.warnings = read_texts(in);
  if (!in.ok() || !in.at_end()) {
    return failure(ErrorCode::Corrupt, "a stored article is damaged");
  }
  return article;
}

}  // namespace backfile
