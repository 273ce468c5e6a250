// SPDX-License-Identifier: GPL-2.0-or-later
// The model's file: "BFEN", version, language, then a zstd frame for each table in the order of
// Tables.
#include "indexer/entity/entity_model.h"

#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <zstd.h>

namespace backfile {
namespace {

constexpr std::string_view kMagic = "BFEN";
constexpr std::size_t kHeadBytes = 12;
constexpr int kPackLevel = 19;
constexpr std::uint64_t kMostTableBytes = 64u << 20;
constexpr const char* kHint = "Build the program again from an unchanged source tree.";

struct FrameWriter {
  std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context{ZSTD_createCCtx(), ZSTD_freeCCtx};

  // Little-endian machines only, as the index's own files are.
  template <class Values>
  void append(const Values& values, std::string& out) {
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kPackLevel);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    const std::size_t bytes = values.size() * sizeof(values[0]);
    std::string frame(ZSTD_compressBound(bytes), '\0');
    frame.resize(ZSTD_compress2(context.get(), frame.data(), frame.size(), values.data(), bytes));
    out += frame;
  }
};

Unexpected<Error> corrupt(std::string_view what) {
  return failure(ErrorCode::Corrupt, fmt::format("The model of names is damaged: {}", what), kHint);
}

// Reads the next frame straight into the table it holds; says what is wrong, or nothing.
template <class T>
std::string_view take_table(std::string_view& frames, LargeVector<T>& table) {
  const std::size_t frame_bytes = ZSTD_findFrameCompressedSize(frames.data(), frames.size());
  const unsigned long long bytes = ZSTD_getFrameContentSize(frames.data(), frames.size());
  if (ZSTD_isError(frame_bytes) != 0 || bytes > kMostTableBytes || bytes % sizeof(T) != 0) {
    return "a table is cut off";
  }
  table.resize(bytes / sizeof(T));
  const std::size_t written = ZSTD_decompress(table.data(), bytes, frames.data(), frame_bytes);
  if (ZSTD_isError(written) != 0 || written != bytes) {
    return ZSTD_isError(written) != 0 ? ZSTD_getErrorName(written) : "a table is too short";
  }
  frames.remove_prefix(frame_bytes);
  return {};
}

struct Tables {
  LargeVector<std::uint16_t> lexicon_marks, lexicon_bits, feature_marks;
  LargeVector<WeightRow> rows;
  LargeVector<std::int16_t> transitions;

  std::string_view take(std::string_view frames) {
    for (LargeVector<std::uint16_t>* table : {&lexicon_marks, &lexicon_bits, &feature_marks}) {
      if (const std::string_view wrong = take_table(frames, *table); !wrong.empty()) {
        return wrong;
      }
    }
    if (const std::string_view wrong = take_table(frames, rows); !wrong.empty()) {
      return wrong;
    }
    const std::string_view wrong = take_table(frames, transitions);
    return wrong.empty() && !frames.empty() ? "more follows the tables" : wrong;
  }
};

}  // namespace

std::string EntityModel::pack() const {
  LargeVector<std::int16_t> transitions;
  for (const auto& row : transitions_) {
    transitions.insert(transitions.end(), row.begin(), row.end());
  }
  const std::uint32_t head[] = {kVersion, static_cast<std::uint32_t>(language())};
  std::string file(kMagic);
  file.append(reinterpret_cast<const char*>(head), sizeof(head));
  FrameWriter frames;
  frames.append(lexicon_.table().marks(), file);
  frames.append(lexicon_.bits(), file);
  frames.append(features_.marks(), file);
  frames.append(rows_, file);
  frames.append(transitions, file);
  return file;
}

Result<EntityModel> EntityModel::unpack(std::string_view bytes) {
  if (bytes.size() < kHeadBytes || !bytes.starts_with(kMagic)) {
    return corrupt("it does not begin as one");
  }
  std::uint32_t version = 0, language = 0;
  std::memcpy(&version, bytes.data() + kMagic.size(), sizeof(version));
  std::memcpy(&language, bytes.data() + kMagic.size() + sizeof(version), sizeof(language));
  if (version != kVersion) {
    return failure(ErrorCode::Version,
                   fmt::format("The model of names has version {}, not {}", version, kVersion),
                   "Train it again with backfile-train-entities.");
  }
  if (language >= kEntityLanguageCodes.size()) {
    return corrupt("its language is unknown");
  }
  Tables tables;
  if (const std::string_view wrong = tables.take(bytes.substr(kHeadBytes)); !wrong.empty()) {
    return corrupt(wrong);
  }
  FingerprintTable words(std::move(tables.lexicon_marks));
  FingerprintTable features(std::move(tables.feature_marks));
  if (!words.is_sound() || !features.is_sound() || tables.lexicon_bits.size() != words.slots() ||
      tables.rows.size() != features.slots() || tables.transitions.size() != kLabels * kLabels) {
    return corrupt("its tables do not fit each other");
  }
  Transitions transitions{};
  for (std::size_t i = 0; i < tables.transitions.size(); ++i) {
    transitions[i / kLabels][i % kLabels] = tables.transitions[i];
  }
  return EntityModel(
      EntityLexicon(
          std::move(words), std::move(tables.lexicon_bits), static_cast<EntityLanguage>(language)),
      std::move(features),
      std::move(tables.rows),
      transitions);
}

// In three steps, so that the waits for memory overlap: each row lies somewhere else.
void EntityModel::add_weights(std::span<const std::uint64_t> features, LabelScores& scores) const {
  constexpr std::size_t kStep = 64;
  std::array<std::uint32_t, kStep> slots;
  LabelScores sum = scores;  // a value of its own, so that no weight may be part of it
  for (; !features.empty(); features = features.subspan(std::min(kStep, features.size()))) {
    const auto part = features.first(std::min(kStep, features.size()));
    for (const std::uint64_t feature : part) {
      features_.prefetch(feature);
    }
    std::size_t found = 0;
    for (const std::uint64_t feature : part) {
      const std::size_t slot = features_.find(feature);
      if (slot != FingerprintTable::kNone) {
        slots[found++] = static_cast<std::uint32_t>(slot);
        __builtin_prefetch(&rows_[slot]);
      }
    }
    for (std::size_t i = 0; i < found; ++i) {
      const WeightRow& row = rows_[slots[i]];
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        sum[label] = static_cast<std::int16_t>(sum[label] + row[label]);
      }
    }
  }
  scores = sum;
}

}  // namespace backfile
