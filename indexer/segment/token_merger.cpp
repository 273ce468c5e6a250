// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/token_merger.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/index/token_code.h"

namespace backfile {
namespace {

/// One source and how often the living articles use each of its forms.
struct Source {
  const TokenFile* file;
  std::vector<std::uint64_t> counts;   ///< by number
  std::vector<std::uint32_t> numbers;  ///< the new number by the old one
  std::uint32_t next = 0;              ///< ordinal of the next form that is used
  std::uint32_t first_kept = 1;        ///< docid of the first stream whose memory is not released

  void skip_unused() {
    while (next < file->form_count() && counts[file->number_of(next)] == 0) {
      ++next;
    }
  }
  bool has_form() const { return next < file->form_count(); }

  /// A merge would else have all that it has read in memory. Docids rise in either of its passes.
  void release_before(std::uint32_t docid) {
    constexpr std::uint32_t kTogether = 1000;
    if (docid < first_kept) {
      first_kept = docid;
    } else if (docid - first_kept >= kTogether) {
      file->release(first_kept, docid - 1);
      first_kept = docid;
    }
  }
};

class TokenMerge {
 public:
  TokenMerge(std::span<const TokenFile* const> files, std::span<const SourceArticle> articles)
      : articles_(articles) {
    for (const TokenFile* file : files) {
      const std::uint32_t forms = file->form_count();
      sources_.push_back(
          {file, std::vector<std::uint64_t>(forms), std::vector<std::uint32_t>(forms)});
    }
  }

  Result<void> run(const std::filesystem::path& file) {
    for (const SourceArticle& article : articles_) {
      if (!visit(
              article,
              [](TokenMark) {},
              [](Source& source, std::uint32_t number) { ++source.counts[number]; })) {
        return Unexpected(damaged(article));
      }
    }
    Result<TokenFileWriter> out = begin(file);
    if (!out) {
      return Unexpected(std::move(out.error()));
    }
    std::string stream;
    for (const SourceArticle& article : articles_) {
      stream.clear();
      visit(
          article,
          [&](TokenMark mark) { append_mark(stream, mark); },
          [&](Source& source, std::uint32_t number) {
            append_form(stream, source.numbers[number]);
          });
      if (Result<void> added = out->add(stream); !added) {
        return added;
      }
    }
    return out->finish();
  }

 private:
  /// False for a stream that is damaged.
  template <class Mark, class Word>
  bool visit(const SourceArticle& article, Mark mark, Word word) {
    Source& source = sources_[article.source];
    source.release_before(article.docid);
    TokenValueReader values(source.file->stream(article.docid));
    for (std::uint32_t value; values.next(value);) {
      if (value < kTokenMarks) {
        mark(static_cast<TokenMark>(value));
      } else if (value - kTokenMarks < source.file->form_count()) {
        word(source, value - kTokenMarks);
      } else {
        return false;
      }
    }
    return values.is_whole();
  }

  Error damaged(const SourceArticle& article) const {
    return sources_[article.source].file->damaged(
        fmt::format("the words of article {} cannot be read", article.docid));
  }

  /// Joins the word lists and lays down the new numbers.
  Result<TokenFileWriter> begin(const std::filesystem::path& file) {
    FormList forms;
    std::vector<std::uint64_t> counts;
    for (Source& source : sources_) {
      source.skip_unused();
    }
    while (const Source* lowest = lowest_source()) {
      const std::string_view form = lowest->file->form(lowest->next);
      forms.add(form);
      counts.push_back(0);
      for (Source& source : sources_) {
        if (source.has_form() && source.file->form(source.next) == form) {
          const std::uint32_t number = source.file->number_of(source.next);
          counts.back() += source.counts[number];
          source.numbers[number] = forms.size() - 1;  // an ordinal as yet
          ++source.next;
          source.skip_unused();
        }
      }
    }
    Result<TokenFileWriter> out = TokenFileWriter::create(file, std::move(forms), counts);
    for (Source& source : sources_) {
      for (std::uint32_t number = 0; out && number < source.numbers.size(); ++number) {
        if (source.counts[number] > 0) {
          source.numbers[number] = out->numbers()[source.numbers[number]];
        }
      }
    }
    return out;
  }

  const Source* lowest_source() const {
    const Source* lowest = nullptr;
    for (const Source& source : sources_) {
      if (source.has_form() && (lowest == nullptr || source.file->form(source.next) <
                                                         lowest->file->form(lowest->next))) {
        lowest = &source;
      }
    }
    return lowest;
  }

  std::vector<Source> sources_;
  std::span<const SourceArticle> articles_;
};

}  // namespace

Result<void> merge_token_files(std::span<const TokenFile* const> sources,
                               std::span<const SourceArticle> articles,
                               const std::filesystem::path& file) {
  return TokenMerge(sources, articles).run(file);
}

}  // namespace backfile
