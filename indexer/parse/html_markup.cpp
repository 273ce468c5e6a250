// SPDX-License-Identifier: GPL-2.0-or-later
// slim_markup(): libxml2 takes its time for every node and attribute, and most of a page is neither
// text nor asked for.
#include "indexer/parse/html_markup.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <unordered_set>
#include <vector>

#include <libxml/HTMLparser.h>

#include "common/text/utf8.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

enum class TagFate : std::uint8_t {
  Keep,
  Drop,         ///< the tag goes, what it holds stays
  DropBare,     ///< goes when no attribute of it is kept
  Raw,          ///< goes with its content up to the end tag, which nothing else ends
  DropContent,  ///< goes with its content when the end tag is near
  Script,
};

struct TagRule {
  std::string_view name;
  TagFate fate;
};

constexpr std::array<TagRule, 41> kTagRules{{
    {"abbr", TagFate::DropBare},
    {"acronym", TagFate::Drop},
    {"audio", TagFate::DropContent},
    {"b", TagFate::Drop},
    {"base", TagFate::Drop},
    {"basefont", TagFate::Drop},
    {"bdi", TagFate::Drop},
    {"bdo", TagFate::Drop},
    {"big", TagFate::Drop},
    {"canvas", TagFate::DropContent},
    {"col", TagFate::Drop},
    {"em", TagFate::Drop},
    {"embed", TagFate::Drop},
    {"font", TagFate::DropBare},
    {"i", TagFate::Drop},
    {"iframe", TagFate::DropContent},
    {"input", TagFate::Drop},
    {"ins", TagFate::DropBare},
    {"mark", TagFate::Drop},
    {"math", TagFate::DropContent},
    {"noscript", TagFate::DropContent},
    {"option", TagFate::Drop},
    {"param", TagFate::Drop},
    {"path", TagFate::Drop},
    {"script", TagFate::Script},
    {"select", TagFate::DropContent},
    {"small", TagFate::Keep},
    {"source", TagFate::Drop},
    {"span", TagFate::DropBare},
    {"strike", TagFate::Drop},
    {"strong", TagFate::Drop},
    {"style", TagFate::Raw},
    {"svg", TagFate::DropContent},
    {"template", TagFate::DropContent},
    {"textarea", TagFate::DropContent},
    {"track", TagFate::Drop},
    {"tt", TagFate::Drop},
    {"u", TagFate::Drop},
    {"video", TagFate::DropContent},
    {"wbr", TagFate::Drop},
    {"xmp", TagFate::Keep},
}};

// Without end tags, or with end tags that many pages leave out.
// What may stand in a head; anything else begins the body, whose own tag may be left out. Source:
// HTML Living Standard, "before head" and "in head" insertion modes.
constexpr std::array<std::string_view, 11> kHeadTags{"base",
                                                     "frameset",
                                                     "head",
                                                     "html",
                                                     "link",
                                                     "meta",
                                                     "noscript",
                                                     "script",
                                                     "style",
                                                     "template",
                                                     "title"};

constexpr std::array<std::string_view, 16> kUncountedTags{"area",
                                                          "br",
                                                          "hr",
                                                          "img",
                                                          "li",
                                                          "link",
                                                          "meta",
                                                          "p",
                                                          "dd",
                                                          "dt",
                                                          "tr",
                                                          "td",
                                                          "th",
                                                          "tbody",
                                                          "thead",
                                                          "tfoot"};

// Attributes that readers of pages ask for; those that name a date are kept besides.
constexpr std::array<std::string_view, 13> kKeptAttributes{"aria-hidden",
                                                           "class",
                                                           "content",
                                                           "datetime",
                                                           "http-equiv",
                                                           "id",
                                                           "itemprop",
                                                           "itemtype",
                                                           "lang",
                                                           "name",
                                                           "property",
                                                           "rel",
                                                           "role"};
constexpr std::array<std::string_view, 4> kDateAttributeWords{"date", "time", "publish", "posted"};

TagFate fate_of(std::string_view name) {
  const auto found = std::lower_bound(
      kTagRules.begin(), kTagRules.end(), name, [](const TagRule& rule, std::string_view wanted) {
        return rule.name < wanted;
      });
  return found != kTagRules.end() && found->name == name ? found->fate : TagFate::Keep;
}

