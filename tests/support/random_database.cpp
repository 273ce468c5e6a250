// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/random_database.h"

#include <algorithm>
#include <stdexcept>

#include <xapian.h>

#include "indexer/segment/glass_database_writer.h"

namespace backfile::test {
namespace {

constexpr std::uint32_t kMaxPosition = 1u << 31;

std::string random_bytes(Random& random, std::uint32_t count) {
  // Few different bytes, so that terms share beginnings; the extremes among them.
  constexpr char kBytes[] = {'\0', '\1', 'a', 'b', 'Z', '\x7f', '\x80', '\xfe', '\xff'};
  std::string bytes(count, 'x');
  std::generate(
      bytes.begin(), bytes.end(), [&] { return kBytes[random_to(random, std::size(kBytes) - 1)]; });
  return bytes;
}

std::string random_term(Random& random) {
  if (random_to(random, 20) == 0) {
    return std::string(245, static_cast<char>('a' + random_to(random, 25)));
  }
  if (random_to(random, 20) == 0) {
    return std::string(1 + random_to(random, 60), '\0') + "z";
  }
  return random_bytes(random, 1 + random_to(random, random_to(random, 9) == 0 ? 100 : 3));
}

std::vector<std::uint32_t> random_positions(Random& random) {
  const std::uint32_t reach = random_to(random, 3) == 0 ? kMaxPosition : 400;
  std::vector<std::uint32_t> positions(random_to(random, 30) == 0 ? 3000 : random_to(random, 12));
  std::generate(
      positions.begin(), positions.end(), [&] { return 1 + random_to(random, reach - 1); });
  std::ranges::sort(positions);
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

RandomDocument random_document(Random& random) {
  RandomDocument document;
  if (random_to(random, 9) == 0) {
    return document;
  }
  document.terms["everywhere"] = {1, {}};
  for (std::uint32_t i = random_to(random, 12); i > 0; --i) {
    const bool boolean = random_to(random, 3) == 0;
    RandomDocument::Term term;
    if (!boolean) {
      term.frequency = random_to(random, random_to(random, 9) == 0 ? 100'000 : 5);
      term.positions = random_positions(random);
    }
    document.terms[random_term(random)] = std::move(term);
  }
  for (const std::uint32_t slot : {0u, 1u, 127u, 128u, 300u}) {
    if (random_to(random, 2) == 0) {
      document.values[slot] = random_bytes(random, 1 + random_to(random, 12));
    }
  }
  if (random_to(random, 40) == 0) {
    document.values[7] = random_bytes(random, 20'000);
  }
  document.data = random_bytes(random, random_to(random, 3) == 0 ? random_to(random, 9000) : 0);
  return document;
}

GlassDocuments documents_of(const RandomDatabase& database) {
  GlassDocuments documents;
  documents.metadata.assign(database.metadata.begin(), database.metadata.end());
  std::map<std::uint32_t, SlotValues> slots;
  std::uint32_t docid = 0;
  for (const RandomDocument& document : database.documents) {
    ++docid;
    std::uint32_t length = 0;
    for (const auto& [term, entry] : document.terms) {
      length += entry.frequency;
    }
    documents.lengths.push_back(length);
    for (const auto& [slot, text] : document.values) {
      slots[slot].slot = slot;
      slots[slot].values.push_back({docid, text});
    }
  }
  for (auto& [slot, values] : slots) {
    documents.values.push_back(std::move(values));
  }
  return documents;
}

template <class Value>
void require(const Result<Value>& done) {
  if (!done) {
    throw std::runtime_error(done.error().message);
  }
}

}  // namespace

RandomDatabase random_database(Random& random, std::uint32_t document_count) {
  RandomDatabase database;
  while (database.documents.size() < document_count) {
    database.documents.push_back(random_document(random));
  }
  for (std::uint32_t i = random_to(random, 3); i > 0; --i) {
    database.metadata["name" + std::to_string(i)] =
        random_bytes(random, 1 + random_to(random, 5000));
  }
  return database;
}

void write_through_library(const RandomDatabase& database, const std::filesystem::path& folder) {
  Xapian::WritableDatabase out(folder.string(),
                               Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  for (const RandomDocument& document : database.documents) {
    Xapian::Document added;
    for (const auto& [term, entry] : document.terms) {
      added.add_term(term, entry.frequency);
      for (const std::uint32_t position : entry.positions) {
        added.add_posting(term, position, 0);
      }
    }
    for (const auto& [slot, text] : document.values) {
      added.add_value(slot, text);
    }
    added.set_data(document.data);
    out.add_document(added);
  }
  for (const auto& [name, value] : database.metadata) {
    out.set_metadata(name, value);
  }
  out.commit();
}

void write_directly(const RandomDatabase& database, const std::filesystem::path& folder) {
  std::filesystem::create_directory(folder);
  struct List {
    std::vector<Posting> postings;
    std::vector<std::uint32_t> positions;
  };
  std::map<std::string, List> terms;
  std::uint32_t docid = 0;
  for (const RandomDocument& document : database.documents) {
    ++docid;
    for (const auto& [term, entry] : document.terms) {
      List& list = terms[term];
      list.postings.push_back({docid,
                               entry.frequency,
                               static_cast<std::uint32_t>(list.positions.size()),
                               static_cast<std::uint32_t>(entry.positions.size())});
      list.positions.insert(list.positions.end(), entry.positions.begin(), entry.positions.end());
    }
  }
  Result<GlassDatabaseWriter> out = GlassDatabaseWriter::create(folder);
  require(out);
  out->add_documents(documents_of(database));
  for (const auto& [term, list] : terms) {
    out->add_term(term, {list.postings, list.positions});
  }
  docid = 0;
  for (const RandomDocument& document : database.documents) {
    ++docid;
    if (!document.data.empty()) {
      out->add_document_data(docid, document.data);
    }
  }
  require(out->finish());
}

}  // namespace backfile::test
