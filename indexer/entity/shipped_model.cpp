// SPDX-License-Identifier: GPL-2.0-or-later
// The model files within the program: the assembler puts their bytes where the linker finds them.
#include <array>
#include <cassert>
#include <optional>

#include "indexer/entity/entity_model.h"

// BACKFILE_..._MODEL is a file's path in quotes, set by CMakeLists.txt.
#define BACKFILE_EMBED(name, file) \
  __asm__(                         \
      ".section .rodata\n"         \
      ".balign 16\n"               \
      ".global backfile_" name     \
      "_begin\n"                   \
      ".hidden backfile_" name     \
      "_begin\n"                   \
      "backfile_" name             \
      "_begin:\n"                  \
      ".incbin " file              \
      "\n"                         \
      ".global backfile_" name     \
      "_end\n"                     \
      ".hidden backfile_" name     \
      "_end\n"                     \
      "backfile_" name             \
      "_end:\n"                    \
      ".byte 0\n"                  \
      ".previous\n")

BACKFILE_EMBED("english_names", BACKFILE_ENGLISH_MODEL);
BACKFILE_EMBED("german_names", BACKFILE_GERMAN_MODEL);

extern "C" {
extern const char backfile_english_names_begin[];
extern const char backfile_english_names_end[];
extern const char backfile_german_names_begin[];
extern const char backfile_german_names_end[];
}

namespace backfile {
namespace {

std::string_view shipped_bytes(EntityLanguage language) {
  const auto between = [](const char* begin, const char* end) {
    return std::string_view(begin, static_cast<std::size_t>(end - begin));
  };
  return language == EntityLanguage::German
             ? between(backfile_german_names_begin, backfile_german_names_end)
             : between(backfile_english_names_begin, backfile_english_names_end);
}

// A model that a test finds whole cannot be damaged later: it is part of the program.
template <EntityLanguage kLanguage>
const EntityModel& shipped_once() {
  static const EntityModel kModel = [] {
    Result<EntityModel> model = EntityModel::shipped(kLanguage);
    assert(model);
    return model ? std::move(*model) : EntityModel();
  }();
  return kModel;
}

}  // namespace

Result<EntityModel> EntityModel::shipped(EntityLanguage language) {
  return unpack(shipped_bytes(language));
}

const EntityModel* shipped_model_for(std::string_view language) {
  const std::optional<EntityLanguage> known = entity_language(language);
  if (!known) {
    return nullptr;
  }
  return *known == EntityLanguage::German ? &shipped_once<EntityLanguage::German>()
                                          : &shipped_once<EntityLanguage::English>();
}

}  // namespace backfile
