// SPDX-License-Identifier: GPL-2.0-or-later
// A scanner of braces that respects strings. What lies around the articles ("open" below) is passed
// over; an article's object is gathered byte by byte until its own brace closes.
#include "indexer/source/json_splitter.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "indexer/source/json_pairs.h"

namespace backfile {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxKeyBytes = 32;
constexpr std::size_t kMaxDepth =
    1u << 16;  // of brackets that are remembered; deeper ones are counted
constexpr std::size_t kMaxWrapperDepth = 3;  // {"response": {"docs": [

constexpr std::array kWrapperNames = {"articles"sv,
                                      "data"sv,
                                      "docs"sv,
                                      "documents"sv,
                                      "entries"sv,
                                      "hits"sv,
                                      "item"sv,
                                      "items"sv,
                                      "news"sv,
                                      "posts"sv,
                                      "records"sv,
                                      "response"sv,
                                      "result"sv,
                                      "results"sv,
                                      "rows"sv,
                                      "stories"sv};
/// An object with one of these is an article, whatever arrays it has.
constexpr std::array kBodyNames = {"article"sv, "body"sv, "content"sv, "maintext"sv, "text"sv};

template <class Names>
bool holds(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class JsonSplitter {
 public:
  explicit JsonSplitter(RecordOutput& out) : out_(out) {}
  void feed(std::string_view bytes);
  void finish(const std::string& error);

 private:
  std::size_t scan_around(std::string_view bytes);
  std::size_t scan_junk_line(std::string_view bytes);
  std::size_t scan_string(std::string_view bytes);
  std::size_t scan_object(std::string_view bytes);
  void take_around(char c);
  void take_rest_of_wrapper(char c);
  void open_array();
  void take_structure(char c);
  bool is_broken_line(char c) const;
  bool opens_article_array() const;
  void enter_article_array();
  void gather(std::string_view bytes);
  void begin_object();
  void end_object();
  void hand_over(std::string object);
  void push(char bracket);
  void pop();

  RecordOutput& out_;
  // Around articles.
  std::string open_;              // the brackets around the articles, outermost first
  std::size_t passed_depth_ = 0;  // brackets open inside a wrapper's other values
  bool junk_line_ = false;
  // The article's object that is being read.
  bool inside_ = false;
  std::string object_;
  bool too_large_ = false;
  std::string brackets_;
  std::size_t overdeep_ = 0;
  char last_sign_ = 0;  // the last byte outside strings that is no space
  bool has_line_end_ = false;
  bool maybe_articles_ = false;  // a wrapper's array has opened: is its first value an object?
  bool has_body_ = false;
  std::vector<std::string> keys_;
  // Both.
  bool in_string_ = false;
  bool escaped_ = false;
  bool is_key_ = false;
  std::string key_;
  char previous_ = '\n';
  bool one_a_line_ = false;  // every object so far lay on one line
};

void JsonSplitter::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t used = junk_line_   ? scan_junk_line(bytes)
                             : in_string_ ? scan_string(bytes)
                             : inside_    ? scan_object(bytes)
                                          : scan_around(bytes);
    bytes.remove_prefix(used);
  }
}

std::size_t JsonSplitter::scan_junk_line(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  junk_line_ = end == std::string_view::npos;
  return junk_line_ ? bytes.size() : end + 1;
}

std::size_t JsonSplitter::scan_around(std::string_view bytes) {
  std::size_t used = 0;
  while (used < bytes.size() && !inside_ && !in_string_ && !junk_line_) {
    previous_ = bytes[used];
    take_around(bytes[used]);
    ++used;
  }
  return used;
}

void JsonSplitter::take_around(char c) {
  if (open_.ends_with('{')) {
    take_rest_of_wrapper(c);
  } else if (c == '{') {
    begin_object();
    gather("{");
  } else if (c == '[') {
    open_array();
    out_.number_from_one();
  } else if (c == ']' && !open_.empty()) {
    open_.pop_back();
  } else if (c == '"' && !open_.empty()) {
    in_string_ = true;
    is_key_ = false;
  } else if (open_.empty() && c != ',' && !is_space(c)) {
    junk_line_ = true;
    out_.skip("no JSON object on this line");
  }
}

/// After a wrapper's articles: its other values are passed over, unless they are articles too.
void JsonSplitter::take_rest_of_wrapper(char c) {
  if (c == '"') {
    in_string_ = true;
    is_key_ = passed_depth_ == 0;
    if (is_key_) {
      key_.clear();
    }
  } else if (c == '[' && passed_depth_ == 0 && holds(kWrapperNames, key_)) {
    open_array();
  } else if (c == '[' || c == '{') {
    ++passed_depth_;
  } else if ((c == ']' || c == '}') && passed_depth_ > 0) {
    --passed_depth_;
  } else if (c == '}') {
    open_.pop_back();
  }
}

void JsonSplitter::open_array() {
  if (open_.size() < kMaxDepth) {
    open_.push_back('[');
  }
}

