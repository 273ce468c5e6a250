// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 checking, repair, cutting; other charsets.
#include "common/text/utf8.h"

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("ill formed UTF-8 is replaced by maximal subparts", "[text][utf8]") {
  CHECK(repair_utf8("a\x80z") == "a\uFFFDz");
}
