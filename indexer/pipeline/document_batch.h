// SPDX-License-Identifier: GPL-2.0-or-later
// Documents go to the workers in batches, by reading order: what recurs in an outlet's articles is
// learned from a batch before its articles are taken.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "indexer/source/raw_document.h"

namespace backfile {

struct QueuedDocument {
  RawDocument document;
  std::uint64_t sequence = 0;  ///< its number in reading order
  std::uint32_t file = 0;      ///< number of its file
};

struct DocumentBatch {
  std::uint64_t number = 0;  ///< from 0, in reading order
  std::vector<QueuedDocument> documents;
};

/// The bytes a document keeps in memory, but for what all documents take.
inline std::uint64_t size_of(const RawDocument& document) {
  std::uint64_t bytes = document.bytes.size() + document.path.size();
  for (const std::string& cell : document.cells) {
    bytes += cell.size();
  }
  return bytes;
}

/// How full a batch is. Its border depends on the documents alone, never on threads or memory.
struct BatchFill {
  std::size_t documents = 0;
  std::uint64_t bytes = 0;

  void add(std::uint64_t document_bytes) {
    ++documents;
    bytes += document_bytes;
  }
  bool full() const {
    constexpr std::size_t kDocuments = 512;
    constexpr std::uint64_t kBytes = std::uint64_t{4} << 20;  // a dozen pages with their chrome
    return documents >= kDocuments || bytes >= kBytes;
  }
};

}  // namespace backfile
