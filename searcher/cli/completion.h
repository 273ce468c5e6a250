// SPDX-License-Identifier: GPL-2.0-or-later
// What a command line may go on with, as far as the tables of options and fields say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"

namespace backfile {

/// How a value stands in the word that is completed.
enum class ValueForm : std::uint8_t {
  Argument,  ///< alone, of an option: blanks and all
  Query,     ///< behind a field's colon: one piece of a query
  Quoted,    ///< the same, in quotation marks that are still open
};

/// The last word goes on as `lead` and one of `words`; or as `lead` and a value of `field`, or the
/// name of a saved search, that begins with `typed`.
struct Completion {
  std::string lead;
  std::vector<std::string> words;
  std::optional<FieldId> field;
  bool saved = false;
  std::string typed;
  ValueForm form = ValueForm::Argument;
  bool operator==(const Completion&) const = default;
};

/// For the words of a command line behind the program's name, the one to be completed last.
Completion complete_line(const std::vector<std::string>& line);

/// The arguments of `line` that say where to look: -d, --db, --no-config.
std::vector<std::string> index_arguments(const std::vector<std::string>& line);

/// `value` as the last word has it: letters that were typed stay as typed, and the mark that closes
/// a quotation follows.
std::string completed_value(const Completion& completion, std::string_view value);

/// `name` without quotation marks, with hyphens for its blanks: the same name wherever a compound
/// is its parts; nothing when it holds what parts a query.
std::optional<std::string> hyphenated(std::string_view name);

}  // namespace backfile
