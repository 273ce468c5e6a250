// SPDX-License-Identifier: GPL-2.0-or-later
// A set of docids as a list that Xapian's matcher can read.
#pragma once

#include <xapian.h>

#include "common/index/docid_set.h"

namespace backfile {

/// Filters a match over the database of one segment to `docids`, which must outlive it. For one
/// match only; it adds nothing to a weight.
class DocidSource final : public Xapian::PostingSource {
 public:
  explicit DocidSource(const DocidSet& docids) : docids_(docids), count_(docids.count()) {}

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  Xapian::docid get_docid() const override { return current_; }
  bool at_end() const override { return at_end_; }
  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;

 private:
  const DocidSet& docids_;
  Xapian::doccount count_;
  Xapian::docid current_ = 0;
  bool at_end_ = false;
};

}  // namespace backfile
