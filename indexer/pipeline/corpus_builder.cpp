// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/corpus_builder.h"

#include <algorithm>
#include <exception>
#include <istream>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include "indexer/analysis/article_analyzer.h"
#include "indexer/entity/name_finder.h"
#include "indexer/parse/exported_article.h"
#include "indexer/pipeline/bounded_queue.h"
#include "indexer/pipeline/document_batch.h"
#include "indexer/pipeline/line_learner.h"
#include "indexer/pipeline/pipeline_options.h"
#include "indexer/pipeline/standard_input.h"

namespace backfile {
namespace {

constexpr std::size_t kQueuedBatches = 64;
constexpr std::uint64_t kMostQueuedBytes = std::uint64_t{64} << 20;
/// An eighth of the memory is for what is not in the builders: the ids seen, and the tables of a
/// segment that is written. Measured: 270 MB beside builders of 960 MB at a million articles.
constexpr std::uint64_t kPartBesideBuilders = 8;
constexpr std::uint64_t kLeastShareBytes = std::uint64_t{4} << 20;
/// Below this a further worker costs more (a segment of its own) than it brings.
constexpr std::uint64_t kBytesWorthAWorker = std::uint64_t{1} << 20;

using BatchQueue = BoundedQueue<DocumentBatch>;

std::uint64_t queue_bytes(const BuildSettings& settings) {
  return std::min(kMostQueuedBytes, settings.memory_bytes / 8);
}

/// The first failure of any thread, which stops all the others.
class SharedFailure {
 public:
  explicit SharedFailure(std::stop_source& source) : source_(source) {}
  void set(Error error) {
    const std::lock_guard lock(mutex_);
    if (!error_) {
      error_ = std::move(error);
    }
    source_.request_stop();
  }
  std::optional<Error> take() {
    const std::lock_guard lock(mutex_);
    return std::move(error_);
  }

 private:
  std::stop_source& source_;
  std::mutex mutex_;
  std::optional<Error> error_;  // guarded by mutex_
};

Error strict_failure(const SkippedInput& input) {
  const std::string record = input.record == 0 ? "" : fmt::format(", record {}", input.record);
  return {ErrorCode::Corrupt,
          fmt::format("{}{}: {}", input.path, record, input.reason),
          "leave out --strict to skip it and go on"};
}

/// What one worker has to show at the end.
struct WorkerYield {
  std::vector<BuiltSegment> segments;
  std::vector<GivenArticle> given;
  std::vector<BuildNote> notes;
  std::uint64_t repaired = 0;
};

/// Parse, analyze, build: the stations of one thread.
class Worker {
 public:
  Worker(unsigned number,
         const BuildSettings& settings,
         const ReadPlan& plan,
         LineLearner& learner,
         Progress& progress,
         SharedFailure& failed)
      : number_(number),
        settings_(settings),
        plan_(plan),
        learner_(learner),
        progress_(progress),
        failed_(failed) {}

  void work(BatchQueue& queue, std::stop_token stop) {
    while (std::optional<DocumentBatch> next = queue.pop(stop)) {
      take(std::move(*next), stop);
    }
    if (!stop.stop_requested() && builder_->article_count() > 0) {
      write_segment();
    }
  }
  WorkerYield yield() { return std::move(yield_); }

 private:
  void take(DocumentBatch&& batch, const std::stop_token& stop) {
    std::vector<Result<Article>> articles;
    std::vector<ArticleLines> lines;
    std::vector<bool> finds_names;
    std::uint64_t bytes = 0;
    for (QueuedDocument& queued : batch.documents) {
      if (stop.stop_requested()) {
        return;
      }
      bytes += size_of(queued.document);
      articles.push_back(parse_article(queued.document, settings_.parsing));
      const bool is_exported = is_exported_article(queued.document);
      finds_names.push_back(settings_.find_names && articles.back() && !is_exported);
      const bool learns = articles.back() && !is_exported;
      lines.push_back(learns ? find_lines(*articles.back()) : ArticleLines{});
      queued.document.bytes = {};
    }
    if (!learner_.learn(batch.number, lines, stop)) {
      return;
    }
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (articles[i]) {
        drop_recurring(lines[i], *articles[i]);
      }
    }
    // All of a batch, since the models and the tables of words do not fit into the caches together.
    for (std::size_t i = 0; i < articles.size() && !stop.stop_requested(); ++i) {
      if (finds_names[i]) {
        name_finder_.find(*articles[i]);
      }
    }
    for (std::size_t i = 0; i < articles.size(); ++i) {
      take(batch.documents[i], std::move(articles[i]));
    }
    progress_.documents_done(bytes);
  }

