// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/glass_database_writer.h"

#include <algorithm>
#include <tuple>

#include <xxhash.h>

#include "common/index/durable_file.h"
#include "indexer/segment/glass_coding.h"
#include "indexer/segment/position_coder.h"

namespace backfile {
namespace {

// On-disk: the files of a database.
constexpr const char *kPostlistName = "postlist.glass", *kDocdataName = "docdata.glass",
                     *kPositionName = "position.glass", *kVersionName = "iamglass";

}  // namespace

struct GlassDatabaseWriter::Tables {
  std::filesystem::path folder;
  GlassTableWriter postlist, docdata, position;
  GlassPostlistWriter entries{postlist};
};

GlassDatabaseWriter::GlassDatabaseWriter(std::unique_ptr<Tables> tables)
    : tables_(std::move(tables)) {}
GlassDatabaseWriter::GlassDatabaseWriter(GlassDatabaseWriter&&) noexcept = default;
GlassDatabaseWriter& GlassDatabaseWriter::operator=(GlassDatabaseWriter&&) noexcept = default;
GlassDatabaseWriter::~GlassDatabaseWriter() = default;

Result<GlassDatabaseWriter> GlassDatabaseWriter::create(const std::filesystem::path& folder) {
  std::vector<GlassTableWriter> tables;
  for (const char* name : {kPostlistName, kDocdataName, kPositionName}) {
    Result<GlassTableWriter> table = GlassTableWriter::create(folder / name);
    if (!table) {
      return Unexpected(std::move(table.error()));
    }
    tables.push_back(std::move(*table));
  }
  return GlassDatabaseWriter(std::unique_ptr<Tables>(
      new Tables{folder, std::move(tables[0]), std::move(tables[1]), std::move(tables[2])}));
}

void GlassDatabaseWriter::add_documents(const GlassDocuments& documents) {
  for (const auto& [name, value] : documents.metadata) {
    tables_->entries.add_metadata(name, value);
  }
  tables_->entries.add_values(documents.values);
  tables_->entries.add_lengths(documents.lengths);
  statistics_.document_count = static_cast<std::uint32_t>(documents.lengths.size());
  for (const std::uint32_t length : documents.lengths) {
    statistics_.total_length += length;
    statistics_.greatest_length = std::max(statistics_.greatest_length, length);
    if (length > 0 && (statistics_.least_length == 0 || length < statistics_.least_length)) {
      statistics_.least_length = length;
    }
  }
}

void GlassDatabaseWriter::add_postings(std::string_view term, std::span<const Posting> postings) {
  for (const Posting& posting : postings) {
    statistics_.greatest_frequency = std::max(statistics_.greatest_frequency, posting.frequency);
  }
  tables_->entries.add_term(term, postings);
}

void GlassDatabaseWriter::add_coded_positions(std::string_view term,
                                              std::uint32_t docid,
                                              std::string_view code) {
  key_.clear();
  append_terminated(key_, term);
  append_sortable(key_, docid);
  tables_->position.add(key_, code);
}

void GlassDatabaseWriter::add_term(std::string_view term, const PostingList& list) {
  add_postings(term, list.postings);
  if (!list.positions.empty()) {
    add_positions(term, list);
  }
}

void GlassDatabaseWriter::add_positions(std::string_view term, const PostingList& list) {
  key_.clear();
  append_terminated(key_, term);
  const std::size_t term_bytes = key_.size();
  for (const Posting& posting : list.postings) {
    if (posting.position_count > 0) {
      key_.resize(term_bytes);
      append_sortable(key_, posting.docid);
      tag_.clear();
      append_positions(tag_, list.positions_of(posting));
      tables_->position.add(key_, tag_);
    }
  }
}

void GlassDatabaseWriter::add_document_data(std::uint32_t docid, std::string_view data) {
  key_.clear();
  append_sortable(key_, docid);
  tables_->docdata.add(key_, data);
}

Result<FileChecksums> GlassDatabaseWriter::finish() {
  GlassRoots roots;
  FileChecksums checksums;
  for (const auto& [name, table, root] :
       {std::tuple(kPostlistName, &tables_->postlist, &roots.postlist),
        std::tuple(kDocdataName, &tables_->docdata, &roots.docdata),
        std::tuple(kPositionName, &tables_->position, &roots.position)}) {
    const Result<GlassTableRoot> finished = table->finish();
    if (!finished) {
      return Unexpected(finished.error());
    }
    *root = *finished;
    checksums[name] = table->checksum();
  }
  Result<OutputFile> file = OutputFile::create(tables_->folder / kVersionName);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  const std::string version = encode_glass_version_file(roots, statistics_, random_uuid());
  checksums[kVersionName] = XXH3_64bits(version.data(), version.size());
  const Result<void> written = file->append(version);
  return written ? Result<FileChecksums>(std::move(checksums)) : Unexpected(written.error());
}

}  // namespace backfile
