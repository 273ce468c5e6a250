// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/schema_terms.h"

#include <algorithm>

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/model/article_id.h"
#include "common/model/date.h"

namespace backfile {
namespace {

constexpr std::size_t kHashChars = 16;

bool needs_colon(std::string_view prefix, std::string_view value) {
  if (prefix.size() < 2 || value.empty()) {
    return false;
  }
  return value.front() == ':' || (value.front() >= 'A' && value.front() <= 'Z');
}

/// `value` shortened to `max_bytes`, the last 16 of them its hash. Stops before a zero byte, which
/// would count twice.
std::string cut_and_hashed(std::string_view value, std::size_t max_bytes) {
  std::size_t cut = std::min({max_bytes - kHashChars, value.size(), value.find('\0')});
  while (cut > 0 && cut < value.size() && (static_cast<unsigned char>(value[cut]) & 0xc0) == 0x80) {
    --cut;
  }
  return fmt::format("{}{:016x}", value.substr(0, cut), XXH3_64bits(value.data(), value.size()));
}

std::string date_digits(std::string_view prefix,
                        std::chrono::sys_days day,
                        DatePrecision precision) {
  std::string term(prefix);
  for (char c : iso_date(day, precision)) {
    if (c != '-') {
      term += c;
    }
  }
  return term;
}

}  // namespace

void append_term(std::string& out, std::string_view prefix, std::string_view value) {
  out += prefix;
  std::size_t room_bytes = kMaxTermBytes - prefix.size();
  if (needs_colon(prefix, value)) {
    out += ':';
    --room_bytes;
  }
  if (value.size() <= room_bytes && value.find('\0') == std::string_view::npos) {
    out += value;
  } else {
    out += cut_and_hashed(value, room_bytes);
  }
}

std::string text_term(FieldId field, std::string_view form) {
  std::string term;
  append_term(term, field_of(field).prefix, form);
  return term;
}

std::string stem_term(FieldId field, std::string_view stem) {
  std::string term;
  append_term(term, std::string(kStemPrefix) += field_of(field).prefix, stem);
  return term;
}

std::string facet_term(FieldId field, std::string_view key) { return text_term(field, key); }

std::string given_id_term(std::string_view given_id) {
  std::string term;
  append_term(term, kGivenIdPrefix, given_id);
  return term;
}

std::string article_id_term(std::uint64_t id) {
  return text_term(FieldId::Id, print_article_id(id));
}

std::string day_term(std::chrono::sys_days day) {
  return date_digits("D", day, DatePrecision::Day);
}
std::string month_term(std::chrono::sys_days day) {
  return date_digits("M", day, DatePrecision::Month);
}
std::string year_term(std::chrono::sys_days day) {
  return date_digits("Y", day, DatePrecision::Year);
}
std::string date_value(std::chrono::sys_days day) {
  return date_digits("", day, DatePrecision::Day);
}

}  // namespace backfile
