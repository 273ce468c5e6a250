// SPDX-License-Identifier: GPL-2.0-or-later
// What a manual page in mdoc says, for tests that hold it against tables.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace backfile::test {

/// The options that have an item of their own, as they are typed: "-d", "--db".
std::set<std::string> options_of_page(const std::filesystem::path& page);

/// The words between "Li" and the end of its items that hold a colon, up to it: "org", "date.by".
std::set<std::string> fields_of_page(const std::filesystem::path& page);

/// Fails the test unless groff and mandoc render the page without a warning; says which of them is
/// not there.
void check_page(const std::filesystem::path& page);

}  // namespace backfile::test
