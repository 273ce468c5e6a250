// SPDX-License-Identifier: GPL-2.0-or-later
// Walks over the tags: around articles the open elements are remembered, inside one only those of
// its own name are counted.
#include "indexer/source/xml_splitter.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/source/format_sniffer.h"
#include "indexer/source/xml_records.h"
#include "indexer/source/xml_scanner.h"

namespace backfile {

namespace {

constexpr std::size_t kMaxHeadBytes = 8u << 10;  // read again with each article
constexpr std::size_t kMaxTagBytes = 4u << 10;  // of an element around articles
constexpr std::size_t kMaxDepth = 64;           // of elements around articles; deeper are counted

class XmlSplitter {
 public:
  XmlSplitter(XmlRecords records, std::string declaration, RecordOutput& out)
      : records_(std::move(records)), declaration_(std::move(declaration)), out_(out) {}

  void take(const XmlToken& token, std::string_view bytes);
  void finish(const std::string& error);

 private:
  struct OpenElement {
    std::string name, tag;
  };

  void take_around(const XmlToken& token, std::string_view bytes);
  void take_inside(const XmlToken& token, std::string_view bytes);
  void open_around(const XmlToken& token, std::string_view bytes);
  void close_around(std::string_view name);
  void add_to_head(std::string_view bytes);
  void begin_record(const XmlToken& token, std::string_view bytes, const XmlRecordKind& kind);
  void end_record();
  void gather(std::string_view bytes);
  std::string opening() const;

