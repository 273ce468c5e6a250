// SPDX-License-Identifier: GPL-2.0-or-later
// parse_markdown(): what static site generators keep: fields between fences, then Markdown. Source:
// CommonMark 0.30 as far as articles use it; of YAML and TOML the scalars and lists.
#include <algorithm>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/html_body.h"
#include "indexer/parse/record_article.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_units.h"
#include "indexer/parse/xml_text.h"

namespace backfile {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string unquoted(std::string_view value) {
  value = trim(value);
  const bool quoted = value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
                      value.back() == value.front();
  return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

/// "[a, 'b, c']" at commas outside quotes.
std::vector<std::string> list_values(std::string_view list) {
  std::vector<std::string> values;
  std::string value;
  char quote = 0;
  for (const char c : list) {
    if (quote != 0 || c == '"' || c == '\'') {
      quote = quote == 0 ? c : c == quote ? '\0' : quote;
    }
    if (c == ',' && quote == 0) {
      values.push_back(unquoted(std::exchange(value, {})));
    } else {
      value += c;
    }
  }
  values.push_back(unquoted(value));
  std::erase_if(values, [](const std::string& v) { return v.empty(); });
  return values;
}

/// Fields between the fences, one a line: "name: value", "name = value", "- item" below a name.
std::vector<RecordField> front_fields(std::string_view lines, char sign) {
  std::vector<RecordField> fields;
  bool folded = false;  // "name: >" or "name: |": the value is in the lines below
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    const std::string_view bare = trim(line);
    const bool indented = !line.empty() && is_blank(line.front());
    if (bare.empty() || bare.starts_with('#')) {
      continue;
    }
    if (!fields.empty() && (bare.starts_with("- ") || (indented && folded))) {
      std::vector<std::string>& values = fields.back().values;
      if (folded && !values.empty()) {
        values.back() += " " + std::string(bare);
      } else {
        values.push_back(folded ? std::string(bare) : unquoted(bare.substr(2)));
      }
      continue;
    }
    const std::size_t at = bare.find(sign);
    if (at == std::string_view::npos || indented) {
      continue;
    }
    std::string_view value = trim(bare.substr(at + 1));
    folded = value.starts_with('>') || value.starts_with('|');
    RecordField field{lower_ascii(unquoted(bare.substr(0, at))), {}};
    if (value.starts_with('[') && value.ends_with(']')) {
      field.values = list_values(value.substr(1, value.size() - 2));
    } else if (!value.empty() && !folded) {
      field.values = {unquoted(value)};
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

/// Takes the front matter off `text`.
std::vector<RecordField> take_front_matter(std::string_view& text) {
  std::string_view rest = text;
  const std::string_view fence = trim(take_line(rest));
  if (fence != "---" && fence != "+++") {
    return {};
  }
  const char* begin = rest.data();
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (trim(line) == fence || trim(line) == "...") {
      const std::string_view inside(begin, static_cast<std::size_t>(line.data() - begin));
      text = rest;
      return front_fields(inside, fence == "---" ? ':' : '=');
    }
  }
  return {};
}

/// Where `mark` stands next in a line that is gone through from left to right. Cost: the line's
/// length for all calls together.
class NextMark {
 public:
  NextMark(std::string_view line, std::string_view mark) : line_(line), mark_(mark) {}
  std::size_t from(std::size_t at) {
    if (!known_ || (next_ != std::string_view::npos && next_ < at)) {
      next_ = line_.find(mark_, at);
      known_ = true;
    }
    return next_;
  }

 private:
  std::string_view line_, mark_;
  std::size_t next_ = 0;
  bool known_ = false;
};

/// "[words](address)" and "![caption](address)" as words; captions are kept apart.
std::string without_links(std::string_view line, std::vector<std::string>& captions) {
  std::string plain;
  NextMark middles(line, "]("), closes(line, ")");
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool image = line[at] == '!' && at + 1 < line.size() && line[at + 1] == '[';
    const std::size_t open = image ? at + 1 : at;
    const std::size_t middle = line[open] == '[' ? middles.from(open) : std::string_view::npos;
    const std::size_t close = middle == std::string_view::npos ? middle : closes.from(middle);
    if (close == std::string_view::npos) {
      plain += line[at];
      continue;
    }
    const std::string words(line.substr(open + 1, middle - open - 1));
    if (image) {
      captions.push_back(words);
    } else {
      plain += words;
    }
    at = close;
  }
  return plain;
}

/// Runs of '*', '_' and '`' at the edge of words.
std::string without_emphasis(std::string_view line) {
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    const std::size_t end = std::min(line.find_first_not_of(c, at), line.size());
    const bool inside_word = c == '_' && at > 0 && end < line.size() &&
                             (is_ascii_letter(line[at - 1]) || is_ascii_digit(line[at - 1])) &&
                             (is_ascii_letter(line[end]) || is_ascii_digit(line[end]));
    const bool spaced =
        (at == 0 || is_blank(line[at - 1])) && (end == line.size() || is_blank(line[end]));
    const bool mark = (c == '*' || c == '_' || c == '`') && !inside_word && !spaced;
    if (!mark) {
      plain += line.substr(at, end - at);
    }
    at = end;
  }
  return plain;
}

struct MarkdownText {
  std::string headline, body;
  std::vector<std::string> captions;
};

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-*_= ") == std::string_view::npos;
}

/// A heading of the first rank is the headline when nothing stands above it.
MarkdownText read_markdown(std::string_view text) {
  MarkdownText read;
  std::string last;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    std::string_view bare = trim(line);
    const std::size_t rank = std::min(bare.find_first_not_of('#'), bare.size());
    const bool heading = rank > 0 && rank <= 6 && rank < bare.size() && is_blank(bare[rank]);
    const bool underline = is_rule(bare);
    if (underline) {
      if (bare.front() == '=' && read.headline.empty() && trim(read.body) == trim(last)) {
        read.headline = std::exchange(last, {});
        read.body.clear();
      }
      read.body += "\n";
      continue;
    }
    bare = heading ? trim(bare.substr(rank)) : bare;
    while (bare.starts_with('>')) {
      bare = trim(bare.substr(1));
    }
    std::string plain = without_emphasis(without_links(bare, read.captions));
    if (heading && rank == 1 && read.headline.empty() && trim(read.body).empty()) {
      read.headline = std::move(plain);
      continue;
    }
    read.body += heading ? "\n" + plain + "\n\n" : plain + "\n";
    last = plain.empty() ? last : plain;
  }
  return read;
}

}  // namespace

Result<ArticleDraft> parse_markdown(std::string_view text, const ParseOptions& options) {
  text = text.substr(std::min(text.find_first_not_of(" \t\n"), text.size()));
  std::vector<RecordField> fields = take_front_matter(text);
  MarkdownText read = read_markdown(text);
  if (holds_tags(read.body)) {
    read.body = html_fragment_text(read.body);
  }
  fields.push_back({"headline", {read.headline}});
  const auto titled = std::ranges::find(fields, "title", &RecordField::name);
  if (titled != fields.end() && !titled->values.empty()) {
    fields.pop_back();
  } else if (trim(read.headline).empty()) {
    fields.back().values.clear();
  }
  auto draft = article_of_record(fields, options);
  if (!draft) {
    draft = ArticleDraft{};
  }
  draft->article.body = unwrap_paragraphs(read.body);
  draft->article.captions = std::move(read.captions);
  return draft;
}

}  // namespace backfile
