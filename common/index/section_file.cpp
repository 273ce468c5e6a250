// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/section_file.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <string>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/index/byte_coding.h"
#include "common/index/manifest.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

// On-disk: the header keeps this form in every version of the format, so that a file of another
// version is known as such.
struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t file_bytes;
  std::uint64_t record_count;
  std::uint64_t body_checksum;  ///< XXH3-64 of all bytes behind the section table
  std::uint64_t reserved[2];
  std::uint64_t
      header_checksum;  ///< XXH3-64 of the header before this member and the section table
};
static_assert(sizeof(Header) == 64);

struct SectionPlace {
  std::uint64_t offset, bytes;
};

constexpr std::size_t kAlignment = 8;
constexpr std::uint32_t kMaxSections = 64;

std::uint64_t header_checksum(const Header& header, std::string_view table) {
  std::string checked(bytes_of(header).substr(0, offsetof(Header, header_checksum)));
  checked += table;
  return XXH3_64bits(checked.data(), checked.size());
}

std::size_t body_offset(std::uint32_t section_count) {
  return sizeof(Header) + section_count * sizeof(SectionPlace);
}

/// A file's bytes in memory, and those that may be header and section table once more: read, for
/// to enter a page of the mapping for them costs as much as twenty reads.
struct MappedFile {
  std::string_view bytes;
  std::string beginning;
};

Result<MappedFile> map_file(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io;
    Error error = file_error("open", path);
    error.code = code;
    return Unexpected(std::move(error));
  }
  struct stat status {};
  void* mapping = nullptr;
  bool done = ::fstat(descriptor, &status) == 0;
  const auto bytes = static_cast<std::size_t>(status.st_size);
  std::string beginning(std::min(bytes, body_offset(kMaxSections)), '\0');
  if (done && bytes > 0) {
    mapping = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor, 0);
    done = mapping != MAP_FAILED && ::pread(descriptor, beginning.data(), beginning.size(), 0) ==
                                        static_cast<ssize_t>(beginning.size());
  }
  Result<MappedFile> mapped =
      MappedFile{{static_cast<const char*>(mapping), bytes}, std::move(beginning)};
  if (!done) {
    mapped = Unexpected(file_error("read", path));
  }
  ::close(descriptor);
  return mapped;
}

}  // namespace

Result<SectionFile> SectionFile::open(const fs::path& path, const SectionFileKind& kind) {
  Result<MappedFile> mapped = map_file(path);
  if (!mapped) {
    return Unexpected(std::move(mapped.error()));
  }
  SectionFile file(path, mapped->bytes);
  if (Result<void> read = file.read_header(mapped->beginning, kind); !read) {
    return Unexpected(std::move(read.error()));
  }
  return file;
}

SectionFile::SectionFile(SectionFile&& other) noexcept
    : path_(std::move(other.path_)),
      bytes_(std::exchange(other.bytes_, {})),
      sections_(std::move(other.sections_)),
      record_count_(other.record_count_) {}

SectionFile& SectionFile::operator=(SectionFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(bytes_, other.bytes_);
  std::swap(sections_, other.sections_);
  std::swap(record_count_, other.record_count_);
  return *this;
}

void SectionFile::release(std::string_view part) const {
  static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(part.data());
  const std::uintptr_t first = begin / page * page;
  const std::uintptr_t last = (begin + part.size()) / page * page;
  if (first < last) {
    ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
  }
}

