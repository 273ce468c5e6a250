// SPDX-License-Identifier: GPL-2.0-or-later
// What makes two records one article: the address, or where they stand.
#pragma once

#include <string>
#include <string_view>

#include "common/model/article.h"

namespace backfile {

/// `url` without what varies between links to one page: scheme, "www.", fragment, tracking parameters
/// (utm_*, fbclid, gclid ...), trailing slash; the host in lower case. "" when it has no host.
std::string canonical_url(std::string_view url);

/// The host of `url` in lower case without "www." and port; "" when it has none.
std::string host_of_url(std::string_view url);

/// The identity for article_id(): the canonical address; else path, line feed, the record's own id
/// or its number.
std::string identity_of(const Article& article);

}  // namespace backfile