  void take(const QueuedDocument& queued, Result<Article>&& article) {
    if (!article) {
      note(queued, ReportAction::Skipped, article.error().message);
      return;
    }
    meet(*article);
    yield_.repaired += article->warnings.empty() ? 0u : 1u;
    for (const std::string& warning : article->warnings) {
      note(queued, ReportAction::Repaired, warning);
    }
    // Documents reach a worker in reading order, so of two with one id the first is here already.
    const std::uint64_t id = article->id;
    const bool taken = std::ranges::binary_search(plan_.withheld, id) || !seen_.insert(id).second;
    yield_.given.push_back({id, queued.sequence, queued.file, !taken});
    progress_.article_done();
    if (taken) {
      return;
    }
    builder_->add(analyzer_.analyze(std::move(*article)), queued.sequence);
    if (builder_->memory_bytes() >= share_bytes()) {
      write_segment();
    }
  }

  /// Tells of languages and outlets that are new to this worker.
  void meet(const Article& article) {
    if (!article.language.empty() && languages_.insert(article.language).second) {
      progress_.language_met(article.language);
    }
    if (!article.source.empty() && outlets_.insert(article.source).second) {
      progress_.outlet_met(article.source);
    }
  }

  void note(const QueuedDocument& queued, ReportAction action, std::string reason) {
    if (action == ReportAction::Skipped) {
      progress_.input_skipped();
    }
    if (action != ReportAction::Skipped && !settings_.name_repairs) {
      return;
    }
    SkippedInput input{queued.document.path, queued.document.record, std::move(reason)};
    if (settings_.strict && action == ReportAction::Skipped) {
      failed_.set(strict_failure(input));
    }
    yield_.notes.push_back({queued.sequence, queued.file, {action, std::move(input)}});
  }

  void write_segment() {
    const std::string name = fmt::format("{}-{}", number_, yield_.segments.size());
    Result<BuiltSegment> segment = builder_->write(settings_.folder / name);
    if (segment) {
      yield_.segments.push_back(std::move(*segment));
    } else {
      failed_.set(std::move(segment.error()));
    }
  }

  std::uint64_t share_bytes() const {
    const std::uint64_t rest = settings_.memory_bytes - queue_bytes(settings_);
    return std::max(kLeastShareBytes, (rest - rest / kPartBesideBuilders) / settings_.jobs);
  }

  const unsigned number_;
  const BuildSettings& settings_;
  const ReadPlan& plan_;
  LineLearner& learner_;
  Progress& progress_;
  SharedFailure& failed_;
  NameFinder name_finder_;
  ArticleAnalyzer analyzer_;
  std::unique_ptr<SegmentBuilder> builder_ = settings_.make_builder(settings_.stock_phrases);
  std::unordered_set<std::uint64_t> seen_;
  std::unordered_set<std::string> languages_, outlets_;
  WorkerYield yield_;
};

/// Reads the planned files one after another into the queue.
class Reader {
 public:
  Reader(const ReadPlan& plan,
         const BuildSettings& settings,
         Progress& progress,
         SharedFailure& failed)
      : plan_(plan),
        settings_(settings),
        progress_(progress),
        failed_(failed),
        yields_(plan.to_read.size()) {}

  void read_all(BatchQueue& queue, std::stop_token stop) {
    for (std::uint32_t file = 0; file < plan_.to_read.size() && !stop.stop_requested(); ++file) {
      const SourceFile& source = plan_.to_read[file].source;
      progress_.file_begins(source.size_bytes);
      const Result<std::uint64_t> hash = read(source, sink_for(file, queue, stop), stop);
      if (hash) {
        yields_[file].hash = *hash;
      } else {
        note(file, {source.path, 0, hash.error().message});
      }
      progress_.file_ends();
    }
    push_batch(queue, stop);
  }
  std::vector<FileYield> yields() { return std::move(yields_); }
  std::vector<BuildNote> notes() { return std::move(notes_); }

 private:
  Result<std::uint64_t> read(const SourceFile& source,
                             const DocumentSink& sink,
                             std::stop_token stop) const {
    if (source.path != kStandardInput) {
      return read_documents(source, settings_.reading, sink, stop);
    }
    StoppableInput buffer(STDIN_FILENO, stop);
    std::istream in(&buffer);
    if (Result<void> done = read_stream(in, source.path, settings_.reading, sink, stop); !done) {
      return Unexpected(done.error());
    }
    return std::uint64_t{0};
  }

  DocumentSink sink_for(std::uint32_t file, BatchQueue& queue, const std::stop_token& stop) {
    return {[this, file, &queue, stop](RawDocument&& document) {
              const std::uint64_t bytes = size_of(document);
              progress_.document_read(bytes);
              batch_.documents.push_back({std::move(document), sequence_++, file});
              fill_.add(bytes);
              if (fill_.full()) {
                push_batch(queue, stop);
              }
            },
            [this, file](SkippedInput&& input) { note(file, std::move(input)); }};
  }

