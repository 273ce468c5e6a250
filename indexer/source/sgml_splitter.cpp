// SPDX-License-Identifier: GPL-2.0-or-later
// Looks at each '<' only.
#include "indexer/source/sgml_splitter.h"

#include <algorithm>
#include <utility>

namespace backfile {

namespace {

constexpr std::size_t kMaxTagBytes = 64;

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

/// Whether `bytes` begins with <element or </element (`slash`), followed by what may follow a name.
bool begins_tag(std::string_view bytes, std::string_view element, bool slash) {
  const std::size_t at = slash ? 2 : 1;
  if (bytes.size() <= at + element.size() || (slash && bytes[1] != '/')) {
    return false;
  }
  return equal_but_for_case(bytes.substr(at, element.size()), element) &&
         std::string_view(" \t\r\n>").find(bytes[at + element.size()]) != std::string_view::npos;
}

class SgmlSplitter {
 public:
  SgmlSplitter(ByteReader& in, std::string_view element, RecordOutput& out)
      : in_(in), element_(element), out_(out) {}
  void run();

 private:
  void take_text(std::size_t count);
  void take_tag();
  void end_record();

  ByteReader& in_;
  std::string_view element_;
  RecordOutput& out_;
  std::string record_;
  bool inside_ = false;
  bool too_large_ = false;
};

void SgmlSplitter::run() {
  for (std::string_view bytes = in_.peek(1); !bytes.empty() && !out_.stopped();
       bytes = in_.peek(1)) {
    if (const std::size_t text = std::min(bytes.find('<'), bytes.size()); text > 0) {
      take_text(text);
    } else {
      take_tag();
    }
  }
  const std::string error = in_.error();
  if (!error.empty()) {
    return out_.skip_file(error);
  }
  end_record();
  if (out_.count() == 0) {
    out_.skip_file("SGML without a document in it");
  }
}

void SgmlSplitter::take_text(std::size_t count) {
  if (inside_ && !too_large_) {
    record_.append(in_.peek(count).substr(0, count));
    if (record_.size() > out_.limit_bytes()) {
      too_large_ = true;
      std::string().swap(record_);
    }
  }
  in_.consume(count);
}

void SgmlSplitter::take_tag() {
  const std::string_view tag = in_.peek(kMaxTagBytes).substr(0, kMaxTagBytes);
  if (begins_tag(tag, element_, false)) {
    end_record();
    inside_ = true;
    take_text(1);
  } else if (inside_ && begins_tag(tag, element_, true)) {
    take_text(std::min(tag.find('>'), tag.size() - 1) + 1);
    end_record();
  } else {
    take_text(1);
  }
}

void SgmlSplitter::end_record() {
  if (too_large_) {
    out_.skip(out_.too_large());
  } else if (inside_) {
    out_.record(std::exchange(record_, {}));
  }
  record_.clear();
  inside_ = false;
  too_large_ = false;
}

}  // namespace

void split_sgml(ByteReader& in, std::string_view element, RecordOutput& out) {
  SgmlSplitter(in, element, out).run();
}

}  // namespace backfile
