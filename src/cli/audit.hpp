// The access log, from outside: proved from end to end, and written out for whoever watches over it.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "journal/journal.hpp"
#include "journal/log_disposal.hpp"

namespace samkraft::cli {

// One row as a line of ArcSight's Common Event Format, version 0 (implementation standard, rev. 25), without
// the line's end. Identifiers only: the log holds no name, number or content.
[[nodiscard]] std::string AccessAsCef(const journal::AccessRow& row, std::int64_t ordinal);

// Of a certificate of disposal, or of a proposal, a line without its end: how much, on what, by whom.
[[nodiscard]] std::string CertificateText(const journal::AccessDisposal& disposal);

// How the chain has ended, from lines of the program's log: access_log_end and access_log_checkpoint of the
// association, whatever stands before them on the line. Other lines are passed over. kSetup: there is none.
[[nodiscard]] Result<std::vector<journal::ChainEnd>> EndsTold(std::istream& log, AssociationId association);

// What a proof says, in a few lines of plain English, the first of them the verdict; and what has been
// disposed of. `told`: how many ends from elsewhere it was held against.
[[nodiscard]] std::string AccessVerdict(const journal::AccessProof& proof,
                                        const std::vector<journal::AccessDisposal>& disposals,
                                        std::size_t told = 0);

}  // namespace samkraft::cli
