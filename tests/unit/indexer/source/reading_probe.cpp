// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/unit/indexer/source/reading_probe.h"

#include <sstream>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace backfile::test {

namespace {

DocumentSink sink_into(ReadResult& result) {
  return {[&result](RawDocument&& document) { result.documents.push_back(std::move(document)); },
          [&result](SkippedInput&& skipped) { result.skipped.push_back(std::move(skipped)); }};
}

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t count) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), count);
  return static_cast<la_ssize_t>(count);
}

void check(archive* writer, int outcome) {
  if (outcome < ARCHIVE_WARN) {
    throw std::runtime_error(archive_error_string(writer));
  }
}

void add_member(archive* writer, const Member& member) {
  archive_entry* const entry = archive_entry_new();
  archive_entry_set_pathname(entry, member.name.c_str());
  archive_entry_set_mode(entry, member.type | 0644u);
  archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
  if (!member.link.empty()) {
    archive_entry_set_symlink(entry, member.link.c_str());
  }
  check(writer, archive_write_header(writer, entry));
  archive_write_data(writer, member.bytes.data(), member.bytes.size());
  archive_entry_free(entry);
}

}  // namespace

ReadResult read_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  ReadResult result;
  std::istringstream in{std::string(bytes)};
  const Result<void> read = read_stream(in, name, options, sink_into(result), {});
  if (!read) {
    throw std::runtime_error(read.error().message);
  }
  return result;
}

ReadResult read_one_file(const std::filesystem::path& file,
                         const ReadOptions& options,
                         std::uint64_t* hash) {
  ReadResult result;
  const SourceFile source{file, file.filename().string(), 0, 0};
  const Result<std::uint64_t> read = read_documents(source, options, sink_into(result), {});
  if (!read) {
    throw std::runtime_error(read.error().message);
  }
  if (hash != nullptr) {
    *hash = *read;
  }
  return result;
}

std::vector<std::string> summaries(const ReadResult& result) {
  std::vector<std::string> lines;
  for (const RawDocument& document : result.documents) {
    std::string content = document.bytes;
    for (const std::string& cell : document.cells) {
      content += (&cell == document.cells.data() ? "" : "|") + cell;
    }
    lines.push_back(fmt::format("{}#{}:{}", document.path, document.record, content));
  }
  return lines;
}

std::vector<std::string> reasons(const ReadResult& result) {
  std::vector<std::string> lines;
  for (const SkippedInput& skipped : result.skipped) {
    lines.push_back(fmt::format("{}#{}:{}", skipped.path, skipped.record, skipped.reason));
  }
  return lines;
}

std::string make_archive(const std::string& format,
                         const std::string& filter,
                         const std::vector<Member>& members,
                         const std::string& password) {
  std::string out;
  archive* const writer = archive_write_new();
  check(writer, archive_write_set_format_by_name(writer, format.c_str()));
  if (!filter.empty()) {
    check(writer, archive_write_add_filter_by_name(writer, filter.c_str()));
  }
  if (filter == "gzip") {  // the same bytes at any time of day
    check(writer, archive_write_set_filter_option(writer, "gzip", "timestamp", nullptr));
  }
  if (!password.empty()) {
    check(writer, archive_write_set_options(writer, "zip:encryption=zipcrypt"));
    check(writer, archive_write_set_passphrase(writer, password.c_str()));
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  check(writer, archive_write_open(writer, &out, nullptr, append, nullptr));
  for (const Member& member : members) {
    add_member(writer, member);
  }
  check(writer, archive_write_close(writer));
  archive_write_free(writer);
  return out;
}

}  // namespace backfile::test