constexpr bool ends_name(char c) {
  return c == '>' || c == '/' || c == '<' || static_cast<unsigned char>(c) <= ' ';
}
constexpr bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

struct Attribute {
  std::string_view name, value;
};

class MarkupSlimmer {
 public:
  explicit MarkupSlimmer(std::string_view html) : html_(html) {
    slim_.html.reserve(std::min(html.size() / 2, kMaxHtmlBytes) + 64);
  }

  SlimMarkup run() {
    while (at_ < html_.size() && !slim_.cut) {
      const void* found = std::memchr(html_.data() + at_, '<', html_.size() - at_);
      const std::size_t tag =
          found == nullptr
              ? html_.size()
              : static_cast<std::size_t>(static_cast<const char*>(found) - html_.data());
      slim_.html += html_.substr(at_, tag - at_);
      at_ = tag;
      if (at_ < html_.size()) {
        read_markup();
      }
      slim_.cut = slim_.html.size() > kMaxHtmlBytes;
    }
    if (slim_.cut) {
      slim_.html.resize(utf8_cut(slim_.html, kMaxHtmlBytes));
    }
    return std::move(slim_);
  }

 private:
  void read_markup() {
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
    if (is_ascii_letter(next)) {
      return read_start_tag();
    }
    if (next == '/') {
      return read_end_tag();
    }
    if (next == '!' || next == '?') {
      return skip_declaration();
    }
    slim_.html += "&lt;";
    ++at_;
  }

  void skip_declaration() {
    const bool comment = html_.substr(at_).starts_with("<!--");
    bool& unclosed = comment ? comments_unclosed_ : declarations_unclosed_;
    const std::size_t end = unclosed  ? std::string_view::npos
                            : comment ? html_.find("-->", at_ + 4)
                                      : html_.find('>', at_);
    unclosed = end == std::string_view::npos;
    const std::size_t open = comment ? at_ + 4 : at_ + 2;
    at_ = unclosed ? open : end + (comment ? 3 : 1);
  }

  /// Copies the name at `begin` in lower case to name_; the position behind it.
  std::size_t read_name(std::size_t begin) {
    name_.clear();
    while (begin < html_.size() && !ends_name(html_[begin])) {
      name_ += ascii_lower(html_[begin++]);
    }
    bound_names();
    return begin;
  }

  /// libxml2 keeps every name in a dictionary that becomes slow with very many.
  void bound_names() {
    constexpr std::size_t kFewBytes = 256u << 10, kMostNames = 4000;
    if (html_.size() > kFewBytes && !names_.contains(name_)) {
      if (names_.size() < kMostNames) {
        names_.insert(name_);
      } else {
        name_ = "unknown";
      }
    }
  }

  void read_end_tag() {
    const std::size_t behind = read_name(at_ + 2);
    const std::size_t close = html_.find('>', behind);
    at_ = close == std::string_view::npos ? html_.size() : close + 1;
    const TagFate fate = fate_of(name_);
    const bool drop = fate == TagFate::DropBare ? pop_bare() : fate != TagFate::Keep;
    if (!drop && !name_.empty() && leave()) {
      slim_.html.append("</").append(name_).append(">");
    } else if (name_ == "p" || name_ == "div") {
      slim_.html += ' ';
    }
  }

  void read_start_tag() {
    at_ = read_name(at_ + 1);
    const TagFate fate = fate_of(name_);
    if (fate == TagFate::Keep) {
      open_body();
    }
    const std::size_t opened = slim_.html.size();
    slim_.html.append("<").append(name_);
    const std::size_t bare = slim_.html.size();
    read_attributes();
    const bool plain = slim_.html.size() == bare;
    if (fate == TagFate::Keep || (fate == TagFate::DropBare && !plain)) {
      if (fate == TagFate::DropBare) {
        push_bare(false);
      }
      return enter() ? static_cast<void>(slim_.html += '>') : slim_.html.resize(opened);
    }
    slim_.html.resize(opened);
    if (fate == TagFate::DropBare) {
      push_bare(true);
    } else if (fate == TagFate::Script) {
      read_script();
    } else if (fate == TagFate::Raw || fate == TagFate::DropContent) {
      skip_content(fate == TagFate::Raw);
    }
  }

