// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/xapian_guard.h"

#include <string_view>

#include <fmt/format.h>

namespace backfile {
namespace {

struct ErrorClass {
  std::string_view xapian_type;
  ErrorCode code;
  std::string_view hint;
};

constexpr std::string_view kRebuild = "build the index anew with backfile-index --rebuild";
constexpr std::string_view kRunAgain = "another program changed the index meanwhile; run it again";

/// Xapian's classes that mean something else than a failed read or write.
constexpr ErrorClass kErrorClasses[] = {
    {"DatabaseNotFoundError", ErrorCode::NotFound, ""},
    {"DocNotFoundError", ErrorCode::NotFound, ""},
    {"DatabaseCorruptError", ErrorCode::Corrupt, kRebuild},
    {"SerialisationError", ErrorCode::Corrupt, kRebuild},
    {"DatabaseVersionError", ErrorCode::Version, kRebuild},
    {"FeatureUnavailableError", ErrorCode::Version, kRebuild},
    {"DatabaseLockError", ErrorCode::Locked, "another program is writing to it"},
    {"DatabaseModifiedError", ErrorCode::Io, kRunAgain},
    {"InvalidArgumentError", ErrorCode::InvalidArgument, ""},
    {"QueryParserError", ErrorCode::InvalidArgument, ""},
    {"WildcardError", ErrorCode::Limit, ""},
    {"RangeError", ErrorCode::InvalidArgument, ""},
};

}  // namespace

Error from_xapian(const Xapian::Error& error) {
  Error ours{ErrorCode::Io, error.get_msg(), {}};
  if (const char* system_words = error.get_error_string()) {
    ours.message += fmt::format(": {}", system_words);
  }
  if (!error.get_context().empty()) {
    ours.message += fmt::format(" ({})", error.get_context());
  }
  for (const ErrorClass& known : kErrorClasses) {
    if (known.xapian_type == error.get_type()) {
      ours.code = known.code;
      ours.hint = known.hint;
    }
  }
  return ours;
}

}  // namespace backfile
