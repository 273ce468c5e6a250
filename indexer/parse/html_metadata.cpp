// SPDX-License-Identifier: GPL-2.0-or-later
// Reads meta elements, JSON-LD and titles.
#include "indexer/parse/html_metadata.h"

#include <algorithm>
#include <array>
#include <optional>

#include <simdjson.h>

#include "indexer/parse/character_references.h"
#include "indexer/parse/html_body.h"
#include "indexer/parse/html_dates.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/json_values.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

enum class MetaRole { Title, Source, Byline, Section, Url, Language, Description };

struct MetaName {
  std::string_view name;
  MetaRole role;
};

constexpr std::array<MetaName, 17> kMetaNames{{
    {"og:title", MetaRole::Title},
    {"twitter:title", MetaRole::Title},
    {"og:site_name", MetaRole::Source},
    {"dc.publisher", MetaRole::Source},
    {"publisher", MetaRole::Source},
    {"application-name", MetaRole::Source},
    {"author", MetaRole::Byline},
    {"byl", MetaRole::Byline},
    {"dc.creator", MetaRole::Byline},
    {"parsely-author", MetaRole::Byline},
    {"sailthru.author", MetaRole::Byline},
    {"article:section", MetaRole::Section},
    {"og:url", MetaRole::Url},
    {"dc.language", MetaRole::Language},
    {"content-language", MetaRole::Language},
    {"og:description", MetaRole::Description},
    {"description", MetaRole::Description},
}};

void set_once(std::string& member, const std::string& value) {
  if (member.empty()) {
    member = value;
  }
}

bool is_address(std::string_view text) {
  return text.starts_with("http") || text.starts_with('@') || text.starts_with('/');
}

void place_meta(MetaRole role, const std::string& value, HtmlMetadata& metadata) {
  switch (role) {
    case MetaRole::Title:
      return set_once(metadata.open_graph_title, value);
    case MetaRole::Source:
      return is_address(value) ? void() : set_once(metadata.source, value);
    case MetaRole::Byline:
      if (metadata.bylines.empty() && !is_address(value)) {
        metadata.bylines.push_back(value);
      }
      return;
    case MetaRole::Section:
      metadata.sections.push_back(value);
      return;
    case MetaRole::Url:
      return set_once(metadata.canonical_url, value);
    case MetaRole::Language:
      return set_once(metadata.language, value);
    case MetaRole::Description:
      return set_once(metadata.description, value);
  }
}

void read_meta(const xmlNode* node, HtmlMetadata& metadata) {
  const std::string value = one_line(attribute_of(node, "content"));
  for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = lower_ascii(trim(attribute_of(node, key)));
    const auto known = std::find_if(kMetaNames.begin(), kMetaNames.end(), [&](const MetaName& one) {
      return one.name == name;
    });
    if (known != kMetaNames.end() && !value.empty()) {
      return place_meta(known->role, value, metadata);
    }
  }
}

std::string first_string(simdjson::dom::object object, std::string_view key) {
  simdjson::dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) {
    return {};
  }
  const std::vector<std::string> strings = strings_of(value);
  return strings.empty() ? std::string() : decode_references(strings.front());
}

bool is_article_type(simdjson::dom::object object) {
  simdjson::dom::element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) {
    return false;
  }
  const std::vector<std::string> types = strings_of(type);
  return std::any_of(types.begin(), types.end(), [](const std::string& name) {
    return name.find("Article") != std::string::npos || name == "BlogPosting" || name == "Report";
  });
}

/// The first article among `value`, arrays and "@graph" looked through.
std::optional<simdjson::dom::object> find_article(simdjson::dom::element value, int depth) {
  simdjson::dom::array array;
  simdjson::dom::object object;
  if (depth > 4) {
    return std::nullopt;
  }
  if (value.get(array) == simdjson::SUCCESS) {
    for (const simdjson::dom::element member : array) {
      if (const auto found = find_article(member, depth + 1)) {
        return found;
      }
    }
  } else if (value.get(object) == simdjson::SUCCESS) {
    if (is_article_type(object)) {
      return object;
    }
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      simdjson::dom::element inner;
      const bool there = object[key].get(inner) == simdjson::SUCCESS;
      if (const auto found = there ? find_article(inner, depth + 1) : std::nullopt) {
        return found;
      }
    }
  }
  return std::nullopt;
}

