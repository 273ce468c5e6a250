// SPDX-License-Identifier: GPL-2.0-or-later
// Content first, name second.
#include "indexer/source/format_sniffer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include <fmt/format.h>

#include "indexer/source/ascii_text.h"
#include "indexer/source/csv_dialect.h"
#include "indexer/source/dated_lines.h"
#include "indexer/source/known_content.h"
#include "indexer/source/message_shapes.h"
#include "indexer/source/word_list.h"
#include "indexer/source/xml_records.h"

namespace backfile {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSpace = " \t\r\n\f\v";

std::string_view file_name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string ending_of(std::string_view path) {
  const std::string_view name = file_name_of(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

bool has_wide_mark(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.starts_with("\0\0\xFE\xFF"sv) || head.starts_with("<\0\0\0"sv) ||
         head.starts_with("\0\0\0<"sv);
}

std::string_view without_mark(std::string_view head) {
  return head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head;
}

std::string_view without_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kSpace), text.size()));
}

/// Controls of text are those that line printers, terminals and ISO 2022 use.
struct ByteCounts {
  std::size_t zeros_at_even = 0, zeros_at_odd = 0, controls = 0;
};

ByteCounts count_bytes(std::string_view head) {
  ByteCounts counts;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const unsigned char byte = static_cast<unsigned char>(head[i]);
    if (byte == 0) {
      ++(i % 2 == 0 ? counts.zeros_at_even : counts.zeros_at_odd);
    } else if (byte < 0x20 && !(0x08 <= byte && byte <= 0x0F) && byte != 0x1B) {
      ++counts.controls;
    }
  }
  return counts;
}

bool looks_like_utf16(const ByteCounts& counts, std::size_t size) {
  const auto [few, many] = std::minmax(counts.zeros_at_even, counts.zeros_at_odd);
  return many * 10 > size * 3 && few * 50 < size;
}

/// One byte in 16 being a control, or one in 100 a zero, does not happen in text: random bytes have
/// one in 10, short messages of agency formats with their SYN, SOH and STX up to one in 25.
bool is_binary(std::string_view head) {
  if (has_wide_mark(head)) {
    return false;
  }
  const ByteCounts counts = count_bytes(head);
  const std::size_t zeros = counts.zeros_at_even + counts.zeros_at_odd;
  return !looks_like_utf16(counts, head.size()) &&
         (zeros * 100 > head.size() || counts.controls * 16 > head.size());
}

/// The checksum of a tar header from before "ustar" was written into it (POSIX.1, pax, ustar
/// interchange format).
bool is_old_tar(std::string_view head) {
  if (head.size() < 512 || head[0] == '\0') {
    return false;
  }
  unsigned sum = 0;
  unsigned written = 0;
  for (std::size_t i = 0; i < 512; ++i) {
    const char byte = head[i];
    const bool in_checksum = 148 <= i && i < 156;
    sum += in_checksum ? ' ' : static_cast<unsigned char>(byte);
    if (in_checksum && '0' <= byte && byte <= '7') {
      written = written * 8 + static_cast<unsigned>(byte - '0');
    }
  }
  return sum == written;
}

/// Zip files that are one document, by the name of the first member.
bool is_packed_document(std::string_view head, std::string_view name) {
  constexpr std::size_t kNameOffset = 30;  // APPNOTE.TXT 4.3.7
  if (!head.starts_with("PK\x03\x04") || head.size() < kNameOffset) {
    return false;
  }
  const std::string_view member = head.substr(kNameOffset);
  return is_packed_document_ending(ending_of(name)) || member.starts_with("mimetype") ||
         member.starts_with("[Content_Types].xml") || member.starts_with("_rels/.rels");
}

