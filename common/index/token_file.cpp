// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/token_file.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "common/index/section_file.h"
#include "common/index/token_code.h"

namespace backfile {
namespace {

// On-disk: do not renumber. n articles, m forms.
enum TokenSection : std::size_t {
  kStreams,     ///< the articles' words, by docid
  kStreamEnds,  ///< u64 × n: end of each stream in section 0
  kFormBytes,   ///< the forms, sorted by their bytes
  kFormStarts,  ///< u32 × (m + 1): where each form begins in section 2; the last is the end
  kNumbers,     ///< u32 × m: number by ordinal
  kOrdinals,    ///< u32 × m: ordinal by number
};
constexpr SectionFileKind kTokenFile{"BFTOKENS", "file of words in reading order", 6};
constexpr std::size_t kWriteBytes = std::size_t{1} << 20;

}  // namespace

struct TokenFile::Mapping {
  explicit Mapping(SectionFile section_file)
      : file(std::move(section_file)),
        streams(file.section(kStreams)),
        form_bytes(file.section(kFormBytes)),
        stream_ends(file.array<std::uint64_t>(kStreamEnds)),
        form_starts(file.array<std::uint32_t>(kFormStarts)),
        numbers(file.array<std::uint32_t>(kNumbers)),
        ordinals(file.array<std::uint32_t>(kOrdinals)) {}

  bool is_consistent() const {
    return stream_ends.size() == file.record_count() && stream_ends.size() < UINT32_MAX &&
           form_starts.size() == numbers.size() + 1 && ordinals.size() == numbers.size() &&
           (stream_ends.empty() || stream_ends.back() == streams.size()) &&
           form_starts.back() == form_bytes.size();
  }

