// SPDX-License-Identifier: GPL-2.0-or-later
// Line by line for mail, from mark to mark for wires.
#include "indexer/source/message_splitter.h"

#include <algorithm>
#include <utility>

namespace backfile {

namespace {

/// One message that grows; one too large is counted and dropped.
class Message {
 public:
  explicit Message(RecordOutput& out) : out_(out) {}

  void add(std::string_view bytes) {
    size_ += bytes.size();
    if (size_ > out_.limit_bytes()) {
      std::string().swap(text_);
    } else {
      text_ += bytes;
    }
  }
  void end() {
    if (size_ > out_.limit_bytes()) {
      out_.skip(out_.too_large());
    } else if (size_ > 0) {
      out_.record(std::exchange(text_, {}));
    }
    text_.clear();
    size_ = 0;
  }

 private:
  RecordOutput& out_;
  std::string text_;
  std::uint64_t size_ = 0;
};

/// "From " behind one or more '>'.
bool is_quoted_from(std::string_view line) {
  const std::size_t begin = line.find_first_not_of('>');
  return begin != std::string_view::npos && begin > 0 && line.substr(begin).starts_with("From ");
}

}  // namespace

void split_mail_folder(ByteReader& in, RecordOutput& out) {
  constexpr std::size_t kMaxLineBytes = 1u << 20;
  out.number_from_one();
  Message message(out);
  std::string line;
  bool empty_before = true;
  while (!out.stopped() && in.read_line(line, kMaxLineBytes)) {
    if (empty_before && line.starts_with("From ")) {
      message.end();
    } else {
      message.add(is_quoted_from(line) ? std::string_view(line).substr(1) : line);
      message.add("\n");
    }
    empty_before = line.empty();
  }
  message.end();
  if (const std::string error = in.error(); !error.empty()) {
    out.skip_file(error);
  }
}

void split_wire(ByteReader& in, RecordOutput& out) {
  constexpr char kStartOfHeader = '\x01';
  Message message(out);
  bool begun = false;
  for (std::string_view bytes = in.peek(1); !bytes.empty() && !out.stopped(); bytes = in.peek(1)) {
    if (bytes.front() == kStartOfHeader) {
      message.end();
      begun = true;
    }
    const std::size_t end = std::min(bytes.find(kStartOfHeader, 1), bytes.size());
    if (begun) {
      message.add(bytes.substr(0, end));
    }
    in.consume(end);
  }
  message.end();
  if (const std::string error = in.error(); !error.empty()) {
    out.skip_file(error);
  }
}

}  // namespace backfile