/// Reads on to the string's end, or to a line end, which no JSON string holds.
std::size_t JsonSplitter::scan_string(std::string_view bytes) {
  std::size_t used = 0;
  bool line_broke = false;
  while (used < bytes.size() && in_string_) {
    const char c = bytes[used];
    line_broke = inside_ && c == '{' && previous_ == '\n';
    if (line_broke) {
      break;
    }
    ++used;
    previous_ = c;
    if (is_key_ && c != '"' && key_.size() < kMaxKeyBytes) {
      key_.push_back(c);
    }
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    } else if (c == '\n') {
      has_line_end_ = true;
    }
  }
  if (inside_) {
    gather(bytes.substr(0, used));
  }
  if (line_broke) {
    out_.skip("JSON object that is not closed on its line");
    begin_object();
    gather("{");
    ++used;
  }
  return used;
}

bool JsonSplitter::is_broken_line(char c) const {
  return c == '{' && previous_ == '\n' &&
         (one_a_line_ || (brackets_.ends_with('{') && last_sign_ != ':'));
}

std::size_t JsonSplitter::scan_object(std::string_view bytes) {
  std::size_t used = 0;
  std::size_t gathered = 0;
  while (used < bytes.size() && inside_ && !in_string_) {
    const char c = bytes[used];
    if (is_broken_line(c)) {
      out_.skip("JSON object that is not closed on its line");
      begin_object();
      gathered = used;
    } else if (maybe_articles_ && c == '{') {
      enter_article_array();
      gathered = used;
    } else {
      take_structure(c);
    }
    ++used;
    previous_ = c;
    if (!is_space(c)) {
      last_sign_ = c;
      maybe_articles_ = c == '[' && opens_article_array();
    }
    has_line_end_ |= c == '\n';
  }
  gather(bytes.substr(gathered, used - gathered));
  if (brackets_.empty()) {
    end_object();
  }
  return used;
}

void JsonSplitter::take_structure(char c) {
  switch (c) {
    case '"':
      in_string_ = true;
      is_key_ = brackets_.size() <= kMaxWrapperDepth && brackets_.ends_with('{') &&
                (last_sign_ == '{' || last_sign_ == ',');
      if (is_key_) {
        key_.clear();
      }
      break;
    case ':':
      if (brackets_.size() <= kMaxWrapperDepth && brackets_.ends_with('{')) {
        keys_.resize(brackets_.size());
        keys_.back() = key_;
        has_body_ |= brackets_.size() == 1 && holds(kBodyNames, key_);
      }
      break;
    case '{':
    case '[':
      push(c);
      break;
    case '}':
    case ']':
      pop();
      inside_ = !brackets_.empty();
      break;
    default:
      break;
  }
}

/// Whether the '[' just read stands under names like "articles" all the way up.
bool JsonSplitter::opens_article_array() const {
  const std::size_t depth = brackets_.size() - 1;
  return !has_body_ && 0 < depth && depth <= kMaxWrapperDepth && keys_.size() >= depth &&
         brackets_.find('[') == depth &&
         std::all_of(keys_.begin(),
                     keys_.begin() + static_cast<std::ptrdiff_t>(depth),
                     [](const std::string& key) { return holds(kWrapperNames, key); });
}

void JsonSplitter::enter_article_array() {
  open_ += brackets_;
  out_.number_from_one();
  begin_object();
}

void JsonSplitter::gather(std::string_view bytes) {
  if (too_large_) {
    return;
  }
  object_.append(bytes);
  if (object_.size() > out_.limit_bytes()) {
    too_large_ = true;
    std::string().swap(object_);
  }
}

void JsonSplitter::begin_object() {
  inside_ = true;
  in_string_ = escaped_ = false;
  object_.clear();
  too_large_ = has_line_end_ = maybe_articles_ = has_body_ = false;
  brackets_ = "{";
  overdeep_ = 0;
  last_sign_ = '{';
  keys_.clear();
}

void JsonSplitter::end_object() {
  inside_ = false;
  one_a_line_ = !has_line_end_ && (one_a_line_ || out_.count() == 0);
  if (too_large_) {
    out_.skip(out_.too_large());
  } else {
    hand_over(std::exchange(object_, {}));
  }
}

void JsonSplitter::hand_over(std::string object) {
  std::vector<std::string> pair = split_paired_object(object);
  if (pair.empty()) {
    return out_.record(std::move(object));
  }
  for (std::string& article : pair) {
    out_.record(std::move(article));
  }
}

void JsonSplitter::push(char bracket) {
  if (brackets_.size() < kMaxDepth) {
    brackets_.push_back(bracket);
  } else {
    ++overdeep_;
  }
}

void JsonSplitter::pop() {
  if (overdeep_ > 0) {
    --overdeep_;
  } else {
    brackets_.pop_back();
  }
}

void JsonSplitter::finish(const std::string& error) {
  if (!error.empty()) {
    out_.skip_file(error);
  } else if (inside_) {
    out_.skip("JSON object that is not closed");
  } else if (!open_.empty()) {
    out_.skip_file("ends inside a JSON array");
  } else if (out_.count() == 0) {
    out_.skip_file("JSON without an object in it");
  }
}

}  // namespace

void split_json(ByteReader& in, RecordOutput& out) {
  if (in.peek(3).starts_with("\xEF\xBB\xBF")) {
    in.consume(3);
  }
  JsonSplitter splitter(out);
  for (std::string_view bytes = in.peek(1); !bytes.empty() && !out.stopped(); bytes = in.peek(1)) {
    splitter.feed(bytes);
    in.consume(bytes.size());
  }
  splitter.finish(in.error());
}

}  // namespace backfile
