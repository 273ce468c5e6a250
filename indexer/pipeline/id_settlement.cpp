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

/// Walks the given articles by id and reading order: the first built one of an id wins.
class Contest {
 public:
  Contest(std::vector<GivenArticle>& given, const std::vector<FileYield>& yields, Settlement& out) {
    std::ranges::sort(given, {}, [](const GivenArticle& a) { return std::tuple(a.id, a.sequence); });
    std::optional<std::uint64_t> won;
    for (GivenArticle& article : given) {
      const bool whole = yields[article.file].hash.has_value();
      const bool wins = whole && article.built && won != article.id;
      if (article.built && !wins) {
        out.lost_sequences.push_back(article.sequence);
      }
      out.duplicates += whole && !wins ? 1 : 0;
      out.standing += wins ? 1 : 0;
      if (wins) {
        won = article.id;
        winners_.push_back(article.id);
      }
      article.built = wins;
    }
    std::ranges::sort(out.lost_sequences);
  }
  const std::vector<std::uint64_t>& winners() const { return winners_; }  ///< sorted

 private:
  std::vector<std::uint64_t> winners_;
};

LedgerFile entry_of(const PlannedFile& planned, FileYield&& yield) {
  LedgerFile entry;
  entry.path = planned.source.path;
  entry.size_bytes = planned.source.size_bytes;
  entry.mtime_ns = planned.source.mtime_ns;
  entry.hash = *yield.hash;
  entry.skipped = std::move(yield.skipped);
  return entry;
}

/// `entry` without the ids that articles of this run have taken over.
void yield_to(const std::vector<std::uint64_t>& winners, LedgerFile& entry) {
  std::erase_if(entry.articles, [&](std::uint64_t id) { return std::ranges::binary_search(winners, id); });
}

}  // namespace

Settlement settle_ids(const ReadPlan& plan,
                      const FileLedger& before,
                      std::vector<GivenArticle> given,
                      std::vector<FileYield> yields) {
  Settlement out;
  const Contest contest(given, yields, out);
  out.superseded = contest.winners();
  out.ledger.deleted = before.deleted;

  std::vector<bool> read_anew(before.files.size());
  std::vector<std::optional<std::size_t>> entry_numbers(plan.to_read.size());
  for (std::size_t f = 0; f < plan.to_read.size(); ++f) {
    if (!yields[f].hash) {
      continue;
    }
    const PlannedFile& planned = plan.to_read[f];
    entry_numbers[f] = out.ledger.files.size();
    out.ledger.files.push_back(entry_of(planned, std::move(yields[f])));
    if (!planned.known) {
      continue;
    }
    read_anew[*planned.known] = true;
    if (planned.source.path == kStandardInput) {  // what came before on it stays
      out.ledger.files.back().articles = before.files[*planned.known].articles;
      yield_to(contest.winners(), out.ledger.files.back());
    } else {
      append(out.superseded, before.files[*planned.known].articles);
    }
  }
  std::ranges::sort(given, {}, &GivenArticle::sequence);
  for (const GivenArticle& article : given) {
    if (const auto number = entry_numbers[article.file]) {
      LedgerFile& entry = out.ledger.files[*number];
      (article.built ? entry.articles : entry.shadowed).push_back(article.id);
    }
  }
  for (std::size_t i = 0; i < before.files.size(); ++i) {
    if (read_anew[i]) {
      continue;
    }
    LedgerFile entry = before.files[i];
    if (plan.states[i] == FileState::Pruned) {
      append(out.superseded, entry.articles);
      out.removed += entry.articles.size();
      continue;
    }
    if (plan.states[i] != FileState::Unchanged && plan.states[i] != FileState::Unseen) {
      yield_to(contest.winners(), entry);
    }
    const bool empty_and_gone = plan.states[i] == FileState::Gone && entry.articles.empty();
    if (!empty_and_gone) {
      out.ledger.files.push_back(std::move(entry));
    }
  }
  sort_unique(out.superseded);
  std::ranges::sort(out.ledger.files, {}, &LedgerFile::path);
  return out;
}

}  // namespace backfile
