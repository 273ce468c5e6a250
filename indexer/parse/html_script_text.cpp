// SPDX-License-Identifier: GPL-2.0-or-later
// Such data is a tree of nodes with a type and a content, as editors of articles keep them:
// {"type": "paragraph", "content": [{"type": "text", "value": "The harbour board ..."}]}.
#include "indexer/parse/html_script_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include <simdjson.h>

#include "indexer/parse/html_body.h"
#include "indexer/parse/text_agreement.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

using simdjson::dom::element;

constexpr int kDeepest = 40;
constexpr std::size_t kParagraphs = 3;
constexpr std::size_t kLongestScript = 16u << 20;
constexpr double kHolds = 0.5;

constexpr std::array<std::string_view, 6> kTextKeys{
    "body", "children", "content", "html", "text", "value"};
constexpr std::array<std::string_view, 14> kOtherTypes{"ad",
                                                       "aside",
                                                       "embed",
                                                       "figure",
                                                       "gallery",
                                                       "image",
                                                       "inline-recirc",
                                                       "interstitial_link",
                                                       "link_list",
                                                       "media",
                                                       "newsletter",
                                                       "oembed_response",
                                                       "related",
                                                       "video"};

/// The words of one node of an article's data, those of its children in their order.
std::string words_of(element value, int depth) {
  if (depth > kDeepest) {
    return {};
  }
  std::string_view text, type;
  simdjson::dom::array children;
  simdjson::dom::object node;
  std::string words;
  if (value.get(text) == simdjson::SUCCESS) {
    words = text.find('<') == std::string_view::npos ? text : html_fragment_text(text);
  } else if (value.get(children) == simdjson::SUCCESS) {
    for (const element child : children) {
      words += words_of(child, depth + 1);
    }
  } else if (value.get(node) == simdjson::SUCCESS) {
    const bool other = node["type"].get(type) == simdjson::SUCCESS &&
                       std::ranges::find(kOtherTypes, type) != kOtherTypes.end();
    for (const auto& [key, child] : node) {
      words +=
          !other && std::ranges::binary_search(kTextKeys, key) ? words_of(child, depth + 1) : "";
    }
  }
  return words;
}

struct Row {
  std::size_t prose = 0;  ///< bytes in paragraphs that read like sentences
  std::size_t paragraphs = 0;
  std::string text;
};

Row row_of(simdjson::dom::array nodes) {
  constexpr std::size_t kShortest = 60;
  Row row;
  for (const element node : nodes) {
    const std::string words = one_line(words_of(node, 0));
    if (words.empty()) {
      continue;
    }
    const bool prose = words.size() >= kShortest && words.find(' ') != std::string::npos;
    row.prose += prose ? words.size() : 0;
    row.paragraphs += prose ? 1u : 0u;
    row.text += row.text.empty() ? "" : "\n\n";
    row.text += words;
  }
  return row;
}

/// Looks at every array below `value`; an array inside a chosen one cannot be longer.
void find_longest(element value, int depth, Row& longest) {
  if (depth > kDeepest) {
    return;
  }
  simdjson::dom::array nodes;
  simdjson::dom::object object;
  if (value.get(object) == simdjson::SUCCESS) {
    for (const auto& [key, child] : object) {
      find_longest(child, depth + 1, longest);
    }
  } else if (value.get(nodes) == simdjson::SUCCESS) {
    Row row = row_of(nodes);
    if (row.paragraphs >= kParagraphs && row.prose > longest.prose) {
      longest = std::move(row);
    }
    for (const element child : nodes) {
      find_longest(child, depth + 1, longest);
    }
  }
}

/// The contents of the next script of data at or behind `at`, which moves behind it; "" at the end.
std::string_view next_data(std::string_view page, std::size_t& at) {
  constexpr std::string_view kType = "application/json";
  const std::size_t type = page.find(kType, at);
  const std::size_t begin = type == std::string_view::npos ? type : page.find('>', type);
  const std::size_t end = begin == std::string_view::npos ? begin : page.find("</script", begin);
  at = std::min(end, page.size());
  return end == std::string_view::npos ? std::string_view()
                                       : page.substr(begin + 1, end - begin - 1);
}

}  // namespace

std::string find_script_text(std::string_view page, std::string_view shown) {
  Row longest;
  simdjson::dom::parser parser;
  std::size_t at = 0;
  for (std::string_view data = next_data(page, at); !data.empty() || at < page.size();
       data = next_data(page, at)) {
    element root;
    if (data.size() <= kLongestScript && !parser.parse(data.data(), data.size()).get(root)) {
      find_longest(root, 0, longest);
    }
  }
  const bool holds = !longest.text.empty() && TextAgreement(longest.text).share_of(shown) >= kHolds;
  return holds ? longest.text : std::string();
}

}  // namespace backfile