  /// libxml2 knows HTML 4 alone and leaves an <article> in the head.
  void open_body() {
    if (body_open_ || std::binary_search(kHeadTags.begin(), kHeadTags.end(), name_)) {
      return;
    }
    body_open_ = true;
    const bool known = htmlTagLookup(reinterpret_cast<const xmlChar*>(name_.c_str())) != nullptr;
    slim_.html += known ? "" : "<body>";
  }

  static bool is_counted(const std::string& name) {
    return std::find(kUncountedTags.begin(), kUncountedTags.end(), name) == kUncountedTags.end();
  }

  /// Counts an element in; false when it lies too deep.
  bool enter() {
    const bool counted = !self_closed_ && is_counted(name_);
    depth_ += counted ? 1 : 0;
    return !counted || depth_ <= kMaxHtmlDepth;
  }

  bool leave() {
    const bool counted = is_counted(name_);
    const bool kept = !counted || depth_ <= kMaxHtmlDepth;
    depth_ -= counted && depth_ > 0 ? 1 : 0;
    return kept;
  }

  /// Spans and their like lie in each other; each end tag shares the fate of its start tag.
  void push_bare(bool dropped) {
    constexpr std::size_t kMost = 10000;
    if (bare_.size() < kMost) {
      bare_.push_back(dropped);
    }
  }
  bool pop_bare() {
    const bool dropped = bare_.empty() || bare_.back();
    if (!bare_.empty()) {
      bare_.pop_back();
    }
    return dropped;
  }

  /// Leaves at_ behind the tag, and the kept attributes at the end of the output.
  void read_attributes() {
    self_closed_ = false;
    type_ = {};
    const bool link = name_ == "a", header_link = name_ == "link";
    while (at_ < html_.size()) {
      while (at_ < html_.size() && is_space(html_[at_])) {
        ++at_;
      }
      if (at_ >= html_.size() || html_[at_] == '<') {
        return;
      }
      if (html_[at_] == '>') {
        ++at_;
        return;
      }
      if (html_[at_] == '/') {
        ++at_;
        self_closed_ = at_ < html_.size() && html_[at_] == '>';
        continue;
      }
      place_attribute(read_attribute(), link, header_link);
    }
  }

