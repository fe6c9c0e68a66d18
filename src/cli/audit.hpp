// The access log, from outside: proved from end to end, and written out for whoever watches over it.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "base/clock.hpp"
#include "journal/journal.hpp"
#include "journal/log_disposal.hpp"

namespace samkraft::cli {

// One row as a line of ArcSight's Common Event Format, version 0 (implementation standard, rev. 25), without
// the line's end. Identifiers only: the log holds no name, number or content.
[[nodiscard]] std::string AccessAsCef(const journal::AccessRow& row, std::int64_t ordinal);

// Of a certificate of disposal, or of a proposal, a line without its end: how much, on what, by whom.
[[nodiscard]] std::string CertificateText(const journal::AccessDisposal& disposal);

// What a proof says, in a few lines of plain English, the first of them the verdict; and what has been
// disposed of.
[[nodiscard]] std::string AccessVerdict(const journal::AccessProof& proof,
                                        const std::vector<journal::AccessDisposal>& disposals);

}  // namespace samkraft::cli
