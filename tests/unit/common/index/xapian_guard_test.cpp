// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/xapian_guard.h"

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

using namespace backfile;

TEST_CASE("what Xapian throws becomes an error by its class", "[index][xapian_guard]") {
  const auto code_of = [](auto&& thrown) {
    return xapian_call([&] { throw thrown; }).error().code;
  };
  CHECK(code_of(Xapian::DatabaseCorruptError("x")) == ErrorCode::Corrupt);
  CHECK(code_of(Xapian::DatabaseNotFoundError("x")) == ErrorCode::NotFound);
  CHECK(code_of(Xapian::DatabaseVersionError("x")) == ErrorCode::Version);
  CHECK(code_of(Xapian::DatabaseLockError("x")) == ErrorCode::Locked);
  CHECK(code_of(Xapian::DatabaseError("x")) == ErrorCode::Io);
  CHECK(code_of(Xapian::InvalidArgumentError("x")) == ErrorCode::InvalidArgument);
  CHECK(code_of(Xapian::WildcardError("x")) == ErrorCode::Limit);
}

TEST_CASE("an error keeps the words of the library and of the system", "[index][xapian_guard]") {
  const Result<void> result =
      xapian_call([] { throw Xapian::DatabaseError("cannot write block", "here", ENOSPC); });
  REQUIRE_FALSE(result);
  CHECK(result.error().message.find("cannot write block") != std::string::npos);
  CHECK(result.error().message.find("No space left") != std::string::npos);
  CHECK(result.error().message.find("here") != std::string::npos);
}

TEST_CASE("a call that succeeds gives its value", "[index][xapian_guard]") {
  CHECK(xapian_call([] { return 7; }).value() == 7);
  CHECK(xapian_call([] {}).has_value());
  const test::TempDir dir;
  const auto opened = xapian_call([&] { return Xapian::Database((dir.path() / "none").string()); });
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::NotFound);
  CHECK_THROWS_AS(xapian_call([] { throw 1; }), int);
}