void place_json_ld(simdjson::dom::object article, HtmlMetadata& metadata, HtmlDates& dates) {
  dates.see_json_ld(article);
  set_once(metadata.json_ld_headline, first_string(article, "headline"));
  set_once(metadata.json_ld_body, first_string(article, "articleBody"));
  const std::string publisher = first_string(article, "publisher");
  metadata.source = publisher.empty() || is_address(publisher) ? metadata.source : publisher;
  set_once(metadata.language, first_string(article, "inLanguage"));
  simdjson::dom::element value;
  if (article["author"].get(value) == simdjson::SUCCESS) {
    std::vector<std::string> names = strings_of(value);
    std::erase_if(names, is_address);
    metadata.bylines = names.empty() ? metadata.bylines : names;
  }
  if (metadata.sections.empty() && article["articleSection"].get(value) == simdjson::SUCCESS) {
    metadata.sections = strings_of(value);
  }
}

void read_json_ld(const xmlNode* script, HtmlMetadata& metadata, HtmlDates& dates) {
  constexpr std::size_t kMostBytes = 4u << 20;
  const std::string_view text =
      script->children == nullptr ? std::string_view() : text_of_node(script->children);
  const std::size_t begin = text.find_first_of("{[");
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin ||
      text.size() > kMostBytes) {
    return;
  }
  // Line ends inside strings are not JSON, and common.
  std::string json(text.substr(begin, end - begin + 1));
  std::replace_if(
      json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string padded(json);
  if (parser.parse(padded).get(root) == simdjson::SUCCESS) {
    if (const auto article = find_article(root, 0)) {
      place_json_ld(*article, metadata, dates);
    }
  }
}

void read_link(const xmlNode* node, HtmlMetadata& metadata) {
  if (lower_ascii(attribute_of(node, "rel")) == "canonical") {
    const std::string address = attribute_of(node, "href");
    metadata.canonical_url = address.starts_with("http") ? address : metadata.canonical_url;
  }
}

void add_heading(const std::string& heading, HtmlMetadata& metadata) {
  constexpr std::size_t kMostHeadings = 20;
  constexpr std::size_t kLongestHeading = 400;
  auto& headings = metadata.headings;
  const bool known = std::find(headings.begin(), headings.end(), heading) != headings.end();
  if (!heading.empty() && !known && heading.size() <= kLongestHeading &&
      headings.size() < kMostHeadings) {
    headings.push_back(heading);
  }
}

/// A heading's words without the kicker that stands first in it: "<small>Climate</small> Seas
/// rise".
std::string heading_text(xmlNode* heading) {
  std::string text;
  for (xmlNode* at = heading; at != nullptr;) {
    const bool kicker = at != heading && trim(text).empty() && is_kicker(at);
    text += is_text_node(at) ? text_of_node(at) : tag_of(at) == "br" ? " " : "";
    at = next_node(at, heading, kicker);
  }
  text = one_line(text);
  text.erase(0, std::min(text.find_first_not_of(": "), text.size()));
  return text.empty() ? inner_text(heading) : text;
}

void read_element(xmlNode* node, HtmlMetadata& metadata, HtmlDates& dates) {
  dates.see_element(node);
  const std::string_view tag = tag_of(node);
  if (tag == "meta") {
    read_meta(node, metadata);
  } else if (tag == "title") {
    set_once(metadata.document_title, inner_text(node));
  } else if (tag == "h1") {
    add_heading(heading_text(node), metadata);
  } else if (tag == "link") {
    read_link(node, metadata);
  } else if (tag == "script" && attribute_of(node, "type").find("ld+json") != std::string::npos) {
    read_json_ld(node, metadata, dates);
  } else if (tag == "html") {
    set_once(metadata.language, attribute_of(node, "lang"));
  }
}

constexpr std::array<std::string_view, 11> kBars{
    " | ", " - ", " — ", " – ", " :: ", " · ", " » ", " « ", " • ", " ‹ ", " › "};

struct Bar {
  std::size_t at = std::string_view::npos, bytes = 0;
};

/// The last bar or dash in `title`; what stands behind it is often the outlet.
Bar last_bar(std::string_view title) {
  Bar last;
  for (const std::string_view bar : kBars) {
    const std::size_t at = title.rfind(bar);
    if (at != std::string_view::npos && (last.at == std::string_view::npos || at > last.at)) {
      last = {at, bar.size()};
    }
  }
  return last;
}

/// Letters and digits in lower case, for comparing names with hosts ("The Harbour Gazette").
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0) {
      letters += ascii_lower(c);
    }
  }
  return letters;
}

bool names_outlet(std::string_view part, const HtmlMetadata& metadata) {
  const std::string name = letters_of(part), source = letters_of(metadata.source);
  const std::string address = letters_of(metadata.canonical_url);
  return name.size() >= 2 &&
         (name == source || (!source.empty() && source.find(name) != std::string::npos) ||
          (!source.empty() && name.find(source) != std::string::npos &&
           name.size() < 2 * source.size()) ||
          address.find(name) != std::string::npos);
}

