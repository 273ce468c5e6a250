// SPDX-License-Identifier: GPL-2.0-or-later
// An article as bytes and back: encode_article and decode_article.
#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/index/article_store.h"
#include "common/index/byte_coding.h"
#include "common/index/text_spelling.h"

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

/// What the first byte of an entity says beside its kind. On-disk: do not renumber.
constexpr std::uint8_t kKindBits = 3;
constexpr std::uint8_t kNameIsMention = 4;  ///< the number of a mention follows, not the name
constexpr std::uint8_t kHasCanonical = 8;   ///< another one than the name
constexpr std::uint8_t kHasGivenAs = 16;
constexpr std::uint8_t kAllBits = 31;

/// Where the last mention ended, in the body and in the headline: the next is counted from there.
using LastEnds = std::array<std::uint32_t, 2>;

void append_mention(std::string& out, const Mention& mention, LastEnds& last) {
  std::uint32_t& end = last[mention.in_headline ? 1 : 0];
  const auto ahead = static_cast<std::int64_t>(mention.begin) - static_cast<std::int64_t>(end);
  append_varint(out, zigzag(ahead) * 2 + (mention.in_headline ? 1 : 0));
  append_varint(out, mention.end - mention.begin);
  end = mention.end;
}

void append_entity(std::string& out, const Article& article, const Entity& entity) {
  const auto named = std::ranges::find_if(entity.mentions, [&](const Mention& mention) {
    return text_of(article, mention) == entity.name;
  });
  const bool is_mention = named != entity.mentions.end();
  const bool has_canonical = entity.canonical != entity.name;
  out += static_cast<char>(static_cast<unsigned>(entity.kind) | (is_mention ? kNameIsMention : 0u) |
                           (has_canonical ? kHasCanonical : 0u) |
                           (entity.given_as.empty() ? 0u : kHasGivenAs));
  append_varint(out, entity.mentions.size());
  LastEnds last{};
  for (const Mention& mention : entity.mentions) {
    append_mention(out, mention, last);
  }
  if (is_mention) {
    append_varint(out, static_cast<std::uint64_t>(named - entity.mentions.begin()));
  } else {
    append_text(out, entity.name);
  }
  if (has_canonical) {
    append_text(out, entity.canonical);
  }
  if (!entity.given_as.empty()) {
    append_text(out, entity.given_as);
  }
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

Mention read_mention(ByteReader& in, const Article& article, LastEnds& last) {
  const std::uint64_t begin = in.varint();
  Mention mention{0, 0, begin % 2 == 1};
  std::uint32_t& end = last[mention.in_headline ? 1 : 0];
  const std::size_t text_bytes =
      mention.in_headline ? article.headline.size() : article.body.size();
  // Both added without a sign, so that no damage overflows: what wraps lies beyond the text.
  const std::uint64_t first = end + static_cast<std::uint64_t>(unzigzag(begin / 2));
  const std::uint64_t length = in.varint();
  if (first > text_bytes || length > text_bytes - first) {
    in.fail();
    return mention;
  }
  mention.begin = static_cast<std::uint32_t>(first);
  mention.end = end = static_cast<std::uint32_t>(first + length);
  return mention;
}

/// A mention is two bytes or more.
Entity read_entity(ByteReader& in, const Article& article) {
  Entity entity;
  const auto bits = in.number<std::uint8_t>();
  const unsigned kind = bits & kKindBits;
  if (bits > kAllBits || kind > static_cast<unsigned>(EntityKind::Place)) {
    in.fail();
    return entity;
  }
  entity.kind = static_cast<EntityKind>(kind);
  LastEnds last{};
  for (std::uint64_t count = read_count(in); count > 0 && in.ok(); --count) {
    entity.mentions.push_back(read_mention(in, article, last));
  }
  if ((bits & kNameIsMention) != 0) {
    const std::uint64_t named = in.varint();
    if (named >= entity.mentions.size()) {
      in.fail();
      return entity;
    }
    entity.name = text_of(article, entity.mentions[named]);
  } else {
    entity.name = read_text(in);
  }
  entity.canonical = (bits & kHasCanonical) != 0 ? read_text(in) : entity.name;
  entity.given_as = (bits & kHasGivenAs) != 0 ? read_text(in) : std::string();
  return entity;
}

/// On-disk: do not renumber.
enum class TextsForm : std::uint8_t { Plain, Spelled };

/// Calls `visit` with each text that has words, in the order of their stream (token_code.h).
template <class SomeArticle, class Visit>
void for_each_text(SomeArticle& article, Visit visit) {
  visit(article.headline);
  visit(article.body);
  std::ranges::for_each(article.captions, visit);
  std::ranges::for_each(article.bylines, visit);
  visit(article.url);
}

/// Of the texts that are put together from another file: they must be what they were.
std::uint32_t checksum_of_texts(const Article& article) {
  XXH64_hash_t hash = 0;
  for_each_text(article, [&](const std::string& text) {
    hash = XXH3_64bits_withSeed(text.data(), text.size(), hash);
  });
  return static_cast<std::uint32_t>(hash);
}

bool append_spelled_texts(std::string& out, const Article& article, const ArticleWords& words) {
  std::size_t number = 0;
  bool spelled = true;
  for_each_text(article, [&](const std::string& text) {
    spelled = spelled && append_spelling(out, text, words.of_text(number++));
  });
  return spelled;
}

void append_all_texts(std::string& out, const Article& article, const ArticleWords& words) {
  append_varint(out, article.captions.size());
  append_varint(out, article.bylines.size());
  const std::size_t begin = out.size();
  out += static_cast<char>(TextsForm::Spelled);
  if (!words.empty() && append_spelled_texts(out, article, words)) {
    out += bytes_of(checksum_of_texts(article));
    return;
  }
  out.resize(begin);
  out += static_cast<char>(TextsForm::Plain);
  for_each_text(article, [&](const std::string& text) { append_text(out, text); });
}

void read_all_texts(ByteReader& in, Article& article, std::span<const std::string_view> forms) {
  article.captions.resize(read_count(in));
  article.bylines.resize(read_count(in));
  if (read_enum(in, TextsForm::Spelled) == TextsForm::Plain) {
    for_each_text(article, [&](std::string& text) { text = read_text(in); });
    return;
  }
  SpellingReader spelling(forms);
  for_each_text(article, [&](std::string& text) { text = spelling.read(in); });
  if (in.number<std::uint32_t>() != checksum_of_texts(article)) {
    in.fail();
  }
}

}  // namespace

