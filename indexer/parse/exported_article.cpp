// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/exported_article.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "common/model/article_id.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

using Object = simdjson::dom::object;
using Array = simdjson::dom::array;

std::string cleaned(std::string_view text) {
  CleaningCounts unused;
  return clean_text(text, unused);
}

/// Reads members of an object, which may not be there; one that is there and of another kind is the
/// fault.
class MemberReader {
 public:
  explicit MemberReader(std::optional<Object> object) : object_(object) {}

  /// The name of the first member that is wrong, "" when none is.
  const std::string& fault() const { return fault_; }
  void fail(std::string_view name) {
    if (fault_.empty()) {
      fault_ = name;
    }
  }

  /// As it stands, controls and all.
  std::string raw_text(std::string_view name) {
    return std::string(get<std::string_view>(name).value_or(std::string_view()));
  }
  std::string text(std::string_view name) { return cleaned(raw_text(name)); }
  std::uint32_t number(std::string_view name) {
    const std::uint64_t value = get<std::uint64_t>(name).value_or(0);
    if (value > UINT32_MAX) {
      fail(name);
    }
    return static_cast<std::uint32_t>(value);
  }
  std::vector<std::string> texts(std::string_view name) {
    std::vector<std::string> list;
    each_element(name, [&](simdjson::dom::element item) {
      std::string_view text;
      if (item.get(text) != simdjson::SUCCESS) {
        return fail(name);
      }
      list.push_back(cleaned(text));
    });
    return list;
  }
  MemberReader inner(std::string_view name) { return MemberReader(get<Object>(name)); }
  /// Calls `read(MemberReader&)` for each object of a list.
  template <class Read>
  void each(std::string_view name, Read&& read) {
    each_element(name, [&](simdjson::dom::element item) {
      Object object;
      if (item.get(object) != simdjson::SUCCESS) {
        return fail(name);
      }
      MemberReader members(object);
      read(members);
      if (!members.fault().empty()) {
        fail(members.fault());
      }
    });
  }

 private:
  template <class Value>
  std::optional<Value> get(std::string_view name) {
    simdjson::dom::element element;
    if (!object_ || (*object_)[name].get(element) != simdjson::SUCCESS) {
      return std::nullopt;
    }
    Value value;
    if (element.get(value) != simdjson::SUCCESS) {
      fail(name);
      return std::nullopt;
    }
    return value;
  }
  template <class Visit>
  void each_element(std::string_view name, Visit&& visit) {
    if (const std::optional<Array> list = get<Array>(name)) {
      for (const simdjson::dom::element item : *list) {
        visit(item);
      }
    }
  }

  std::optional<Object> object_;
  std::string fault_;
};

/// "2017", "2017-09" or "2017-09-14" with its precision.
bool read_day(std::string_view iso, ArticleDate& date) {
  constexpr std::array<std::size_t, 3> kLengths{4, 7, 10};
  const auto length = std::ranges::find(kLengths, iso.size());
  std::array<int, 3> parts{1, 1, 1};
  for (std::size_t part = 0;
       length != kLengths.end() && part <= static_cast<std::size_t>(length - kLengths.begin());
       ++part) {
    const std::string_view digits = part == 0 ? iso.substr(0, 4) : iso.substr(2 + 3 * part, 2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), parts[part]);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
      return false;
    }
  }
  const auto day = civil_day(parts[0], parts[1], parts[2]);
  if (length == kLengths.end() || !day) {
    return false;
  }
  date.first_day = *day;
  date.precision = static_cast<DatePrecision>(length - kLengths.begin() + 1);
  return iso_date(date) == iso;
}

