// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/docid_source.h"

namespace backfile {

void DocidSource::init(const Xapian::Database&) {
  current_ = 0;
  at_end_ = false;
}

void DocidSource::next(double min_weight) { skip_to(current_ + 1, min_weight); }

void DocidSource::skip_to(Xapian::docid docid, double) {
  if (docid <= current_) {
    return;
  }
  current_ = docid > docids_.universe() ? 0 : docids_.next(docid);
  at_end_ = current_ == 0;
}

}  // namespace backfile