std::string encode_article(const Article& article, const ArticleWords& words) {
  std::string out;
  out.reserve(article.body.size() + article.headline.size() + 256);
  out += bytes_of(article.id);
  append_text(out, article.given_id);
  append_text(out, article.path);
  append_varint(out, article.record);
  append_text(out, article.format);
  append_text(out, article.dateline);
  append_text(out, article.source);
  append_texts(out, article.sections);
  append_text(out, article.language);
  append_date(out, article.date);
  append_all_texts(out, article, words);
  append_texts(out, article.related);
  append_varint(out, article.boilerplate_bytes);
  append_varint(out, article.entities.size());
  for (const Entity& entity : article.entities) {
    append_entity(out, article, entity);
  }
  append_texts(out, article.warnings);
  return out;
}

Result<Article> decode_article(std::string_view bytes, std::span<const std::string_view> forms) {
  ByteReader in(bytes);
  Article article;
  article.id = in.number<std::uint64_t>();
  article.given_id = read_text(in);
  article.path = read_text(in);
  article.record = read_u32(in);
  article.format = read_text(in);
  article.dateline = read_text(in);
  article.source = read_text(in);
  article.sections = read_texts(in);
  article.language = read_text(in);
  article.date = read_date(in);
  read_all_texts(in, article, forms);
  article.related = read_texts(in);
  article.boilerplate_bytes = read_u32(in);
  for (std::uint64_t count = read_count(in); count > 0 && in.ok(); --count) {
    article.entities.push_back(read_entity(in, article));
  }
  article.warnings = read_texts(in);
  if (!in.ok() || !in.at_end()) {
    return failure(ErrorCode::Corrupt, "a stored article is damaged");
  }
  return article;
}

}  // namespace backfile
