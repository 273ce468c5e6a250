// SPDX-License-Identifier: GPL-2.0-or-later
// Citations as CSL-JSON, which citation processors and Zotero read.
#include <ostream>

#include "searcher/render/citation.h"
#include "searcher/render/json_writer.h"
#include "searcher/render/renderer.h"

namespace backfile {
namespace {

class ItemWriter {
 public:
  explicit ItemWriter(JsonWriter& json) : json_(json) {}

  void write(const Citation& citation) {
    json_.begin_object();
    text("id", citation.key);
    text("type", "article-newspaper");
    text("title", citation.headline);
    write_authors(citation.authors);
    text("container-title", citation.outlet);
    text("section", citation.section);
    write_issued(citation);
    text("language", citation.language);
    text("URL", citation.url);
    text("note", citation.date_doubt);
    json_.end_object();
  }

 private:
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) {
      json_.key(key).text(value);
    }
  }

  void write_authors(const std::vector<CitedName>& authors) {
    if (authors.empty()) {
      return;
    }
    json_.key("author").begin_array();
    for (const CitedName& name : authors) {
      json_.begin_object();
      text(name.given.empty() ? "literal" : "family", name.family);
      text("given", name.given);
      json_.end_object();
    }
    json_.end_array();
  }

  // A doubtful date is "circa".
  void write_issued(const Citation& citation) {
    if (citation.issued.empty()) {
      return;
    }
    json_.key("issued").begin_object();
    json_.key("date-parts").begin_array();
    json_.begin_array();
    for (const unsigned part : citation.issued) {
      json_.number(part);
    }
    json_.end_array();
    json_.end_array();
    if (!citation.date_doubt.empty()) {
      json_.key("circa").boolean(true);
    }
    json_.end_object();
  }

  JsonWriter& json_;
};

}  // namespace

void render_csl_json(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  JsonWriter json(out, options.query_id.empty());
  ItemWriter writer(json);
  json.begin_array();
  for (const Hit& hit : result.hits) {
    writer.write(citation_of(hit.article));
  }
  json.end_array();
  out << '\n';
}

}  // namespace backfile