bool is_heading(const std::string& text, const HtmlMetadata& metadata) {
  return !text.empty() &&
         std::any_of(
             metadata.headings.begin(), metadata.headings.end(), [&](const std::string& heading) {
               return letters_of(heading) == letters_of(text);
             });
}

bool is_outlet(const std::string& text, const HtmlMetadata& metadata) {
  return !metadata.source.empty() && letters_of(text) == letters_of(metadata.source);
}

/// "The Harbour Gazette | Seas rise" is about the seas.
std::string without_outlet_before(std::string title, const HtmlMetadata& metadata) {
  for (const std::string_view bar : kBars) {
    const std::size_t at = title.find(bar);
    if (at == std::string::npos) {
      continue;
    }
    const std::string before = title.substr(0, at), behind = title.substr(at + bar.size());
    if (is_heading(behind, metadata) || is_outlet(before, metadata)) {
      return behind;
    }
  }
  return title;
}

std::string without_outlet(std::string title, HtmlMetadata& metadata) {
  constexpr std::size_t kLongestOutlet = 80;
  title = without_outlet_before(std::move(title), metadata);
  for (int i = 0; i < 3; ++i) {
    const Bar bar = last_bar(title);
    if (bar.at == std::string_view::npos || bar.at == 0) {
      break;
    }
    const std::string before(trim(std::string_view(title).substr(0, bar.at)));
    const std::string behind(trim(std::string_view(title).substr(bar.at + bar.bytes)));
    const bool heading = is_heading(before, metadata);
    if (heading && behind.size() <= kLongestOutlet) {
      set_once(metadata.source, behind);
    }
    if (!heading && !names_outlet(behind, metadata) &&
        !title.substr(bar.at, bar.bytes).starts_with(" |")) {
      break;
    }
    title = before;
  }
  for (const std::string_view bar : kBars) {  // one with no outlet behind it
    const std::string_view open_end = bar.substr(0, bar.size() - 1);
    title.resize(title.size() - (title.ends_with(open_end) ? open_end.size() : 0));
  }
  return title;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : lower_ascii(text) + " ") {
    const bool letter = is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0;
    if (letter) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  words.pop_back();
  return words;
}

/// Share of `heading`'s words that `title` has too, in hundredths.
std::size_t agreement(std::string_view heading, std::string_view title) {
  const std::vector<std::string> words = words_of(heading), known = words_of(title);
  const auto shared = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(known.begin(), known.end(), word) != known.end();
  });
  return words.empty() ? 0 : static_cast<std::size_t>(shared) * 100 / words.size();
}

/// The heading that agrees best with `title`, or the only one when it is more than a name.
std::string choose_heading(const std::string& title, const HtmlMetadata& metadata) {
  constexpr std::size_t kAgree = 50, kFewWords = 3;
  std::string best;
  std::size_t best_agreement = title.empty() ? 0 : kAgree;
  for (const std::string& heading : metadata.headings) {
    const std::size_t agrees = agreement(heading, title);
    const bool speaks = words_of(heading).size() >= kFewWords || agrees == 100;
    if (speaks && agrees > best_agreement && !is_outlet(heading, metadata)) {
      best = heading;
      best_agreement = agrees;
    }
  }
  const bool alone =
      metadata.headings.size() == 1 && words_of(metadata.headings.front()).size() > kFewWords;
  return best.empty() && alone && !is_outlet(metadata.headings.front(), metadata)
             ? metadata.headings.front()
             : best;
}

}  // namespace

HtmlMetadata read_html_metadata(xmlNode* root) {
  HtmlMetadata metadata;
  HtmlDates dates;
  for (xmlNode* node = root; node != nullptr;) {
    const bool skip = is_reader_comment(node);
    if (node->type == XML_ELEMENT_NODE && !skip) {
      read_element(node, metadata, dates);
    }
    node = next_node(node, root, skip);
  }
  metadata.dates = dates.take();
  metadata.asks_scripts = dates.asks_scripts();
  return metadata;
}

std::string choose_headline(HtmlMetadata& metadata) {
  std::string title;
  for (const std::string* one :
       {&metadata.json_ld_headline, &metadata.open_graph_title, &metadata.document_title}) {
    const std::string clean = without_outlet(one_line(*one), metadata);
    title = title.empty() && !is_outlet(clean, metadata) ? clean : title;
  }
  const std::string heading = choose_heading(title, metadata);
  if (heading.empty() && title.empty() && metadata.document_title == metadata.source) {
    metadata.source.clear();  // some give the page's title as the name of the "application"
    title = metadata.document_title;
  }
  return heading.empty() ? title : heading;
}

}  // namespace backfile
