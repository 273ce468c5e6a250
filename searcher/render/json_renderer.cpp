// SPDX-License-Identifier: GPL-2.0-or-later
// Results as JSON. Every change here is a change of JSON_FORMAT.md and result.schema.json.
#include <ostream>

#include "common/model/article_id.h"
#include "searcher/render/json_writer.h"
#include "searcher/render/renderer.h"
#include "searcher/render/result_fields.h"

namespace backfile {
namespace {

// Version of the format: raised when a member changes its meaning or goes; new ones may come.
constexpr std::uint64_t kSchema = 1;

template <class Items, class Write>
void write_array(JsonWriter& json, std::string_view key, const Items& items, Write write) {
  json.key(key).begin_array();
  for (const auto& item : items) {
    write(item);
  }
  json.end_array();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  write_array(json, key, texts, [&](const std::string& text) { json.text(text); });
}

template <class Range>
void write_span(JsonWriter& json, const Range& range) {
  json.begin_object();
  json.key("start").number(range.begin);
  json.key("end").number(range.end);
  json.end_object();
}

void write_date(JsonWriter& json, const ArticleDate& date) {
  json.key("date");
  if (!date.known()) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("value").text(iso_date(date));
  json.key("precision").text(name_of(date.precision));
  json.key("method").text(name_of(date.method));
  json.key("confidence").text(name_of(date.confidence));
  json.key("text").text(date.text);
  json.end_object();
}

void write_entity(JsonWriter& json, const Entity& entity, const Article& article) {
  json.begin_object();
  json.key("type").text(name_of(entity.kind));
  json.key("name").text(entity.name);
  json.key("canonical").text(entity.canonical);
  json.key("given_as").text(entity.given_as);
  json.key("count").number(std::max<std::size_t>(1, entity.mentions.size()));
  write_array(json, "mentions", entity.mentions, [&](const Mention& mention) {
    json.begin_object();
    json.key("start").number(mention.begin);
    json.key("end").number(mention.end);
    json.key("text").text(text_of(article, mention));
    json.key("zone").text(name_of(zone_of(article, mention)));
    json.end_object();
  });
  json.end_object();
}

void write_article(JsonWriter& json, const Article& article) {
  json.begin_object();
  json.key("id").text(print_article_id(article.id));
  json.key("given_id").text(article.given_id);
  json.key("path").text(article.path);
  json.key("record").number(article.record);
  json.key("format").text(article.format);
  json.key("title").text(article.headline);
  write_date(json, article.date);
  write_texts(json, "byline", article.bylines);
  json.key("source").text(article.source);
  json.key("section").text(article.sections.empty() ? "" : article.sections.front());
  write_texts(json, "sections", article.sections);
  json.key("language").text(article.language);
  json.key("url").text(article.url);
  json.key("dateline").text(article.dateline);
  json.key("body").text(article.body);
  write_texts(json, "captions", article.captions);
  write_texts(json, "related", article.related);
  json.key("boilerplate_dropped").number(article.boilerplate_bytes);
  write_array(
      json, "entities", article.entities, [&](const Entity& e) { write_entity(json, e, article); });
  write_texts(json, "warnings", article.warnings);
  json.end_object();
}

void write_marked(JsonWriter& json, std::string_view key, const MarkedText& marked) {
  json.key(key).begin_object();
  json.key("text").text(marked.text);
  write_array(
      json, "highlights", marked.highlights, [&](const Highlight& h) { write_span(json, h); });
  json.end_object();
}

void write_hit_members(JsonWriter& json, const Hit& hit) {
  json.key("rank").number(hit.rank);
  json.key("score").real(hit.score);
  write_marked(json, "headline", hit.headline);
  write_marked(json, "snippet", hit.snippet);
  write_array(json, "score_parts", hit.score_parts, [&](const ScorePart& part) {
    json.begin_object();
    json.key("label").text(part.label);
    json.key("score").real(part.score);
    json.end_object();
  });
  json.key("article");
  write_article(json, hit.article);
}

void write_facet(JsonWriter& json, const FacetTable& table) {
  json.begin_object();
  json.key("field").text(field_of(table.field).name);
  json.key("distinct").number(table.distinct);
  json.key("missing").number(table.missing);
  write_array(json, "counts", table.counts, [&](const FacetCount& row) {
    json.begin_object();
    json.key("name").text(row.name);
    json.key("count").number(row.count);
    if (row.archived > 0) {
      json.key("archived").number(row.archived);
    }
    json.end_object();
  });
  json.end_object();
}

void write_timeline(JsonWriter& json, const std::optional<Timeline>& timeline) {
  json.key("timeline");
  if (!timeline) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("unit").text(name_of(timeline->unit));
  json.key("coarse").number(timeline->coarse);
  json.key("undated").number(timeline->undated);
  write_array(json, "buckets", timeline->buckets, [&](const TimelineBucket& bucket) {
    json.begin_object();
    json.key("label").text(bucket.label);
    json.key("first_day").text(iso_date(bucket.first_day, DatePrecision::Day));
    json.key("matches").number(bucket.matches);
    json.key("archived").number(bucket.archived);
    json.end_object();
  });
  json.end_object();
}

void write_result(JsonWriter& json, const SearchResult& result, const RenderOptions& options) {
  json.begin_object();
  json.key("schema").number(kSchema);
  if (!options.query_id.empty()) {
    json.key("query_id").text(options.query_id);
  }
  json.key("query").text(result.query);
  json.key("query_read").text(result.query_read);
  write_texts(json, "notes", result.notes);
  json.key("total").number(result.total);
  json.key("archived").number(result.archived);
  json.key("offset").number(result.offset);
  json.key("revision").number(result.revision);
  write_array(json, "added_words", result.added_words, [&](const AddedWord& added) {
    json.begin_object();
    json.key("word").text(added.word);
    json.key("weight").real(added.weight);
    json.end_object();
  });
  write_array(json, "advice", result.advice, [&](const Advice& advice) {
    json.begin_object();
    json.key("kind").text(name_of(advice.kind));
    json.key("change").text(advice.change);
    json.key("query").text(advice.query);
    json.key("total").number(advice.total);
    json.end_object();
  });
  write_array(json, "hits", result.hits, [&](const Hit& hit) {
    json.begin_object();
    write_hit_members(json, hit);
    json.end_object();
  });
  write_array(json, "facets", result.facets, [&](const FacetTable& t) { write_facet(json, t); });
  write_timeline(json, result.timeline);
  json.end_object();
}

struct FieldWriter {
  JsonWriter& json;
  void operator()(const std::string& text) const { json.text(text); }
  void operator()(std::uint64_t number) const { json.number(number); }
  void operator()(double score) const { json.real(score); }
  void operator()(const std::vector<std::string>& texts) const {
    json.begin_array();
    for (const std::string& text : texts) {
      json.text(text);
    }
    json.end_array();
  }
};

// One flat object: what --fields names, in its order.
void write_fields(JsonWriter& json, const Hit& hit, const RenderOptions& options) {
  json.begin_object();
  if (!options.query_id.empty()) {
    json.key("query_id").text(options.query_id);
  }
  for (const ResultField field : options.fields) {
    json.key(name_of(field));
    std::visit(FieldWriter{json}, value_of(field, hit));
  }
  json.end_object();
}

void write_hit_line(JsonWriter& json, const Hit& hit) {
  json.begin_object();
  json.key("schema").number(kSchema);
  write_hit_members(json, hit);
  json.end_object();
}

}  // namespace

void render_json(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  JsonWriter json(out, options.query_id.empty());
  write_result(json, result, options);
  out << '\n';
}

void render_json_lines(const SearchResult& result,
                       const RenderOptions& options,
                       std::ostream& out) {
  const bool whole_hits = options.fields.empty();
  if (whole_hits && !options.query_id.empty()) {
    render_json(result, options, out);
    return;
  }
  for (const Hit& hit : result.hits) {
    JsonWriter json(out, false);
    whole_hits ? write_hit_line(json, hit) : write_fields(json, hit, options);
    out << '\n';
  }
}

void render_article_json(const Article& article, bool indented, std::ostream& out) {
  JsonWriter json(out, indented);
  json.begin_object();
  json.key("schema").number(kSchema);
  json.key("article");
  write_article(json, article);
  json.end_object();
  out << '\n';
}

}  // namespace backfile
