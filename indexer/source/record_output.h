// SPDX-License-Identifier: GPL-2.0-or-later
// Where a reading of one file stands, and where the records of a file of many go.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "indexer/source/document_reader.h"

namespace backfile {

/// What a container says of a file inside it.
struct Origin {
  std::string url, charset, fetched;  ///< as RawDocument's
};

/// What all readers of one file on the file system share, archives in archives included.
class Reading {
 public:
  Reading(const ReadOptions& options, const DocumentSink& sink, std::stop_token stop)
      : options_(options), sink_(sink), stop_(std::move(stop)) {}

  const ReadOptions& options() const { return options_; }
  std::uint64_t limit_bytes() const { return options_.max_document_bytes; }
  bool stopped() const { return stop_.stop_requested(); }

  /// Of the documents to come, which get what they do not say themselves; the address only where
  /// they are a whole file.
  void set_origin(Origin origin) { origin_ = std::move(origin); }

  /// Hands over; says nothing more once stopped.
  void document(RawDocument&& document) const;
  void skip(const std::string& path, std::uint32_t record, std::string reason) const;
  /// The one reason for what is larger than options().max_document_bytes.
  std::string too_large() const;

  /// Books what a file packed in `packed_bytes` has unpacked to so far; false when that is more
  /// than any honest archive holds: kFreeBytes and kMaxRatio times the packed bytes, all members
  /// and levels together.
  bool unpacked(std::uint64_t bytes);
  void set_packed_bytes(std::uint64_t bytes) { packed_bytes_ = bytes; }
  /// Archives of scraped pages, which repeat themselves most, expand about 15 times (xz).
  static constexpr std::uint64_t kMaxRatio = 200;
  static constexpr std::uint64_t kFreeBytes = 256u << 20;

 private:
  const ReadOptions& options_;
  const DocumentSink& sink_;
  std::stop_token stop_;
  Origin origin_;
  std::uint64_t packed_bytes_ = ~std::uint64_t{0};  // a stream's size is not known
  std::uint64_t unpacked_bytes_ = 0;
};

/// Numbers the records of one file from 1; a file that turns out to hold one only gives it 0, unless
/// number_from_one() was called.
class RecordOutput {
 public:
  RecordOutput(const Reading& reading, std::string path, DocumentFormat format)
      : reading_(reading), path_(std::move(path)), format_(format) {}
  RecordOutput(const RecordOutput&) = delete;
  RecordOutput& operator=(const RecordOutput&) = delete;
  ~RecordOutput() { release(); }

  /// Records count from 1 from now on, even when there is one only.
  void number_from_one() { lone_is_zero_ = false; }
  void record(std::string bytes);
  /// The format of the records to come: a file may hold more than one.
  void set_format(DocumentFormat format) { format_ = format; }
  void row(std::vector<std::string> columns, std::vector<std::string> cells);
  /// A record that is not handed over; it has a number all the same.
  void skip(std::string reason);
  /// Something about the file as a whole.
  void skip_file(std::string reason);

  std::uint32_t count() const { return count_; }
  bool stopped() const { return reading_.stopped(); }
  std::uint64_t limit_bytes() const { return reading_.limit_bytes(); }
  std::string too_large() const { return reading_.too_large(); }

 private:
  void add(RawDocument&& document);
  void release();

  const Reading& reading_;
  std::string path_;
  DocumentFormat format_;
  bool lone_is_zero_ = true;
  std::uint32_t count_ = 0;
  std::optional<RawDocument> held_;  // the first, until it is known whether a second follows
};

}  // namespace backfile
