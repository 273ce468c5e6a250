// SPDX-License-Identifier: GPL-2.0-or-later
// Hands documents and skipped inputs over, numbered.
#include "indexer/source/record_output.h"

#include <utility>

#include <fmt/format.h>

namespace backfile {

namespace {

void complete(std::string& field, const std::string& value) {
  if (field.empty()) {
    field = value;
  }
}

}  // namespace

void Reading::document(RawDocument&& document) const {
  complete(document.declared_charset, origin_.charset);
  complete(document.fetched, origin_.fetched);
  if (document.record == 0) {
    complete(document.url, origin_.url);
  }
  if (!stopped()) {
    sink_.document(std::move(document));
  }
}

void Reading::skip(const std::string& path, std::uint32_t record, std::string reason) const {
  if (!stopped()) {
    sink_.skipped({path, record, std::move(reason)});
  }
}

std::string Reading::too_large() const {
  return fmt::format("larger than {} bytes", options_.max_document_bytes);
}

bool Reading::unpacked(std::uint64_t bytes) {
  unpacked_bytes_ += bytes;
  return unpacked_bytes_ <= kFreeBytes ||
         (unpacked_bytes_ - kFreeBytes) / kMaxRatio <= packed_bytes_;
}

void RecordOutput::record(std::string bytes) {
  RawDocument document;
  document.bytes = std::move(bytes);
  add(std::move(document));
}

void RecordOutput::row(std::vector<std::string> columns, std::vector<std::string> cells) {
  RawDocument document;
  document.columns = std::move(columns);
  document.cells = std::move(cells);
  add(std::move(document));
}

void RecordOutput::add(RawDocument&& document) {
  document.path = path_;
  document.format = format_;
  document.record = ++count_;
  if (count_ == 1 && lone_is_zero_) {
    held_ = std::move(document);
    return;
  }
  lone_is_zero_ = false;
  release();
  reading_.document(std::move(document));
}

void RecordOutput::skip(std::string reason) {
  lone_is_zero_ = false;
  release();
  reading_.skip(path_, ++count_, std::move(reason));
}

void RecordOutput::skip_file(std::string reason) {
  release();
  reading_.skip(path_, 0, std::move(reason));
}

void RecordOutput::release() {
  if (held_) {
    held_->record = lone_is_zero_ ? 0 : 1;
    reading_.document(std::move(*held_));
    held_.reset();
  }
}

}  // namespace backfile
