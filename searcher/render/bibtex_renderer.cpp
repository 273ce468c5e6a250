// SPDX-License-Identifier: GPL-2.0-or-later
// Citations as BibTeX, with the fields of biblatex beside it that JabRef and Zotero read.
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "searcher/render/citation.h"
#include "searcher/render/renderer.h"

namespace backfile {
namespace {

// What TeX takes for commands. Braces as commands, since BibTeX counts even escaped ones.
std::string escaped(std::string_view text) {
  std::string tex;
  for (const char c : text) {
    switch (c) {
      case '\\':
        tex += "\\textbackslash{}";
        break;
      case '{':
        tex += "\\textbraceleft{}";
        break;
      case '}':
        tex += "\\textbraceright{}";
        break;
      case '^':
        tex += "\\textasciicircum{}";
        break;
      case '~':
        tex += "\\textasciitilde{}";
        break;
      case '$':
      case '&':
      case '#':
      case '%':
      case '_':
        tex.append(1, '\\').append(1, c);
        break;
      default:
        tex += c;
    }
  }
  return tex;
}

// An address is read letter by letter: only what would end the field is changed.
std::string address(std::string_view url) {
  std::string encoded;
  for (const char c : url) {
    constexpr std::string_view kEncoded = "{}\\ ";
    encoded += kEncoded.find(c) == std::string_view::npos
                   ? std::string(1, c)
                   : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

// Names stand in the order that BibTeX is sure of: "Family, Given", or whole in braces.
std::string authors_of(const Citation& citation) {
  std::string names;
  for (const CitedName& name : citation.authors) {
    names += names.empty() ? "" : " and ";
    names += name.given.empty() ? fmt::format("{{{}}}", escaped(name.family))
                                : fmt::format("{}, {}", escaped(name.family), escaped(name.given));
  }
  return names;
}

std::string iso_date(const std::vector<unsigned>& parts) {
  std::string date;
  for (const unsigned part : parts) {
    date += date.empty() ? fmt::format("{:04}", part) : fmt::format("-{:02}", part);
  }
  return date;
}

class EntryWriter {
 public:
  explicit EntryWriter(std::ostream& out) : out_(out) {}

  void write(const Citation& citation) {
    constexpr std::array<std::string_view, 12> kMonths{
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::vector<unsigned>& issued = citation.issued;
    out_ << "@article{" << citation.key << ",\n";
    field("entrysubtype", "newspaper");
    field("author", authors_of(citation));
    field("title", escaped(citation.headline));
    field("journal", escaped(citation.outlet));
    field("date", iso_date(issued));
    field("year", issued.empty() ? "" : fmt::format("{:04}", issued[0]));
    if (issued.size() > 1) {
      out_ << "  month = " << kMonths[issued[1] - 1] << ",\n";
    }
    field("language", escaped(citation.language));
    field("url", address(citation.url));
    field("note", escaped(citation.date_doubt));
    out_ << "}\n";
  }

 private:
  void field(std::string_view name, std::string_view value) {
    if (!value.empty()) {
      out_ << "  " << name << " = {" << value << "},\n";
    }
  }

  std::ostream& out_;
};

}  // namespace

void render_bibtex(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  write_citations(
      result, options, out, [&](const Citation& citation) { EntryWriter(out).write(citation); });
}

}  // namespace backfile
