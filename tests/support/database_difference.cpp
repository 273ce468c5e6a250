// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/database_difference.h"

#include <algorithm>
#include <sstream>

#include <xapian.h>

namespace backfile::test {
namespace {

constexpr Xapian::valueno kSlotsCompared = 400;

/// Looks at both databases and keeps the first thing that is not the same.
class Comparison {
 public:
  Comparison(const std::filesystem::path& a, const std::filesystem::path& b)
      : a_(a.string()), b_(b.string()) {}

  std::string run() {
    compare_statistics();
    compare_metadata();
    compare_values();
    compare_terms();
    compare_documents();
    return difference_;
  }

 private:
  template <class Value>
  void expect_same(const std::string& what, const Value& a, const Value& b) {
    if (difference_.empty() && !(a == b)) {
      std::ostringstream text;
      text << what << ": " << a << " and " << b;
      difference_ = text.str();
    }
  }

  /// Calls `compare(a, b)` for the items of two ranges side by side.
  template <class Iterator, class Compare>
  void side_by_side(const std::string& what,
                    Iterator a,
                    const Iterator& a_end,
                    Iterator b,
                    const Iterator& b_end,
                    Compare compare) {
    for (; difference_.empty() && a != a_end && b != b_end; ++a, ++b) {
      expect_same(what, *a, *b);
      compare(a, b);
    }
    if (difference_.empty()) {
      expect_same(what + " (number)", a == a_end, b == b_end);
    }
  }

  void compare_statistics() {
    expect_same("documents", a_.get_doccount(), b_.get_doccount());
    expect_same("last docid", a_.get_lastdocid(), b_.get_lastdocid());
    expect_same("total length", a_.get_total_length(), b_.get_total_length());
    expect_same("least length", a_.get_doclength_lower_bound(), b_.get_doclength_lower_bound());
    expect_same("greatest length", a_.get_doclength_upper_bound(), b_.get_doclength_upper_bound());
    expect_same("has positions", a_.has_positions(), b_.has_positions());
  }

  void compare_metadata() {
    side_by_side("metadata",
                 a_.metadata_keys_begin(),
                 a_.metadata_keys_end(),
                 b_.metadata_keys_begin(),
                 b_.metadata_keys_end(),
                 [this](const auto& key, const auto&) {
                   expect_same("metadata " + *key, a_.get_metadata(*key), b_.get_metadata(*key));
                 });
  }

  void compare_values() {
    for (Xapian::valueno slot = 0; slot < kSlotsCompared; ++slot) {
      const std::string what = "slot " + std::to_string(slot);
      expect_same(what + " count", a_.get_value_freq(slot), b_.get_value_freq(slot));
      expect_same(what + " lowest", a_.get_value_lower_bound(slot), b_.get_value_lower_bound(slot));
      expect_same(
          what + " highest", a_.get_value_upper_bound(slot), b_.get_value_upper_bound(slot));
      side_by_side(what,
                   a_.valuestream_begin(slot),
                   a_.valuestream_end(slot),
                   b_.valuestream_begin(slot),
                   b_.valuestream_end(slot),
                   [&](const auto& a, const auto& b) {
                     expect_same(what + " docid", a.get_docid(), b.get_docid());
                   });
    }
  }

  void compare_terms() {
    side_by_side("term",
                 a_.allterms_begin(),
                 a_.allterms_end(),
                 b_.allterms_begin(),
                 b_.allterms_end(),
                 [this](const auto& term, const auto&) { compare_term(*term); });
  }

  void compare_term(const std::string& term) {
    expect_same("articles of " + term, a_.get_termfreq(term), b_.get_termfreq(term));
    expect_same(
        "occurrences of " + term, a_.get_collection_freq(term), b_.get_collection_freq(term));
    expect_same("bound of " + term, a_.get_wdf_upper_bound(term), b_.get_wdf_upper_bound(term));
    side_by_side("posting of " + term,
                 a_.postlist_begin(term),
                 a_.postlist_end(term),
                 b_.postlist_begin(term),
                 b_.postlist_end(term),
                 [&](auto& a, auto& b) {
                   const std::string what = term + " in " + std::to_string(*a);
                   expect_same("frequency of " + what, a.get_wdf(), b.get_wdf());
                   expect_same("length by " + what, a.get_doclength(), b.get_doclength());
                   side_by_side("position of " + what,
                                a.positionlist_begin(),
                                a.positionlist_end(),
                                b.positionlist_begin(),
                                b.positionlist_end(),
                                [](const auto&, const auto&) {});
                 });
  }

  void compare_documents() {
    const Xapian::docid last = a_.get_lastdocid();
    for (Xapian::docid docid = 1; difference_.empty() && docid <= last; ++docid) {
      const std::string what = " of document " + std::to_string(docid);
      expect_same("length" + what, a_.get_doclength(docid), b_.get_doclength(docid));
      expect_same(
          "data" + what, a_.get_document(docid).get_data(), b_.get_document(docid).get_data());
    }
  }

  const Xapian::Database a_, b_;
  std::string difference_;
};

}  // namespace

std::string database_difference(const std::filesystem::path& a, const std::filesystem::path& b) {
  return Comparison(a, b).run();
}

std::string database_faults([[maybe_unused]] const std::filesystem::path& folder) {
#if defined(__SANITIZE_ADDRESS__)
  return {};
#else
  std::ostringstream report;
  const std::size_t errors = Xapian::Database::check(folder.string(), 0, &report);
  return errors == 0 ? std::string() : report.str();
#endif
}

}  // namespace backfile::test
