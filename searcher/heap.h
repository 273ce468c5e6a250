// SPDX-License-Identifier: GPL-2.0-or-later
// The memory of a process that answers one query and ends.
#pragma once

namespace backfile {

/// Lays the heap into a large page, where the system has such: one fault instead of one for each
/// small page that a query comes to, which is most of what its memory costs. To be called once,
/// before other threads. Cost: 2 MB.
void begin_large_heap();

}  // namespace backfile
