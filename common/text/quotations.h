// SPDX-License-Identifier: GPL-2.0-or-later
// What people are quoted with in an article's text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace backfile {

/// Bytes of the body, without the quotation marks.
struct Quotation {
  std::size_t begin = 0, end = 0;
  bool operator==(const Quotation&) const = default;
};

/// Finds direct speech of three words and more between quotation marks of any language: “ ” „ “ « »
/// » « ‹ › 「 」 『 』 " ". One that goes on over paragraphs opens again in each, as printers have
/// it, and gives a piece a paragraph. One or two words between marks are a name or irony. A mark
/// that never closes in its paragraph quotes nothing unless the next paragraph opens again. Chinese
/// and Japanese quotations need six characters. None is longer than 8 kB. Cost: linear. Threads:
/// pure.
std::vector<Quotation> find_quotations(std::string_view body);

}  // namespace backfile
