// SPDX-License-Identifier: GPL-2.0-or-later
// Every option of the searcher, once: the reader and --help are made from it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace backfile {

enum class OptionKind : std::uint8_t {
  Flag,      ///< without a value
  Value,     ///< with a value
  Repeated,  ///< with a value, as often as wanted
  Filter,    ///< Repeated, a field of the query language; --not-NAME leaves out
  Negative,  ///< named in --help for such a --not-NAME, made from its Filter
  Optional,  ///< a value only as --name=value; without one it means `bare`
};

/// `letter` 0: none. `value` is what --help calls it. `help` may have two lines. A row with an
/// empty one is named in the line of the option before it.
struct OptionRow {
  std::string_view group;  ///< heading, for the first of a group
  std::string_view name;
  char letter;
  OptionKind kind;
  std::string_view value, help;
  std::string_view bare = {};
};

inline constexpr std::array kOptionRows{
    OptionRow{"Where to look",
              "db",
              'd',
              OptionKind::Repeated,
              "DIR",
              "index (repeat), else $BACKFILE_DB; --no-config"},
    OptionRow{"", "no-config", 0, OptionKind::Flag, "", ""},
    OptionRow{"What to find",
              "date",
              0,
              OptionKind::Filter,
              "RANGE",
              "2017, 2017-09-14, 2017-09..2017-11, 30d.., ..."},
    OptionRow{"", "from", 0, OptionKind::Value, "DATE", "first day; --to DATE: last day"},
    OptionRow{"", "to", 0, OptionKind::Value, "DATE", ""},
    OptionRow{
        "", "org", 0, OptionKind::Filter, "NAME", "organization; --person --place --entity too"},
    OptionRow{"", "person", 0, OptionKind::Filter, "NAME", ""},
    OptionRow{"", "place", 0, OptionKind::Filter, "NAME", ""},
    OptionRow{"", "entity", 0, OptionKind::Filter, "NAME", ""},
    OptionRow{"", "source", 0, OptionKind::Filter, "NAME", "outlet; --section --lang too"},
    OptionRow{"", "section", 0, OptionKind::Filter, "NAME", ""},
    OptionRow{"", "lang", 0, OptionKind::Filter, "CODE", ""},
    OptionRow{"",
              "not-org",
              0,
              OptionKind::Negative,
              "NAME",
              "leaves out; so with each. Repeat any: either of them"},
    OptionRow{"",
              "match",
              0,
              OptionKind::Value,
              "all|any",
              "whether all words must match (default), or any"},
    OptionRow{"",
              "as-of",
              0,
              OptionKind::Value,
              "DATE",
              "the archive of that day; --today DATE: only \"today\""},
    OptionRow{"", "today", 0, OptionKind::Value, "DATE", ""},
    OptionRow{"",
              "with",
              0,
              OptionKind::Repeated,
              "NAME",
              "who and what appears with NAME: counts and timeline"},
    OptionRow{"",
              "interactive",
              'i',
              OptionKind::Flag,
              "",
              "full-screen search; the same without a query"},
    OptionRow{"",
              "expand",
              0,
              OptionKind::Flag,
              "",
              "by words of the best hits too; --boost recent:180d"},
    OptionRow{"", "boost", 0, OptionKind::Value, "recent:180d", ""},
    OptionRow{"",
              "similar",
              0,
              OptionKind::Value,
              "ID",
              "articles like it; --background ID: earlier ones"},
    OptionRow{"", "background", 0, OptionKind::Value, "ID", ""},
    OptionRow{"What to print",
              "limit",
              'n',
              OptionKind::Value,
              "N",
              "hits (default 10; 0 for tables alone); --offset N"},
    OptionRow{"", "offset", 0, OptionKind::Value, "N", ""},
    OptionRow{"", "sort", 0, OptionKind::Value, "ORDER", "relevance (default), newest or oldest"},
    OptionRow{"",
              "facets",
              0,
              OptionKind::Optional,
              "[=FIELDS][:N]",
              "counts over all matches: --facets=org,place:20",
              "org,person,place,source,section,lang"},
    OptionRow{"",
              "timeline",
              0,
              OptionKind::Optional,
              "[=UNIT]",
              "counts by auto, day, week, month or year",
              "auto"},
    OptionRow{"", "count", 0, OptionKind::Flag, "", "only the number of matches"},
    OptionRow{
        "", "explain", 0, OptionKind::Flag, "", "how the query was read, why each hit scored"},
    OptionRow{"", "show", 0, OptionKind::Value, "ID", "read an article: its id, URL or path"},
    OptionRow{"",
              "why-entity",
              0,
              OptionKind::Value,
              "NAME",
              "why names are one; --why ID: why a query fails it"},
    OptionRow{"", "why", 0, OptionKind::Value, "ID", ""},
    OptionRow{"",
              "watch",
              0,
              OptionKind::Value,
              "NAME",
              "only what was not printed for this NAME before"},
    OptionRow{"How to print",
              "format",
              0,
              OptionKind::Value,
              "FORMAT",
              "text (default), json, jsonl, csv, tsv, paths, trec,\n"
              "kwic, bibtex, ris or csl-json"},
    OptionRow{"",
              "fields",
              0,
              OptionKind::Value,
              "NAMES",
              "fields of csv, tsv or jsonl, as id,date,headline"},
    OptionRow{"",
              "sort-lines",
              0,
              OptionKind::Value,
              "SIDE",
              "kwic lines by the word on the left or right"},
    OptionRow{"", "null", '0', OptionKind::Flag, "", "paths end in a zero byte, for xargs -0"},
    OptionRow{"",
              "color",
              0,
              OptionKind::Value,
              "WHEN",
              "auto (default), always or never; --hyperlinks too"},
    OptionRow{"", "hyperlinks", 0, OptionKind::Optional, "[=WHEN]", "", "auto"},
    OptionRow{
        "", "width", 0, OptionKind::Value, "N", "columns of text, 0 for no wrapping; --no-pager"},
    OptionRow{"", "no-pager", 0, OptionKind::Flag, "", ""},
    OptionRow{"Many queries",
              "queries",
              0,
              OptionKind::Value,
              "FILE",
              "one a line: id, TAB, query; -: stdin. --run-tag NAME"},
    OptionRow{"", "run-tag", 0, OptionKind::Value, "NAME", ""},
    OptionRow{"About",
              "help",
              'h',
              OptionKind::Optional,
              "[=query|fields]",
              "this, the query language, or the fields",
              "options"},
    OptionRow{"", "version", 'V', OptionKind::Flag, "", "the program's version"},
};

inline constexpr std::string_view kExclusionPrefix = "not-";

// Values that options choose from, each list in the order of its enum.
inline constexpr std::array<std::string_view, 2> kModes{"all", "any"};
inline constexpr std::array<std::string_view, 3> kOrders{"relevance", "newest", "oldest"};
inline constexpr std::array<std::string_view, 3> kColors{"auto", "always", "never"};
inline constexpr std::array<std::string_view, 5> kUnits{"auto", "day", "week", "month", "year"};
inline constexpr std::array<std::string_view, 3> kTopics{"options", "query", "fields"};

}  // namespace backfile
