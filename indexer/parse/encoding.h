// SPDX-License-Identifier: GPL-2.0-or-later
// From bytes in any charset to valid UTF-8, saying what was assumed and repaired.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"

namespace backfile {

struct DecodedText {
  std::string text;  ///< valid UTF-8, no byte order mark
  std::vector<std::string> warnings;
};

/// Decodes `bytes`. In this order: `forced` (--encoding), a byte order mark, `declared` (container,
/// meta, XML declaration), well-formed UTF-8, ICU's guess; text that says Latin-1 is read as
/// Windows-1252, as the WHATWG Encoding Standard does. A declaration that well-formed UTF-8 belies
/// is not followed. UTF-16 is known without its mark. UTF-8 that was taken for Windows-1252 and encoded
/// again, up to three times over, is repaired.
/// Errors: InvalidArgument for a `forced` charset that ICU does not know. Cost: linear.
Result<DecodedText> decode_text(std::string_view bytes,
                                const std::string& forced,
                                std::string_view declared);

/// The charset that a page or an XML file names in its first 4096 bytes; "" when it names none.
std::string charset_named_in(std::string_view bytes);

}  // namespace backfile
