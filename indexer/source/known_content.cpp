// SPDX-License-Identifier: GPL-2.0-or-later
// Tables. Magic numbers are those that the formats' own specifications give (PNG 5.2, RFC 1952,
// RFC 8878, APPNOTE.TXT 4.3, 7zFormat.txt, ...), checked against file(1)'s list.
#include "indexer/source/known_content.h"

#include <algorithm>
#include <array>

namespace backfile {

namespace {

using namespace std::string_view_literals;

constexpr ContentKind kRefused = ContentKind::Refused;
constexpr ContentKind kArchive = ContentKind::Archive;

// clang-format off
constexpr std::array kMagicNumbers = {
    MagicNumber{0, "WARC/"sv, ContentKind::Warc, ""sv},
    MagicNumber{0, "filedesc://"sv, ContentKind::Warc, ""sv},
    MagicNumber{0, "\x1F\x8B"sv, kArchive, ""sv},
    MagicNumber{0, "BZh"sv, kArchive, ""sv, true},
    MagicNumber{0, "\xFD"
                   "7zXZ\0"sv, kArchive, ""sv},
    MagicNumber{0, "\x28\xB5\x2F\xFD"sv, kArchive, ""sv},
    MagicNumber{0, "\x04\x22\x4D\x18"sv, kArchive, ""sv},
    MagicNumber{0, "\x5D\0\0"sv, kArchive, ""sv, true},
    MagicNumber{0, "\x1F\x9D"sv, kArchive, ""sv},
    MagicNumber{0, "LZIP\x01"sv, kArchive, ""sv},
    MagicNumber{0, "PK\x03\x04"sv, kArchive, ""sv},
    MagicNumber{0, "PK\x05\x06"sv, kArchive, ""sv},
    MagicNumber{0, "PK\x07\x08"sv, kArchive, ""sv},
    MagicNumber{0, "7z\xBC\xAF\x27\x1C"sv, ContentKind::SevenZip, ""sv},
    MagicNumber{0, "Rar!\x1A\x07"sv, kArchive, ""sv},
    MagicNumber{0, "MSCF\0\0\0\0"sv, kArchive, ""sv},
    MagicNumber{0, "!<arch>\n"sv, kArchive, ""sv},
    MagicNumber{0, "070701"sv, kArchive, ""sv, true},
    MagicNumber{0, "070702"sv, kArchive, ""sv, true},
    MagicNumber{0, "070707"sv, kArchive, ""sv, true},
    MagicNumber{0, "\xC7\x71"sv, kArchive, ""sv, true},
    MagicNumber{257, "ustar"sv, kArchive, ""sv},
    MagicNumber{0, "%PDF-"sv, kRefused, "PDF document"sv},
    MagicNumber{0, "%!PS"sv, kRefused, "PostScript document"sv},
    MagicNumber{0, "{\\rtf"sv, kRefused, "RTF document"sv},
    MagicNumber{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, kRefused, "Microsoft Office document"sv},
    MagicNumber{0, "AT&TFORM"sv, kRefused, "DjVu document"sv},
    MagicNumber{0, "\x89PNG\r\n"sv, kRefused, "PNG image"sv},
    MagicNumber{0, "\xFF\xD8\xFF"sv, kRefused, "JPEG image"sv},
    MagicNumber{0, "GIF87a"sv, kRefused, "GIF image"sv},
    MagicNumber{0, "GIF89a"sv, kRefused, "GIF image"sv},
    MagicNumber{8, "WEBPVP8"sv, kRefused, "WebP image"sv},
    MagicNumber{0, "BM"sv, kRefused, "BMP image"sv, true},
    MagicNumber{0, "II*\0"sv, kRefused, "TIFF image"sv},
    MagicNumber{0, "MM\0*"sv, kRefused, "TIFF image"sv},
    MagicNumber{0, "8BPS"sv, kRefused, "Photoshop image"sv, true},
    MagicNumber{0, "\0\0\x01\0"sv, kRefused, "icon"sv},
    MagicNumber{0, "wOFF"sv, kRefused, "font"sv, true},
    MagicNumber{0, "wOF2"sv, kRefused, "font"sv, true},
    MagicNumber{0, "OTTO"sv, kRefused, "font"sv, true},
    MagicNumber{0, "\0\x01\0\0\0"sv, kRefused, "font"sv},
    MagicNumber{0, "\x7F"
                   "ELF"sv, kRefused, "program"sv},
    MagicNumber{0, "MZ"sv, kRefused, "program"sv, true},
    MagicNumber{0, "\xCA\xFE\xBA\xBE"sv, kRefused, "program"sv},
    MagicNumber{0, "\xCF\xFA\xED\xFE"sv, kRefused, "program"sv},
    MagicNumber{0, "\0asm"sv, kRefused, "program"sv},
    MagicNumber{0, "OggS\0"sv, kRefused, "audio or video"sv},
    MagicNumber{0, "ID3"sv, kRefused, "audio"sv, true},
    MagicNumber{0, "fLaC\0"sv, kRefused, "audio"sv},
    MagicNumber{0, "RIFF"sv, kRefused, "audio or video"sv, true},
    MagicNumber{4, "ftyp"sv, kRefused, "video"sv, true},
    MagicNumber{0, "\x1A\x45\xDF\xA3"sv, kRefused, "video"sv},
    MagicNumber{0, "FLV\x01"sv, kRefused, "video"sv},
    MagicNumber{0, "SQLite format 3\0"sv, kRefused, "SQLite database"sv},
};
// clang-format on

struct Ending {
  std::string_view ending;
  std::string_view what;
};

constexpr std::string_view kSource = kProgramSource;
constexpr std::string_view kSettings = "settings file, not an article";
constexpr std::string_view kSchema = "schema or style sheet, not an article";

/// Sorted by ending.
constexpr std::array kRefusedEndings = {
    Ending{"asm", kSource},
    Ending{"awk", kSource},
    Ending{"bash", kSource},
    Ending{"bat", kSource},
    Ending{"c", kSource},
    Ending{"cc", kSource},
    Ending{"cfg", kSettings},
    Ending{"cmake", kSource},
    Ending{"cmd", kSource},
    Ending{"conf", kSettings},
    Ending{"cpp", kSource},
    Ending{"cs", kSource},
    Ending{"css", kSchema},
    Ending{"cxx", kSource},
    Ending{"dtd", kSchema},
    Ending{"ent", kSchema},
    Ending{"go", kSource},
    Ending{"h", kSource},
    Ending{"hh", kSource},
    Ending{"hpp", kSource},
    Ending{"ini", kSettings},
    Ending{"ipynb", kSource},
    Ending{"java", kSource},
    Ending{"js", kSource},
    Ending{"jsx", kSource},
    Ending{"kt", kSource},
    Ending{"less", kSchema},
    Ending{"lua", kSource},
    Ending{"mjs", kSource},
    Ending{"perl", kSource},
    Ending{"pl", kSource},
    Ending{"pm", kSource},
    Ending{"ps1", kSource},
    Ending{"py", kSource},
    Ending{"r", kSource},
    Ending{"rb", kSource},
    Ending{"rng", kSchema},
    Ending{"rs", kSource},
    Ending{"scala", kSource},
    Ending{"scss", kSchema},
    Ending{"sh", kSource},
    Ending{"sql", kSource},
    Ending{"svg", "drawing (SVG), not an article"},
    Ending{"swift", kSource},
    Ending{"tcl", kSource},
    Ending{"toml", kSettings},
    Ending{"ts", kSource},
    Ending{"tsx", kSource},
    Ending{"xsd", kSchema},
    Ending{"xsl", kSchema},
    Ending{"xslt", kSchema},
    Ending{"yaml", kSettings},
    Ending{"yml", kSettings},
};
static_assert(std::ranges::is_sorted(kRefusedEndings, {}, &Ending::ending));

constexpr std::array kDocumentationNames = {
    "changelog"sv, "copying"sv, "licence"sv, "license"sv, "notice"sv, "readme"sv};
constexpr std::array kDocumentationEndings = {""sv, "md"sv, "rst"sv, "txt"sv};

constexpr std::array kHtmlEndings = {
    "asp"sv,
    "aspx"sv,
    "cfm"sv,
    "htm"sv,
    "html"sv,
    "jsp"sv,
    "php"sv,
    "shtml"sv,
    "xhtml"sv,
};
static_assert(std::ranges::is_sorted(kHtmlEndings));

constexpr std::array kMarkdownEndings = {"markdown"sv, "md"sv, "mdown"sv, "mkd"sv};

constexpr std::array kPackedDocumentEndings = {
    "apk"sv,
    "docm"sv,
    "docx"sv,
    "epub"sv,
    "jar"sv,
    "odp"sv,
    "ods"sv,
    "odt"sv,
    "pptx"sv,
    "whl"sv,
    "xlsm"sv,
    "xlsx"sv,
    "xpi"sv,
};
static_assert(std::ranges::is_sorted(kPackedDocumentEndings));

constexpr std::array kHtmlElements = {
    "a"sv,      "article"sv, "b"sv,   "base"sv,   "blockquote"sv, "body"sv,     "br"sv,
    "center"sv, "div"sv,     "em"sv,  "font"sv,   "form"sv,       "frameset"sv, "h1"sv,
    "h2"sv,     "h3"sv,      "h4"sv,  "head"sv,   "header"sv,     "hr"sv,       "html"sv,
    "i"sv,      "iframe"sv,  "img"sv, "link"sv,   "main"sv,       "meta"sv,     "nav"sv,
    "ol"sv,     "p"sv,       "pre"sv, "script"sv, "section"sv,    "span"sv,     "strong"sv,
    "style"sv,  "table"sv,   "td"sv,  "title"sv,  "tr"sv,         "ul"sv,
};
static_assert(std::ranges::is_sorted(kHtmlElements));

constexpr std::array kXmlRoots = {
    "channel"sv,     "cdf"sv,       "feed"sv,   "mods"sv,         "newsitem"sv,
    "newsmessage"sv, "newsml"sv,    "nitf"sv,   "opml"sv,         "packageitem"sv,
    "plist"sv,       "rdf"sv,       "rss"sv,    "sitemapindex"sv, "svg"sv,
    "tei"sv,         "teicorpus"sv, "urlset"sv, "xliff"sv,        "xn"sv,
};

constexpr std::array kArticleFields = {
    "abstract"sv, "article"sv,  "author"sv,   "authors"sv,   "body"sv,        "byline"sv,
    "category"sv, "content"sv,  "contents"sv, "date"sv,      "description"sv, "doc_id"sv,
    "docid"sv,    "headline"sv, "id"sv,       "label"sv,     "lead"sv,        "link"sv,
    "maintext"sv, "news"sv,     "pubdate"sv,  "published"sv, "publication"sv, "publication_date"sv,
    "section"sv,  "source"sv,   "story"sv,    "summary"sv,   "text"sv,        "timestamp"sv,
    "title"sv,    "topic"sv,    "url"sv,
};

template <class Table>
bool holds(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

}  // namespace

std::span<const MagicNumber> magic_numbers() { return kMagicNumbers; }

std::string_view refused_ending(std::string_view ending) {
  const auto found = std::ranges::lower_bound(kRefusedEndings, ending, {}, &Ending::ending);
  return found != kRefusedEndings.end() && found->ending == ending ? found->what
                                                                   : std::string_view();
}

bool is_documentation(std::string_view file_name) {
  const std::size_t dot = std::min(file_name.find('.'), file_name.size());
  const std::size_t ending = std::min(dot + 1, file_name.size());
  return holds(kDocumentationNames, file_name.substr(0, dot)) &&
         holds(kDocumentationEndings, file_name.substr(ending));
}

bool is_html_ending(std::string_view ending) { return holds(kHtmlEndings, ending); }
bool is_markdown_ending(std::string_view ending) { return holds(kMarkdownEndings, ending); }
bool is_packed_document_ending(std::string_view ending) {
  return holds(kPackedDocumentEndings, ending);
}
bool is_html_element(std::string_view element) { return holds(kHtmlElements, element); }
bool is_known_xml_root(std::string_view element) { return holds(kXmlRoots, element); }
bool is_article_field(std::string_view field) { return holds(kArticleFields, field); }

}  // namespace backfile
