// SPDX-License-Identifier: GPL-2.0-or-later
// The screen's wishes, granted by an opened index.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "searcher/session/search_session.h"
#include "searcher/tui/wish_runner.h"

namespace backfile {

class SessionGranter : public WishGranter {
 public:
  /// Opens an address for the user.
  using OpenAddressOf = std::function<Result<void>(const std::string& address)>;

  SessionGranter(SearchSession session, std::chrono::sys_days today, OpenAddressOf open)
      : session_(std::move(session)), today_(today), open_(std::move(open)) {}

  Event grant(const Wish& wish) override;

 private:
  Event grant_one(const Quit& wish);
  Event grant_one(const OpenAddress& wish);
  Event grant_one(const FindHits& wish);
  Event grant_one(const ReadArticle& wish);
  Event grant_one(const FindHoldings& wish);
  Event grant_one(const FindCounts& wish);
  std::vector<FacetTable> count_facets(const SearchTerms& terms, std::vector<FieldId> fields);
  Timeline count_days(const SearchTerms& terms, TimelineUnit unit);

  SearchSession session_;
  std::chrono::sys_days today_;
  OpenAddressOf open_;
};

}  // namespace backfile
