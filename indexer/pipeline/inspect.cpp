// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/inspect.h"

#include <algorithm>
#include <istream>

#include <fmt/format.h>
#include <unistd.h>

#include "common/model/article_id.h"
#include "common/text/language.h"
#include "common/text/quotations.h"
#include "common/text/utf8.h"
#include "indexer/analysis/article_analyzer.h"
#include "indexer/entity/name_finder.h"
#include "indexer/parse/exported_article.h"
#include "indexer/parse/outlet_lines.h"
#include "indexer/pipeline/article_json.h"
#include "indexer/pipeline/document_batch.h"
#include "indexer/pipeline/json_line.h"
#include "indexer/pipeline/standard_input.h"
#include "indexer/source/corpus_walker.h"

namespace backfile {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::vector<DateFinding>& findings) {
  Json list = Json::array();
  for (const DateFinding& finding : findings) {
    list.push_back({{"method", name_of(finding.method)},
                    {"value", finding.value},
                    {"text", finding.text},
                    {"remark", finding.remark}});
  }
  return list;
}

Json quotations_of(const Article& article) {
  Json list = Json::array();
  for (const Quotation& quotation : find_quotations(article.body)) {
    list.push_back(
        {{"start", quotation.begin},
         {"end", quotation.end},
         {"text", article.body.substr(quotation.begin, quotation.end - quotation.begin)}});
  }
  return list;
}

Result<IndexReport> finished(IndexReport&& report, std::stop_token stop) {
  if (stop.stop_requested()) {
    return failure(ErrorCode::Interrupted, "broken off");
  }
  return std::move(report);
}

/// Parses, analyzes and prints documents, in the batches of a run.
class Inspector {
 public:
  Inspector(const PipelineOptions& options, std::ostream& out) : options_(options), out_(out) {}

  DocumentSink sink(const std::string& file) {
    return {[this, file](RawDocument&& document) { add(std::move(document), file); },
            [this, file](SkippedInput&& input) { skip(std::move(input), file); }};
  }
  /// Prints what waits for its batch to be full.
  void flush() {
    std::vector<ParseTrace> traces;
    std::vector<Article> articles;
    std::vector<ArticleLines> lines;
    std::vector<bool> is_export;
    for (const auto& [document, file] : waiting_) {
      ParseTrace trace;
      Result<Article> article = parse_article(document, options_.parsing, &trace);
      if (article) {
        is_export.push_back(is_exported_article(document));
        lines.push_back(is_export.back() ? ArticleLines{} : find_lines(*article));
        articles.push_back(std::move(*article));
        traces.push_back(std::move(trace));
      } else {
        skip({document.path, document.record, article.error().message}, file);
      }
    }
    learned_.learn(lines);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      drop_recurring(lines[i], articles[i]);
      if (!is_export[i]) {
        find_names(articles[i]);
      }
      print(std::move(articles[i]), traces[i]);
    }
    waiting_.clear();
  }
  void find_names(Article& article) {
    if (options_.find_names) {
      name_finder_.find(article);
    }
  }
  void print(Article&& article, const ParseTrace& trace = {}) {
    if (out_) {
      out_ << inspect_line(analyzer_.analyze(std::move(article)), trace);
    }
  }
  void skip(SkippedInput&& input, const std::string& file) {
    report_.add({ReportAction::Skipped, std::move(input)}, file);
  }
  bool open() const { return out_.good(); }
  IndexReport report() { return std::move(report_); }

 private:
  void add(RawDocument&& document, const std::string& file) {
    if (!out_) {
      return;
    }
    fill_.add(size_of(document));
    waiting_.emplace_back(std::move(document), file);
    if (fill_.full()) {
      flush();
      fill_ = {};
    }
  }

  const PipelineOptions& options_;
  std::ostream& out_;
  NameFinder name_finder_;
  ArticleAnalyzer analyzer_;
  OutletLines learned_;
  BatchFill fill_;
  std::vector<std::pair<RawDocument, std::string>> waiting_;  // with its file
  IndexReport report_;
};

void inspect_standard_input(const PipelineOptions& options,
                            Inspector& inspector,
                            std::stop_token stop) {
  StoppableInput buffer(STDIN_FILENO, stop);
  std::istream in(&buffer);
  const Result<void> read =
      read_stream(in, kStandardInput, options.reading, inspector.sink(kStandardInput), stop);
  if (!read) {
    inspector.skip({kStandardInput, 0, read.error().message}, kStandardInput);
  }
}

Article plain_article(std::string_view record, std::uint32_t number, const std::string& language) {
  Article article;
  article.path = kStandardInput;
  article.record = number;
  article.id = article_id(fmt::format("{}\n{}", kStandardInput, number));
  article.format = "text";
  article.body = repair_utf8(record);
  article.language = language.empty() ? detect_language(article.body) : language;
  return article;
}

}  // namespace

std::string inspect_line(const AnalyzedArticle& analyzed, const ParseTrace& trace) {
  const Article& article = analyzed.article;
  const Json line{{"id", print_article_id(article.id)},
                  {"path", article.path},
                  {"given_id", article.given_id},
                  {"record", article.record},
                  {"format", article.format},
                  {"title", article.headline},
                  {"date", json_of(article.date)},
                  {"date_candidates", json_of(trace.dates)},
                  {"byline", article.bylines},
                  {"source", article.source},
                  {"section", article.sections.empty() ? "" : article.sections.front()},
                  {"sections", article.sections},
                  {"language", article.language},
                  {"url", article.url},
                  {"dateline", article.dateline},
                  {"body", article.body},
                  {"quotes", quotations_of(article)},
                  {"captions", article.captions},
                  {"related", article.related},
                  {"boilerplate_dropped", article.boilerplate_bytes},
                  {"entities", json_of(article.entities, article)},
                  {"fingerprint", fmt::format("{:016x}", analyzed.fingerprint)},
                  {"warnings", article.warnings}};
  return json_line(line);
}

Result<IndexReport> inspect_corpus(const PipelineOptions& options,
                                   std::ostream& out,
                                   std::stop_token stop) {
  std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
  const bool wants_standard_input = std::erase(paths, kStandardInput) > 0;
  Inspector inspector(options, out);
  if (!paths.empty()) {
    Result<WalkResult> walked = walk_corpus(paths, {});
    if (!walked) {
      return Unexpected(walked.error());
    }
    for (SkippedInput& skip : walked->skipped) {
      const std::string file = skip.path;
      inspector.skip(std::move(skip), file);
    }
    for (const SourceFile& file : walked->files) {
      if (stop.stop_requested() || !inspector.open()) {
        break;
      }
      const Result<std::uint64_t> read =
          read_documents(file, options.reading, inspector.sink(file.path), stop);
      if (!read) {
        inspector.skip({file.path, 0, read.error().message}, file.path);
      }
    }
  }
  if (wants_standard_input) {
    inspect_standard_input(options, inspector, stop);
  }
  inspector.flush();
  out.flush();
  return finished(inspector.report(), stop);
}

Result<IndexReport> inspect_plain_text(const PipelineOptions& options,
                                       std::ostream& out,
                                       std::stop_token stop) {
  StoppableInput buffer(STDIN_FILENO, stop);
  std::istream in(&buffer);
  Inspector inspector(options, out);
  std::string record;
  for (std::uint32_t number = 1; inspector.open() && std::getline(in, record, '\0'); ++number) {
    Article article = plain_article(record, number, options.parsing.language);
    inspector.find_names(article);
    inspector.print(std::move(article));
  }
  out.flush();
  return finished(inspector.report(), stop);
}

}  // namespace backfile
