// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_lock.h"

#include <thread>

#include <catch2/catch.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_dir.h"

using namespace backfile;
using std::chrono::milliseconds;

namespace {

/// Another process that holds the lock until killed.
class Holder {
 public:
  explicit Holder(const IndexPaths& index) {
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    child_ = fork();
    if (child_ == 0) {
      const Result<IndexLock> lock = IndexLock::acquire(index, milliseconds(0), {});
      const char byte = lock.has_value() ? 'y' : 'n';
      [[maybe_unused]] const auto written = write(ready[1], &byte, 1);
      pause();
      _exit(0);
    }
    char byte = 0;
    REQUIRE(read(ready[0], &byte, 1) == 1);
    REQUIRE(byte == 'y');
    close(ready[0]);
    close(ready[1]);
  }
  ~Holder() { end(); }
  void end() {
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
      child_ = 0;
    }
  }
  pid_t pid() const { return child_; }

 private:
  pid_t child_ = 0;
};

}  // namespace

TEST_CASE("a free index is locked and its folder made", "[pipeline][lock]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path() / "deep" / "index"};
  const Result<IndexLock> lock = IndexLock::acquire(index, milliseconds(0), {});
  REQUIRE(lock.has_value());
  CHECK(std::filesystem::exists(index.lock()));
}

TEST_CASE("a second indexer is told who holds the index", "[pipeline][lock]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  Holder holder(index);
  const Result<IndexLock> lock = IndexLock::acquire(index, milliseconds(0), {});
  REQUIRE_FALSE(lock.has_value());
  CHECK(lock.error().code == ErrorCode::Locked);
  CHECK_THAT(lock.error().message, Catch::Contains("process " + std::to_string(holder.pid())));
  CHECK_THAT(lock.error().message, Catch::Contains(folder.path().string()));
  CHECK_THAT(lock.error().hint, Catch::Contains("--wait"));
}

TEST_CASE("a killed holder lets go and its file stays", "[pipeline][lock]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  Holder holder(index);
  holder.end();
  CHECK(std::filesystem::exists(index.lock()));
  CHECK(IndexLock::acquire(index, milliseconds(0), {}).has_value());
  CHECK(std::filesystem::exists(index.lock()));
}

TEST_CASE("waiting ends when the holder does", "[pipeline][lock]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  Holder holder(index);
  std::jthread killer([&] {
    std::this_thread::sleep_for(milliseconds(100));
    holder.end();
  });
  CHECK(IndexLock::acquire(index, milliseconds(20'000), {}).has_value());
}

TEST_CASE("waiting ends with its time or a stop request", "[pipeline][lock]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  const Holder holder(index);
  CHECK(IndexLock::acquire(index, milliseconds(60), {}).error().code == ErrorCode::Locked);
  std::stop_source source;
  source.request_stop();
  const Result<IndexLock> stopped =
      IndexLock::acquire(index, milliseconds(60'000), source.get_token());
  CHECK(stopped.error().code == ErrorCode::Interrupted);
}

TEST_CASE("an index that cannot be written is an error of its own", "[pipeline][lock]") {
  const test::TempDir folder;
  folder.write("file", "");
  const Result<IndexLock> lock =
      IndexLock::acquire({folder.path() / "file" / "index"}, milliseconds(0), {});
  REQUIRE_FALSE(lock.has_value());
  CHECK(lock.error().code == ErrorCode::Io);
}
