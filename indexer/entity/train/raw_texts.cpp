// SPDX-License-Identifier: GPL-2.0-or-later
// Reads articles with the indexer's own reader and parser and cuts them as the tagger does.
#include "indexer/entity/train/raw_texts.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "indexer/entity/entity_tagger.h"
#include "indexer/entity/entity_tokens.h"
#include "indexer/entity/feature_hash.h"
#include "indexer/entity/letters.h"
#include "indexer/parse/article_parser.h"
#include "indexer/source/corpus_walker.h"
#include "indexer/source/document_reader.h"

namespace backfile {
namespace {

constexpr std::size_t kFewestWords = 60;  // a shorter text is no article

class RawReader {
 public:
  explicit RawReader(EntityLanguage language) : language_(language) {}

  void take(const RawDocument& raw) {
    const Result<Article> article = parse_article(raw, {});
    if (!article || entity_language(article->language) != language_ ||
        !seen_.insert(hash_word(article->body)).second) {
      return;
    }
    GoldDocument document;
    append(article->headline, document);
    append(article->body, document);
    if (document.words.size() >= kFewestWords) {
      document.labels.assign(document.words.size(), kOutside);
      words_ += document.words.size();
      documents_.push_back(std::move(document));
    }
  }

  std::vector<GoldDocument> finish(std::size_t most_words) {
    if (words_ <= most_words) {
      return std::move(documents_);
    }
    std::vector<GoldDocument> kept;
    std::size_t passed = 0, taken = 0;
    for (GoldDocument& document : documents_) {
      passed += document.words.size();
      if (taken < passed * most_words / words_) {
        taken += document.words.size();
        kept.push_back(std::move(document));
      }
    }
    return kept;
  }

 private:
  void append(std::string_view text, GoldDocument& document) {
    tokenize_for_entities(text, tokens_, language_);
    for (const EntityToken& token : tokens_) {
      document.words.emplace_back(
          plain_token(text.substr(token.begin, token.end - token.begin), space_));
      document.starts_sentence.push_back(token.starts_sentence);
    }
  }

  EntityLanguage language_;
  std::vector<GoldDocument> documents_;
  std::unordered_set<std::uint64_t> seen_;  // hashes of bodies
  std::vector<EntityToken> tokens_;
  std::string space_;
  std::size_t words_ = 0;
};

// How often a name was found as each type in all documents, by the hash of its words.
using NameTypes = std::unordered_map<std::uint64_t, std::array<std::uint32_t, 4>>;

// What nearly all of the name's many mentions are.
std::optional<EntityType> usual_type(const std::array<std::uint32_t, 4>& counts) {
  constexpr std::uint32_t kFewestMentions = 10;
  const auto most = std::max_element(counts.begin(), counts.end());
  const std::uint32_t all = std::accumulate(counts.begin(), counts.end(), 0U);
  return all >= kFewestMentions && *most * 10 >= all * 9
             ? std::optional(static_cast<EntityType>(most - counts.begin()))
             : std::nullopt;
}

template <class Use>
void for_each_name(const GoldDocument& document, Use use) {
  std::size_t first = 0;
  std::uint64_t name = 0;
  std::string lower;
  for (std::size_t i = 0; i < document.labels.size(); ++i) {
    const EntityLabel label = document.labels[i];
    if (label == kOutside) {
      continue;
    }
    if (opens_name(label)) {
      first = i;
      name = 0;
    }
    lower.clear();
    append_lower(document.words[i], lower);
    name = combine_hashes(name, hash_word(lower));
    if (closes_name(label)) {
      use(first, i + 1, name, type_of(label));
    }
  }
}

}  // namespace

Result<std::vector<GoldDocument>> read_raw_texts(const std::vector<std::filesystem::path>& paths,
                                                 EntityLanguage language,
                                                 std::size_t most_words) {
  const Result<WalkResult> walk = walk_corpus(paths, {});
  if (!walk) {
    return Unexpected(walk.error());
  }
  RawReader reader(language);
  const DocumentSink sink{[&](RawDocument&& document) { reader.take(document); },
                          [](SkippedInput&&) {}};
  for (const SourceFile& file : walk->files) {
    (void)read_documents(file, {}, sink, {});
  }
  return reader.finish(most_words);
}

void label_texts(const EntityModel& model, std::vector<GoldDocument>& documents) {
  EntityTagger tagger(model);
  for (GoldDocument& document : documents) {
    std::vector<PlainToken> tokens = document.tokens();
    document.labels = tagger.label_tokens(tokens);
  }
  NameTypes types;
  for (const GoldDocument& document : documents) {
    for_each_name(document, [&](std::size_t, std::size_t, std::uint64_t name, EntityType type) {
      ++types[name][static_cast<std::size_t>(type)];
    });
  }
  for (GoldDocument& document : documents) {
    for_each_name(document, [&](std::size_t first, std::size_t last, std::uint64_t name, auto) {
      const std::optional<EntityType> type = usual_type(types[name]);
      for (std::size_t i = first; type && i < last; ++i) {
        document.labels[i] = label_of(*type, part_of(document.labels[i]));
      }
    });
  }
}

}  // namespace backfile
