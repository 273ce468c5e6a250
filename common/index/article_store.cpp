// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/article_store.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

#include "common/index/section_file.h"

namespace backfile {
namespace {

// On-disk: do not renumber. b blocks, n articles.
enum StoreSection : std::size_t {
  kFrames,       ///< zstd frames, one a block
  kFrameStarts,  ///< u64 × (b + 1): where each frame begins; the last is the end
  kFirstDocids,  ///< u32 × (b + 1): first docid of each block; the last is n + 1
  kArticleEnds,  ///< u32 × n: end of each article in its block's raw bytes
  kDictionary,   ///< the zstd dictionary that frames are packed with; empty for none
};
constexpr SectionFileKind kStoreFile{"BFARTICL", "file of stored articles", 5};

/// A block is closed when it holds so much: small enough to be read for one article in some 10 µs.
/// With a dictionary blocks of four times the size are but 2.5 % smaller.
constexpr std::size_t kBlockBytes = 4 << 10;
/// What the first articles hold together when the dictionary is made of them, and how much of them
/// it is made of. Four times the samples and twice the dictionary save .3 % more.
constexpr std::size_t kTrainingBytes = 4 << 20, kSampleBytes = 512 << 10;
/// zstd's usual size of dictionaries. One for less than 40 times as much text saves less than it
/// takes, and one of less than the least does not help.
constexpr std::size_t kDictionaryBytes = 112 << 10, kLeastDictionaryBytes = 8 << 10;
constexpr std::size_t kTextPerDictionary = 40;
/// 4 % smaller than 3 at twice the cost, which is 1 % of indexing; 8 saves .7 % more.
constexpr int kCompressionLevel = 6;
/// Most raw bytes that one byte of a zstd frame can stand for: a block of 128 KB of one byte takes
/// 4 bytes (RFC 8878, 3.1.1.2). Bounds what a damaged index can make us allocate.
constexpr std::uint64_t kMaxRatio = (128 << 10) / 4;
constexpr std::uint32_t kNoBlock = UINT32_MAX;

}  // namespace

struct ArticleStore::Mapping {
  explicit Mapping(SectionFile section_file)
      : file(std::move(section_file)),
        frame_starts(file.array<std::uint64_t>(kFrameStarts)),
        first_docids(file.array<std::uint32_t>(kFirstDocids)),
        article_ends(file.array<std::uint32_t>(kArticleEnds)) {}

  bool is_consistent() const;
  std::string_view frame(std::uint32_t number) const;
  Result<void> load_block(std::uint32_t number);

