// SPDX-License-Identifier: GPL-2.0-or-later
// A timeline for people: label, count, share of the archive, bar.
#include <algorithm>
#include <ostream>
#include <span>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

// Longer runs of empty steps are drawn together on one line.
constexpr std::size_t kMaxEmptyLines = 2;
constexpr std::size_t kShareColumns = 7;

using Buckets = std::span<const TimelineBucket>;

bool is_gap(const TimelineBucket& bucket) { return bucket.archived == 0; }
bool is_empty(const TimelineBucket& bucket) { return bucket.matches == 0; }

// How many steps at the front are alike: all gaps, or all searched in vain; 1 for one with matches.
std::size_t run_length(Buckets buckets) {
  std::size_t length = 1;
  while (is_empty(buckets[0]) && length < buckets.size() && is_empty(buckets[length]) &&
         is_gap(buckets[length]) == is_gap(buckets[0])) {
    ++length;
  }
  return length;
}

std::string share_of(const TimelineBucket& bucket) {
  const double percent =
      100.0 * static_cast<double>(bucket.matches) / static_cast<double>(bucket.archived);
  if (bucket.matches == 0 || bucket.matches == bucket.archived) {
    return bucket.matches == 0 ? "0 %" : "100 %";
  }
  return percent < 0.05 ? "<0.1 %" : fmt::format("{:.1f} %", std::min(percent, 99.9));
}

class TimelineWriter {
 public:
  TimelineWriter(const Timeline& timeline, const RenderOptions& options, std::ostream& out)
      : timeline_(timeline),
        columns_(options.columns),
        ascii_bars_(options.ascii_bars),
        styles_(options.color),
        out_(out) {
    for (const TimelineBucket& bucket : timeline.buckets) {
      most_ = std::max(most_, bucket.matches);
      label_columns_ = std::max(label_columns_, display_width(bucket.label));
    }
    count_columns_ = grouped(most_).size();
    const std::size_t used = 2 + label_columns_ + 2 + count_columns_ + 2 + kShareColumns + 2;
    const std::size_t width = options.columns == 0 ? 100 : std::max(options.columns, kMinColumns);
    bar_columns_ = used < width ? width - used : 0;
  }

  void write() {
    write_heading();
    for (Buckets rest(timeline_.buckets); !rest.empty();) {
      const std::size_t run = run_length(rest);
      if (run > kMaxEmptyLines) {
        write_run(rest.first(run));
        rest = rest.subspan(run);
      } else {
        write_step(rest.front());
        rest = rest.subspan(1);
      }
    }
  }

 private:
  void write_heading() {
    std::string remark =
        timeline_.buckets.empty() ? "no dated matches" : "articles, share of the archive";
    if (timeline_.coarse > 0) {
      remark += fmt::format(", {} dated less exactly", grouped(timeline_.coarse));
    }
    if (timeline_.undated > 0) {
      remark += fmt::format(", {} undated", grouped(timeline_.undated));
    }
    out_ << '\n';
    backfile::write_heading(
        out_, fmt::format("By {}", name_of(timeline_.unit)), remark, columns_, styles_);
  }

  void write_step(const TimelineBucket& bucket) {
    write_label(bucket.label);
    if (is_gap(bucket)) {
      write_remark("—", "no articles in the archive");
      return;
    }
    out_ << right_aligned(grouped(bucket.matches), count_columns_) << "  "
         << right_aligned(share_of(bucket), kShareColumns);
    if (bucket.matches > 0) {
      out_ << "  "
           << styles_.apply(Style::Bar, bar(bucket.matches, most_, bar_columns_, ascii_bars_));
    }
    out_ << '\n';
  }

  void write_run(Buckets run) {
    const char* what = is_gap(run.front()) ? "no articles in the archive" : "no matches";
    write_label("...");
    const std::string text = fmt::format("{}, {} to {} ({} {}s)",
                                         what,
                                         run.front().label,
                                         run.back().label,
                                         grouped(run.size()),
                                         name_of(timeline_.unit));
    write_remark(is_gap(run.front()) ? "—" : "0", text);
  }

  // A count and words in place of share and bar.
  void write_remark(std::string_view count, const std::string& remark) {
    out_ << right_aligned(count, count_columns_) << "  ";
    const std::size_t indent = 2 + label_columns_ + 2 + count_columns_ + 2;
    write_block(out_, {remark, {}}, {indent, columns_}, Style::Dim, styles_);
  }

  void write_label(std::string_view label) {
    out_ << "  " << padded(label, label_columns_) << "  ";
  }

  const Timeline& timeline_;
  std::size_t columns_;
  bool ascii_bars_;
  TextStyle styles_;
  std::ostream& out_;
  std::uint64_t most_ = 0;
  std::size_t label_columns_ = 0, count_columns_ = 0, bar_columns_ = 0;
};

}  // namespace

void render_timeline(const Timeline& timeline, const RenderOptions& options, std::ostream& out) {
  TimelineWriter(timeline, options, out).write();
}

}  // namespace backfile
