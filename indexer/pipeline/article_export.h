// SPDX-License-Identifier: GPL-2.0-or-later
// All articles of an index as JSON Lines: backfile-index --export.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "common/model/article.h"

namespace backfile {

/// One line: backfile_article (the version of the form, first of all), id, given_id, path, record,
/// format, title, date, byline[], dateline, source, sections[], language, url, body, captions[],
/// related[], boilerplate_dropped, entities[], warnings[], as --inspect has them (inspect.h). Every
/// member of Article is there, so that parse_exported_article() gives the same one.
std::string export_line(const Article& article);

/// Writes every article that is not deleted to `file`, newest first, equal days by id, so that the
/// order does not depend on how segments lie; "-" is standard output. The file is written beside
/// and renamed when it is whole. Returns their number. Needs no lock: it is the index of one
/// moment. Errors: those of opening an index; Io; Interrupted. Memory: a block of articles a
/// segment.
Result<std::uint64_t> export_articles(const IndexPaths& index,
                                      const std::filesystem::path& file,
                                      std::stop_token stop);

}  // namespace backfile
