// SPDX-License-Identifier: GPL-2.0-or-later
// How far a run has come, told on stderr while it goes on.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

namespace backfile {

enum class ProgressForm : std::uint8_t {
  None,
  Line,  ///< one line of a terminal, drawn again and again
  Json,  ///< a JSON object a line, for programs
};

inline constexpr std::size_t kProgressColumns = 80;

/// What has been done at one moment.
struct ProgressCounts {
  std::uint64_t files = 0, files_total = 0;
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;              ///< of documents read, unpacked
  std::uint64_t text_done = 0;               ///< of those that were analyzed, too
  std::uint64_t bytes = 0, bytes_total = 0;  ///< of files, as they lie on disk
  std::uint64_t skipped = 0;                 ///< inputs
  std::uint64_t outlets = 0;                 ///< met so far, each once
  std::vector<std::string> languages{};      ///< codes met so far, the first met first
};

/// What follows from it. The reader is ahead of the analysis: of what it has read, as much counts
/// as was analyzed. Rates are means since the start; nothing is foretold before a hundredth
/// of the bytes or two seconds.
struct ProgressView {
  double articles_per_s = 0, mb_per_s = 0, share = 0;
  std::optional<double> seconds_left;
};
ProgressView view_of(const ProgressCounts& counts, double seconds);

/// "43 %  12,345 articles  2,619/s  3.4 MB/s  0:42 left  3 skipped  en de fr +2  12 outlets", at
/// most `columns` wide: the less weighty parts are left out first. Plain ASCII.
std::string progress_line(const ProgressCounts& counts,
                          const ProgressView& view,
                          std::size_t columns = kProgressColumns);
/// The same as one JSON object and a line feed.
std::string progress_json(const ProgressCounts& counts, const ProgressView& view);

/// Counts for any thread, drawn by one of its own from construction to finish().
class Progress {
 public:
  /// `out` must outlive this and is written by no one else meanwhile. `columns`: of its terminal.
  Progress(ProgressForm form, std::ostream& out, std::size_t columns = kProgressColumns);
  ~Progress();

  void plan(std::uint64_t files, std::uint64_t bytes);
  void file_begins(std::uint64_t bytes);
  void document_read(std::uint64_t text_bytes);
  /// Documents read before have come to their end, as articles or not.
  void documents_done(std::uint64_t text_bytes) { text_done_ += text_bytes; }
  void article_done() { articles_.fetch_add(1, std::memory_order_relaxed); }
  void input_skipped() { skipped_.fetch_add(1, std::memory_order_relaxed); }
  /// A language or an outlet that the calling thread has not met before.
  void language_met(const std::string& code);
  void outlet_met(const std::string& name);
  void file_ends();
  /// Stops drawing and leaves a clean line behind.
  void finish();
  ProgressCounts counts() const;
  double seconds() const;

 private:
  void draw_until(std::stop_token stop);
  void draw();

  const ProgressForm form_;
  const std::size_t columns_;
  std::ostream& out_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::atomic<std::uint64_t> files_ = 0, files_total_ = 0, articles_ = 0, text_bytes_ = 0;
  std::atomic<std::uint64_t> text_done_ = 0;
  std::atomic<std::uint64_t> bytes_ = 0, bytes_total_ = 0;     // of files read whole, of all
  std::atomic<std::uint64_t> file_bytes_ = 0, file_read_ = 0;  // of the file being read
  std::atomic<std::uint64_t> skipped_ = 0;
  mutable std::mutex met_mutex_;
  std::vector<std::string> languages_;             // guarded by met_mutex_
  std::unordered_set<std::uint64_t> outlets_met_;  // guarded by met_mutex_: hashes of names
  std::mutex mutex_;
  std::condition_variable_any tick_;
  std::jthread drawer_;
};

}  // namespace backfile