  void push_batch(BatchQueue& queue, const std::stop_token& stop) {
    const std::uint64_t next = batch_.number + 1;
    queue.push(std::exchange(batch_, {next, {}}), fill_.bytes, stop);
    fill_ = {};
  }

  void note(std::uint32_t file, SkippedInput input) {
    progress_.input_skipped();
    if (settings_.strict) {
      failed_.set(strict_failure(input));
    }
    notes_.push_back({sequence_++, file, {ReportAction::Skipped, std::move(input)}});
  }

  const ReadPlan& plan_;
  const BuildSettings& settings_;
  Progress& progress_;
  SharedFailure& failed_;
  DocumentBatch batch_;
  BatchFill fill_;
  std::uint64_t sequence_ = 0;
  std::vector<FileYield> yields_;
  std::vector<BuildNote> notes_;
};

template <class Value>
void append(std::vector<Value>& all, std::vector<Value>&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::uint64_t first_sequence(const BuiltSegment& segment) {
  return std::ranges::min_element(segment.articles, {}, &BuiltArticle::sequence)->sequence;
}

CorpusBuild gather(Reader& reader, std::vector<Worker>& workers) {
  CorpusBuild build;
  build.files = reader.yields();
  build.notes = reader.notes();
  for (Worker& worker : workers) {
    WorkerYield yield = worker.yield();
    append(build.segments, std::move(yield.segments));
    append(build.given, std::move(yield.given));
    append(build.notes, std::move(yield.notes));
    build.repaired += yield.repaired;
  }
  std::ranges::sort(build.segments, {}, first_sequence);
  std::ranges::stable_sort(build.notes, {}, &BuildNote::sequence);
  for (const BuildNote& note : build.notes) {
    if (note.entry.action == ReportAction::Skipped) {
      build.files[note.file].skipped.push_back(note.entry.input);
    }
  }
  return build;
}

/// Runs one thread's work; what the standard library may throw there (no memory) is its failure.
template <class Work>
void run_guarded(SharedFailure& failed, Work&& work) {
  try {
    work();
  } catch (const std::exception& error) {
    failed.set({ErrorCode::Limit,
                fmt::format("a worker could not go on: {}", error.what()),
                "give it less --memory or fewer --jobs"});
  }
}

unsigned worker_count(const ReadPlan& plan, unsigned jobs) {
  std::uint64_t bytes = 0;
  for (const PlannedFile& file : plan.to_read) {
    const bool of_unknown_size = file.source.path == kStandardInput;
    bytes += of_unknown_size ? kBytesWorthAWorker * jobs : file.source.size_bytes;
  }
  return static_cast<unsigned>(std::clamp<std::uint64_t>(bytes / kBytesWorthAWorker, 1, jobs));
}

/// The C library gives freed memory back to the system at once, to ask for it again with the next
/// batch; entering fresh pages then takes a tenth of a run.
void keep_freed_memory() {
  constexpr int kTrimBytes = 64 << 20, kMappedBytes = 1 << 20;
  ::mallopt(M_TRIM_THRESHOLD, kTrimBytes);
  ::mallopt(M_MMAP_THRESHOLD, kMappedBytes);
}

}  // namespace

Result<CorpusBuild> build_corpus(const ReadPlan& plan,
                                 const BuildSettings& settings,
                                 Progress& progress,
                                 std::stop_token stop) {
  keep_freed_memory();
  std::stop_source inner;
  const std::stop_callback pass_on(stop, [&inner] { inner.request_stop(); });
  SharedFailure failed(inner);
  BatchQueue queue(kQueuedBatches, queue_bytes(settings));
  Reader reader(plan, settings, progress, failed);
  LineLearner learner(settings.known_lines);
  std::vector<Worker> workers;
  const unsigned count = worker_count(plan, settings.jobs);
  workers.reserve(count);
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < count; ++i) {
      Worker& worker = workers.emplace_back(i, settings, plan, learner, progress, failed);
      threads.emplace_back([&worker, &queue, &inner, &failed] {
        run_guarded(failed, [&] { worker.work(queue, inner.get_token()); });
      });
    }
    run_guarded(failed, [&] { reader.read_all(queue, inner.get_token()); });
    queue.close();
  }
  if (stop.stop_requested()) {
    return failure(ErrorCode::Interrupted, "broken off; the index is as it was");
  }
  if (std::optional<Error> error = failed.take()) {
    return Unexpected(std::move(*error));
  }
  CorpusBuild build = gather(reader, workers);
  build.lines = learner.counts();
  return build;
}

}  // namespace backfile