  SectionFile file;
  std::span<const std::uint64_t> frame_starts;
  std::span<const std::uint32_t> first_docids, article_ends;
  std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> dictionary{nullptr, &ZSTD_freeDDict};
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> decompressor{nullptr, &ZSTD_freeDCtx};
  std::uint32_t loaded_block = kNoBlock;
  std::string raw;                      ///< of the loaded block
  std::vector<std::string_view> forms;  // scratch
};

bool ArticleStore::Mapping::is_consistent() const {
  const std::size_t n = article_ends.size();
  return n == file.record_count() && n < UINT32_MAX && !first_docids.empty() &&
         first_docids.size() == frame_starts.size() && frame_starts.front() == 0 &&
         frame_starts.back() == file.section(kFrames).size() &&
         std::is_sorted(frame_starts.begin(), frame_starts.end()) && first_docids.front() == 1 &&
         first_docids.back() == n + 1 &&
         std::adjacent_find(first_docids.begin(), first_docids.end(), std::greater_equal<>()) ==
             first_docids.end();
}

std::string_view ArticleStore::Mapping::frame(std::uint32_t number) const {
  const std::uint64_t begin = frame_starts[number];
  return file.section(kFrames).substr(begin, frame_starts[number + 1] - begin);
}

Result<void> ArticleStore::Mapping::load_block(std::uint32_t number) {
  if (loaded_block != kNoBlock && number == loaded_block + 1) {
    file.release(frame(loaded_block));  // who reads them all would have them all in memory
  }
  loaded_block = kNoBlock;
  const std::string_view frame = this->frame(number);
  const std::size_t raw_bytes = article_ends[first_docids[number + 1] - 2];
  if (raw_bytes > frame.size() * kMaxRatio) {
    return Unexpected(file.damaged("a block is longer than its bytes allow"));
  }
  if (decompressor == nullptr) {
    decompressor.reset(ZSTD_createDCtx());
    const std::string_view bytes = file.section(kDictionary);
    if (!bytes.empty()) {
      dictionary.reset(ZSTD_createDDict(bytes.data(), bytes.size()));
    }
    ZSTD_DCtx_refDDict(decompressor.get(), dictionary.get());
  }
  raw.resize(raw_bytes);
  const std::size_t written =
      ZSTD_decompressDCtx(decompressor.get(), raw.data(), raw.size(), frame.data(), frame.size());
  if (ZSTD_isError(written) != 0 || written != raw_bytes) {
    return Unexpected(file.damaged(fmt::format("block {} cannot be unpacked", number)));
  }
  loaded_block = number;
  return {};
}

ArticleStore::ArticleStore(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
ArticleStore::ArticleStore(ArticleStore&&) noexcept = default;
ArticleStore& ArticleStore::operator=(ArticleStore&&) noexcept = default;
ArticleStore::~ArticleStore() = default;

Result<ArticleStore> ArticleStore::open(const std::filesystem::path& file) {
  Result<SectionFile> sections = SectionFile::open(file, kStoreFile);
  if (!sections) {
    return Unexpected(std::move(sections.error()));
  }
  auto mapping = std::make_unique<Mapping>(std::move(*sections));
  if (!mapping->is_consistent()) {
    return Unexpected(mapping->file.damaged("its blocks are out of order"));
  }
  return ArticleStore(std::move(mapping));
}

std::uint32_t ArticleStore::article_count() const {
  return static_cast<std::uint32_t>(mapping_->article_ends.size());
}

Result<std::string_view> ArticleStore::encoded(std::uint32_t docid) const {
  assert(docid >= 1 && docid <= article_count());
  Mapping& mapping = *mapping_;
  const auto& first_docids = mapping.first_docids;
  const auto after = std::upper_bound(first_docids.begin(), first_docids.end(), docid);
  const auto block = static_cast<std::uint32_t>(after - first_docids.begin() - 1);
  if (block != mapping.loaded_block) {
    if (Result<void> loaded = mapping.load_block(block); !loaded) {
      return Unexpected(std::move(loaded.error()));
    }
  }
  const std::uint32_t begin = docid == first_docids[block] ? 0 : mapping.article_ends[docid - 2];
  const std::uint32_t end = mapping.article_ends[docid - 1];
  if (begin > end || end > mapping.raw.size()) {
    return Unexpected(mapping.file.damaged("an article lies outside its block"));
  }
  return std::string_view(mapping.raw).substr(begin, end - begin);
}

Result<Article> ArticleStore::read(std::uint32_t docid, const TokenFile& tokens) const {
  const std::uint32_t block_before = mapping_->loaded_block;
  const Result<std::string_view> bytes = encoded(docid);
  if (!bytes) {
    return Unexpected(bytes.error());
  }
  if (block_before != kNoBlock && mapping_->loaded_block == block_before + 1) {
    const auto& first_docids = mapping_->first_docids;  // as load_block() lets go of its frame
    tokens.release(first_docids[block_before], first_docids[block_before + 1] - 1);
  }
  tokens.forms_of(docid, mapping_->forms);
  Result<Article> article = decode_article(*bytes, mapping_->forms);
  if (!article) {
    return Unexpected(mapping_->file.damaged(fmt::format("article {} cannot be read", docid)));
  }
  return article;
}

Result<void> ArticleStore::check() const { return mapping_->file.check_body(); }

struct ArticleStoreWriter::State {
  explicit State(SectionFileWriter section_writer) : file(std::move(section_writer)) {
    ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_compressionLevel, kCompressionLevel);
    ZSTD_CCtx_setParameter(compressor.get(), ZSTD_c_checksumFlag, 1);
  }
  void train();
  Result<void> write_waiting();
  Result<void> append(std::string_view encoded_article);
  Result<void> write_block();

  SectionFileWriter file;
  std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> prepared{nullptr, &ZSTD_freeCDict};
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> compressor{ZSTD_createCCtx(),
                                                                  &ZSTD_freeCCtx};
  std::string waiting;  ///< the first articles, from which the dictionary is to be made
  std::vector<std::size_t> waiting_bytes;
  bool is_trained = false;
  std::string dictionary;
  std::string raw, frame;
  std::uint64_t frames_end = 0;
  std::vector<std::uint64_t> frame_starts{0};
  std::vector<std::uint32_t> first_docids{1};
  std::vector<std::uint32_t> article_ends;
};

/// Makes the dictionary of every so many of the waiting articles. When zstd finds too little in
/// them there is none.
void ArticleStoreWriter::State::train() {
  is_trained = true;
  const std::size_t wanted = std::min(kDictionaryBytes, waiting.size() / kTextPerDictionary);
  if (wanted < kLeastDictionaryBytes) {
    return;
  }
  const std::size_t step = waiting.size() / kSampleBytes + 1;
  std::string samples;
  std::vector<std::size_t> sample_bytes;
  for (std::size_t i = 0, begin = 0; i < waiting_bytes.size(); begin += waiting_bytes[i++]) {
    if (i % step == 0) {
      samples.append(waiting, begin, waiting_bytes[i]);
      sample_bytes.push_back(waiting_bytes[i]);
    }
  }
  dictionary.resize(wanted);
  const std::size_t made = ZDICT_trainFromBuffer(dictionary.data(),
                                                 dictionary.size(),
                                                 samples.data(),
                                                 sample_bytes.data(),
                                                 static_cast<unsigned>(sample_bytes.size()));
  dictionary.resize(ZDICT_isError(made) != 0 ? 0 : made);
  if (!dictionary.empty()) {
    prepared.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), kCompressionLevel));
    ZSTD_CCtx_refCDict(compressor.get(), prepared.get());
  }
}

