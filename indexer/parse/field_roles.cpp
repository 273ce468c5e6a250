// SPDX-License-Identifier: GPL-2.0-or-later
// The table of field names.
#include "indexer/parse/field_roles.h"

#include <algorithm>
#include <array>

#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view kHeadline[] = {"headline", "headlines", "title", "thread.title", "head", "heading", "title_page",
    "title_rss", "headline.main", "webtitle", "name", "titel", "überschrift", "titre", "titulo", "título", "titolo", "news_title", "article_title"};
constexpr std::string_view kText[] = {"maintext", "text", "body", "content", "article", "articlebody", "article_text",
    "full_text", "fulltext", "body_text", "bodytext", "body_html", "content_html", "content_text", "bodies", "body_xhtml", "cleaned_text", "story", "article_body", "article_content",
    "news_text", "inhalt", "volltext", "texte", "contenu", "texto", "contenido", "conteúdo", "testo", "raw_text"};
constexpr std::string_view kSummary[] = {"short_description",
                                         "description",
                                         "description_text",
                                         "description_html",
                                         "description_caption",
                                         "description_xhtml",
                                         "descriptions",
                                         "summary",
                                         "abstract",
                                         "lead",
                                         "teaser",
                                         "standfirst",
                                         "snippet",
                                         "excerpt",
                                         "subtitle",
                                         "claim"};
constexpr std::string_view kByline[] = {"byline",
                                        "authors",
                                        "author",
                                        "bylines",
                                        "byline.original",
                                        "by",
                                        "creator",
                                        "writer",
                                        "reporter",
                                        "journalist",
                                        "photographer",
                                        "autor",
                                        "autoren",
                                        "auteur",
                                        "auteurs",
                                        "autore",
                                        "autores"};
constexpr std::string_view kDate[] = {"date_publish",
                                      "publish_date",
                                      "publishdate",
                                      "published",
                                      "date_published",
                                      "datepublished",
                                      "published_date",
                                      "publication_date",
                                      "publicationdate",
                                      "published_at",
                                      "publishedat",
                                      "pub_date",
                                      "pubdate",
                                      "date",
                                      "firstpublished",
                                      "firstcreated",
                                      "versioncreated",
                                      "contentcreated",
                                      "datetime",
                                      "webpublicationdate",
                                      "issued",
                                      "created_at",
                                      "created",
                                      "date_created",
                                      "timestamp",
                                      "time",
                                      "day",
                                      "datum",
                                      "veröffentlicht",
                                      "fecha",
                                      "data",
                                      "data_publicacao"};
constexpr std::string_view kSource[] = {
    "source_name",   "source",      "outlet",      "publisher",
    "publication",   "newspaper",   "site_name",   "sitename",
    "source_domain", "thread.site", "site",        "domain",
    "provider",      "infosource",  "infosources", "copyrightholder",
    "feed",          "quelle",      "zeitung",     "medium",
    "fuente",        "fonte"};
constexpr std::string_view kSection[] = {"section",
                                         "sections",
                                         "section_name",
                                         "sectionname",
                                         "category",
                                         "categories",
                                         "thread.section_title",
                                         "topic",
                                         "topics",
                                         "ressort",
                                         "subjects",
                                         "subject",
                                         "rubrik",
                                         "kategorie",
                                         "rubrique",
                                         "catégorie",
                                         "sección",
                                         "categoria",
                                         "articlesection"};
constexpr std::string_view kLanguage[] = {"language", "lang", "inlanguage", "lang_code", "sprache", "langue", "idioma"};
constexpr std::string_view kUrl[] = {"url", "link", "canonical_link", "canonical_url", "web_url", "weburl", "permalink",
    "article_url", "news_url", "href", "uri"};
constexpr std::string_view kId[] = {"id",
                                    "_id",
                                    "docno",
                                    "uuid",
                                    "guid",
                                    "doc_id",
                                    "docid",
                                    "article_id",
                                    "articleid",
                                    "did",
                                    "item_id",
                                    "altids.itemid"};
constexpr std::string_view kDateline[] = {"dateline", "located", "datelinelocation.city"};
constexpr std::string_view kPersons[] = {"entities.persons", "persons", "people", "person"};
constexpr std::string_view kOrganizations[] = {"entities.organizations", "organizations", "organisations", "orgs", "organization", "organisation"};
constexpr std::string_view kPlaces[] = {"entities.locations", "locations", "places", "place"};
constexpr std::string_view kCaptions[] = {"captions", "caption", "image_caption", "photo_caption"};

constexpr std::string_view kFetched[] = {"date_download", "download_date", "fetched", "fetched_at", "date_fetched", "scraped",
    "scraped_at", "scrape_date", "date_scraped", "crawled", "crawled_at", "crawl_date", "retrieved", "retrieved_at"};

constexpr std::array<Names, 16> kNames{kHeadline, kText, kSummary, kByline, kDate, kSource, kSection, kLanguage,
                                       kUrl, kId, kDateline, kPersons, kOrganizations, kPlaces, kCaptions, kFetched};

// ninjs (schema 1.0 to 1.4, patternProperties): whatever follows the mark.
struct NamePattern {
  FieldRole role;
  std::string_view begin;
};
constexpr std::array<NamePattern, 3> kPatterns{{{FieldRole::Headline, "headline_"},
                                                {FieldRole::Text, "body_"},
                                                {FieldRole::Summary, "description_"}}};

}  // namespace

std::string_view field_name_pattern(FieldRole role) {
  const auto found = std::ranges::find(kPatterns, role, &NamePattern::role);
  return found == kPatterns.end() ? std::string_view() : found->begin;
}

std::span<const std::string_view> field_names(FieldRole role) {
  return kNames[static_cast<std::size_t>(role)];
}

std::optional<FieldRole> field_role_named(std::string_view name) {
  const std::string lower = lower_ascii(name);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (std::find(kNames[i].begin(), kNames[i].end(), lower) != kNames[i].end()) {
      return static_cast<FieldRole>(i);
    }
  }
  return std::nullopt;
}

}  // namespace backfile
