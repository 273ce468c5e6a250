// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

/// 1234567 -> "1,234,567".
std::string grouped(std::uint64_t number);
/// "1 file", "2 files": grouped, with the noun in its number.
std::string counted(std::uint64_t number, std::string_view noun);
/// "812 B", "3.4 KB", "17.6 MB", "1.2 GB", by 1000s.
std::string plain_bytes(std::uint64_t bytes);
/// "0:42", "12:05", "3:20:00".
std::string plain_clock(double seconds);

}  // namespace backfile
