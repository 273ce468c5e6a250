// SPDX-License-Identifier: GPL-2.0-or-later
// The one place where Xapian's exceptions become values.
#pragma once

#include <xapian.h>

#include <type_traits>
#include <utility>

#include "common/base/result.h"

namespace backfile {

/// `error` as ours: the code by its class, the message with Xapian's own words and context.
Error from_xapian(const Xapian::Error& error);

/// Calls `action` and returns its value, or what Xapian threw. Other exceptions pass through.
template <class Action>
auto xapian_call(Action&& action) -> Result<std::invoke_result_t<Action>> {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Action>>) {
      std::forward<Action>(action)();
      return {};
    } else {
      return std::forward<Action>(action)();
    }
  } catch (const Xapian::Error& error) {
    return Unexpected(from_xapian(error));
  }
}

}  // namespace backfile
