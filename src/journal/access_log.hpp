// The access log in the database: rows to and from it, and the chain that proves it whole.
//
// Each row of an association has an ordinal, from 1 without gaps, and a link: the keyed BLAKE2b hash over the
// link before, the ordinal and every column. Who can write to the database but has not the master key can
// neither alter, move nor take out a row unseen. Taking rows off the end, and the end of the chain with them,
// is seen by what is kept elsewhere: once a day the chain's length and end are signed (Ed25519, with a key
// made from the master key) and also written to the program's log, and the committer writes them there within
// a minute of every change.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "db/db.hpp"
#include "journal/journal.hpp"
#include "journal/keys.hpp"

namespace samkraft::journal {

inline constexpr std::size_t kLinkSize = 16;

// Adds the rows to the end of the chain, and gives the new end. Inside a transaction, as late as can be:
// whoever else adds rows waits.
ChainEnd AddAccessRows(db::Connection& connection, const KeyRing& keys, AssociationId association,
                       const std::vector<const AccessRow*>& rows, Instant now);

// Of a case, newest first, the lists that showed it included.
[[nodiscard]] std::vector<AccessRow> AccessOf(db::Connection& connection, AssociationId association,
                                              CaseId case_id, int limit, domain::Party party);

// As the journal's members of the same names.
void EachLook(db::Connection& connection, AssociationId association, domain::Party party, Instant from,
              Instant until, const std::function<void(const Look&)>& each);
[[nodiscard]] Instant FirstLook(db::Connection& connection, AssociationId association, domain::Party party);
[[nodiscard]] std::vector<AccessRow> AccessBy(db::Connection& connection, AssociationId association,
                                              domain::Party party, WorkerId worker, Instant from,
                                              Instant until, CaseId case_id, int limit);

// Reads the whole log once, in bounded memory, a stretch of it on each connection (which must be free), in a
// thread of its own. With `each`, in order and on the first alone. `told`: ends that the chain has had, in
// any order. Tells the first fault.
[[nodiscard]] AccessProof ProveAccess(std::span<const std::unique_ptr<db::Connection>> connections,
                                      const KeyRing& keys, AssociationId association,
                                      const std::function<void(const AccessRow&, std::int64_t)>& each,
                                      const std::function<void(std::int64_t)>& progress,
                                      std::span<const ChainEnd> told = {});

// Before a server answers anybody: that the log is there, that its end is the chain's, and that a row can be
// added. Adds none. Throws db::Error or std::runtime_error with what is wrong.
void CheckAccessLog(db::Connection& writer, const KeyRing& keys, AssociationId association);

}  // namespace samkraft::journal
