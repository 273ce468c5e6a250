// SPDX-License-Identifier: GPL-2.0-or-later
// Output held against a file kept in the tree.
#pragma once

#include <string>
#include <string_view>

namespace backfile::test {

/// Fails the running test case unless `actual` equals tests/golden/<name>.txt; prints both between
/// rulers. With UPDATE_GOLDEN=1 in the environment the file is rewritten instead (not under CI).
void check_golden(std::string_view name, std::string_view actual);

}  // namespace backfile::test
