// SPDX-License-Identifier: GPL-2.0-or-later
// The whole face is test_direct_writing.
#include "indexer/segment/glass_self_test.h"

#include <array>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "common/index/xapian_guard.h"
#include "indexer/segment/glass_database_writer.h"

namespace backfile {
namespace fs = std::filesystem;
namespace {

/// More documents than one chunk of postings holds.
constexpr std::uint32_t kDocuments = 1200;
constexpr std::uint32_t kFrequency = 2;
constexpr std::array<std::uint32_t, 5> kPositions{1, 2, 4, 8, 70'000};

std::string value_of(std::uint32_t docid) { return std::to_string(docid + 10'000); }

/// A term of every document and, with positions, one of the last.
Result<void> write_sample(const fs::path& folder) {
  Result<GlassDatabaseWriter> database = GlassDatabaseWriter::create(folder);
  if (!database) {
    return Unexpected(std::move(database.error()));
  }
  GlassDocuments documents;
  documents.lengths.assign(kDocuments, kFrequency);
  documents.values.push_back({0, {}});
  std::vector<Posting> postings;
  for (std::uint32_t docid = 1; docid <= kDocuments; ++docid) {
    documents.values.front().values.push_back({docid, value_of(docid)});
    postings.push_back({docid, kFrequency, 0, 0});
  }
  database->add_documents(documents);
  database->add_term("all", {postings, {}});
  const Posting last{kDocuments, 0, 0, kPositions.size()};
  database->add_term(std::string_view("l\0st", 4), {{&last, 1}, kPositions});
  const Result<FileChecksums> done = database->finish();
  return done ? Result<void>() : Unexpected(done.error());
}

/// What the library reads, as one text: equal texts are equal databases.
std::string read_sample(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  std::string text = fmt::format(
      "{} {} {}", database.get_doccount(), database.get_total_length(), database.has_positions());
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text += fmt::format(" {}:", *term);
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
         ++posting) {
      text += fmt::format("{}*{},", *posting, posting.get_wdf());
    }
  }
  const std::string last_term("l\0st", 4);
  for (auto position = database.positionlist_begin(kDocuments, last_term);
       position != database.positionlist_end(kDocuments, last_term);
       ++position) {
    text += fmt::format("@{}", *position);
  }
  for (auto value = database.valuestream_begin(0); value != database.valuestream_end(0); ++value) {
    text += fmt::format("={}", *value);
  }
  return text;
}

std::string expected_sample() {
  std::string text = fmt::format("{} {} true all:", kDocuments, kDocuments * kFrequency);
  for (std::uint32_t docid = 1; docid <= kDocuments; ++docid) {
    text += fmt::format("{}*{},", docid, kFrequency);
  }
  text += fmt::format(" {}:{}*0,", std::string_view("l\0st", 4), kDocuments);
  for (const std::uint32_t position : kPositions) {
    text += fmt::format("@{}", position);
  }
  for (std::uint32_t docid = 1; docid <= kDocuments; ++docid) {
    text += fmt::format("={}", value_of(docid));
  }
  return text;
}

Result<void> write_and_read(const fs::path& folder) {
  if (Result<void> written = write_sample(folder); !written) {
    return written;
  }
  const Result<std::string> read = xapian_call([&] { return read_sample(folder); });
  if (!read) {
    return failure(ErrorCode::Version, read.error().message);
  }
  return *read == expected_sample()
             ? Result<void>()
             : failure(ErrorCode::Version, "it reads other postings than were written");
}

}  // namespace

Result<void> test_direct_writing(const fs::path& scratch) {
  const fs::path folder = scratch / "self-test";
  std::error_code failed;
  fs::remove_all(folder, failed);
  if (!fs::create_directory(folder, failed)) {
    return failure(ErrorCode::Io,
                   fmt::format("cannot create {}: {}", folder.string(), failed.message()));
  }
  Result<void> done = write_and_read(folder);
  fs::remove_all(folder, failed);
  return done;
}

}  // namespace backfile
