// SPDX-License-Identifier: GPL-2.0-or-later
// Names only: what the metadata says is the parser's work.
#include "indexer/source/sidecar.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "indexer/source/ascii_text.h"

namespace backfile {

namespace {

using namespace std::string_view_literals;

constexpr std::array kEndings = {""sv, ".json"sv, ".txt"sv, ".yaml"sv, ".yml"sv};
constexpr std::array kWords = {"meta"sv, "metadata"sv};
constexpr std::array kSigns = {"."sv, "-"sv, "_"sv};

bool is_whole_text(const RawDocument& document) {
  const bool text =
      document.format == DocumentFormat::Text || document.format == DocumentFormat::Html;
  return text && document.record == 0;
}

bool is_metadata(const RawDocument& document) {
  const bool readable =
      document.format == DocumentFormat::Text || document.format == DocumentFormat::Json;
  return readable && document.record == 0 && document.bytes.size() <= kMaxSidecarBytes &&
         !sidecar_stem(document.path).empty();
}

}  // namespace

std::string_view stem_of(std::string_view path) {
  const std::size_t name = path.rfind('/') + 1;
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos || dot <= name ? path : path.substr(0, dot);
}

std::string_view sidecar_stem(std::string_view path) {
  const std::size_t name = path.rfind('/') + 1;
  const std::string lower = ascii_lower(path);
  for (const std::string_view ending : kEndings) {
    for (const std::string_view word : kWords) {
      for (const std::string_view sign : kSigns) {
        const std::string suffix = std::string(sign).append(word).append(ending);
        if (lower.ends_with(suffix) && lower.size() > name + suffix.size()) {
          return path.substr(0, path.size() - suffix.size());
        }
      }
    }
  }
  return {};
}

std::filesystem::path find_sidecar(const std::filesystem::path& file) {
  const std::string stem(stem_of(file.native()));
  if (!sidecar_stem(file.native()).empty()) {
    return {};
  }
  for (const std::string_view ending : kEndings) {
    for (const std::string_view word : kWords) {
      for (const std::string_view sign : kSigns) {
        std::filesystem::path found = std::string(stem).append(sign).append(word).append(ending);
        std::error_code error;
        if (std::filesystem::is_regular_file(found, error)) {
          return found;
        }
      }
    }
  }
  return {};
}

DocumentSink SidecarPairing::sink() {
  return {[this](RawDocument&& document) { take(std::move(document)); },
          [this](SkippedInput&& skipped) { sink_.skipped(std::move(skipped)); }};
}

void SidecarPairing::take(RawDocument&& document) {
  const bool metadata = is_metadata(document);
  const bool text = !metadata && is_whole_text(document);
  if (held_ && metadata && joins(*held_, document)) {
    held_->sidecar = std::move(document.bytes);
    return finish();
  }
  if (held_ && text && joins(document, *held_)) {
    document.sidecar = std::move(held_->bytes);
    held_.reset();
    return sink_.document(std::move(document));
  }
  finish();
  if (metadata || text) {
    held_ = std::move(document);
  } else {
    sink_.document(std::move(document));
  }
}

bool SidecarPairing::joins(const RawDocument& text, const RawDocument& metadata) const {
  const std::string_view stem = sidecar_stem(metadata.path);
  return !stem.empty() && sidecar_stem(text.path).empty() &&
         (stem == stem_of(text.path) || stem == text.path);
}

void SidecarPairing::finish() {
  if (held_) {
    sink_.document(*std::exchange(held_, std::nullopt));
  }
}

}  // namespace backfile
