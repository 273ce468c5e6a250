// SPDX-License-Identifier: GPL-2.0-or-later
// libarchive is fed through callbacks, so that archives in archives need no file on disk.
#include "indexer/source/archive_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include "common/text/utf8.h"

namespace backfile {

namespace {

constexpr std::size_t kPieceBytes = 64u << 10;
constexpr int kMaxFilters = 3;  // libarchive counts the callbacks as one: packed twice at most

/// libarchive converts names to the locale's charset; for the time of a reading that is UTF-8.
class Utf8Names {
 public:
  Utf8Names() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{})) {
    if (locale_ != locale_t{}) {
      before_ = ::uselocale(locale_);
    }
  }
  ~Utf8Names() {
    if (locale_ != locale_t{}) {
      ::uselocale(before_);
      ::freelocale(locale_);
    }
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t locale_;
  locale_t before_{};
};

/// What the callbacks read from.
struct ArchiveInput {
  ByteReader& in;
  std::uint64_t at = 0;
  std::size_t lent = 0;  // bytes lent to libarchive by the last read, consumed at the next call
};

la_ssize_t read_piece(archive* handle, void* data, const void** piece) {
  ArchiveInput& input = *static_cast<ArchiveInput*>(data);
  input.in.consume(input.lent);
  const std::string_view bytes = input.in.peek(1);
  input.lent = bytes.size();
  input.at += bytes.size();
  *piece = bytes.data();
  if (bytes.empty()) {
    if (const std::string error = input.in.error(); !error.empty()) {
      archive_set_error(handle, EIO, "%s", error.c_str());
      return ARCHIVE_FATAL;
    }
  }
  return static_cast<la_ssize_t>(bytes.size());
}

la_int64_t seek_input(archive*, void* data, la_int64_t offset, int whence) {
  ArchiveInput& input = *static_cast<ArchiveInput*>(data);
  const la_int64_t base = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(input.at)
                                               : static_cast<la_int64_t>(input.in.size_bytes());
  const la_int64_t target = base + offset;
  if (target < 0 || !input.in.seek(static_cast<std::uint64_t>(target))) {
    return ARCHIVE_FATAL;
  }
  input.at = static_cast<std::uint64_t>(target);
  input.lent = 0;
  return target;
}

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, FreeArchive>;

/// Only what never starts a program, and nothing that text could be taken for.
ArchiveHandle make_reader() {
  ArchiveHandle handle(archive_read_new());
  archive* const a = handle.get();
  for (const auto filter : {archive_read_support_filter_gzip,
                            archive_read_support_filter_bzip2,
                            archive_read_support_filter_xz,
                            archive_read_support_filter_lzma,
                            archive_read_support_filter_zstd,
                            archive_read_support_filter_lz4,
                            archive_read_support_filter_lzip,
                            archive_read_support_filter_compress}) {
    filter(a);
  }
  for (const auto format : {archive_read_support_format_tar,
                            archive_read_support_format_zip,
                            archive_read_support_format_7zip,
                            archive_read_support_format_rar,
                            archive_read_support_format_rar5,
                            archive_read_support_format_cpio,
                            archive_read_support_format_ar,
                            archive_read_support_format_cab,
                            archive_read_support_format_empty,
                            archive_read_support_format_raw}) {
    format(a);
  }
  return handle;
}

std::string error_of(archive* handle) {
  const char* const text = archive_error_string(handle);
  return text == nullptr ? "unknown error" : repair_utf8(text);
}

bool open_reader(archive* handle, ArchiveInput& input) {
  archive_read_set_callback_data(handle, &input);
  archive_read_set_read_callback(handle, read_piece);
  if (input.in.size_bytes() > 0) {
    archive_read_set_seek_callback(handle, seek_input);
  }
  return archive_read_open1(handle) >= ARCHIVE_WARN;
}

/// The bytes of the member that libarchive stands at.
class MemberStream : public ByteStream {
 public:
  MemberStream(archive* handle, Reading& reading)
      : handle_(handle), reading_(reading), buffer_(kPieceBytes, '\0') {}

  std::string_view next() override {
    if (!error_.empty() || reading_.stopped()) {
      return {};
    }
    const la_ssize_t count = archive_read_data(handle_, buffer_.data(), buffer_.size());
    if (count < 0) {
      error_ = "broken archive: " + error_of(handle_);
      return {};
    }
    if (!reading_.unpacked(static_cast<std::uint64_t>(count))) {
      error_ = fmt::format("unpacks to more than {} times its size", Reading::kMaxRatio);
      return {};
    }
    return {buffer_.data(), static_cast<std::size_t>(count)};
  }
  std::string error() const override { return error_; }

 private:
  archive* handle_;
  Reading& reading_;
  std::string buffer_;
  std::string error_;
};

/// `name` without what would make it more than a name; empty when nothing is left.
std::string plain_name(std::string_view name) {
  std::string plain;
  while (!name.empty()) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, slash);
    name.remove_prefix(std::min(slash + 1, name.size()));
    if (!part.empty() && part != "." && part != "..") {
      plain.append(plain.empty() ? "" : "/").append(part);
    }
  }
  return plain;
}

bool is_hidden(std::string_view plain) {
  return plain.starts_with('.') || plain.find("/.") != std::string_view::npos ||
         plain.starts_with("__MACOSX/");
}

