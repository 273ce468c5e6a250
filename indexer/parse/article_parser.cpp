// SPDX-License-Identifier: GPL-2.0-or-later
// parse_article(): decode, let the format's reader read, then the ending that all formats share.
#include "indexer/parse/article_parser.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "common/text/language.h"
#include "indexer/parse/article_draft.h"
#include "indexer/parse/article_identity.h"
#include "indexer/parse/bylines.h"
#include "indexer/parse/dateline.h"
#include "indexer/parse/encoding.h"
#include "indexer/parse/exported_article.h"
#include "indexer/parse/sidecar_fields.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

constexpr std::size_t kLongestLine = 4096;  // bytes of a headline, a name, a caption
constexpr std::size_t kMostNames = 1000;    // bylines, sections, captions, entities

std::string count_of(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// Cleans every text of an article and counts what was dropped.
class ArticleCleaner {
 public:
  explicit ArticleCleaner(CleaningCounts& counts) : counts_(counts) {}

  void clean(Article& article) {
    for (std::string* line :
         {&article.headline, &article.dateline, &article.source, &article.url, &article.given_id}) {
      clean_line(*line);
    }
    for (auto* lines : {&article.bylines, &article.sections, &article.captions, &article.related}) {
      clean_lines(*lines);
    }
    for (Entity& entity : article.entities) {
      clean_line(entity.name);
      entity.canonical = entity.given_as = entity.name;
    }
    std::erase_if(article.entities, [](const Entity& entity) { return entity.name.empty(); });
    article.entities.resize(std::min(article.entities.size(), kMostNames));
    article.body = tidy_paragraphs(clean_text(article.body, counts_));
  }

 private:
  void clean_line(std::string& line) {
    line = one_line(clean_text(line, counts_));
    line.resize(utf8_cut(line, std::min(line.size(), kLongestLine)));
  }

  void clean_lines(std::vector<std::string>& lines) {
    lines.resize(std::min(lines.size(), kMostNames));
    std::vector<std::string> kept;
    for (std::string& line : lines) {
      clean_line(line);
      if (!line.empty() && std::find(kept.begin(), kept.end(), line) == kept.end()) {
        kept.push_back(std::move(line));
      }
    }
    lines = std::move(kept);
  }

  CleaningCounts& counts_;
};

Result<ArticleDraft> read_format(std::string_view text,
                                 const RawDocument& document,
                                 const ParseOptions& options) {
  switch (document.format) {
    case DocumentFormat::Text:
      return parse_text(text, options);
    case DocumentFormat::Html:
      return parse_html(text, document);
    case DocumentFormat::Json:
      return parse_json(text, options);
    case DocumentFormat::CsvRecord:
      return parse_csv(document, options);
    case DocumentFormat::ReutersSgml:
      return parse_reuters_sgml(text);
    case DocumentFormat::TrecSgml:
      return parse_trec_sgml(text);
    case DocumentFormat::Nitf:
      return parse_nitf(text);
    case DocumentFormat::NewsMl:
      return parse_newsml(text);
    case DocumentFormat::NewsMlG2:
      return parse_newsml_g2(text, options);
    case DocumentFormat::Feed:
      return parse_feed(text);
    case DocumentFormat::XmlRecord:
      return parse_xml_record(text, options);
    case DocumentFormat::Mail:
      return parse_mail(document.bytes, options);
    case DocumentFormat::Iptc7901:
      return parse_iptc7901(text);
    case DocumentFormat::Anpa:
      return parse_anpa(text);
    case DocumentFormat::Markdown:
      return parse_markdown(text, options);
    case DocumentFormat::DatedLine:
      return parse_dated_line(text);
  }
  return failure(ErrorCode::InvalidArgument, "unknown format");
}

/// Layout readers look at lines, so controls and carriage returns go first.
bool is_read_by_lines(DocumentFormat format) {
  return format == DocumentFormat::Text || format == DocumentFormat::TrecSgml ||
         format == DocumentFormat::Markdown;
}

bool names_its_charset(DocumentFormat format) {
  switch (format) {
    case DocumentFormat::Html:
    case DocumentFormat::Nitf:
    case DocumentFormat::NewsMl:
    case DocumentFormat::NewsMlG2:
    case DocumentFormat::Feed:
    case DocumentFormat::XmlRecord:
      return true;
    default:
      return false;
  }
}

Result<ArticleDraft> read_document(const RawDocument& document,
                                   const ParseOptions& options,
                                   CleaningCounts& counts) {
  if (document.format == DocumentFormat::Mail) {
    return parse_mail(document.bytes, options);
  }
  const std::string declared = !document.declared_charset.empty() ? document.declared_charset
                               : names_its_charset(document.format)
                                   ? charset_named_in(document.bytes)
                                   : std::string();
  auto decoded = decode_text(document.bytes, options.encoding, declared);
  if (!decoded) {
    return Unexpected(std::move(decoded.error()));
  }
  if (is_read_by_lines(document.format)) {
    decoded->text = clean_text(decoded->text, counts);
  }
  auto draft = read_format(decoded->text, document, options);
  if (draft && !document.sidecar.empty()) {
    apply_sidecar(document.sidecar, options, *draft);
  }
  if (draft) {
    auto& warnings = draft->article.warnings;
    warnings.insert(warnings.begin(), decoded->warnings.begin(), decoded->warnings.end());
  }
  return draft;
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80);
  });
}

