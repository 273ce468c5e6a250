// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cli/option_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace backfile {
namespace {

constexpr unsigned kMaxJobs = 256;
constexpr std::uint64_t kMinMemoryBytes = std::uint64_t{16} << 20;
constexpr std::uint64_t kMaxWaitSeconds = 31 * 86400;

Unexpected<Error> wrong(std::string message) {
  return failure(ErrorCode::InvalidArgument, std::move(message));
}

Result<std::uint64_t> parse_number(std::string_view text, std::uint64_t least, std::uint64_t most) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most) {
    return wrong(fmt::format("\"{}\" is not a number from {} to {}", text, least, most));
  }
  return number;
}

/// The value that `name` stands for in a table of names, or an error that lists the names.
template <class Value, std::size_t N>
Result<Value> one_of(std::string_view name,
                     const std::array<std::pair<std::string_view, Value>, N>& choices) {
  std::string names;
  for (const auto& [choice, value] : choices) {
    if (choice == name) {
      return value;
    }
    names += names.empty() ? "" : ", ";
    names += choice;
  }
  return wrong(fmt::format("\"{}\" is not one of {}", name, names));
}

template <class Value, class Target>
Result<void> assign(Result<Value> value, Target& target) {
  if (!value) {
    return Unexpected(value.error());
  }
  target = static_cast<Target>(*value);
  return {};
}

constexpr std::array kFormats{DocumentFormat::Text,
                              DocumentFormat::Html,
                              DocumentFormat::Json,
                              DocumentFormat::CsvRecord,
                              DocumentFormat::XmlRecord,
                              DocumentFormat::ReutersSgml,
                              DocumentFormat::TrecSgml};

Result<void> apply_format(Options& options, std::string_view value) {
  std::array<std::pair<std::string_view, std::optional<DocumentFormat>>, kFormats.size() + 1> names;
  names[0] = {"auto", std::nullopt};
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    names[i + 1] = {name_of(kFormats[i]), kFormats[i]};
  }
  return assign(one_of(value, names), options.run.reading.format);
}

Result<void> apply_language(Options& options, std::string_view value) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (value == "auto") {
    options.run.parsing.language.clear();
    return {};
  }
  if (value.size() < 2 || value.size() > 3 || !std::ranges::all_of(value, is_lower)) {
    return wrong(fmt::format("\"{}\" is not an ISO 639 code such as en, de, zh", value));
  }
  options.run.parsing.language = value;
  return {};
}

