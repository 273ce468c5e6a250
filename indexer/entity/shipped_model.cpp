// SPDX-License-Identifier: GPL-2.0-or-later
// The model file within the program: the assembler puts its bytes where the linker finds them.
#include "indexer/entity/entity_model.h"

// BACKFILE_MODEL_FILE is the file's path in quotes, set by CMakeLists.txt.
__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    ".global backfile_entity_model_begin\n"
    ".hidden backfile_entity_model_begin\n"
    "backfile_entity_model_begin:\n"
    ".incbin " BACKFILE_MODEL_FILE
    "\n"
    ".global backfile_entity_model_end\n"
    ".hidden backfile_entity_model_end\n"
    "backfile_entity_model_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const char backfile_entity_model_begin[];
extern const char backfile_entity_model_end[];
}

namespace backfile {

Result<EntityModel> EntityModel::shipped() {
  return unpack(
      {backfile_entity_model_begin,
       static_cast<std::size_t>(backfile_entity_model_end - backfile_entity_model_begin)});
}

}  // namespace backfile
