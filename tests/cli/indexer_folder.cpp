// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/cli/indexer_folder.h"

#include <algorithm>
#include <array>
#include <random>
#include <sstream>

#include <fmt/format.h>
#include <signal.h>

namespace backfile::test {

namespace fs = std::filesystem;

fs::path IndexerFolder::write_lines(const std::string& name,
                                    int count,
                                    const std::string& mark) const {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += fmt::format(
        R"({{"url":"https://example.org/{0}/{1}","title":"Council {1} meets on {0}","date":"2017-09-{2:02}",)"
        R"("text":"The council of town {1} met on Thursday to speak about {0}.\n\nIts chair, number {3}, said that )"
        R"(nothing had been decided and that another meeting would follow in week {4}."}})"
        "\n",
        mark,
        i,
        1 + i % 28,
        i * 7919 % 1000,
        i % 52);
  }
  return write(name, lines);
}

ProgramRun IndexerFolder::run_of(Words arguments, std::string standard_input) const {
  Words line{indexer_program(), "-d", index().string()};
  line.insert(line.end(), arguments.begin(), arguments.end());
  fs::create_directories(news());
  return {std::move(line), std::move(standard_input), folder_.path(), {}};
}

std::map<std::string, std::string> IndexerFolder::stats() const {
  const ProgramOutput output = run({"--stats"});
  std::map<std::string, std::string> figures;
  std::istringstream lines(output.exit_code == 0 ? output.out : "");
  for (std::string line; std::getline(lines, line);) {
    const std::size_t name_end = line.find("  ");
    const std::size_t value = line.find_first_not_of(' ', name_end);
    if (value != std::string::npos) {
      figures[line.substr(0, name_end)] = line.substr(value);
    }
  }
  return figures;
}

long IndexerFolder::articles() const {
  std::string text = stats()["articles"];
  std::erase(text, ',');
  return text.empty() ? -1 : std::stol(text);
}

Words IndexerFolder::files() const {
  Words names;
  std::error_code error;
  for (const char* part : {"", "segments", "tombstones"}) {
    for (fs::directory_iterator entry(index() / part, error), end; !error && entry != end;
         entry.increment(error)) {
      names.push_back((fs::path(part) / entry->path().filename()).string());
    }
  }
  std::ranges::sort(names);
  return names;
}

std::string IndexerFolder::check() const {
  const ProgramOutput output = run({"--check", "-q"});
  return output.exit_code == 0
             ? ""
             : fmt::format("--check: exit {}: {}{}", output.exit_code, output.out, output.err);
}

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::microseconds time_of(const ProgramRun& run) {
  const Clock::time_point begin = Clock::now();
  run_program(run);
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
}

/// One undertaking that is broken off: it finds `before` articles and is to leave `after`.
struct Undertaking {
  Words arguments;
  long before, after;  ///< -1 when there is no index
};

/// Building an index, changing one (articles go, articles come), and that with all in one segment.
Undertaking undertake(const IndexerFolder& folder, int kind, int before, int more) {
  const Words update{"-q", "--memory", "16M", "news"}, merge{"-q", "--merge", "news"};
  if (kind == 0) {
    folder.write_lines("new.jsonl", more, "bridges");
    return {update, -1, more};
  }
  folder.write_lines("old.jsonl", before, "drains");
  folder.run({"news"});
  folder.write_lines("old.jsonl", before / 2, "drains");
  folder.write_lines("new.jsonl", more, "bridges");
  return {kind == 1 ? update : merge, before, before / 2 + more};
}

/// What an interrupted run left must be the old index or, had it ended already, the new one.
std::string fault_after(const IndexerFolder& folder,
                        const ProgramOutput& output,
                        int signal,
                        const Undertaking& task) {
  // 130 when it stopped in order, 128 + signal when that came too early or cannot be caught.
  const bool stopped =
      output.exit_code == 128 + signal || (output.exit_code == 130 && signal != SIGKILL);
  if (output.exit_code != 0 && !stopped) {
    return fmt::format("exit {}: {}", output.exit_code, output.err);
  }
  if (task.before != -1 || fs::exists(folder.index() / "manifest")) {
    if (const std::string fault = folder.check(); !fault.empty()) {
      return fmt::format("exit {}: {}", output.exit_code, fault);
    }
  }
  const long articles = folder.articles();
  const bool may_be_new = output.exit_code == 0 || signal == SIGKILL;
  if (articles != task.before && !(may_be_new && articles == task.after)) {
    return fmt::format("exit {}: {} articles answer", output.exit_code, articles);
  }
  const Words files = folder.files();
  if (output.exit_code == 130 && std::ranges::find(files, "building") != files.end()) {
    return "building/ is left over";
  }
  return {};
}

/// The run after the interrupted one must bring what that was to bring, and leave nothing behind.
std::string fault_of_next(const IndexerFolder& folder, const Undertaking& task) {
  const ProgramOutput next = folder.run({"news"});
  if (next.exit_code != 0 || folder.articles() != task.after) {
    return fmt::format(
        "the next run: exit {}, {} articles: {}", next.exit_code, folder.articles(), next.err);
  }
  const ProgramOutput check = folder.run({"--check"});
  return check.exit_code == 0 && check.out.find("note ") == std::string::npos
             ? ""
             : fmt::format("after the next run: {}{}", check.out, check.err);
}

}  // namespace

Words interrupt_indexing(int signal, int times, unsigned seed, int before, int more) {
  constexpr int kKinds = 3;
  std::mt19937 random(seed);
  Words faults;
  std::array<std::chrono::microseconds, kKinds> whole;
  for (int kind = 0; kind < kKinds; ++kind) {
    const IndexerFolder undisturbed;
    const Undertaking task = undertake(undisturbed, kind, before, more);
    whole[static_cast<std::size_t>(kind)] = time_of(undisturbed.run_of(task.arguments));
  }
  for (int i = 0; i < times; ++i) {
    const int kind = i % kKinds;
    const IndexerFolder folder;
    const Undertaking task = undertake(folder, kind, before, more);
    const Words files_before = folder.files();
    const auto most = whole[static_cast<std::size_t>(kind)].count();
    const std::chrono::microseconds delay(std::uniform_int_distribution<long>(0, most)(random));
    const ProgramOutput output = run_and_signal(folder.run_of(task.arguments), delay, signal);
    std::string fault = fault_after(folder, output, signal, task);
    if (fault.empty() && output.exit_code == 130 && task.before != -1 &&
        folder.files() != files_before) {
      fault = "the index's files are not those of before";
    }
    fault = fault.empty() ? fault_of_next(folder, task) : fault;
    if (!fault.empty()) {
      faults.push_back(fmt::format(
          "signal {} after {} of {} us, kind {}: {}", signal, delay.count(), most, kind, fault));
    }
  }
  return faults;
}

}  // namespace backfile::test
