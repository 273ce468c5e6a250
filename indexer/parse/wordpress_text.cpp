// SPDX-License-Identifier: GPL-2.0-or-later
// One walk over the brackets.
#include "indexer/parse/wordpress_text.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/parse/text_chars.h"
#include "indexer/parse/xml_text.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 2> kCaptions{"caption", "wp_caption"};
constexpr std::array<std::string_view, 5> kMedia{"audio", "embed", "gallery", "playlist", "video"};
constexpr std::size_t kMaxTagBytes = 2000, kMaxCaptionBytes = 20'000;

template <std::size_t kSize>
bool holds(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// "[name attributes]" or "[/name]"; no name for other brackets.
struct Shortcode {
  std::string_view name, attributes;
  bool closes = false;
  std::size_t bytes = 0;
};

Shortcode read_shortcode(std::string_view text) {
  const std::size_t end = text.substr(0, kMaxTagBytes).find(']');
  if (end == std::string_view::npos) {
    return {};
  }
  std::string_view inside = text.substr(1, end - 1);
  const bool closes = inside.starts_with('/');
  inside.remove_prefix(closes ? 1 : 0);
  std::size_t name = 0;
  while (name < inside.size() && (is_ascii_letter(inside[name]) || is_ascii_digit(inside[name]) ||
                                  inside[name] == '_' || inside[name] == '-')) {
    ++name;
  }
  const bool named = name > 0 && is_ascii_letter(inside.front()) &&
                     (name == inside.size() || inside[name] == ' ' || inside[name] == '/');
  return named ? Shortcode{inside.substr(0, name), inside.substr(name), closes, end + 1}
               : Shortcode{};
}

class WordpressReader {
 public:
  WordpressReader(std::string_view content, std::vector<std::string>& captions)
      : content_(content), captions_(captions) {
    visit_shortcodes([&](const Shortcode& code) {
      if (code.closes) {
        closed_.insert(code.name);
      }
    });
  }

  std::string read() {
    while (at_ < content_.size()) {
      const std::size_t next = std::min(content_.find_first_of("[\n", at_), content_.size());
      markup_ += content_.substr(at_, next - at_);
      at_ = next;
      if (at_ < content_.size()) {
        content_[at_] == '[' ? read_bracket() : read_line_end();
      }
    }
    return std::move(markup_);
  }

 private:
  template <class Visit>
  void visit_shortcodes(const Visit& visit) const {
    for (std::size_t at = content_.find('['); at != std::string_view::npos;
         at = content_.find('[', at + 1)) {
      const Shortcode code = read_shortcode(content_.substr(at));
      if (!code.name.empty()) {
        visit(code);
      }
    }
  }

  void read_line_end() {
    const std::size_t end = std::min(content_.find_first_not_of(" \t\r\n", at_), content_.size());
    const std::string_view blanks = content_.substr(at_, end - at_);
    markup_ += std::ranges::count(blanks, '\n') > 1 ? "<p>" : "\n";
    at_ = end;
  }

  void read_bracket() {
    const Shortcode code = read_shortcode(content_.substr(at_));
    const bool media = holds(kMedia, code.name);
    const bool known = closed_.contains(code.name) || media || holds(kCaptions, code.name) ||
                       code.attributes.find("=\"") != std::string_view::npos;
    if (code.name.empty() || !known) {
      markup_ += content_[at_++];
      return;
    }
    at_ += code.bytes;
    if (!code.closes && (media || holds(kCaptions, code.name))) {
      read_enclosed(code.name, media);
    }
  }

  void read_enclosed(std::string_view name, bool media) {
    const std::string close = "[/" + std::string(name) + "]";
    const std::size_t end = content_.substr(at_, kMaxCaptionBytes).find(close);
    if (end == std::string_view::npos) {
      return;
    }
    std::string caption = markup_line(std::string(content_.substr(at_, end)));
    if (!media && !caption.empty()) {
      captions_.push_back(std::move(caption));
    }
    at_ += end + close.size();
  }

  std::string_view content_;
  std::vector<std::string>& captions_;
  std::set<std::string_view> closed_;  ///< names that have an end tag
  std::string markup_;
  std::size_t at_ = 0;
};

}  // namespace

std::string wordpress_markup(std::string_view content, std::vector<std::string>& captions) {
  return WordpressReader(content, captions).read();
}

}  // namespace backfile
