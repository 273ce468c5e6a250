// SPDX-License-Identifier: GPL-2.0-or-later
// Records that hold two articles side by side, as collections of pairs have them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// The two articles of an object whose members are named "first_title", "second_title" ... or
/// "title1", "title2" ..., as objects with the plain names; what both share stands in each. Empty
/// for any other object. Requires: `object` is one JSON object, well-formed or not. Cost: linear.
std::vector<std::string> split_paired_object(std::string_view object);

}  // namespace backfile
