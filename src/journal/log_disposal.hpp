// Disposing of the access log's oldest rows (docs/decisions/0031). A signed certificate says how many have
// gone and what link the last of them carried: the chain goes on from there, and rows that no certificate
// covers are missed by ProveAccess.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/db.hpp"
#include "journal/journal.hpp"
#include "journal/keys.hpp"

namespace samkraft::journal {

struct AccessDisposal {
    std::int64_t number = 0;           // of the association's, from 1 without gaps
    Date through;                      // the last day whose rows are gone
    std::int64_t first = 0, last = 0;  // their ordinals; first follows the last of the one before
    std::int64_t rows = 0;             // those from before the chain included
    std::string link;                  // that the last of them carried
    std::string decision;              // its number
    WorkerId proposed_by;
    Instant proposed_at;
    WorkerId confirmed_by;  // none: proposed, and nothing is gone
    Instant confirmed_at;
    bool operator==(const AccessDisposal&) const = default;
};

// On a connection of its own, beside servers that add rows. On PostgreSQL it must be the tables' owner's. For
// one thread.
class LogDisposals {
  public:
    // Of a database that is up to date. kSetup when the key cannot be read.
    [[nodiscard]] static Result<LogDisposals> Open(const Config& config, AssociationId association);

    // The rows from the log's beginning until the first that is not from before the day, proved: what a
    // disposal of them would say. No rows: there are none. kSetup: they are not whole, and nothing may be
    // disposed of.
    [[nodiscard]] Result<AccessDisposal> Oldest(Date before);
    // What stands proposed, and what has been disposed of, oldest first. Not proved.
    [[nodiscard]] std::optional<AccessDisposal> Proposed();
    [[nodiscard]] std::vector<AccessDisposal> Certificates();
    void Propose(const AccessDisposal& disposal);  // in the place of what was proposed
    // What is proposed goes, in one transaction with its certificate and the row that tells of it, which gets
    // the certificate's last ordinal and link. kWrongState: nothing is proposed, or the rows are no more what
    // was. kSecondPerson.
    [[nodiscard]] Result<AccessDisposal> Dispose(WorkerId confirmed_by, Instant at, AccessRow row);

  private:
    LogDisposals(std::string database, std::shared_ptr<KeyRing> keys, AssociationId association);

    std::string database_;
    std::shared_ptr<KeyRing> keys_;
    AssociationId association_;
    std::unique_ptr<db::Connection> connection_;
};

// ---- what it is made of, inside a transaction

struct SignedDisposal {
    AccessDisposal said;
    std::string signature;
};
// In their order; the last may be a proposal.
[[nodiscard]] std::vector<SignedDisposal> ReadDisposals(db::Connection& connection,
                                                        AssociationId association);
[[nodiscard]] std::string DisposalText(AssociationId association,
                                       const AccessDisposal& disposal);  // to be signed
[[nodiscard]] bool IsSigned(const KeyRing& keys, AssociationId association, const SignedDisposal& disposal);
struct OldestRows {
    AccessDisposal would;    // be said of them
    std::int64_t until = 0;  // number of the last of them
};
[[nodiscard]] Result<OldestRows> ProveOldest(db::Connection& connection, const KeyRing& keys,
                                             AssociationId association, Date before);

}  // namespace samkraft::journal
