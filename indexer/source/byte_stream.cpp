// SPDX-License-Identifier: GPL-2.0-or-later
// The streams that need no file, and the reader that looks ahead.
#include "indexer/source/byte_stream.h"

#include <algorithm>

namespace backfile {

namespace {
constexpr std::size_t kMaxPieceBytes = 256u << 10;
}

bool ByteStream::seek(std::uint64_t) { return false; }

std::string_view MemoryStream::next() {
  const std::string_view piece = bytes_.substr(at_, kMaxPieceBytes);
  at_ += piece.size();
  return piece;
}

bool MemoryStream::seek(std::uint64_t offset) {
  at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
  return true;
}

std::string_view IstreamBytes::next() {
  if (!in_.good() || stop_.stop_requested()) {
    return {};
  }
  in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  return {buffer_.data(), static_cast<std::size_t>(in_.gcount())};
}

std::string IstreamBytes::error() const { return in_.bad() ? "cannot be read further" : ""; }

std::string_view ByteReader::peek(std::size_t min_bytes) {
  if (rest_.size() >= min_bytes || ended_) {
    return rest_;
  }
  if (rest_.empty()) {
    rest_ = stream_.next();
    ended_ = rest_.empty();
    if (rest_.size() >= min_bytes || ended_) {
      return rest_;
    }
  }
  std::string joined(rest_);
  while (joined.size() < min_bytes && !ended_) {
    const std::string_view piece = stream_.next();
    ended_ = piece.empty();
    joined.append(piece);
  }
  joined_ = std::move(joined);
  rest_ = joined_;
  return rest_;
}

bool ByteReader::seek(std::uint64_t offset) {
  if (!stream_.seek(offset)) {
    return false;
  }
  rest_ = {};
  ended_ = false;
  return true;
}

std::uint64_t ByteReader::read(std::uint64_t count, std::string& out) {
  std::uint64_t left = count;
  while (left > 0 && !at_end()) {
    const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(left, rest_.size()));
    out.append(rest_.substr(0, taken));
    consume(taken);
    left -= taken;
  }
  return count - left;
}

std::uint64_t ByteReader::skip(std::uint64_t count) {
  std::uint64_t left = count;
  while (left > 0 && !at_end()) {
    const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(left, rest_.size()));
    consume(taken);
    left -= taken;
  }
  return count - left;
}

bool ByteReader::read_line(std::string& line, std::size_t max_bytes) {
  line.clear();
  if (at_end()) {
    return false;
  }
  while (!at_end()) {
    const std::size_t line_end = rest_.find('\n');
    const std::string_view part = rest_.substr(0, line_end);
    line.append(part.substr(0, max_bytes - std::min(max_bytes, line.size())));
    const bool complete = line_end != std::string_view::npos;
    consume(complete ? line_end + 1 : rest_.size());
    if (complete) {
      break;
    }
  }
  if (line.ends_with('\r')) {
    line.pop_back();
  }
  return true;
}

}  // namespace backfile
