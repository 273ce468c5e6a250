// SPDX-License-Identifier: GPL-2.0-or-later
// What can go wrong in a healthy program, as a value.
#pragma once

#include <string>

namespace backfile {

enum class ErrorCode {
  InvalidArgument,  ///< the user asked for something that cannot be
  NotFound,         ///< a path, index or article that is not there
  Io,               ///< reading or writing failed
  Corrupt,          ///< bytes are not what the format says
  Version,          ///< an index written by another version of the format
  Locked,           ///< another indexer holds the index
  Limit,            ///< larger than this program accepts
  Interrupted,      ///< the user asked to stop
};

/// One failure. `message` names the thing (path, column, value) and is a whole sentence without the
/// final full stop; `hint` says what to do next and may be empty. Both are UTF-8.
struct Error {
  ErrorCode code = ErrorCode::InvalidArgument;
  std::string message;
  std::string hint;
  bool operator==(const Error&) const = default;
};

}  // namespace backfile
