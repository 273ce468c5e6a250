// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/progress.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "indexer/pipeline/json_line.h"
#include "indexer/pipeline/plain_numbers.h"

namespace backfile {
namespace {

constexpr std::chrono::milliseconds kLineEvery{200}, kJsonEvery{1000};
constexpr double kLeastSeconds = 2, kLeastShare = 0.01;
/// Back to the first column and clear the line (ECMA-48: EL).
constexpr std::string_view kClearLine = "\r\x1b[K";

/// "en de fr +2"
std::string first_few(const std::vector<std::string>& codes) {
  constexpr std::size_t kShown = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(kShown, codes.size()); ++i) {
    text.append(i == 0 ? "" : " ").append(codes[i]);
  }
  return codes.size() > kShown ? fmt::format("{} +{}", text, codes.size() - kShown) : text;
}

double rounded(double value) { return std::round(value * 10) / 10; }

}  // namespace

ProgressView view_of(const ProgressCounts& counts, double seconds) {
  ProgressView view;
  if (counts.bytes_total > 0) {
    const double share =
        static_cast<double>(counts.bytes) / static_cast<double>(counts.bytes_total);
    const double analyzed = counts.text_bytes == 0 ? 1.0
                                                   : static_cast<double>(counts.text_done) /
                                                         static_cast<double>(counts.text_bytes);
    view.share = std::min(1.0, share * analyzed);
  }
  if (seconds > 0) {
    view.articles_per_s = static_cast<double>(counts.articles) / seconds;
    view.mb_per_s = static_cast<double>(counts.text_done) / 1e6 / seconds;
  }
  if (seconds >= kLeastSeconds && view.share >= kLeastShare) {
    view.seconds_left = seconds * (1 - view.share) / view.share;
  }
  return view;
}

std::string progress_line(const ProgressCounts& counts,
                          const ProgressView& view,
                          std::size_t columns) {
  // Of the least weight: what is left out first.
  struct Part {
    std::string text;
    int weight;
  };
  std::vector<Part> parts{
      {fmt::format("{:3.0f} %", std::floor(view.share * 100)), 9},
      {fmt::format("{}/{} files", grouped(counts.files), grouped(counts.files_total)), 2},
      {fmt::format("{} articles", grouped(counts.articles)), 8},
      {fmt::format("{}/s", grouped(static_cast<std::uint64_t>(view.articles_per_s))), 6},
      {fmt::format("{:.1f} MB/s", view.mb_per_s), 1}};
  if (view.seconds_left) {
    parts.push_back({fmt::format("{} left", plain_clock(*view.seconds_left)), 7});
  }
  if (counts.skipped > 0) {
    parts.push_back({fmt::format("{} skipped", grouped(counts.skipped)), 5});
  }
  if (!counts.languages.empty()) {
    parts.push_back({first_few(counts.languages), 4});
  }
  if (counts.outlets > 0) {
    parts.push_back({counted(counts.outlets, "outlet"), 3});
  }
  const auto line = [&] {
    std::string text;
    for (const Part& part : parts) {
      text.append(text.empty() ? "" : "  ").append(part.text);
    }
    return text;
  };
  while (parts.size() > 1 && line().size() > columns) {
    parts.erase(std::ranges::min_element(parts, {}, &Part::weight));
  }
  return line().substr(0, columns);
}

std::string progress_json(const ProgressCounts& counts, const ProgressView& view) {
  nlohmann::ordered_json json{{"files", counts.files},
                              {"files_total", counts.files_total},
                              {"articles", counts.articles},
                              {"articles_per_s", rounded(view.articles_per_s)},
                              {"mb_per_s", rounded(view.mb_per_s)},
                              {"share", std::round(view.share * 1000) / 1000},
                              {"seconds_left", nullptr},
                              {"skipped", counts.skipped},
                              {"languages", counts.languages},
                              {"outlets", counts.outlets}};
  if (view.seconds_left) {
    json["seconds_left"] = rounded(*view.seconds_left);
  }
  return json_line(json);
}

Progress::Progress(ProgressForm form, std::ostream& out, std::size_t columns)
    : form_(form), columns_(columns), out_(out) {
  if (form_ != ProgressForm::None) {
    drawer_ = std::jthread([this](std::stop_token stop) { draw_until(stop); });
  }
}

Progress::~Progress() { finish(); }

void Progress::plan(std::uint64_t files, std::uint64_t bytes) {
  files_total_ = files;
  bytes_total_ = bytes;
}

void Progress::file_begins(std::uint64_t bytes) {
  file_read_ = 0;
  file_bytes_ = bytes;
}

void Progress::document_read(std::uint64_t text_bytes) {
  text_bytes_ += text_bytes;
  file_read_ += text_bytes;
}

void Progress::language_met(const std::string& code) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  const std::lock_guard lock(met_mutex_);
  if (std::ranges::all_of(code, is_plain) && std::ranges::count(languages_, code) == 0) {
    languages_.push_back(code);
  }
}

void Progress::outlet_met(const std::string& name) {
  const std::lock_guard lock(met_mutex_);
  outlets_met_.insert(std::hash<std::string>()(name));
}

void Progress::file_ends() {
  ++files_;
  bytes_ += file_bytes_.exchange(0);
}

void Progress::finish() {
  if (!drawer_.joinable()) {
    return;
  }
  drawer_.request_stop();
  drawer_.join();
  if (form_ == ProgressForm::Line) {
    out_ << kClearLine << std::flush;
  } else {
    draw();
  }
}

ProgressCounts Progress::counts() const {
  // Of a file half read what its articles come to; a packed one is never more than itself.
  const std::uint64_t half_read = std::min<std::uint64_t>(file_bytes_, file_read_);
  const std::lock_guard lock(met_mutex_);
  return {files_,
          files_total_,
          articles_,
          text_bytes_,
          text_done_,
          bytes_ + half_read,
          bytes_total_,
          skipped_,
          outlets_met_.size(),
          languages_};
}

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void Progress::draw_until(std::stop_token stop) {
  const auto period = form_ == ProgressForm::Line ? kLineEvery : kJsonEvery;
  std::unique_lock lock(mutex_);
  while (!tick_.wait_for(lock, stop, period, [] { return false; }) && !stop.stop_requested()) {
    draw();
  }
}

void Progress::draw() {
  const ProgressCounts now = counts();
  const ProgressView view = view_of(now, seconds());
  if (form_ == ProgressForm::Line) {
    out_ << kClearLine << progress_line(now, view, columns_) << std::flush;
  } else {
    out_ << progress_json(now, view) << std::flush;
  }
}

}  // namespace backfile
