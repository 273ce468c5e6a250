// SPDX-License-Identifier: GPL-2.0-or-later
// Other charsets to UTF-8, and guessing them, by ICU.
#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

/// How much of a file the guess looks at.
constexpr std::size_t kDetectionBytes = 64 * 1024;

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

Converter open_converter(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset, &status), &ucnv_close);
  if (U_FAILURE(status)) {
    converter.reset();
  }
  return converter;
}

}  // namespace

std::string to_utf8(std::string_view bytes, const char* charset) {
  // ucnv_open takes no name and an empty one for the system's own charset.
  if (charset == nullptr || *charset == '\0') {
    return {};
  }
  const Converter from = open_converter(charset);
  const Converter to = open_converter("UTF-8");
  if (from == nullptr || to == nullptr) {
    return {};
  }
  std::string converted;
  std::array<char, 16 * 1024> buffer{};
  std::array<UChar, 4 * 1024> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(),
                   from.get(),
                   &target,
                   buffer.data() + buffer.size(),
                   &source,
                   source_end,
                   pivot.data(),
                   &pivot_source,
                   &pivot_target,
                   pivot.data() + pivot.size(),
                   first,
                   true,
                   &status);
    converted.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  }
  return converted;
}

CharsetGuess detect_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status), &ucsdet_close);
  const auto length = static_cast<std::int32_t>(std::min(bytes.size(), kDetectionBytes));
  ucsdet_setText(detector.get(), bytes.data(), length, &status);
  const UCharsetMatch* match = bytes.empty() ? nullptr : ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) {
    return {};
  }
  const char* name = ucsdet_getName(match, &status);
  const int confidence = ucsdet_getConfidence(match, &status);
  return U_SUCCESS(status) ? CharsetGuess{name, confidence} : CharsetGuess{};
}

}  // namespace backfile