Result<void> ArticleStoreWriter::State::write_waiting() {
  train();
  std::string_view rest = waiting;
  for (const std::size_t bytes : waiting_bytes) {
    if (Result<void> added = append(rest.substr(0, bytes)); !added) {
      return added;
    }
    rest.remove_prefix(bytes);
  }
  waiting = {};
  waiting_bytes = {};
  return {};
}

Result<void> ArticleStoreWriter::State::append(std::string_view encoded_article) {
  raw += encoded_article;
  article_ends.push_back(static_cast<std::uint32_t>(raw.size()));
  return raw.size() >= kBlockBytes ? write_block() : Result<void>();
}

Result<void> ArticleStoreWriter::State::write_block() {
  frame.resize(ZSTD_compressBound(raw.size()));
  const std::size_t bytes =
      ZSTD_compress2(compressor.get(), frame.data(), frame.size(), raw.data(), raw.size());
  if (ZSTD_isError(bytes) != 0) {
    return failure(ErrorCode::Io,
                   fmt::format("cannot compress articles: {}", ZSTD_getErrorName(bytes)));
  }
  frames_end += bytes;
  frame_starts.push_back(frames_end);
  first_docids.push_back(static_cast<std::uint32_t>(article_ends.size()) + 1);
  raw.clear();
  return file.append(std::string_view(frame).substr(0, bytes));
}

ArticleStoreWriter::ArticleStoreWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArticleStoreWriter::ArticleStoreWriter(ArticleStoreWriter&&) noexcept = default;
ArticleStoreWriter& ArticleStoreWriter::operator=(ArticleStoreWriter&&) noexcept = default;
ArticleStoreWriter::~ArticleStoreWriter() = default;

Result<ArticleStoreWriter> ArticleStoreWriter::create(const std::filesystem::path& file) {
  Result<SectionFileWriter> writer = SectionFileWriter::create(file, kStoreFile);
  if (!writer) {
    return Unexpected(std::move(writer.error()));
  }
  return ArticleStoreWriter(std::make_unique<State>(std::move(*writer)));
}

Result<void> ArticleStoreWriter::add(std::string_view encoded_article) {
  State& state = *state_;
  if (encoded_article.size() >
      UINT32_MAX - kBlockBytes) {  // an open block holds less than kBlockBytes
    return failure(ErrorCode::Limit, "an article of more than 4 GB cannot be stored");
  }
  if (state.is_trained) {
    return state.append(encoded_article);
  }
  state.waiting += encoded_article;
  state.waiting_bytes.push_back(encoded_article.size());
  return state.waiting.size() >= kTrainingBytes ? state.write_waiting() : Result<void>();
}

Result<void> ArticleStoreWriter::finish() {
  State& state = *state_;
  Result<void> done = state.is_trained ? Result<void>() : state.write_waiting();
  const auto then = [&done](auto&& write) { done = done ? write() : done; };
  then([&] { return state.raw.empty() ? Result<void>() : state.write_block(); });
  then([&] { return state.file.end_section(); });
  then([&] {
    return state.file.add_sections(
        state.frame_starts, state.first_docids, state.article_ends, state.dictionary);
  });
  then([&] { return state.file.finish(state.article_ends.size()); });
  return done;
}

}  // namespace backfile
