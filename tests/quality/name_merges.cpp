// SPDX-License-Identifier: GPL-2.0-or-later
// How the names of an article become its entities, on Reuters-21578 in ../shared/corpora.
//   name_merges [--sample FILE] [PATH...]   prints which of the given people and organizations are
//       found in their article; writes a sample of the merges with their sentences, to be read
//   name_merges --judged FILE               the share of right ones by rule: the reader has made
//       the "?" before each merge a "+" or a "-"
#include <fstream>
#include <random>

#include <fmt/format.h>

#include "indexer/entity/name_finder.h"
#include "indexer/parse/article_parser.h"
#include "indexer/source/document_reader.h"
#include "tests/support/temp_dir.h"

namespace {

using namespace backfile;

constexpr std::size_t kSampleSize = 200;
constexpr unsigned kSampleSeed = 21578;
constexpr std::size_t kContextBytes = 90;
constexpr std::size_t kShownTags = 25;

struct Tags {
  std::size_t all = 0, found = 0;
  std::map<std::string, std::size_t> missed;
};

struct Merge {
  std::string rule, from, into, contexts;
};

std::string context_of(const Article& article, const Mention& mention) {
  const std::string_view text = field_of(article, mention);
  const std::size_t begin = mention.begin - std::min<std::size_t>(mention.begin, kContextBytes);
  std::string context(text.substr(begin, mention.end + kContextBytes - begin));
  std::ranges::replace(context, '\n', ' ');
  return fmt::format("    {}{}\n", mention.in_headline ? "HEADLINE " : "", context);
}

std::string contexts_of(const Article& article, const ArticleName& name) {
  std::string contexts;
  for (std::size_t i = 0; i < std::min<std::size_t>(2, name.mentions.size()); ++i) {
    contexts += context_of(article, name.mentions[i]);
  }
  return contexts.empty() ? fmt::format("    given as {}\n", name.given_as) : contexts;
}

/// What all articles show.
class Figures {
 public:
  void add(const Article& article, const NameTrace& trace) {
    for (const Entity& entity : article.entities) {
      if (!entity.given_as.empty() && entity.kind != EntityKind::Place) {
        Tags& tags = tags_[static_cast<std::size_t>(entity.kind)];
        tags.all += 1;
        tags.found += entity.mentions.empty() ? 0u : 1u;
        tags.missed[entity.given_as] += entity.mentions.empty() ? 1u : 0u;
      }
    }
    for (const NameJoin& join : trace.joins) {
      const ArticleName &from = trace.names[join.from], &into = trace.names[join.into];
      const std::string rule(name_of(join.rule));
      counts_[rule] += 1;
      const std::string key = fmt::format("{}: {} > {}", rule, from.form.text, into.form.text);
      merges_.try_emplace(
          key,
          Merge{rule,
                from.form.text,
                into.form.text,
                contexts_of(article, from) + "   >\n" + contexts_of(article, into)});
    }
  }

  void print() const {
    for (const EntityKind kind : {EntityKind::Person, EntityKind::Organization}) {
      print_tags(name_of(kind), tags_[static_cast<std::size_t>(kind)]);
    }
    for (const auto& [rule, count] : counts_) {
      fmt::print("{:>7} merges by {}\n", count, rule);
    }
  }

  void write_sample(const std::filesystem::path& file) const {
    std::vector<const std::pair<const std::string, Merge>*> all;
    for (const auto& merge : merges_) {
      all.push_back(&merge);
    }
    std::mt19937 random(kSampleSeed);
    for (std::size_t i = all.size(); i > 1; --i) {
      std::swap(all[i - 1], all[random() % i]);
    }
    // Rare rules are read as often as they occur, frequent ones up to an equal share.
    std::map<std::string, std::size_t> taken;
    std::ofstream out(file);
    const std::size_t share = kSampleSize / 5;
    std::size_t count = 0;
    for (const bool within_share : {true, false}) {
      for (auto*& merge : all) {
        if (merge != nullptr && count < kSampleSize &&
            (!within_share || taken[merge->second.rule] < share)) {
          out << "? " << merge->first << "\n" << merge->second.contexts;
          taken[merge->second.rule] += 1;
          merge = nullptr;
          ++count;
        }
      }
    }
    fmt::print("{} of {} different merges written to {}\n", count, all.size(), file.string());
  }

 private:
  static void print_tags(std::string_view kind, const Tags& tags) {
    fmt::print("{:<13} {:>5} given, {:>5} found in their article: {:.1f} %\n",
               kind,
               tags.all,
               tags.found,
               100.0 * static_cast<double>(tags.found) /
                   static_cast<double>(std::max<std::size_t>(1, tags.all)));
    std::vector<std::pair<std::size_t, std::string>> missed;
    for (const auto& [tag, count] : tags.missed) {
      missed.emplace_back(count, tag);
    }
    std::ranges::sort(missed, std::greater());
    missed.resize(std::min(missed.size(), kShownTags));
    for (const auto& [count, tag] : missed) {
      fmt::print("    {} {}", count, tag);
    }
    fmt::print("\n");
  }

  std::array<Tags, 2> tags_;
  std::map<std::string, Merge> merges_;
  std::map<std::string, std::size_t> counts_;
};

int judge(const std::filesystem::path& file) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_rule;  // right, all
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("+ ") || line.starts_with("- ")) {
      const std::string rule = line.substr(2, line.find(':') - 2);
      for (const std::string& of : {rule, std::string("all")}) {
        by_rule[of].first += line.front() == '+' ? 1u : 0u;
        by_rule[of].second += 1;
      }
    }
  }
  for (const auto& [rule, counts] : by_rule) {
    fmt::print("{:<18} {:>3} of {:>3} right\n", rule, counts.first, counts.second);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::filesystem::path sample, judged;
  std::vector<std::filesystem::path> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--sample" && i + 1 < argc) {
      sample = argv[++i];
    } else if (word == "--judged" && i + 1 < argc) {
      judged = argv[++i];
    } else {
      paths.emplace_back(word);
    }
  }
  if (!judged.empty()) {
    return judge(judged);
  }
  if (paths.empty()) {
    if (test::shared_dir().empty()) {
      fmt::print("skipped: ../shared is not here\n");
      return 0;
    }
    paths = {test::shared_dir() / "corpora/reuters21578/reuters21578-000-010.tar.gz"};
  }
  const Result<WalkResult> walked = walk_corpus(paths, {});
  if (!walked) {
    fmt::print(stderr, "{}\n", walked.error().message);
    return 2;
  }
  Figures figures;
  NameFinder finder;
  const DocumentSink sink{[&](RawDocument&& document) {
                            Result<Article> article = parse_article(document, {});
                            if (article && !article->body.empty()) {
                              NameTrace trace;
                              finder.find(*article, &trace);
                              figures.add(*article, trace);
                            }
                          },
                          [](SkippedInput&&) {}};
  for (const SourceFile& file : walked->files) {
    if (!read_documents(file, {}, sink, {})) {
      fmt::print(stderr, "{} cannot be read\n", file.path);
    }
  }
  figures.print();
  if (!sample.empty()) {
    figures.write_sample(sample);
  }
  return 0;
}