/// Names in zip files that do not say they are UTF-8 are code page 437 (APPNOTE.TXT, appendix D).
std::string member_name(archive* handle, archive_entry* entry, std::uint32_t number) {
  const char* raw = archive_entry_pathname_utf8(entry);
  if (raw == nullptr) {
    raw = archive_entry_pathname(entry);
  }
  std::string name = raw == nullptr ? "" : raw;
  if (!is_valid_utf8(name)) {
    const bool zip = archive_format(handle) == ARCHIVE_FORMAT_ZIP;
    std::string converted = zip ? to_utf8(name, "ibm-437") : std::string();
    name = converted.empty() ? repair_utf8(name) : std::move(converted);
  }
  name = plain_name(name);
  return name.empty() ? fmt::format("member{}", number) : name;
}

/// Why the member cannot be read; empty when it can.
std::string_view refusal(archive_entry* entry) {
  if (archive_entry_is_data_encrypted(entry) != 0) {
    return "encrypted";
  }
  if (archive_entry_hardlink(entry) != nullptr) {
    return "hard link inside an archive, not followed";
  }
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case 0:
      return {};
    case AE_IFLNK:
      return "link inside an archive, not followed";
    default:
      return "neither file nor folder";
  }
}

/// docs.jsonl for docs.jsonl.gz: what the name says of the bytes inside.
std::string_view unpacked_name(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  const bool has_ending =
      dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash);
  return has_ending ? path.substr(0, dot) : path;
}

class ArchiveWalk {
 public:
  ArchiveWalk(archive* handle,
              const std::string& path,
              Reading& reading,
              const MemberReader& read_member)
      : handle_(handle), path_(path), reading_(reading), read_member_(read_member) {}
  void run();

 private:
  bool take_member();
  void read(archive_entry* entry);

  archive* handle_;
  const std::string& path_;
  Reading& reading_;
  const MemberReader& read_member_;
  std::uint32_t count_ = 0;
};

void ArchiveWalk::run() {
  while (!reading_.stopped() && take_member()) {
  }
}

bool ArchiveWalk::take_member() {
  archive_entry* entry = nullptr;
  const int outcome = archive_read_next_header(handle_, &entry);
  if (outcome == ARCHIVE_EOF) {
    if (count_ == 0) {
      reading_.skip(path_, 0, "empty archive");
    }
    return false;
  }
  if (outcome < ARCHIVE_WARN) {
    reading_.skip(path_, 0, "broken archive: " + error_of(handle_));
    return false;
  }
  if (archive_filter_count(handle_) > kMaxFilters) {
    reading_.skip(path_, 0, "packed more than twice");
    return false;
  }
  ++count_;
  read(entry);
  return true;
}

void ArchiveWalk::read(archive_entry* entry) {
  MemberStream bytes(handle_, reading_);
  ByteReader in(bytes);
  if (archive_format(handle_) == ARCHIVE_FORMAT_RAW) {
    read_member_(in, path_, unpacked_name(path_));
    return;
  }
  const std::string name = member_name(handle_, entry, count_);
  if (archive_entry_filetype(entry) == AE_IFDIR || is_hidden(name)) {
    return;
  }
  const std::string path = path_ + "/" + name;
  if (const std::string_view reason = refusal(entry); !reason.empty()) {
    reading_.skip(path, 0, std::string(reason));
    return;
  }
  read_member_(in, path, name);
}

}  // namespace

void read_archive(ByteReader& in,
                  const std::string& path,
                  Reading& reading,
                  const MemberReader& read_member) {
  const Utf8Names utf8_names;
  ArchiveInput input{in};
  const ArchiveHandle handle = make_reader();
  if (!open_reader(handle.get(), input)) {
    reading.skip(path, 0, "broken archive: " + error_of(handle.get()));
    return;
  }
  ArchiveWalk(handle.get(), path, reading, read_member).run();
}

Result<std::string> unpack(std::string_view packed, std::uint64_t max_bytes) {
  const auto broken = [] { return failure(ErrorCode::Corrupt, "cannot be unpacked"); };
  if (!packed.starts_with("\x1F\x8B")) {
    return broken();
  }
  // libarchive keeps back everything when only the trailer's last bytes are missing, and ignores
  // zeros after it.
  const std::string padded = std::string(packed).append(8, '\0');
  const ArchiveHandle handle(archive_read_new());
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_format_raw(handle.get());
  archive_entry* entry = nullptr;
  std::string out;
  if (archive_read_open_memory(handle.get(), padded.data(), padded.size()) < ARCHIVE_WARN ||
      archive_read_next_header(handle.get(), &entry) < ARCHIVE_WARN ||
      archive_filter_code(handle.get(), 0) != ARCHIVE_FILTER_GZIP) {
    return broken();
  }
  std::string piece(kPieceBytes, '\0');
  la_ssize_t count = 0;
  while ((count = archive_read_data(handle.get(), piece.data(), piece.size())) > 0) {
    out.append(piece, 0, static_cast<std::size_t>(count));
    if (out.size() > max_bytes) {
      return failure(ErrorCode::Limit, fmt::format("larger than {} bytes", max_bytes));
    }
  }
  return out.empty() ? Result<std::string>(broken()) : Result<std::string>(std::move(out));
}

}  // namespace backfile