/// The first element's name, lower-case, behind declarations and comments; "!html" for a DOCTYPE of
/// it. `has_declaration` is set when there is an XML declaration or another DOCTYPE.
std::string first_element(std::string_view text, bool& has_declaration) {
  while ((text = without_space(text)).starts_with('<')) {
    if (text.starts_with("<!--")) {
      const std::size_t end = text.find("-->");
      if (end == std::string_view::npos) {
        return {};
      }
      text.remove_prefix(end + 3);
      continue;
    }
    const std::string_view name = text.substr(1, text.find_first_of(" \t\r\n>/", 2) - 1);
    if (!name.starts_with('?') && !name.starts_with('!')) {
      return ascii_lower(name);
    }
    if (ascii_lower(text.substr(0, 14)) == "<!doctype html") {
      return "html";
    }
    has_declaration = true;
    const std::size_t subset = text.find_first_of("[>");
    const std::size_t end =
        subset != std::string_view::npos && text[subset] == '[' && name[0] == '!'
            ? text.find("]>", subset)
            : text.find('>');
    if (end == std::string_view::npos) {
      return {};
    }
    text.remove_prefix(text.find('>', end) + 1);
  }
  return {};
}

bool has_tag(std::string_view lowered, std::string_view tag) {
  const std::size_t at = lowered.find(tag);
  return at != std::string_view::npos && at + tag.size() < lowered.size() &&
         std::strchr(" \t\r\n>/", lowered[at + tag.size()]) != nullptr;
}

std::optional<Content> sniff_markup(std::string_view text, std::string_view ending) {
  bool has_declaration = false;
  const std::string element = first_element(text, has_declaration);
  const std::string near = ascii_lower(text.substr(0, 4096));
  if (element == "reuters") {
    return Content{ContentKind::Reuters, {}};
  }
  const bool markup = text.starts_with('<');
  if (element == "doc" ||
      (markup && has_tag(near, "<doc") && (has_tag(near, "<docno") || has_tag(near, "<docid")))) {
    return Content{ContentKind::Trec, {}};
  }
  if (is_html_element(element)) {
    return Content{ContentKind::Html, {}};
  }
  const std::string_view root =
      std::string_view(element).substr(element.find(':') + 1);  // without its prefix
  if (has_declaration || is_known_xml_root(root) || (ending == "xml" && !element.empty())) {
    if (find_xml_records(text)) {
      return Content{ContentKind::Xml, {}};
    }
    return Content{ContentKind::Refused,
                   fmt::format("XML ({}) without an article in it",
                               root.empty() ? "broken" : root.substr(0, 40))};
  }
  if (markup && (has_tag(near, "<html") || has_tag(near, "<head") || has_tag(near, "<body"))) {
    return Content{ContentKind::Html, {}};
  }
  return std::nullopt;
}

bool is_json(std::string_view text, bool named) {
  if (text.empty()) {
    return false;
  }
  const char first = text.front();
  const std::string_view rest = without_space(text.substr(1));
  if (rest.empty() || (first != '{' && first != '[')) {
    return false;
  }
  return named || rest.front() == (first == '{' ? '"' : '{') ||
         (first == '{' && rest.front() == '}');
}

constexpr std::string_view kWordList = "list of words without sentences, not an article";

/// A table of numbered words or queries that names no columns.
bool is_bare_list(std::string_view text, CsvDialect dialect) {
  CsvRowScanner rows(dialect);
  rows.feed(text);
  return rows.row_complete() && !is_csv_header(rows.take_row(), {}) && is_word_list(text);
}

std::optional<Content> sniff_table(std::string_view text, std::string_view ending) {
  const char delimiter = ending == "tsv" || ending == "tab" ? '\t' : '\0';
  const bool named = ending == "csv" || delimiter != 0;
  if (!named && text.substr(0, text.find('\n')).find_first_of(",;\t|") == std::string_view::npos) {
    return std::nullopt;
  }
  if (const auto dialect = detect_csv_dialect(text, named, delimiter)) {
    return is_bare_list(text, *dialect) ? Content{ContentKind::Refused, std::string(kWordList)}
                                        : Content{ContentKind::Csv, {}};
  }
  return std::nullopt;
}

struct WideMark {
  std::string_view bytes;
  std::string_view charset;
};

