// SPDX-License-Identifier: GPL-2.0-or-later
// Two Xapian databases held against each other, whatever wrote them.
#pragma once

#include <filesystem>
#include <string>

namespace backfile::test {

/// What first differs between two databases: statistics, metadata, terms, postings, frequencies,
/// positions, lengths, values, document data; "" when they are equal. Reads all there is.
std::string database_difference(const std::filesystem::path& a, const std::filesystem::path& b);

/// What xapian-check has to say of a database, "" when it is sound. Not asked under the address
/// sanitizer: 1.4's check() itself frees an object under another size than it had, which stops the
/// program.
std::string database_faults(const std::filesystem::path& folder);

}  // namespace backfile::test
