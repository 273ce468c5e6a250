// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the gold sets as their NOTICE.md files describe them.
#include "tests/quality/gold_pages.h"

#include <map>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/parse/html_tree.h"
#include "indexer/source/document_reader.h"

namespace backfile::test {
namespace {

using Files = std::map<std::string, std::string>;
using Json = nlohmann::json;

/// All files in `archive` (packed ones unpacked) by their names in it.
Files files_in(const std::filesystem::path& archive) {
  Files files;
  DocumentSink sink;
  sink.document = [&](RawDocument&& document) {
    const std::string& path = document.path;
    const std::size_t root = path.find(archive.filename().string());
    const std::size_t begin = root + archive.filename().string().size() + 1;
    files[begin < path.size() ? path.substr(begin) : std::string()] = std::move(document.bytes);
  };
  sink.skipped = [](SkippedInput&& skipped) {
    fmt::print(stderr, "{}: {}\n", skipped.path, skipped.reason);
  };
  ReadOptions options;
  options.format = DocumentFormat::Text;
  const auto hash = read_documents({archive, archive.string(), 0, 0}, options, sink, {});
  if (!hash) {
    fmt::print(stderr, "{}\n", hash.error().message);
  }
  return files;
}

std::vector<Json> lines_in(const std::filesystem::path& archive) {
  std::vector<Json> records;
  for (const auto& [name, text] : files_in(archive)) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      records.push_back(Json::parse(line, nullptr, false));
    }
  }
  return records;
}

std::string string_in(const Json& object, const char* key) {
  return object.is_object() && object.contains(key) && object[key].is_string()
             ? object[key].get<std::string>()
             : std::string();
}

std::vector<std::string> strings_in(const Json& object, const char* key) {
  std::vector<std::string> strings;
  if (object.is_object() && object.contains(key) && object[key].is_array()) {
    for (const Json& one : object[key]) {
      strings.push_back(one.is_string() ? one.get<std::string>() : std::string());
    }
  }
  return strings;
}

/// The file whose name ends in `ending`; "" when there is none.
std::string ending_in(const Files& files, const std::string& ending) {
  for (const auto& [name, bytes] : files) {
    if (name.ends_with(ending) || name.find(ending + ".gz") != std::string::npos) {
      return bytes;
    }
  }
  return {};
}

std::vector<GoldPage> load_aebench(const std::filesystem::path& folder) {
  const Files files = files_in(folder / "aebench.tar");
  std::vector<GoldPage> pages;
  const auto golds = Json::parse(ending_in(files, "ground-truth.json"), nullptr, false)
                         .get<std::map<std::string, Json>>();
  for (const auto& [id, gold] : golds) {
    pages.push_back(
        {id, ending_in(files, id + ".html"), string_in(gold, "articleBody"), "", {}, {}, false});
  }
  return pages;
}

std::vector<GoldPage> load_lines(const std::filesystem::path& folder) {
  const Files files = files_in(folder / "pages.tar.xz");
  std::vector<GoldPage> pages;
  for (const Json& gold : lines_in(folder / "gold.jsonl.xz")) {
    const std::string name = string_in(gold, "file");
    const auto found = files.find(name);
    pages.push_back({name,
                     found == files.end() ? ending_in(files, name) : found->second,
                     string_in(gold, "text"),
                     string_in(gold, "title"),
                     strings_in(gold, "with"),
                     strings_in(gold, "without"),
                     false});
  }
  return pages;
}

/// All text of a piece of markup, each element's apart.
std::string all_text(const std::string& html) {
  const HtmlDocument document = parse_html_tree(html);
  xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  std::string text;
  for (xmlNode* node = root; node != nullptr; node = next_node(node, root, false)) {
    text += is_text_node(node) ? std::string(text_of_node(node)) : tag_of(node) == "p" ? " " : "";
  }
  return text;
}

std::vector<GoldPage> load_readability(const std::filesystem::path& folder) {
  const Files files = files_in(folder / "readability-test-pages.tar.xz");
  std::vector<GoldPage> pages;
  for (const auto& [name, html] : files) {
    if (name.ends_with("/source.html")) {
      const std::string stem = name.substr(0, name.rfind('/'));
      const auto expected = files.find(stem + "/expected.html");
      const auto metadata = files.find(stem + "/expected-metadata.json");
      pages.push_back({stem.substr(stem.rfind('/') + 1),
                       html,
                       expected == files.end() ? "" : all_text(expected->second),
                       metadata == files.end()
                           ? ""
                           : string_in(Json::parse(metadata->second, nullptr, false), "title"),
                       {},
                       {},
                       false});
    }
  }
  return pages;
}

/// Its golds are beginnings of articles, to which goose3's own tests cut what was found.
std::vector<GoldPage> load_goose3(const std::filesystem::path& folder) {
  const Files files = files_in(folder / "goose3-pages.zip");
  std::vector<GoldPage> pages;
  for (const auto& [name, bytes] : files) {
    const auto html = files.find(name.substr(0, name.rfind('.')) + ".html");
    if (!name.ends_with(".json") || html == files.end()) {
      continue;
    }
    const Json gold = Json::parse(bytes, nullptr, false);
    const Json expected = gold.is_object() && gold.contains("expected") ? gold["expected"] : Json();
    const std::string text = string_in(expected, "cleaned_text"),
                      title = string_in(expected, "title");
    if (!text.empty() || !title.empty()) {
      pages.push_back({html->first, html->second, text, title, {}, {}, true});
    }
  }
  return pages;
}

std::vector<GoldPage> load_newspaper4k(const std::filesystem::path& folder) {
  const Files files = files_in(folder / "newspaper4k-pages.tar.xz");
  std::vector<GoldPage> pages;
  for (const auto& [name, html] : files) {
    const std::string stem =
        name.substr(name.rfind('/') + 1, name.rfind('.') - name.rfind('/') - 1);
    const std::string text = ending_in(files, "txt/" + stem + ".txt");
    if (name.ends_with(".html") && !text.empty()) {
      const Json metadata =
          Json::parse(ending_in(files, "metadata/" + stem + ".json"), nullptr, false);
      pages.push_back({stem, html, text, string_in(metadata, "title"), {}, {}, false});
    }
  }
  return pages;
}

}  // namespace

const std::vector<GoldSet>& gold_sets() {
  static const std::vector<GoldSet> kSets{
      {"aebench", GoldMeasure::Shingles, .960, load_aebench},
      {"newsextract", GoldMeasure::Words, .93, load_lines},
      {"readability", GoldMeasure::Words, .93, load_readability},
      {"goose3", GoldMeasure::Words, .93, load_goose3},
      {"newspaper4k", GoldMeasure::Words, .93, load_newspaper4k},
      {"webdates", GoldMeasure::Markers, .925, load_lines},
  };
  return kSets;
}

}  // namespace backfile::test
