// SPDX-License-Identifier: GPL-2.0-or-later
// Metadata that a collection keeps in a file of its own beside each text: 12.txt and 12.meta.txt.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/document_reader.h"

namespace backfile {

/// "a/12" for "a/12.meta.txt", "a/12-meta.txt", "a/12_metadata.json", "a/12.meta"; "" for a name that
/// says nothing of metadata.
std::string_view sidecar_stem(std::string_view path);

/// "a/12" for "a/12.txt".
std::string_view stem_of(std::string_view path);

/// The metadata file beside `file` on the file system; empty when there is none.
std::filesystem::path find_sidecar(const std::filesystem::path& file);

/// What is larger is no metadata.
inline constexpr std::size_t kMaxSidecarBytes = 64u << 10;

/// Stands between a reader and its sink and joins texts with the metadata before or behind them in
/// an archive. Metadata without a text goes on as a document of its own. Memory: one document.
class SidecarPairing {
 public:
  explicit SidecarPairing(const DocumentSink& sink) : sink_(sink) {}
  SidecarPairing(const SidecarPairing&) = delete;
  SidecarPairing& operator=(const SidecarPairing&) = delete;

  /// Where to read into. Requires: this outlives it.
  DocumentSink sink();
  /// Hands over what is still held.
  void finish();

 private:
  void take(RawDocument&& document);
  bool joins(const RawDocument& text, const RawDocument& metadata) const;

  const DocumentSink& sink_;
  std::optional<RawDocument> held_;  // a text or metadata whose other half may follow
};

}  // namespace backfile
