// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/model/article_id.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace backfile {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::uint64_t kIdMask = (std::uint64_t{1} << 60) - 1;

}  // namespace

std::uint64_t article_id(std::string_view identity) {
  const std::uint64_t id = XXH3_64bits(identity.data(), identity.size()) & kIdMask;
  return id == 0 ? 1 : id;
}

std::string print_article_id(std::uint64_t id) {
  std::string text(kArticleIdChars, '0');
  for (std::size_t i = kArticleIdChars; i-- > 0; id >>= 5) {
    text[i] = kDigits[id & 31];
  }
  return text;
}

std::optional<std::uint64_t> read_article_id(std::string_view text) {
  if (text.size() != kArticleIdChars) {
    return std::nullopt;
  }
  std::uint64_t id = 0;
  for (char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::size_t digit = kDigits.find(lower);
    if (digit == std::string_view::npos) {
      return std::nullopt;
    }
    id = id << 5 | digit;
  }
  return id;
}

}  // namespace backfile