void split_bylines(Article& article) {
  std::vector<std::string> names;
  for (const std::string& line : article.bylines) {
    if (!equal_ignoring_case(line, article.source)) {
      std::vector<std::string> of_line = split_byline(line);
      names.insert(names.end(), of_line.begin(), of_line.end());
    }
  }
  std::erase_if(names, [](const std::string& name) { return !has_letters(name); });
  article.bylines = std::move(names);
}

/// The record's own dateline, of which only a day may be left, or that of the first paragraphs.
void find_article_dateline(ArticleDraft& draft) {
  Article& article = draft.article;
  if (is_only_date(article.dateline)) {
    draft.dates.push_back({DateMethod::Dateline, article.dateline});
  }
  article.dateline = read_dateline_field(article.dateline).text;
  constexpr int kParagraphs = 4;
  std::string_view rest = article.body;
  for (int i = 0; article.dateline.empty() && i < kParagraphs && !rest.empty(); ++i) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    if (const auto dateline = find_dateline(rest.substr(0, end))) {
      article.dateline = dateline->text;
      draft.agency = dateline->agency;
    }
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
}

void settle_source(const ArticleDraft& draft, const ParseOptions& options, Article& article) {
  const std::string host = host_of_url(article.url);
  for (const std::string* name : {&options.source, &host, &draft.agency}) {
    article.source = article.source.empty() ? *name : article.source;
  }
  std::erase_if(article.bylines,
                [&](const std::string& name) { return equal_ignoring_case(name, article.source); });
}

/// "de-AT" -> "de"; "" for what is no ISO 639 code ("english", "x-default").
std::string iso_language(std::string_view declared) {
  const std::string code = lower_ascii(declared.substr(0, declared.find_first_of("-_")));
  const bool letters = std::all_of(code.begin(), code.end(), is_ascii_letter);
  return letters && (code.size() == 2 || code.size() == 3) && code != "und" ? code : std::string();
}

/// Languages that a detector takes for one another.
bool are_close(std::string_view one, std::string_view other) {
  constexpr std::array<std::string_view, 6> kGroups{
      "bs hr sh sr", "da nb nn no", "id ms", "cs sk", "ca es gl pt", "af nl"};
  return std::ranges::any_of(kGroups, [&](std::string_view group) {
    return group.find(one) != std::string_view::npos && group.find(other) != std::string_view::npos;
  });
}

