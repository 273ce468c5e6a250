// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses made comparable, and the identity of an article.
#include "indexer/parse/article_identity.h"

#include <algorithm>
#include <array>

#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 10> kTracking{"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid",
                                                     "mc_cid", "mc_eid", "ocid", "cmpid"};

bool is_tracking(std::string_view parameter) {
  const std::string name = lower_ascii(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || std::find(kTracking.begin(), kTracking.end(), name) != kTracking.end();
}

/// The query ("?a=1&utm_source=x") without tracking; "" when nothing is left.
std::string kept_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    query.remove_prefix(1);
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_tracking(parameter)) {
      kept += (kept.empty() ? "?" : "&") + std::string(parameter);
    }
    query.remove_prefix(end);
  }
  return kept;
}

/// Where the host begins: behind "//". npos when the address has no host.
std::size_t host_begin(std::string_view url) {
  const std::size_t slashes = url.find("//");
  const bool at_head = slashes == 0 || (slashes != std::string_view::npos && slashes >= 2 && slashes <= 12 && url[slashes - 1] == ':');
  return at_head && slashes + 2 < url.size() ? slashes + 2 : std::string_view::npos;
}

}  // namespace

std::string host_of_url(std::string_view url) {
  const std::size_t begin = host_begin(url);
  if (begin == std::string_view::npos) {
    return {};
  }
  std::string_view host = url.substr(begin, url.find_first_of("/?#", begin) - begin);
  host.remove_prefix(host.rfind('@') == std::string_view::npos ? 0 : host.rfind('@') + 1);
  host = host.substr(0, host.find(':'));
  std::string lower = lower_ascii(host);
  return lower.starts_with("www.") ? lower.substr(4) : lower;
}

std::string canonical_url(std::string_view url) {
  url = trim(url);
  const std::string host = host_of_url(url);
  if (host.empty()) {
    return {};
  }
  const std::size_t begin = host_begin(url);
  const std::size_t host_end = std::min(url.find_first_of("/?#", begin), url.size());
  std::string_view rest = url.substr(host_end);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t query = std::min(rest.find('?'), rest.size());
  std::string_view path = rest.substr(0, query);
  while (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  return host + std::string(path) + kept_query(rest.substr(query));
}

std::string identity_of(const Article& article) {
  std::string identity = canonical_url(article.url);
  if (identity.empty()) {
    identity = article.path + "\n" +
               (article.given_id.empty() ? std::to_string(article.record) : article.given_id);
  }
  return identity;
}

}  // namespace backfile
