// SPDX-License-Identifier: GPL-2.0-or-later
// Why names are one entity, for people and as JSON.
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "searcher/render/article_lines.h"
#include "searcher/render/json_writer.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 3> kOrigins{"article", "archive", "book"};

std::string articles(std::uint64_t number) { return counted(number, "article", "articles"); }

// "written for it in 12 articles, in 3 with no fuller name; for others in 1".
std::string counts_of(const AliasEvidence& alias) {
  std::string text;
  const auto add = [&](std::string_view joint, std::string part) {
    text.append(text.empty() ? "" : joint).append(part);
  };
  if (alias.written_for > 0) {
    add("", fmt::format("stands for it beside the full name in {}", articles(alias.written_for)));
  }
  if (alias.alone > 0) {
    add("; ", fmt::format("alone in {}", articles(alias.alone)));
  }
  if (alias.written_for_others > 0) {
    add("; ", fmt::format("for others in {}", articles(alias.written_for_others)));
  }
  return text.empty() ? "in no article" : text;
}

std::string verdict_on(const AliasEvidence& alias) {
  switch (alias.origin) {
    case AliasOrigin::Book:
      return "joined by aliases.txt";
    case AliasOrigin::Archive:
      return "so it stands for it alone, too";
    case AliasOrigin::Article:
      return "alone it stays a name of its own";
  }
  return {};
}

class EvidenceWriter {
 public:
  EvidenceWriter(const RenderOptions& options, std::ostream& out)
      : options_(options), out_(out), styles_(options.color) {}

  void write(const EntityEvidence& entity) {
    write_heading(out_,
                  one_line(entity.name),
                  fmt::format("{}, {}", field_of(entity.field).name, articles(entity.articles)),
                  options_.columns,
                  styles_);
    if (entity.aliases.empty()) {
      line(2, {"no other name is known for it", {}}, Style::Dim);
    }
    for (const AliasEvidence& alias : entity.aliases) {
      line(2, {one_line(alias.name), {}}, Style::Headline);
      line(6, {fmt::format("{}: {}", counts_of(alias), verdict_on(alias)), {}}, Style::Plain);
      for (const EvidencePassage& passage : alias.passages) {
        line(6, {about_line(passage.article), {}}, Style::Id);
        line(8, printable(passage.text, options_.color), Style::Plain);
      }
    }
  }

 private:
  void line(std::size_t indent, const MarkedText& text, Style style) {
    out_ << std::string(indent, ' ');
    write_block(out_, text, {indent, options_.columns}, style, styles_);
  }

  const RenderOptions& options_;
  std::ostream& out_;
  TextStyle styles_;
};

void write_passage(JsonWriter& json, const EvidencePassage& passage) {
  json.begin_object();
  json.key("id").text(print_article_id(passage.article.id));
  json.key("date").text(iso_date(passage.article.date));
  json.key("headline").text(passage.article.headline);
  json.key("text").text(passage.text.text);
  json.end_object();
}

void write_alias(JsonWriter& json, const AliasEvidence& alias) {
  json.begin_object();
  json.key("name").text(alias.name);
  json.key("by").text(kOrigins[static_cast<std::size_t>(alias.origin)]);
  json.key("written_for").number(alias.written_for);
  json.key("written_for_others").number(alias.written_for_others);
  json.key("alone").number(alias.alone);
  json.key("passages").begin_array();
  for (const EvidencePassage& passage : alias.passages) {
    write_passage(json, passage);
  }
  json.end_array();
  json.end_object();
}

void write_json(const std::vector<EntityEvidence>& evidence, bool indented, std::ostream& out) {
  JsonWriter json(out, indented);
  json.begin_object();
  json.key("schema").number(1);
  json.key("entities").begin_array();
  for (const EntityEvidence& entity : evidence) {
    json.begin_object();
    json.key("field").text(field_of(entity.field).name);
    json.key("name").text(entity.name);
    json.key("articles").number(entity.articles);
    json.key("aliases").begin_array();
    for (const AliasEvidence& alias : entity.aliases) {
      write_alias(json, alias);
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out << '\n';
}

}  // namespace

void render_evidence(OutputFormat format,
                     const std::vector<EntityEvidence>& evidence,
                     const RenderOptions& options,
                     std::ostream& out) {
  if (format == OutputFormat::Json || format == OutputFormat::JsonLines) {
    write_json(evidence, format == OutputFormat::Json, out);
    return;
  }
  EvidenceWriter writer(options, out);
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    out << (i == 0 ? "" : "\n");
    writer.write(evidence[i]);
  }
}

}  // namespace backfile