/// What is declared, unless it is declared of a page and its text is clearly in another: templates
/// that say "en" of everything are common.
std::string choose_language(const ArticleDraft& draft, const ParseOptions& options) {
  constexpr std::size_t kTelling = 300;  // bytes of text
  if (!options.language.empty()) {
    return options.language;
  }
  const std::string declared = iso_language(draft.declared_language);
  const bool doubtful = draft.frame_language && draft.article.body.size() >= kTelling;
  if (!declared.empty() && !doubtful) {
    return declared;
  }
  const std::string detected = detect_language(draft.article.headline + "\n" + draft.article.body);
  const bool keeps =
      !declared.empty() && (detected == kUnknownLanguage || are_close(declared, detected));
  return keeps ? declared : detected;
}

/// The day on which the record says that it was fetched.
std::optional<std::chrono::sys_days> latest_day(const std::string& fetched) {
  const auto date = fetched.empty() ? std::nullopt : read_date_field(fetched, {});
  const bool exact = date && date->precision == DatePrecision::Day && !date->ambiguous;
  return exact ? std::optional(date->first_day) : std::nullopt;
}

std::string_view file_name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

void settle_date(ArticleDraft& draft,
                 const RawDocument& document,
                 const ParseOptions& options,
                 ParseTrace* trace) {
  Article& article = draft.article;
  draft.dates.push_back({DateMethod::Url, article.url});
  draft.dates.push_back({DateMethod::Dateline, article.dateline});
  if (document.record == 0) {
    draft.dates.push_back({DateMethod::FileName, std::string(file_name_of(document.path))});
  }
  CleaningCounts unused;
  for (DateCandidate& candidate : draft.dates) {
    candidate.text = one_line(clean_text(candidate.text, unused));
  }
  article.date = resolve_date(draft.dates,
                              {options.date_order, article.language},
                              article.warnings,
                              latest_day(draft.fetched.empty() ? document.fetched : draft.fetched),
                              trace == nullptr ? nullptr : &trace->dates);
}

void note_cleaning(const CleaningCounts& counts, std::vector<std::string>& warnings) {
  if (counts.controls > 0) {
    warnings.push_back(count_of(counts.controls, "control character") + " dropped");
  }
  if (counts.windows_1252 > 0) {
    warnings.push_back(count_of(counts.windows_1252, "Windows-1252 character") + " repaired");
  }
}

/// A file of controls and replacement characters is a picture or a program under a false name.
bool is_not_text(const Article& article, const CleaningCounts& counts) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::size_t damaged = counts.controls;
  for (std::size_t at = article.body.find(kReplacement); at != std::string::npos;
       at = article.body.find(kReplacement, at + 3)) {
    ++damaged;
  }
  return damaged * 10 > article.body.size() + article.headline.size();
}

}  // namespace

Result<Article> parse_article(const RawDocument& document,
                              const ParseOptions& options,
                              ParseTrace* trace) {
  if (is_exported_article(document)) {
    return parse_exported_article(document.bytes);
  }
  CleaningCounts counts;
  auto draft = read_document(document, options, counts);
  if (!draft) {
    return Unexpected(std::move(draft.error()));
  }
  Article& article = draft->article;
  split_bylines(article);
  article.url = article.url.empty() ? document.url : article.url;
  ArticleCleaner(counts).clean(article);
  if (!has_letters(article.headline) && !has_letters(article.body)) {
    return failure(ErrorCode::Corrupt, "no text in it");
  }
  if (is_not_text(article, counts)) {
    return failure(ErrorCode::Corrupt, "not text");
  }
  article.path = document.path;
  article.record = document.record;
  article.format = std::string(name_of(document.format));
  find_article_dateline(*draft);
  settle_source(*draft, options, article);
  article.language = choose_language(*draft, options);
  settle_date(*draft, document, options, trace);
  note_cleaning(counts, article.warnings);
  article.id = article_id(identity_of(article));
  return std::move(article);
}

}  // namespace backfile
