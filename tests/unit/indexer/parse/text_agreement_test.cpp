// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text_agreement.h"

#include <catch2/catch.hpp>

namespace backfile {
namespace {

TEST_CASE("agreement counts runs of words whatever their case and marks", "[parse][html]") {
  const TextAgreement text("The harbour board said that the old lighthouse would be lit.");
  CHECK(text.share_of("the HARBOUR board, said that") == 1);
  CHECK(text.share_of("Ferry prices will rise in the spring") == 0);
  CHECK(text.share_of("the old lighthouse would fall") == 0.5);
  CHECK(text.share_of("") == 0);
  CHECK(TextAgreement("").empty());
}

TEST_CASE("agreement takes characters as words where no blanks part them", "[parse][html]") {
  const TextAgreement text("香港行政长官道歉。");
  CHECK(text.share_of("行政长官") == 1);
  CHECK(text.share_of("长官行政") == 0);
}

}  // namespace
}  // namespace backfile
