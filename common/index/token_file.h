// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a segment's articles in reading order, and the list of its words. Layout: FORMAT.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"

namespace backfile {

/// Folded forms, one behind another.
class FormList {
 public:
  void add(std::string_view form) {
    bytes_ += form;
    starts_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  const std::string& bytes() const { return bytes_; }
  const std::vector<std::uint32_t>& starts() const { return starts_; }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> starts_{0};
};

/// Read-only view of a token file. A form has an ordinal, its place among the forms sorted by their
/// bytes, and a number, its place among them by how often they occur, by which streams name it
/// (token_code.h). Numbers from a damaged file lead to empty answers, never outside. Threads: all
/// calls are const and may be shared.
class TokenFile {
 public:
  /// Cost: two pages. Errors: NotFound, Io, Corrupt, Version.
  static Result<TokenFile> open(const std::filesystem::path& file);
  TokenFile(TokenFile&&) noexcept;
  TokenFile& operator=(TokenFile&&) noexcept;
  ~TokenFile();

  std::uint32_t article_count() const;
  std::uint32_t form_count() const;
  /// The form at an ordinal below form_count().
  std::string_view form(std::uint32_t ordinal) const;
  /// The first ordinal whose form is not less than `form`; form_count() behind the last.
  std::uint32_t first_from(std::string_view form) const;
  std::optional<std::uint32_t> ordinal_of(std::string_view form) const;
  std::uint32_t number_of(std::uint32_t ordinal) const;
  /// form_count() for a number that no form has.
  std::uint32_t ordinal_of_number(std::uint32_t number) const;
  /// The words of the article of a docid 1..article_count(), for TokenPlaceReader.
  std::string_view stream(std::uint32_t docid) const;
  /// The forms of all its words, a compound by its parts; an unknown one as "". Empty for a docid
  /// that there is not. Cost: some 5 ns a word.
  void forms_of(std::uint32_t docid, std::vector<std::string_view>& forms) const;
  /// Lets the system take back the memory of the streams of the docids first..last. Cost: a system
  /// call.
  void release(std::uint32_t first, std::uint32_t last) const;
  /// Reads the whole file against its checksum. Errors: Corrupt.
  Result<void> check() const;
  Error damaged(std::string_view what) const;

 private:
  struct Mapping;
  explicit TokenFile(std::unique_ptr<Mapping> mapping);
  std::unique_ptr<Mapping> mapping_;
};

/// Writes a token file in docid order.
class TokenFileWriter {
 public:
  /// `forms` rise by their bytes and `counts[i]` says how often the i-th occurs, which lays down
  /// the numbers: the commonest first, equal ones by their bytes. Errors: Io; Limit for more than
  /// kMaxTokenForms.
  static Result<TokenFileWriter> create(const std::filesystem::path& file,
                                        FormList forms,
                                        const std::vector<std::uint64_t>& counts);
  TokenFileWriter(TokenFileWriter&&) noexcept;
  TokenFileWriter& operator=(TokenFileWriter&&) noexcept;
  ~TokenFileWriter();
  /// By ordinal.
  const std::vector<std::uint32_t>& numbers() const;
  /// Appends the stream of the next docid.
  Result<void> add(std::string_view stream);
  /// Writes the rest and syncs the file. No call after it.
  Result<void> finish();

 private:
  struct State;
  explicit TokenFileWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace backfile
