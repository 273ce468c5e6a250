// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base/result.h"

#include <memory>
#include <string>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

Result<int> half_of(int number) {
  if (number % 2 != 0) {
    return failure(ErrorCode::InvalidArgument, "odd number", "give an even one");
  }
  return number / 2;
}

}  // namespace

TEST_CASE("a result holds its value or its error", "[base][result]") {
  CHECK(half_of(8).has_value());
  CHECK(*half_of(8) == 4);
  const Result<int> odd = half_of(7);
  REQUIRE_FALSE(odd.has_value());
  CHECK(odd.error() == Error{ErrorCode::InvalidArgument, "odd number", "give an even one"});
  CHECK(half_of(7).value_or(-1) == -1);
  CHECK(half_of(6).value_or(-1) == 3);
}

TEST_CASE("a result moves what cannot be copied", "[base][result]") {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(5);
  const std::unique_ptr<int> taken = std::move(made).value();
  CHECK(*taken == 5);
}

TEST_CASE("a result without value is success until it fails", "[base][result]") {
  CHECK(Result<void>().has_value());
  const Result<void> failed = failure(ErrorCode::Io, "disk full");
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().message == "disk full");
}

TEST_CASE("a result may hold a value of the error's type", "[base][result]") {
  const Result<std::string, std::string> value = std::string("text");
  CHECK(value.has_value());
  const Result<std::string, std::string> error = Unexpected(std::string("text"));
  CHECK_FALSE(error.has_value());
}