  XmlRecords records_;
  std::string declaration_;
  RecordOutput& out_;
  // Around articles.
  std::vector<OpenElement> open_;
  std::size_t overdeep_ = 0;
  std::string head_;            // what came before the first article
  bool head_ends_ = false;      // it does not fit any more: too long, or its elements are closed
  bool head_complete_ = false;  // the first article has come
  std::size_t head_depth_ = 0;  // elements open at its end
  // The article that is being read.
  bool inside_ = false;
  XmlRecordKind kind_;
  std::string name_;
  std::size_t nested_ = 0;
  std::string record_;
  bool too_large_ = false;
};

void XmlSplitter::take(const XmlToken& token, std::string_view bytes) {
  if (token.kind == XmlTokenKind::Other) {
    return;
  }
  if (inside_) {
    take_inside(token, bytes);
  } else {
    take_around(token, bytes);
  }
}

void XmlSplitter::take_around(const XmlToken& token, std::string_view bytes) {
  const bool opens = token.kind == XmlTokenKind::Start || token.kind == XmlTokenKind::Empty;
  if (opens) {
    if (const std::optional<XmlRecordKind> kind = xml_record_kind(records_, token.name)) {
      return begin_record(token, bytes, *kind);
    }
  }
  add_to_head(bytes);
  if (token.kind == XmlTokenKind::Start) {
    open_around(token, bytes);
  } else if (token.kind == XmlTokenKind::End) {
    close_around(token.name);
  }
}

void XmlSplitter::open_around(const XmlToken& token, std::string_view bytes) {
  if (open_.size() >= kMaxDepth || bytes.size() > kMaxTagBytes) {
    ++overdeep_;
    return;
  }
  open_.push_back({std::string(token.name), std::string(bytes)});
}

/// An end tag that fits no open element is passed over; one that fits an outer closes the inner.
void XmlSplitter::close_around(std::string_view name) {
  if (overdeep_ > 0) {
    --overdeep_;
    return;
  }
  const auto found = std::find_if(
      open_.rbegin(), open_.rend(), [&](const OpenElement& open) { return open.name == name; });
  if (found != open_.rend()) {
    open_.erase(found.base() - 1, open_.end());
    head_ends_ |= head_complete_ && open_.size() < head_depth_;
  }
}

void XmlSplitter::add_to_head(std::string_view bytes) {
  if (head_complete_ || head_ends_) {
    return;
  }
  head_ends_ = head_.size() + bytes.size() > kMaxHeadBytes || overdeep_ > 0;
  if (!head_ends_) {
    head_ += bytes;
  }
}

void XmlSplitter::begin_record(const XmlToken& token,
                               std::string_view bytes,
                               const XmlRecordKind& kind) {
  inside_ = true;
  kind_ = kind;
  name_ = token.name;
  nested_ = 1;
  too_large_ = false;
  if (!std::exchange(head_complete_, true)) {
    head_depth_ = open_.size();
  }
  record_ = opening();
  gather(bytes);
  if (token.kind == XmlTokenKind::Empty) {
    end_record();
  }
}

/// The head, and the start tags of what has opened since; without a head the open ones' tags. What
/// stands around the records of an export says nothing that is known here.
std::string XmlSplitter::opening() const {
  if (kind_.format == DocumentFormat::XmlRecord) {
    return declaration_;
  }
  std::string opening = declaration_ + (head_ends_ ? std::string() : head_);
  for (std::size_t i = head_ends_ ? 0 : head_depth_; i < open_.size(); ++i) {
    opening += open_[i].tag;
  }
  return opening;
}

void XmlSplitter::take_inside(const XmlToken& token, std::string_view bytes) {
  const bool same = token.name == name_;
  if (same && token.kind == XmlTokenKind::Start) {
    if (!kind_.nests) {
      end_record();
      return take_around(token, bytes);
    }
    ++nested_;
  }
  gather(bytes);
  if (same && token.kind == XmlTokenKind::End && --nested_ == 0) {
    end_record();
  }
}

void XmlSplitter::gather(std::string_view bytes) {
  if (too_large_) {
    return;
  }
  record_ += bytes;
  if (record_.size() > out_.limit_bytes()) {
    too_large_ = true;
    std::string().swap(record_);
  }
}

void XmlSplitter::end_record() {
  inside_ = false;
  if (too_large_) {
    return out_.skip(out_.too_large());
  }
  if (!kind_.refusal.empty()) {
    record_.clear();
    return out_.skip(std::string(kind_.refusal));
  }
  const bool alone = kind_.format == DocumentFormat::XmlRecord;
  for (auto open = open_.rbegin(); open != open_.rend() && !alone; ++open) {
    record_ += "</" + open->name + ">";
  }
  out_.set_format(kind_.format);
  out_.record(std::exchange(record_, {}));
}

void XmlSplitter::finish(const std::string& error) {
  if (!error.empty()) {
    return out_.skip_file(error);
  }
  if (inside_) {
    end_record();
  }
  if (out_.count() == 0) {
    out_.skip_file("XML (" + records_.root.substr(0, 40) + ") without an article in it");
  }
}

/// The token at the front of `in`, with more and more of the stream in view until it is whole.
/// A token, and its bytes as they stand in the stream.
struct StreamToken {
  XmlToken token;
  std::string_view bytes;
};

/// The token at the front of `in`, with more and more of the stream in view until it is whole.
StreamToken next_token(XmlScanner& scanner, ByteReader& in, std::uint64_t limit_bytes) {
  for (std::size_t wanted = 1;;) {
    const std::string_view bytes = in.peek(wanted);
    const bool all = bytes.size() < wanted || bytes.size() > limit_bytes;
    if (const std::optional<XmlToken> token = scanner.next(bytes, all)) {
      return {*token, bytes.substr(0, token->bytes)};
    }
    wanted = bytes.size() * 2;
  }
}

std::string declaration_of(std::string_view head) {
  if (!head.starts_with("<?xml")) {
    return {};
  }
  const std::size_t end = head.find("?>");
  return end > 200 ? std::string() : std::string(head.substr(0, end + 2));
}

}  // namespace

void split_xml(ByteReader& in, RecordOutput& out) {
  const std::string_view head = in.peek(kSniffBytes).substr(0, kSniffBytes);
  const std::size_t begin = std::min(head.find('<'), head.size());
  XmlSplitter splitter(
      find_xml_records(head).value_or(XmlRecords{}), declaration_of(head.substr(begin)), out);
  in.consume(begin);  // a byte order mark
  XmlScanner scanner;
  while (!in.at_end() && !out.stopped()) {
    const StreamToken next = next_token(scanner, in, out.limit_bytes());
    splitter.take(next.token, next.bytes);
    in.consume(next.token.bytes);
  }
  splitter.finish(in.error());
}

}  // namespace backfile
