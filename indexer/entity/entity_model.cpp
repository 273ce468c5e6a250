// SPDX-License-Identifier: GPL-2.0-or-later
// The model's file: "BFEN", version, then zstd over the tables in the order of Tables.
#include "indexer/entity/entity_model.h"

#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <zstd.h>

namespace backfile {
namespace {

constexpr std::string_view kMagic = "BFEN";
constexpr std::size_t kHeadBytes = 8;
constexpr int kPackLevel = 19;
constexpr std::uint64_t kMostUnpackedBytes = 64u << 20;
constexpr const char* kHint = "Build the program again from an unchanged source tree.";

// Little-endian machines only, as the index's own files are.
template <class T>
void append_values(const std::vector<T>& values, std::string& out) {
  const auto count = static_cast<std::uint64_t>(values.size());
  out.append(reinterpret_cast<const char*>(&count), sizeof(count));
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

// Reads what append_values() wrote; false when the bytes end before.
template <class T>
bool take_values(std::string_view& bytes, std::vector<T>& values) {
  std::uint64_t count = 0;
  if (bytes.size() < sizeof(count)) {
    return false;
  }
  std::memcpy(&count, bytes.data(), sizeof(count));
  bytes.remove_prefix(sizeof(count));
  if (count > bytes.size() / sizeof(T)) {
    return false;
  }
  values.resize(count);
  std::memcpy(values.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

struct Tables {
  std::vector<std::uint16_t> lexicon_marks, lexicon_bits, feature_marks;
  std::vector<std::int8_t> weights;  // of the slots in use, label by label
  std::vector<std::int16_t> transitions;

  bool take(std::string_view bytes) {
    return take_values(bytes, lexicon_marks) && take_values(bytes, lexicon_bits) &&
           take_values(bytes, feature_marks) && take_values(bytes, weights) &&
           take_values(bytes, transitions) && bytes.empty();
  }
};

Unexpected<Error> corrupt(std::string_view what) {
  return failure(ErrorCode::Corrupt, fmt::format("The model of names is damaged: {}", what), kHint);
}

Result<std::string> unpack_frame(std::string_view frame) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
      size > kMostUnpackedBytes) {
    return corrupt("no size");
  }
  std::string bytes(size, '\0');
  const std::size_t written =
      ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(written) != 0 || written != size) {
    return corrupt(ZSTD_isError(written) != 0 ? ZSTD_getErrorName(written) : "it is cut off");
  }
  return bytes;
}

std::size_t used_slots(const std::vector<std::uint16_t>& marks) {
  return marks.size() -
         static_cast<std::size_t>(std::count(marks.begin(), marks.end(), std::uint16_t{0}));
}

}  // namespace

std::string EntityModel::pack() const {
  const std::vector<std::uint16_t>& marks = features_.marks();
  std::vector<std::int8_t> weights;
  for (std::size_t label = 0; label < kNameLabels; ++label) {
    for (std::size_t slot = 0; slot < marks.size(); ++slot) {
      if (marks[slot] != 0) {
        weights.push_back(rows_[slot][label]);
      }
    }
  }
  std::vector<std::int16_t> transitions;
  for (const auto& row : transitions_) {
    transitions.insert(transitions.end(), row.begin(), row.end());
  }
  std::string plain;
  append_values(lexicon_.table().marks(), plain);
  append_values(lexicon_.bits(), plain);
  append_values(marks, plain);
  append_values(weights, plain);
  append_values(transitions, plain);
  std::string frame(ZSTD_compressBound(plain.size()), '\0');
  const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(),
                                                                        ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kPackLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  frame.resize(
      ZSTD_compress2(context.get(), frame.data(), frame.size(), plain.data(), plain.size()));
  const std::uint32_t version = kVersion;
  std::string file(kMagic);
  file.append(reinterpret_cast<const char*>(&version), sizeof(version));
  return file + frame;
}

Result<EntityModel> EntityModel::unpack(std::string_view bytes) {
  if (bytes.size() < kHeadBytes || !bytes.starts_with(kMagic)) {
    return corrupt("it does not begin as one");
  }
  std::uint32_t version = 0;
  std::memcpy(&version, bytes.data() + kMagic.size(), sizeof(version));
  if (version != kVersion) {
    return failure(ErrorCode::Version,
                   fmt::format("The model of names has version {}, not {}", version, kVersion),
                   "Train it again with backfile-train-entities.");
  }
  const Result<std::string> plain = unpack_frame(bytes.substr(kHeadBytes));
  if (!plain) {
    return Unexpected(plain.error());
  }
  Tables tables;
  if (!tables.take(*plain)) {
    return corrupt("its tables are cut off");
  }
  FingerprintTable words(std::move(tables.lexicon_marks));
  FingerprintTable features(std::move(tables.feature_marks));
  const std::size_t used = used_slots(features.marks());
  if (!words.is_sound() || !features.is_sound() || tables.lexicon_bits.size() != words.slots() ||
      tables.weights.size() != used * kNameLabels ||
      tables.transitions.size() != kLabels * kLabels) {
    return corrupt("its tables do not fit each other");
  }
  std::vector<WeightRow> rows(features.slots());
  for (std::size_t slot = 0, k = 0; slot < rows.size(); ++slot) {
    if (features.marks()[slot] == 0) {
      continue;
    }
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      rows[slot][label] = tables.weights[label * used + k];
    }
    ++k;
  }
  Transitions transitions{};
  for (std::size_t i = 0; i < tables.transitions.size(); ++i) {
    transitions[i / kLabels][i % kLabels] = tables.transitions[i];
  }
  return EntityModel(EntityLexicon(std::move(words), std::move(tables.lexicon_bits)),
                     std::move(features),
                     std::move(rows),
                     transitions);
}

void EntityModel::add_weights(std::span<const std::uint64_t> features, LabelScores& scores) const {
  for (const std::uint64_t feature : features) {
    const std::size_t slot = features_.find(feature);
    if (slot == FingerprintTable::kNone) {
      continue;
    }
    const WeightRow& row = rows_[slot];
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      scores[label] = static_cast<std::int16_t>(scores[label] + row[label]);
    }
  }
}

}  // namespace backfile
