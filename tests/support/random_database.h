// SPDX-License-Identifier: GPL-2.0-or-later
// Databases of documents that no article would give: odd terms, far positions, every length.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/random_article.h"

namespace backfile::test {

struct RandomDocument {
  struct Term {
    std::uint32_t frequency = 0;
    std::vector<std::uint32_t> positions;  ///< rising
  };
  std::map<std::string, Term> terms;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

struct RandomDatabase {
  std::vector<RandomDocument> documents;
  std::map<std::string, std::string> metadata;
};

/// Terms with zero bytes and 0xff, up to 245 bytes; terms of one document and of all; positions up
/// to 2^31; empty documents; boolean terms; long values and data.
RandomDatabase random_database(Random& random, std::uint32_t document_count);

/// Writes it through Xapian::WritableDatabase into the new folder `folder`.
void write_through_library(const RandomDatabase& database, const std::filesystem::path& folder);
/// Writes it through GlassDatabaseWriter.
void write_directly(const RandomDatabase& database, const std::filesystem::path& folder);

}  // namespace backfile::test
