// The access log, from outside: proved from end to end, and written out for whoever watches over it.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "base/clock.hpp"
#include "journal/journal.hpp"

namespace samkraft::cli {

// One row as a line of ArcSight's Common Event Format, version 0 (implementation standard, rev. 25), without
// the line's end. Identifiers only: the log holds no name, number or content.
[[nodiscard]] std::string AccessAsCef(const journal::AccessRow& row, std::int64_t ordinal);

// What a proof says, in a few lines of plain English, the first of them the verdict.
[[nodiscard]] std::string AccessVerdict(const journal::AccessProof& proof);

}  // namespace samkraft::cli