  SectionFile file;
  std::string_view streams, form_bytes;
  std::span<const std::uint64_t> stream_ends;
  std::span<const std::uint32_t> form_starts, numbers, ordinals;
};

TokenFile::TokenFile(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
TokenFile::TokenFile(TokenFile&&) noexcept = default;
TokenFile& TokenFile::operator=(TokenFile&&) noexcept = default;
TokenFile::~TokenFile() = default;

Result<TokenFile> TokenFile::open(const std::filesystem::path& file) {
  Result<SectionFile> sections = SectionFile::open(file, kTokenFile);
  if (!sections) {
    return Unexpected(std::move(sections.error()));
  }
  auto mapping = std::make_unique<Mapping>(std::move(*sections));
  if (!mapping->is_consistent()) {
    return Unexpected(mapping->file.damaged("its parts do not fit each other"));
  }
  return TokenFile(std::move(mapping));
}

std::uint32_t TokenFile::article_count() const {
  return static_cast<std::uint32_t>(mapping_->stream_ends.size());
}

std::uint32_t TokenFile::form_count() const {
  return static_cast<std::uint32_t>(mapping_->numbers.size());
}

std::string_view TokenFile::form(std::uint32_t ordinal) const {
  const std::uint32_t begin = mapping_->form_starts[ordinal];
  const std::uint32_t end = mapping_->form_starts[ordinal + 1];
  return begin > end || end > mapping_->form_bytes.size()
             ? std::string_view{}
             : mapping_->form_bytes.substr(begin, end - begin);
}

std::uint32_t TokenFile::first_from(std::string_view wanted) const {
  std::uint32_t first = 0;
  for (std::uint32_t count = form_count(); count > 0;) {
    const std::uint32_t half = count / 2;
    if (form(first + half) < wanted) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

std::optional<std::uint32_t> TokenFile::ordinal_of(std::string_view wanted) const {
  const std::uint32_t ordinal = first_from(wanted);
  return ordinal < form_count() && form(ordinal) == wanted ? std::optional(ordinal) : std::nullopt;
}

std::uint32_t TokenFile::number_of(std::uint32_t ordinal) const {
  return mapping_->numbers[ordinal];
}

std::uint32_t TokenFile::ordinal_of_number(std::uint32_t number) const {
  return number < form_count() ? std::min(mapping_->ordinals[number], form_count()) : form_count();
}

std::string_view TokenFile::stream(std::uint32_t docid) const {
  const std::uint64_t begin = docid == 1 ? 0 : mapping_->stream_ends[docid - 2];
  const std::uint64_t end = mapping_->stream_ends[docid - 1];
  return begin > end || end > mapping_->streams.size()
             ? std::string_view{}
             : mapping_->streams.substr(begin, end - begin);
}

void TokenFile::forms_of(std::uint32_t docid, std::vector<std::string_view>& forms) const {
  forms.clear();
  if (docid == 0 || docid > article_count()) {
    return;
  }
  TokenValueReader values(stream(docid));
  bool is_joined = false;
  for (std::uint32_t value; values.next(value);) {
    if (value < kTokenMarks) {
      is_joined = static_cast<TokenMark>(value) == TokenMark::Joined;
    } else if (!std::exchange(is_joined, false)) {
      const std::uint32_t ordinal = ordinal_of_number(value - kTokenMarks);
      forms.push_back(ordinal < form_count() ? form(ordinal) : std::string_view{});
    }
  }
}

void TokenFile::release(std::uint32_t first, std::uint32_t last) const {
  const std::string_view begin = stream(first), end = stream(last);
  if (begin.data() != nullptr && end.data() >= begin.data()) {
    mapping_->file.release(
        {begin.data(), static_cast<std::size_t>(end.data() - begin.data()) + end.size()});
  }
}

Result<void> TokenFile::check() const { return mapping_->file.check_body(); }

Error TokenFile::damaged(std::string_view what) const { return mapping_->file.damaged(what); }

struct TokenFileWriter::State {
  SectionFileWriter file;
  FormList forms;
  std::vector<std::uint32_t> numbers, ordinals;
  std::vector<std::uint64_t> stream_ends;
  std::string waiting;  ///< streams not yet written
};

TokenFileWriter::TokenFileWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
TokenFileWriter::TokenFileWriter(TokenFileWriter&&) noexcept = default;
TokenFileWriter& TokenFileWriter::operator=(TokenFileWriter&&) noexcept = default;
TokenFileWriter::~TokenFileWriter() = default;

Result<TokenFileWriter> TokenFileWriter::create(const std::filesystem::path& file,
                                                FormList forms,
                                                const std::vector<std::uint64_t>& counts) {
  if (forms.size() > kMaxTokenForms) {
    return failure(ErrorCode::Limit,
                   fmt::format("a segment holds at most {} different words", kMaxTokenForms));
  }
  Result<SectionFileWriter> writer = SectionFileWriter::create(file, kTokenFile);
  if (!writer) {
    return Unexpected(std::move(writer.error()));
  }
  std::vector<std::uint32_t> ordinals(forms.size());
  std::iota(ordinals.begin(), ordinals.end(), 0u);
  std::ranges::stable_sort(
      ordinals, std::ranges::greater{}, [&](std::uint32_t ordinal) { return counts[ordinal]; });
  std::vector<std::uint32_t> numbers(forms.size());
  for (std::uint32_t number = 0; number < forms.size(); ++number) {
    numbers[ordinals[number]] = number;
  }
  return TokenFileWriter(std::make_unique<State>(State{
      std::move(*writer), std::move(forms), std::move(numbers), std::move(ordinals), {}, {}}));
}

const std::vector<std::uint32_t>& TokenFileWriter::numbers() const { return state_->numbers; }

Result<void> TokenFileWriter::add(std::string_view stream) {
  State& state = *state_;
  const std::uint64_t begin = state.stream_ends.empty() ? 0 : state.stream_ends.back();
  state.stream_ends.push_back(begin + stream.size());
  state.waiting += stream;
  if (state.waiting.size() < kWriteBytes) {
    return {};
  }
  return state.file.append(std::exchange(state.waiting, {}));
}

Result<void> TokenFileWriter::finish() {
  State& state = *state_;
  Result<void> done = state.file.append(state.waiting);
  const auto then = [&done](auto&& write) { done = done ? write() : done; };
  then([&] { return state.file.end_section(); });
  then([&] {
    return state.file.add_sections(state.stream_ends,
                                   std::string_view(state.forms.bytes()),
                                   state.forms.starts(),
                                   state.numbers,
                                   state.ordinals);
  });
  then([&] { return state.file.finish(state.stream_ends.size()); });
  return done;
}

}  // namespace backfile
