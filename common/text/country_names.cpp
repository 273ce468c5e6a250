// SPDX-License-Identifier: GPL-2.0-or-later
// One table from every name of a country to the English short one.
#include "common/text/country_names.h"

#include <array>
#include <string>
#include <unordered_map>

#include <unicode/localebuilder.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/uregion.h>

namespace backfile {
namespace {

/// What news writes beside CLDR's own name, parted by '|'. The name is the one to show; CLDR's name
/// of the region `code` is a variant of it. Without a code: a country that is no more.
struct CountryRow {
  const char* code;
  std::string_view name;
  std::string_view variants;
};

// clang-format off
constexpr std::array kRows{
    CountryRow{"US", "United States", "us|usa|u s|u s a|america|united states of america|the states"},
    CountryRow{"GB", "United Kingdom",
               "uk|u k|britain|great britain|gb|united kingdom of great britain and northern ireland"},
    CountryRow{"RU", "Russia", "russian federation"},
    CountryRow{"KR", "South Korea", "republic of korea|rok|s korea|korea south"},
    CountryRow{"KP", "North Korea", "democratic people's republic of korea|dprk|n korea|korea north"},
    CountryRow{"CN", "China", "people's republic of china|prc|mainland china|red china"},
    CountryRow{"TW", "Taiwan", "republic of china|chinese taipei|formosa"},
    CountryRow{"HK", "Hong Kong", "hongkong|hong kong sar"},
    CountryRow{"MO", "Macao", "macau"},
    CountryRow{"AE", "United Arab Emirates", "uae|u a e|emirates"},
    CountryRow{"CI", "Ivory Coast", "cote d'ivoire|côte d'ivoire|cote divoire"},
    CountryRow{"MM", "Myanmar", "burma"},
    CountryRow{"NL", "Netherlands", "holland|the netherlands"},
    CountryRow{"CZ", "Czech Republic", "czechia"},
    CountryRow{"CD", "Democratic Republic of the Congo",
               "dr congo|drc|democratic republic of congo|congo kinshasa|zaire"},
    CountryRow{"CG", "Republic of the Congo", "congo brazzaville|republic of congo"},
    CountryRow{"MK", "North Macedonia", "macedonia|fyrom|former yugoslav republic of macedonia"},
    CountryRow{"SZ", "Eswatini", "swaziland"},
    CountryRow{"CV", "Cape Verde", "cabo verde"},
    CountryRow{"TL", "East Timor", "timor leste"},
    CountryRow{"BA", "Bosnia and Herzegovina", "bosnia|bosnia hercegovina|bosnia herzegovina"},
    CountryRow{"VA", "Vatican City", "vatican|holy see"},
    CountryRow{"PS", "Palestine", "palestinian territories|state of palestine|palestinian authority"},
    CountryRow{"SY", "Syria", "syrian arab republic"},
    CountryRow{"IR", "Iran", "islamic republic of iran|persia"},
    CountryRow{"LA", "Laos", "lao people's democratic republic"},
    CountryRow{"VN", "Vietnam", "viet nam"},
    CountryRow{"TR", "Turkey", "türkiye|turkiye|republic of turkey"},
    CountryRow{"SA", "Saudi Arabia", "kingdom of saudi arabia|ksa"},
    CountryRow{"ZA", "South Africa", "republic of south africa|rsa"},
    CountryRow{"DE", "Germany", "federal republic of germany"},
    CountryRow{"FR", "France", "french republic"},
    CountryRow{"IE", "Ireland", "republic of ireland|eire|irish republic"},
    CountryRow{"LK", "Sri Lanka", "ceylon"},
    CountryRow{"KH", "Cambodia", "kampuchea"},
    CountryRow{"BF", "Burkina Faso", "upper volta"},
    CountryRow{"BJ", "Benin", "dahomey"},
    CountryRow{"ZW", "Zimbabwe", "rhodesia"},
    CountryRow{"BS", "Bahamas", ""},
    CountryRow{"GM", "Gambia", ""},
    CountryRow{"PH", "Philippines", ""},
    CountryRow{"ST", "São Tomé and Príncipe", "sao tome and principe|sao tome"},
    CountryRow{"CW", "Curaçao", "curacao"},
    CountryRow{"RE", "Réunion", "reunion"},
    CountryRow{"BL", "Saint Barthélemy", "st barts"},
    CountryRow{"AG", "Antigua and Barbuda", "antigua"},
    CountryRow{"TT", "Trinidad and Tobago", "trinidad|trinidad tobago"},
    CountryRow{"KN", "Saint Kitts and Nevis", "st kitts|st kitts and nevis"},
    CountryRow{"LC", "Saint Lucia", "st lucia"},
    CountryRow{"VC", "Saint Vincent and the Grenadines",
               "st vincent|st vincent and the grenadines|saint vincent"},
    CountryRow{"PG", "Papua New Guinea", "png"},
    CountryRow{"FK", "Falkland Islands", "falklands|malvinas"},
    CountryRow{"FM", "Micronesia", ""},
    CountryRow{"SX", "Sint Maarten", ""},
    CountryRow{"MF", "Saint Martin", ""},
    CountryRow{"CC", "Cocos Islands", ""},
    CountryRow{"UA", "Ukraine", "the ukraine"},
    CountryRow{nullptr, "Soviet Union", "ussr|u s s r|union of soviet socialist republics"},
    CountryRow{nullptr, "East Germany", "german democratic republic|gdr|ddr"},
    CountryRow{nullptr, "West Germany", "frg"},
    CountryRow{nullptr, "Yugoslavia", "former yugoslavia|federal republic of yugoslavia"},
    CountryRow{nullptr, "Czechoslovakia", ""},
    CountryRow{nullptr, "South Vietnam", ""},
    CountryRow{nullptr, "North Vietnam", ""},
    CountryRow{nullptr, "South Yemen", ""},
    CountryRow{nullptr, "North Yemen", ""},
};
// clang-format on

/// Lower-case ASCII; dots go, hyphens are blanks, apostrophes plain, no "the" before it.
std::string country_key(std::string_view name) {
  constexpr std::string_view kApostrophe = "’", kThe = "the ";
  std::string key;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    if (name.substr(at).starts_with(kApostrophe)) {
      key += '\'';
      at += kApostrophe.size() - 1;
    } else if (c == '-' || c == ' ' || c == '\n' || c == '\t') {
      key += key.empty() || key.back() == ' ' ? "" : " ";
    } else if (c != '.') {
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
  }
  if (key.starts_with(kThe) && key != "the states") {
    key.erase(0, kThe.size());
  }
  return key;
}

using CountryTable = std::unordered_map<std::string, std::string>;

std::string cldr_name(const char* code) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale region = icu::LocaleBuilder().setRegion(code).build(status);
  icu::UnicodeString name;
  std::string utf8;
  if (U_SUCCESS(status)) {
    region.getDisplayCountry(icu::Locale::getEnglish(), name);
    name.toUTF8String(utf8);
  }
  return utf8;
}

void add_row(const CountryRow& row, CountryTable& table) {
  const std::string name(row.name);
  table.insert_or_assign(country_key(name), name);
  if (row.code != nullptr) {
    table.insert_or_assign(country_key(cldr_name(row.code)), name);
  }
  std::string_view rest = row.variants;
  while (!rest.empty()) {
    const std::string_view variant = rest.substr(0, rest.find('|'));
    rest.remove_prefix(std::min(rest.size(), variant.size() + 1));
    table.insert_or_assign(std::string(variant), name);
  }
}

void add_cldr_regions(CountryTable& table) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration* regions = uregion_getAvailable(URGN_TERRITORY, &status);
  for (const char* code = nullptr;
       U_SUCCESS(status) && (code = uenum_next(regions, nullptr, &status)) != nullptr;) {
    if (std::string name = cldr_name(code); !name.empty() && name != code) {
      std::string key = country_key(name);
      if (const std::size_t both = name.find(" & "); both != std::string::npos) {
        name.replace(both, 3, " and ");
        table.try_emplace(country_key(name), name);
      }
      table.try_emplace(std::move(key), std::move(name));
    }
  }
  uenum_close(regions);
}

CountryTable make_table() {
  CountryTable table;
  add_cldr_regions(table);
  for (const CountryRow& row : kRows) {
    add_row(row, table);
  }
  return table;
}

}  // namespace

std::string_view country_named(std::string_view name) {
  static const CountryTable kTable = make_table();
  const auto found = kTable.find(country_key(name));
  return found == kTable.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace backfile