Result<void> apply_map(Options& options, std::string_view value) {
  while (!value.empty()) {
    const std::string_view pair = value.substr(0, value.find(','));
    value.remove_prefix(std::min(value.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == pair.size()) {
      return wrong(fmt::format("\"{}\" is not of the form field=name", pair));
    }
    options.run.parsing.field_map[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
  }
  return {};
}

Result<void> apply_date_order(Options& options, std::string_view value) {
  constexpr std::array<std::pair<std::string_view, DateOrder>, 3> kOrders{
      {{"dmy", DateOrder::DayMonthYear},
       {"mdy", DateOrder::MonthDayYear},
       {"ymd", DateOrder::YearMonthDay}}};
  return assign(one_of(value, kOrders), options.run.parsing.date_order);
}

Result<void> apply_progress(Options& options, std::string_view value) {
  constexpr std::array<std::pair<std::string_view, ProgressWish>, 4> kWishes{
      {{"auto", ProgressWish::Auto},
       {"always", ProgressWish::Always},
       {"never", ProgressWish::Never},
       {"json", ProgressWish::Json}}};
  return assign(one_of(value, kWishes), options.progress);
}

Result<void> apply_memory(Options& options, std::string_view value) {
  const Result<std::uint64_t> bytes = parse_size(value);
  if (bytes && *bytes < kMinMemoryBytes) {
    return wrong(fmt::format("\"{}\" is too little, the least is 16M", value));
  }
  return assign(bytes, options.run.memory_bytes);
}

Result<void> apply_action(Options& options, Action action) {
  const bool replaces_all =
      action == Action::Help || action == Action::HelpFields || action == Action::Version;
  const bool settled = options.action >= Action::Help;
  if (replaces_all || options.action == Action::Index) {
    options.action = settled ? options.action : action;
    return {};
  }
  return settled ? Result<void>{}
                 : wrong("--inspect, --stats, --check, --export and --delete exclude each other");
}

/// A file or folder name, which must not be empty.
Result<void> assign_path(std::string_view value, std::filesystem::path& target) {
  if (value.empty()) {
    return wrong("the name is empty");
  }
  target = value;
  return {};
}

Result<void> apply_db(Options& options, std::string_view value) {
  return assign_path(value, options.run.index.root);
}
Result<void> apply_report(Options& options, std::string_view value) {
  return assign_path(value, options.run.report_file);
}
Result<void> apply_export(Options& options, std::string_view value) {
  Result<void> acts = apply_action(options, Action::Export);
  return acts ? assign_path(value, options.export_file) : acts;
}
Result<void> apply_jobs(Options& options, std::string_view value) {
  return assign(parse_number(value, 1, kMaxJobs), options.run.jobs);
}
Result<void> apply_wait(Options& options, std::string_view value) {
  return assign(parse_number(value, 0, kMaxWaitSeconds), options.run.wait);
}
Result<void> apply_encoding(Options& options, std::string_view value) {
  options.run.parsing.encoding = value == "auto" ? "" : value;
  return {};
}
Result<void> apply_source(Options& options, std::string_view value) {
  options.run.parsing.source = value;
  return {};
}
Result<void> take_stock_phrases(Options& options, std::string_view) {
  options.run.stock_phrases = StockPhrases::Yes;
  return {};
}
Result<void> take_plain_text(Options& options, std::string_view) {
  options.plain_text = true;
  return {};
}
// Known before any value is taken.
Result<void> go_without_config(Options&, std::string_view) { return {}; }
Result<void> be_quiet(Options& options, std::string_view) {
  options.verbosity = Verbosity::Quiet;
  return {};
}
Result<void> be_verbose(Options& options, std::string_view) {
  options.verbosity = Verbosity::Verbose;
  options.run.name_repairs = true;
  return {};
}
template <bool PipelineOptions::*Flag, bool Value = true>
Result<void> turn_on(Options& options, std::string_view) {
  options.run.*Flag = Value;
  return {};
}
template <Action What>
Result<void> turn_to(Options& options, std::string_view) {
  return apply_action(options, What);
}

using P = PipelineOptions;
constexpr std::string_view kWhere = "Where and how much";
constexpr std::string_view kInput = "What cannot be detected";
constexpr std::string_view kRun = "What a run does";
constexpr std::string_view kInstead = kInsteadOfIndexing;
constexpr std::string_view kTelling = "What is told";

// A row a line, or two.
// clang-format off
constexpr OptionRow kTable[] = {
    {kWhere, 'd', "db", "DIR",
     "the index; else $BACKFILE_DB, else $XDG_DATA_HOME/backfile/default", apply_db},
    {kWhere, 'j', "jobs", "N", "analysis threads (default: one a core)", apply_jobs},
    {kWhere, 0, "memory", "SIZE", "bound on memory, with K, M or G (default: 1G)", apply_memory},
    {kWhere, 0, "wait", "SECONDS",
     "wait that long for another indexer to end (default: 0)", apply_wait},
    {kWhere, 0, "no-config", "", "leave ~/.config/backfile/config unread", go_without_config},
    {kInput, 0, "format", "NAME",
     "auto, text, html, json, csv, xml, reuters-sgml or trec-sgml", apply_format},
    {kInput, 0, "language", "CODE",
     "auto or an ISO 639 code: the language of every article", apply_language},
    {kInput, 0, "encoding", "NAME", "auto or a charset: how the bytes are written", apply_encoding},
    {kInput, 0, "map", "A=B,...",
     "fields of JSON and CSV, ours=theirs: title=headline,date=pub_date", apply_map},
    {kInput, 0, "source", "NAME", "the outlet of articles that name none", apply_source},
    {kInput, 0, "date-order", "ORDER",
     "dmy, mdy or ymd: how 03/04/2016 is meant", apply_date_order},
    {kRun, 0, "no-names", "",
     "look for no people, organizations and places in the text", turn_on<&P::find_names, false>},
    {kRun, 0, "stock-phrases", "",
     "a new index by which other Xapian programs find phrases too", take_stock_phrases},
    {kRun, 0, "prune", "",
     "drop articles whose files are gone from the given folders", turn_on<&P::prune>},
    {kRun, 0, "merge", "",
     "make one segment of all, without dropped articles; needs no PATH",
     turn_on<&P::merge>},
    {kRun, 0, "rebuild", "",
     "start anew; the old index answers until the new one is there", turn_on<&P::rebuild>},
    {kRun, 0, "dry-run", "",
     "say what would be read, replaced and removed; change nothing", turn_on<&P::dry_run>},
    {kRun, 0, "strict", "",
     "fail at the first file or record that would be skipped", turn_on<&P::strict>},
    {kInstead, 0, "inspect", "",
     "print each article of PATH... as it would be indexed, JSON Lines", turn_to<Action::Inspect>},
    {kInstead, 0, "text", "",
     "with --inspect -: NUL-ended bodies on stdin, taken as they are", take_plain_text},
    {kInstead, 0, "stats", "",
     "print what the index holds and how large it is", turn_to<Action::Stats>},
    {kInstead, 0, "check", "",
     "examine every file of the index and each against the others", turn_to<Action::Check>},
    {kInstead, 0, "export", "FILE",
     "write every article to FILE or -, JSON Lines that can be indexed again", apply_export},
    {kInstead, 0, "delete", "",
     "remove the articles named by ID...; they stay out until --rebuild", turn_to<Action::Delete>},
    {kInstead, 'h', "help", "", "print this text", turn_to<Action::Help>},
    {kInstead, 0, "help-fields", "",
     "print the fields of an article that an index knows", turn_to<Action::HelpFields>},
    {kInstead, 0, "version", "", "print the version", turn_to<Action::Version>},
    {kTelling, 0, "report", "FILE",
     "write a JSON line for every skipped or repaired input", apply_report},
    {kTelling, 0, "progress", "WHEN",
     "auto, always, never or json, on stderr (default: auto)", apply_progress},
    {kTelling, 'q', "quiet", "", "tell nothing but errors", be_quiet},
    {kTelling, 'v', "verbose", "",
     "name every skipped, repaired, read and removed input", be_verbose},
};
// clang-format on

}  // namespace

std::span<const OptionRow> option_table() { return kTable; }

Result<std::uint64_t> parse_size(std::string_view text) {
  constexpr std::string_view kSuffixes = "KMG";
  unsigned shift = 0;
  std::string_view digits = text;
  if (!text.empty()) {
    const char last = static_cast<char>(text.back() & ~0x20);
    if (const std::size_t suffix = kSuffixes.find(last); suffix != std::string_view::npos) {
      shift = 10 * static_cast<unsigned>(suffix + 1);
      digits.remove_suffix(1);
    }
  }
  const Result<std::uint64_t> count =
      parse_number(digits, 0, std::numeric_limits<std::uint64_t>::max() >> shift);
  if (!count) {
    return wrong(fmt::format("\"{}\" is not a size such as 512M or 2G", text));
  }
  return *count << shift;
}

}  // namespace backfile