  Attribute read_attribute() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && html_[at_] != '=' && !ends_name(html_[at_])) {
      ++at_;
    }
    if (at_ == begin) {
      ++at_;  // a '=' without a name
      return {};
    }
    Attribute attribute{html_.substr(begin, at_ - begin), {}};
    std::size_t value = at_;
    while (value < html_.size() && is_space(html_[value])) {
      ++value;
    }
    if (value < html_.size() && html_[value] == '=') {
      at_ = value + 1;
      attribute.value = read_value();
    }
    return attribute;
  }

  std::string_view read_value() {
    constexpr std::size_t kLongest = 256u << 10;  // a quotation mark further off was forgotten
    while (at_ < html_.size() && is_space(html_[at_])) {
      ++at_;
    }
    const char quote = at_ < html_.size() ? html_[at_] : ' ';
    if (quote == '"' || quote == '\'') {
      const std::size_t end =
          html_.substr(0, std::min(html_.size(), at_ + kLongest)).find(quote, at_ + 1);
      if (end != std::string_view::npos) {
        const std::string_view value = html_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return value;
      }
    }
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') {
      ++at_;
    }
    return html_.substr(begin, at_ - begin);
  }

  void place_attribute(const Attribute& attribute, bool link, bool header_link) {
    constexpr std::size_t kLongestName = 40, kLongestLink = 120, kLongestTitle = 80;
    if (attribute.name.empty() || attribute.name.size() > kLongestName) {
      return;
    }
    attribute_name_.assign(attribute.name);
    std::transform(
        attribute_name_.begin(), attribute_name_.end(), attribute_name_.begin(), ascii_lower);
    const std::string_view name = attribute_name_;
    if (std::binary_search(kKeptAttributes.begin(), kKeptAttributes.end(), name)) {
      return write(name, attribute.value);
    }
    if (name == "href" && (link || header_link)) {
      return write(
          name,
          link ? attribute.value.substr(
                     0, utf8_cut(attribute.value, std::min(attribute.value.size(), kLongestLink)))
               : attribute.value);
    }
    if (name == "type") {
      type_ = attribute.value;
    } else if (name == "hidden" || (name == "style" && hides(attribute.value))) {
      write("hidden", "");
    } else if (attribute.value.size() <= kLongestTitle && may_hold_date(name, attribute.value)) {
      write(name, attribute.value);
    }
  }

  static bool hides(std::string_view style) {
    const auto sets = [&](std::string_view property, std::string_view value) {
      const std::size_t at = style.find(property);
      return at != std::string_view::npos &&
             style.substr(at, 20).find(value) != std::string_view::npos;
    };
    return sets("display", "none") || sets("visibility", "hidden");
  }

  static bool may_hold_date(std::string_view name, std::string_view value) {
    const bool dated = std::any_of(
        kDateAttributeWords.begin(), kDateAttributeWords.end(), [&](std::string_view word) {
          return name.find(word) != std::string_view::npos;
        });
    return (dated || name == "title") && std::any_of(value.begin(), value.end(), is_ascii_digit);
  }

  void write(std::string_view name, std::string_view value) {
    const char quote = value.find('"') == std::string_view::npos ? '"' : '\'';
    slim_.html.append(" ").append(name).append("=").append(1, quote).append(value).append(1, quote);
  }

  /// The start of "</name" in any case behind `from`, within `most` bytes; npos when there is none.
  std::size_t find_end_tag(std::string_view name, std::size_t from, std::size_t most) {
    const std::string_view window =
        html_.substr(0, most < html_.size() - from ? from + most : html_.size());
    const bool missed_before = missed_.name == name && missed_.behind > from;
    for (std::size_t at = window.find("</", missed_before ? missed_.behind : from);
         at != std::string_view::npos;
         at = window.find("</", at + 2)) {
      const std::string_view there = window.substr(at + 2, name.size());
      const bool same = there.size() == name.size() &&
                        std::equal(there.begin(), there.end(), name.begin(), [](char a, char b) {
                          return ascii_lower(a) == b;
                        });
      if (same) {
        return at;
      }
    }
    constexpr std::size_t kMark = 2;  // "</" at the window's end may be seen again
    missed_ = {std::string(name), window.size() - std::min(window.size(), name.size() + kMark)};
    return std::string_view::npos;
  }

  void read_script() {
    const bool data = type_.find("ld+json") != std::string_view::npos;
    const std::size_t end = find_end_tag("script", at_, html_.size());
    const std::size_t close = end == std::string_view::npos ? end : html_.find('>', end);
    if (end == std::string_view::npos) {
      at_ = html_.size();
      return;
    }
    if (data) {
      slim_.html.append("<script type=\"application/ld+json\">")
          .append(html_.substr(at_, end - at_))
          .append("</script>");
    }
    at_ = close == std::string_view::npos ? html_.size() : close + 1;
  }

  void skip_content(bool to_the_end) {
    constexpr std::size_t kNear = 256u << 10;
    if (self_closed_) {
      return;
    }
    const std::string name = name_;
    const std::size_t end = find_end_tag(name, at_, to_the_end ? html_.size() : kNear);
    if (end == std::string_view::npos) {
      at_ = to_the_end ? html_.size() : at_;
      return;
    }
    const std::size_t close = html_.find('>', end);
    at_ = close == std::string_view::npos ? html_.size() : close + 1;
    slim_.html += ' ';
  }

  std::string_view html_;
  std::size_t at_ = 0;
  SlimMarkup slim_;
  std::string name_, attribute_name_;
  std::string_view type_;
  std::vector<bool> bare_;
  bool self_closed_ = false;
  std::size_t depth_ = 0;
  // What was looked for in vain is not looked for again.
  struct Missed {
    std::string name;
    std::size_t behind = 0;  ///< no end tag of the name begins before it
  } missed_;
  bool body_open_ = false;
  bool comments_unclosed_ = false, declarations_unclosed_ = false;
  std::unordered_set<std::string> names_;
};

}  // namespace

SlimMarkup slim_markup(std::string_view html) { return MarkupSlimmer(html).run(); }

}  // namespace backfile