SectionFile::~SectionFile() {
  if (!bytes_.empty()) {
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
}

Error SectionFile::damaged(std::string_view what) const {
  return {ErrorCode::Corrupt,
          fmt::format("{} is damaged: {}", path_.string(), what),
          "build the index anew with backfile-index --rebuild"};
}

Result<void> SectionFile::read_header(std::string_view beginning, const SectionFileKind& kind) {
  if (beginning.size() < sizeof(Header) || !beginning.starts_with(kind.magic)) {
    return Unexpected(damaged(fmt::format("it is not a {}", kind.name)));
  }
  const Header header = ByteReader(beginning).number<Header>();
  if (header.section_count > kMaxSections || beginning.size() < body_offset(header.section_count)) {
    return Unexpected(damaged("its section table does not fit"));
  }
  const std::string_view table =
      beginning.substr(sizeof(Header), header.section_count * sizeof(SectionPlace));
  if (header.header_checksum != header_checksum(header, table)) {
    return Unexpected(damaged("the header does not match its checksum"));
  }
  if (header.version != kFormatVersion) {
    return failure(ErrorCode::Version,
                   fmt::format("{} has format version {}, this program reads version {}",
                               path_.string(),
                               header.version,
                               kFormatVersion),
                   "build the index anew with backfile-index --rebuild");
  }
  if (header.section_count != kind.section_count || header.file_bytes != bytes_.size()) {
    return Unexpected(damaged("its length is not what the header says"));
  }
  ByteReader places(table);
  for (std::uint32_t i = 0; i < header.section_count; ++i) {
    const auto place = places.number<SectionPlace>();
    if (place.offset % kAlignment != 0 || place.offset > bytes_.size() ||
        place.bytes > bytes_.size() - place.offset) {
      return Unexpected(damaged("a section lies outside the file"));
    }
    sections_.push_back(bytes_.substr(place.offset, place.bytes));
  }
  record_count_ = header.record_count;
  return {};
}

Result<void> SectionFile::check_body() const {
  const Header header = ByteReader(bytes_).number<Header>();
  const std::string_view body = bytes_.substr(body_offset(header.section_count));
  if (XXH3_64bits(body.data(), body.size()) != header.body_checksum) {
    return Unexpected(damaged("its content does not match its checksum"));
  }
  return {};
}

struct SectionFileWriter::State {
  State(OutputFile output, const SectionFileKind& file_kind)
      : file(std::move(output)), kind(file_kind), checksum(XXH3_createState()) {
    XXH3_64bits_reset(checksum);
  }
  ~State() { XXH3_freeState(checksum); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  OutputFile file;
  SectionFileKind kind;
  XXH3_state_t* checksum;
  std::vector<SectionPlace> places;
  std::uint64_t section_begin = 0, end = 0;
};

SectionFileWriter::SectionFileWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SectionFileWriter::SectionFileWriter(SectionFileWriter&&) noexcept = default;
SectionFileWriter& SectionFileWriter::operator=(SectionFileWriter&&) noexcept = default;
SectionFileWriter::~SectionFileWriter() = default;

Result<SectionFileWriter> SectionFileWriter::create(const fs::path& path,
                                                    const SectionFileKind& kind) {
  assert(kind.magic.size() == sizeof(Header::magic) && kind.section_count <= kMaxSections);
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  SectionFileWriter writer(std::make_unique<State>(std::move(*file), kind));
  const std::string blank(body_offset(kind.section_count), '\0');
  if (Result<void> written = writer.state_->file.append(blank); !written) {
    return Unexpected(std::move(written.error()));
  }
  writer.state_->section_begin = writer.state_->end = blank.size();
  return writer;
}

Result<void> SectionFileWriter::append(std::string_view bytes) {
  XXH3_64bits_update(state_->checksum, bytes.data(), bytes.size());
  state_->end += bytes.size();
  return state_->file.append(bytes);
}

Result<void> SectionFileWriter::end_section() {
  State& state = *state_;
  state.places.push_back({state.section_begin, state.end - state.section_begin});
  static constexpr char kZeros[kAlignment] = {};
  Result<void> padded =
      append(std::string_view(kZeros, (kAlignment - state.end % kAlignment) % kAlignment));
  state.section_begin = state.end;
  return padded;
}

Result<void> SectionFileWriter::add_section(std::string_view bytes) {
  if (Result<void> written = append(bytes); !written) {
    return written;
  }
  return end_section();
}

Result<void> SectionFileWriter::finish(std::uint64_t record_count) {
  State& state = *state_;
  assert(state.places.size() == state.kind.section_count);
  const std::string_view table(reinterpret_cast<const char*>(state.places.data()),
                               state.places.size() * sizeof(SectionPlace));
  Header header{};
  state.kind.magic.copy(header.magic, sizeof(header.magic));
  header.version = kFormatVersion;
  header.section_count = state.kind.section_count;
  header.file_bytes = state.end;
  header.record_count = record_count;
  header.body_checksum = XXH3_64bits_digest(state.checksum);
  header.header_checksum = header_checksum(header, table);
  if (Result<void> written = state.file.write_at(0, std::string(bytes_of(header)) += table);
      !written) {
    return written;
  }
  return state.file.sync();
}

}  // namespace backfile