ArticleDate read_date(MemberReader& article) {
  MemberReader in = article.inner("date");
  ArticleDate date;
  const std::string iso = in.raw_text("value");
  const auto method = date_method_named(in.raw_text("method"));
  const auto confidence = date_confidence_named(in.raw_text("confidence"));
  date.text = in.text("text");
  if (!iso.empty()) {
    date.method = method.value_or(DateMethod::None);
    date.confidence = confidence.value_or(DateConfidence::None);
    if (!read_day(iso, date) || !method || !confidence) {
      article.fail("date");
    }
  }
  if (!in.fault().empty()) {
    article.fail("date");
  }
  return date;
}

std::optional<EntityKind> entity_kind_named(std::string_view name) {
  for (const EntityKind kind : {EntityKind::Person, EntityKind::Organization, EntityKind::Place}) {
    if (name_of(kind) == name) {
      return kind;
    }
  }
  return std::nullopt;
}

std::vector<Entity> read_entities(MemberReader& in_article, const Article& article) {
  std::vector<Entity> entities;
  in_article.each("entities", [&](MemberReader& in) {
    Entity entity;
    const std::optional<EntityKind> kind = entity_kind_named(in.raw_text("type"));
    entity.name = in.text("name");
    entity.canonical = in.text("canonical");
    entity.given_as = in.text("given_as");
    in.each("mentions", [&](MemberReader& mention) {
      const bool in_headline = mention.raw_text("zone") == name_of(Zone::Headline);
      entity.mentions.push_back({mention.number("start"), mention.number("end"), in_headline});
      const Mention& last = entity.mentions.back();
      if (last.begin > last.end ||
          last.end > (in_headline ? article.headline : article.body).size()) {
        mention.fail("mentions");
      }
    });
    if (!kind || entity.name.empty()) {
      return in.fail("entities");
    }
    entity.kind = *kind;
    entities.push_back(std::move(entity));
  });
  return entities;
}

Article read_article(MemberReader& in) {
  Article article;
  const std::optional<std::uint64_t> id = read_article_id(in.raw_text("id"));
  article.id = id.value_or(0);
  if (article.id == 0) {
    in.fail("id");
  }
  article.given_id = in.text("given_id");
  article.path = in.raw_text("path");
  article.record = in.number("record");
  article.format = in.text("format");
  article.headline = in.text("title");
  article.bylines = in.texts("byline");
  article.dateline = in.text("dateline");
  article.source = in.text("source");
  article.sections = in.texts("sections");
  article.language = in.text("language");
  article.url = in.text("url");
  article.date = read_date(in);
  article.body = in.text("body");
  article.captions = in.texts("captions");
  article.related = in.texts("related");
  article.boilerplate_bytes = in.number("boilerplate_dropped");
  article.entities = read_entities(in, article);
  article.warnings = in.texts("warnings");
  return article;
}

}  // namespace

bool is_exported_article(const RawDocument& document) {
  constexpr std::string_view kOpen = "{\"", kClose = "\":";
  std::string_view bytes = document.bytes;
  if (document.format != DocumentFormat::Json || !bytes.starts_with(kOpen)) {
    return false;
  }
  bytes.remove_prefix(kOpen.size());
  return bytes.starts_with(kExportMember) && bytes.substr(kExportMember.size()).starts_with(kClose);
}

Result<Article> parse_exported_article(std::string_view json) {
  simdjson::dom::parser parser;
  Object object;
  if (parser.parse(simdjson::padded_string(json)).get(object) != simdjson::SUCCESS) {
    return failure(ErrorCode::Corrupt, "an exported article that is broken JSON");
  }
  MemberReader in(object);
  if (const std::uint32_t version = in.number(kExportMember);
      version != static_cast<std::uint32_t>(kExportVersion)) {
    return failure(ErrorCode::Version,
                   fmt::format("an exported article of version {}, this program reads version {}",
                               version,
                               kExportVersion));
  }
  Article article = read_article(in);
  if (!in.fault().empty()) {
    return failure(ErrorCode::Corrupt,
                   fmt::format("an exported article whose \"{}\" cannot be read", in.fault()));
  }
  return article;
}

}  // namespace backfile
