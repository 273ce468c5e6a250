// SPDX-License-Identifier: GPL-2.0-or-later
// Lines to documents, BIO tags to labels.
#include "indexer/entity/train/corpus_reader.h"

#include <optional>

#include <fmt/format.h>

#include "indexer/entity/entity_tokens.h"
#include "indexer/source/document_reader.h"

namespace backfile {
namespace {

constexpr std::string_view kDocumentLine = "-DOCSTART-";

struct Tag {
  char part = 'O';
  EntityType type = EntityType::Person;
};

std::optional<Tag> parse_tag(std::string_view tag) {
  constexpr std::string_view kTypes[] = {"PER", "ORG", "LOC", "MISC"};
  if (tag == "O") {
    return Tag{};
  }
  if (tag.size() < 3 || tag[1] != '-' || (tag[0] != 'B' && tag[0] != 'I')) {
    return std::nullopt;
  }
  for (std::size_t type = 0; type < std::size(kTypes); ++type) {
    if (tag.substr(2) == kTypes[type]) {
      return Tag{tag[0], static_cast<EntityType>(type)};
    }
  }
  return std::nullopt;
}

// BIO tags of one sentence to labels.
void append_labels(const std::vector<Tag>& tags, std::vector<EntityLabel>& labels) {
  const auto goes_on = [&](std::size_t i) {
    return i > 0 && i < tags.size() && tags[i].part == 'I' && tags[i - 1].part != 'O' &&
           tags[i].type == tags[i - 1].type;
  };
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].part == 'O') {
      labels.push_back(kOutside);
      continue;
    }
    const NamePart part = goes_on(i) ? (goes_on(i + 1) ? NamePart::Inside : NamePart::End)
                                     : (goes_on(i + 1) ? NamePart::Begin : NamePart::Whole);
    labels.push_back(label_of(tags[i].type, part));
  }
}

class GoldParser {
 public:
  explicit GoldParser(std::size_t block_sentences) : block_sentences_(block_sentences) {}

  void take_word(std::string_view word, Tag tag) {
    document_.starts_sentence.push_back(tags_.empty());
    document_.words.emplace_back(plain_token(word, space_));
    tags_.push_back(tag);
  }
  void end_sentence() {
    if (tags_.empty()) {
      return;
    }
    append_labels(tags_, document_.labels);
    tags_.clear();
    if (++sentences_ >= block_sentences_ && !has_borders_) {
      end_document();
    }
  }
  void take_border() {
    end_sentence();
    has_borders_ = true;
    end_document();
  }
  std::vector<GoldDocument> finish() {
    end_sentence();
    end_document();
    return std::move(documents_);
  }

 private:
  void end_document() {
    if (!document_.words.empty()) {
      documents_.push_back(std::move(document_));
    }
    document_ = {};
    sentences_ = 0;
  }

  std::size_t block_sentences_, sentences_ = 0;
  bool has_borders_ = false;
  std::string space_;
  std::vector<Tag> tags_;
  GoldDocument document_;
  std::vector<GoldDocument> documents_;
};

}  // namespace

std::vector<PlainToken> GoldDocument::tokens() const {
  std::vector<PlainToken> tokens;
  for (std::size_t i = 0; i < words.size(); ++i) {
    tokens.push_back({words[i], starts_sentence[i], false});
  }
  return tokens;
}

Result<std::string> read_packed_file(const std::filesystem::path& file) {
  std::string text;
  std::string reason;
  const DocumentSink sink{[&](RawDocument&& document) { text += document.bytes; },
                          [&](SkippedInput&& skipped) { reason = skipped.reason; }};
  const ReadOptions options{.format = DocumentFormat::Text, .pair_metadata = false};
  const auto read = read_documents({file, file.filename().string(), 0, 0}, options, sink, {});
  if (!read) {
    return Unexpected(read.error());
  }
  if (!reason.empty()) {
    return failure(ErrorCode::Corrupt, fmt::format("{}: {}", file.string(), reason));
  }
  return text;
}

Result<std::vector<GoldDocument>> parse_gold(std::string_view text, std::size_t block_sentences) {
  GoldParser parser(block_sentences);
  for (std::size_t line_number = 1; !text.empty(); ++line_number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    const std::size_t tab = line.rfind('\t');
    if (line.starts_with(kDocumentLine)) {
      parser.take_border();
    } else if (line.empty() || tab == std::string_view::npos) {
      parser.end_sentence();
    } else {
      const std::optional<Tag> tag = parse_tag(line.substr(tab + 1));
      if (!tag || tab == 0) {
        return failure(ErrorCode::Corrupt, fmt::format("line {}: no word with a tag", line_number));
      }
      parser.take_word(line.substr(0, tab), *tag);
    }
  }
  return parser.finish();
}

Result<std::vector<GoldDocument>> read_gold(const std::filesystem::path& file,
                                            std::size_t block_sentences) {
  const Result<std::string> text = read_packed_file(file);
  if (!text) {
    return Unexpected(text.error());
  }
  Result<std::vector<GoldDocument>> documents = parse_gold(*text, block_sentences);
  if (!documents) {
    return failure(documents.error().code,
                   fmt::format("{}: {}", file.string(), documents.error().message));
  }
  return documents;
}

}  // namespace backfile
