// SPDX-License-Identifier: GPL-2.0-or-later
// The frame that columns, stored articles and tombstones share: a checked header, then sections for
// mmap.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/durable_file.h"

namespace backfile {

/// What a file of sections must be. `magic` has 8 bytes; `name` is for messages ("column file").
struct SectionFileKind {
  std::string_view magic, name;
  std::uint32_t section_count;
};

/// A file of sections, mapped. Layout: FORMAT.md. Threads: all calls are const and may be shared.
class SectionFile {
 public:
  /// Maps `file` and checks its length, header and section table, so that every section lies in the
  /// mapping; the sections' own bytes are not looked at. Errors: NotFound, Io; Corrupt; Version,
  /// naming both versions. Cost: four system calls.
  static Result<SectionFile> open(const std::filesystem::path& file, const SectionFileKind& kind);
  SectionFile(SectionFile&& other) noexcept;
  SectionFile& operator=(SectionFile&& other) noexcept;
  ~SectionFile();

  std::uint64_t record_count() const { return record_count_; }
  std::string_view section(std::size_t index) const { return sections_[index]; }
  /// A section as numbers; bytes that do not fill one more are left out. Sections begin at
  /// multiples of 8.
  template <class T>
  std::span<const T> array(std::size_t index) const {
    return {reinterpret_cast<const T*>(sections_[index].data()),
            sections_[index].size() / sizeof(T)};
  }
  /// Lets the system take back the memory of `part` of a section, but for its last page; it is read
  /// again when it is looked at. Cost: a system call.
  void release(std::string_view part) const;
  /// Reads the whole file against its checksum. Errors: Corrupt.
  Result<void> check_body() const;
  /// The error Corrupt for this file: "PATH is damaged: WHAT".
  Error damaged(std::string_view what) const;

 private:
  SectionFile(std::filesystem::path path, std::string_view bytes)
      : path_(std::move(path)), bytes_(bytes) {}
  Result<void> read_header(std::string_view beginning, const SectionFileKind& kind);

  std::filesystem::path path_;
  std::string_view bytes_;  // the mapping, owned
  std::vector<std::string_view> sections_;
  std::uint64_t record_count_ = 0;
};

/// Writes a file of sections from front to back; the header comes last, so that a file cut short is
/// never taken for a whole one.
class SectionFileWriter {
 public:
  static Result<SectionFileWriter> create(const std::filesystem::path& file,
                                          const SectionFileKind& kind);
  SectionFileWriter(SectionFileWriter&&) noexcept;
  SectionFileWriter& operator=(SectionFileWriter&&) noexcept;
  ~SectionFileWriter();

  /// Appends to the section being written. Errors of all members: Io.
  Result<void> append(std::string_view bytes);
  /// Ends the section being written; the next begins at a multiple of 8.
  Result<void> end_section();
  /// Writes `bytes` as one whole section.
  Result<void> add_section(std::string_view bytes);
  template <class T>
  Result<void> add_section(std::span<const T> values) {
    return add_section(
        std::string_view(reinterpret_cast<const char*>(values.data()), values.size_bytes()));
  }
  template <class T>
  Result<void> add_section(const std::vector<T>& values) {
    return add_section(std::span<const T>(values));
  }
  /// Writes one after the other; after a failure nothing more.
  template <class... Sections>
  Result<void> add_sections(const Sections&... sections) {
    Result<void> done;
    ((done = done ? add_section(sections) : done), ...);
    return done;
  }
  /// Writes the header and syncs the file. Requires: every section of the kind was ended.
  Result<void> finish(std::uint64_t record_count);

 private:
  struct State;
  explicit SectionFileWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace backfile
