// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/id_settlement.h"

#include <algorithm>
#include <tuple>

#include "indexer/pipeline/pipeline_options.h"

namespace backfile {
namespace {

void sort_unique(std::vector<std::uint64_t>& values) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

void append(std::vector<std::uint64_t>& values, const std::vector<std::uint64_t>& more) {
  values.insert(values.end(), more.begin(), more.end());
}

/// Settles which given articles stand: the first built one of each id. Marks the others as not
/// built and returns the sorted ids of those that stand.
std::vector<std::uint64_t> contest(std::vector<GivenArticle>& given,
                                   const std::vector<FileYield>& yields,
                                   Settlement& out) {
  std::ranges::sort(given, {}, [](const GivenArticle& a) { return std::tuple(a.id, a.sequence); });
  std::vector<std::uint64_t> winners;
  for (GivenArticle& article : given) {
    const bool whole = yields[article.file].hash.has_value();
    const bool is_first = winners.empty() || winners.back() != article.id;
    const bool wins = whole && article.built && is_first;
    if (article.built && !wins) {
      out.lost_sequences.push_back(article.sequence);
    }
    if (wins) {
      winners.push_back(article.id);
    } else if (whole) {
      ++out.duplicates[article.file];
    }
    article.built = wins;
  }
  std::ranges::sort(out.lost_sequences);
  out.standing = winners.size();
  return winners;
}

/// `entry` without the ids that articles of this run have taken over.
void yield_to(const std::vector<std::uint64_t>& winners, LedgerFile& entry) {
  std::erase_if(entry.articles,
                [&](std::uint64_t id) { return std::ranges::binary_search(winners, id); });
}

/// What the ledger says of a file that was read whole, but for the articles it gave in this run.
LedgerFile entry_of(const PlannedFile& planned, FileYield& yield) {
  LedgerFile entry;
  entry.path = planned.source.path;
  entry.size_bytes = planned.source.size_bytes;
  entry.mtime_ns = planned.source.mtime_ns;
  entry.hash = *yield.hash;
  entry.skipped = std::move(yield.skipped);
  return entry;
}

/// The ledger after a run, put together from what was read and what was known.
class NextLedger {
 public:
  NextLedger(const ReadPlan& plan,
             const FileLedger& before,
             const std::vector<std::uint64_t>& winners,
             Settlement& out)
      : plan_(plan),
        before_(before),
        winners_(winners),
        out_(out),
        read_anew_(before.files.size()) {}

  /// Entries of the files read whole, with the articles that `given` (by reading order) has of
  /// them.
  void add_read(std::vector<FileYield>& yields, const std::vector<GivenArticle>& given) {
    std::vector<std::optional<std::size_t>> entries(plan_.to_read.size());
    for (std::size_t f = 0; f < plan_.to_read.size(); ++f) {
      if (yields[f].hash) {
        entries[f] = out_.ledger.files.size();
        out_.ledger.files.push_back(entry_of(plan_.to_read[f], yields[f]));
        replace_known(plan_.to_read[f], out_.ledger.files.back());
      }
    }
    for (const GivenArticle& article : given) {
      if (const std::optional<std::size_t> number = entries[article.file]) {
        LedgerFile& entry = out_.ledger.files[*number];
        (article.built ? entry.articles : entry.shadowed).push_back(article.id);
      }
    }
  }

  /// Entries of all other files that were known.
  void add_kept() {
    for (std::size_t i = 0; i < before_.files.size(); ++i) {
      if (read_anew_[i]) {
        continue;
      }
      if (plan_.states[i] == FileState::Pruned) {
        append(out_.superseded, before_.files[i].articles);
        out_.removed += before_.files[i].articles.size();
        continue;
      }
      LedgerFile entry = before_.files[i];
      yield_to(winners_, entry);
      if (plan_.states[i] != FileState::Gone || !entry.articles.empty()) {
        out_.ledger.files.push_back(std::move(entry));
      }
    }
  }

 private:
  /// Standard input adds to what came before on it; a file replaces what it was.
  void replace_known(const PlannedFile& planned, LedgerFile& entry) {
    if (!planned.known) {
      return;
    }
    read_anew_[*planned.known] = true;
    const LedgerFile& known = before_.files[*planned.known];
    if (planned.source.path == kStandardInput) {
      entry.articles = known.articles;
      yield_to(winners_, entry);
    } else {
      append(out_.superseded, known.articles);
    }
  }

  const ReadPlan& plan_;
  const FileLedger& before_;
  const std::vector<std::uint64_t>& winners_;
  Settlement& out_;
  std::vector<bool> read_anew_;
};

}  // namespace

Settlement settle_ids(const ReadPlan& plan,
                      const FileLedger& before,
                      std::vector<GivenArticle> given,
                      std::vector<FileYield> yields) {
  Settlement out;
  out.duplicates.resize(plan.to_read.size());
  const std::vector<std::uint64_t> winners = contest(given, yields, out);
  out.superseded = winners;
  out.ledger.deleted = before.deleted;
  std::ranges::sort(given, {}, &GivenArticle::sequence);
  NextLedger next(plan, before, winners, out);
  next.add_read(yields, given);
  next.add_kept();
  sort_unique(out.superseded);
  std::ranges::sort(out.ledger.files, {}, &LedgerFile::path);
  return out;
}

}  // namespace backfile