/// Byte order marks, and "<?xml" and "<" without one (XML 1.0, appendix F). UTF-32's mark begins
/// with UTF-16's.
constexpr std::array kWideMarks = {
    WideMark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
    WideMark{"\0\0\xFE\xFF"sv, "UTF-32BE"},
    WideMark{"\xFF\xFE"sv, "UTF-16LE"},
    WideMark{"\xFE\xFF"sv, "UTF-16BE"},
    WideMark{"<\0\0\0"sv, "UTF-32LE"},
    WideMark{"\0\0\0<"sv, "UTF-32BE"},
};

}  // namespace

std::optional<Content> sniff_container(std::string_view head, std::string_view name) {
  if (head.size() < kSniffBytes && without_space(without_mark(head)).empty()) {
    return Content{ContentKind::Refused, "empty"};
  }
  if (is_packed_document(head, name)) {
    return Content{ContentKind::Refused, "office document or e-book, not read"};
  }
  if (wire_format(head)) {
    return std::nullopt;
  }
  const bool binary = is_binary(head.substr(0, 8192));
  for (const MagicNumber& magic : magic_numbers()) {
    if (head.size() > magic.offset && head.substr(magic.offset).starts_with(magic.bytes) &&
        (binary || !magic.needs_binary)) {
      const bool refused = magic.kind == ContentKind::Refused;
      return Content{magic.kind, refused ? fmt::format("{}, not read", magic.what) : std::string()};
    }
  }
  if (is_old_tar(head)) {
    return Content{ContentKind::Archive, {}};
  }
  if (binary) {
    return Content{ContentKind::Refused, "binary data, not text"};
  }
  return std::nullopt;
}

std::string_view wide_charset(std::string_view head) {
  for (const WideMark& mark : kWideMarks) {
    if (head.starts_with(mark.bytes)) {
      return mark.charset;
    }
  }
  const ByteCounts counts = count_bytes(head.substr(0, 8192));
  if (!looks_like_utf16(counts, std::min<std::size_t>(head.size(), 8192))) {
    return {};
  }
  return counts.zeros_at_odd > counts.zeros_at_even ? "UTF-16LE" : "UTF-16BE";
}

Content sniff_text(std::string_view head, std::string_view name) {
  if (const std::optional<DocumentFormat> wire = wire_format(head)) {
    return {*wire == DocumentFormat::Anpa ? ContentKind::Anpa : ContentKind::Iptc7901, {}};
  }
  const std::string_view text = without_space(without_mark(head));
  const std::string ending = ending_of(name);
  if (const std::string_view refused = refused_ending(ending); !refused.empty()) {
    return {ContentKind::Refused, std::string(refused)};
  }
  if (is_documentation(ascii_lower(file_name_of(name)))) {
    return {ContentKind::Refused, "documentation, not an article"};
  }
  if (text.starts_with("#!")) {
    return {ContentKind::Refused, std::string(kProgramSource)};
  }
  if (const std::optional<Content> markup = sniff_markup(text, ending)) {
    return *markup;
  }
  const bool named_json =
      ending.find("json") != std::string::npos || ending == "jsonl" || ending == "jl";
  if (is_json(text, named_json)) {
    return {ContentKind::Json, {}};
  }
  if (named_json) {
    return {ContentKind::Refused, "not JSON, in spite of its name"};
  }
  if (is_html_ending(ending)) {
    return {ContentKind::Html, {}};
  }
  if (is_mail_folder(text)) {
    return {ContentKind::MailFolder, {}};
  }
  if (is_mail_message(text)) {
    return {ContentKind::Mail, {}};
  }
  if (has_front_matter(text) || is_markdown_ending(ending)) {
    return {ContentKind::Markdown, {}};
  }
  if (is_dated_lines(head)) {
    return {ContentKind::DatedLines, {}};
  }
  if (is_judgement_list(text)) {
    return {ContentKind::Refused, "relevance judgements, not an article"};
  }
  if (const std::optional<Content> table = sniff_table(without_mark(head), ending)) {
    return *table;
  }
  if (is_word_list(text)) {
    return {ContentKind::Refused, std::string(kWordList)};
  }
  return {};
}

}  // namespace backfile
