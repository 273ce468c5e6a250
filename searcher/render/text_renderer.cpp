// SPDX-License-Identifier: GPL-2.0-or-later
// Hits for people.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "searcher/render/article_lines.h"
#include "searcher/render/renderer.h"
#include "searcher/render/safe_address.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

std::string total_line(const SearchResult& result) {
  if (result.total == 0) {
    return fmt::format("no articles match ({} in the archive)", grouped(result.archived));
  }
  const std::string total = counted(result.total, "article", "articles");
  if (result.hits.empty()) {
    return result.offset < result.total
               ? total
               : fmt::format("{}, none from {} on", total, grouped(result.offset + 1));
  }
  const std::uint64_t first = result.hits.front().rank;
  const std::uint64_t last = result.hits.back().rank;
  return first == last ? fmt::format("{} of {}", grouped(first), total)
                       : fmt::format("{}–{} of {}", grouped(first), grouped(last), total);
}

class HitWriter {
 public:
  HitWriter(const SearchResult& result, const RenderOptions& options, std::ostream& out)
      : options_(options),
        out_(out),
        styles_(options.color),
        indent_(std::to_string(result.hits.empty() ? 0 : result.hits.back().rank).size() + 2) {}

  void write(const Hit& hit) {
    out_ << '\n'
         << styles_.apply(Style::Dim, right_aligned(std::to_string(hit.rank), indent_ - 2)) << "  ";
    write_headline(hit);
    indent();
    write_text({about_line(hit.article), {}}, Style::Id);
    if (!hit.snippet.text.empty()) {
      indent();
      write_text(printable(hit.snippet, options_.color), Style::Plain);
    }
    if (options_.explain) {
      write_score(hit);
    }
  }

 private:
  void indent() { out_ << std::string(indent_, ' '); }

  void write_text(const MarkedText& text, Style style) {
    write_block(out_, text, {indent_, options_.columns}, style, styles_);
  }

  void write_headline(const Hit& hit) {
    const std::string address = options_.hyperlinks ? link_address(hit.article.url) : std::string();
    const std::string id = print_article_id(hit.article.id);
    write_block(
        out_, headline_of(hit), {indent_, options_.columns, address, id}, Style::Headline, styles_);
  }

  MarkedText headline_of(const Hit& hit) const {
    MarkedText headline = printable(hit.headline, options_.color);
    if (headline.text.empty()) {
      headline.text = "(no headline)";
    }
    return headline;
  }

  void write_score(const Hit& hit) {
    std::string line = fmt::format("score {:.3f}", hit.score);
    const char* joint = " = ";
    for (const ScorePart& part : hit.score_parts) {
      line += fmt::format("{}{:.3f} {}", joint, part.score, one_line(part.label));
      joint = " + ";
    }
    indent();
    write_text({std::move(line), {}}, Style::Dim);
  }

  const RenderOptions& options_;
  std::ostream& out_;
  TextStyle styles_;
  std::size_t indent_;
};

std::string added_line(const std::vector<AddedWord>& words) {
  std::string line;
  for (const AddedWord& added : words) {
    line.append(line.empty() ? "" : ", ").append(added.word);
  }
  return line;
}

void write_head(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  const TextStyle styles(options.color);
  const auto line = [&](std::string_view label, std::string_view text) {
    out << label;
    write_block(out, {one_line(text), {}}, {label.size(), options.columns}, Style::Dim, styles);
  };
  if (!options.query_id.empty()) {
    out << styles.apply(Style::Headline, one_line(options.query_id + ": " + result.query)) << '\n';
  }
  if (options.count_only) {
    out << result.total << '\n';
  } else {
    out << total_line(result);
    if (options.show_time) {
      out << styles.apply(Style::Dim, fmt::format(" ({:.1f} ms)", result.elapsed_ms));
    }
    out << '\n';
  }
  if (options.explain) {
    line("read as: ", result.query_read);
  }
  for (const std::string& note : result.notes) {
    line("note: ", note);
  }
  if (!result.added_words.empty()) {
    line("by words: ", added_line(result.added_words));
  }
}

}  // namespace

void render_text(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  if (!options.query_id.empty() && !options.first_of_batch) {
    out << '\n';
  }
  write_head(result, options, out);
  if (!options.count_only) {
    HitWriter writer(result, options, out);
    for (const Hit& hit : result.hits) {
      writer.write(hit);
    }
  }
  if (result.total == 0) {
    return;
  }
  render_facets(result, options, out);
  if (result.timeline) {
    render_timeline(*result.timeline, options, out);
  }
}

}  // namespace backfile
