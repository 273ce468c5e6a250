// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as records and pages write them.
#include <catch2/catch.hpp>
#include "indexer/parse/date_reader.h"
