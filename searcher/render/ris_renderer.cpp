// SPDX-License-Identifier: GPL-2.0-or-later
// Citations as RIS: two letters, two blanks, a hyphen, a blank, the value.
#include <ostream>

#include <fmt/format.h>

#include "searcher/render/citation.h"
#include "searcher/render/renderer.h"

namespace backfile {
namespace {

// "Family, Given". A whole name of several words ends in a comma, by which EndNote and Zotero know
// that it is not to be taken apart.
std::string author(const CitedName& name) {
  if (!name.given.empty()) {
    return name.family + ", " + name.given;
  }
  return name.family.find(' ') == std::string::npos ? name.family : name.family + ",";
}

// "2017/09/14/", "2017/09//", "2017///".
std::string ris_date(const std::vector<unsigned>& parts) {
  std::string date;
  for (std::size_t i = 0; i < 3 && !parts.empty(); ++i) {
    date += i < parts.size() ? fmt::format("{:0{}}/", parts[i], i == 0 ? 4 : 2) : "/";
  }
  return date;
}

class RecordWriter {
 public:
  explicit RecordWriter(std::ostream& out) : out_(out) {}

  void write(const Citation& citation) {
    field("TY", "NEWS");
    field("ID", citation.key);
    for (const CitedName& name : citation.authors) {
      field("AU", author(name));
    }
    field("TI", citation.headline);
    field("T2", citation.outlet);
    field("SE", citation.section);
    field("PY", citation.issued.empty() ? "" : fmt::format("{:04}", citation.issued[0]));
    field("DA", ris_date(citation.issued));
    field("LA", citation.language);
    field("UR", citation.url);
    field("N1", citation.date_doubt);
    out_ << "ER  - \n";
  }

 private:
  void field(std::string_view tag, std::string_view value) {
    if (!value.empty()) {
      out_ << tag << "  - " << value << '\n';
    }
  }

  std::ostream& out_;
};

}  // namespace

void render_ris(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  write_citations(
      result, options, out, [&](const Citation& citation) { RecordWriter(out).write(citation); });
}

}  // namespace backfile
