// The rows that lists, searches and statistics are made of, each computed from what its reader may see. Pure:
// the same entries at the same moment give the same rows, which is how `samkraft doctor` proves the stored
// ones.
#pragma once

#include <span>

#include "domain/case_state.hpp"
#include "domain/directory.hpp"
#include "domain/due.hpp"
#include "journal/journal.hpp"
#include "secrecy/engine.hpp"

namespace samkraft::journal {

// The readers whose rows a case can have: the six parties in their own columns, and project leads.
[[nodiscard]] std::span<const Reader> AllReaders();
[[nodiscard]] Reader ReaderOf(const secrecy::Actor& actor);

// What the reader sees all there is of. A party's reader: what the gate opens whole of every other party
// whose entries are seen (`owners`), for who shows nothing is not known to take part. Project leads, who take
// part in nothing themselves: what it opens of every party.
[[nodiscard]] domain::Sight SightOf(const secrecy::Gate& gate, Reader reader, domain::PartySet owners);

// The entries that the gate lets through, redacted, in order. What is hidden leaves no trace.
[[nodiscard]] std::vector<domain::Entry> Redacted(std::span<const domain::Entry> entries,
                                                  const secrecy::Gate& gate);

// What has been blotted out: the owner's entries of the item that stand before that answer.
struct Redaction {
    ItemId item;
    domain::Party owner = domain::Party::kNone;
    EntryId answer;
};
[[nodiscard]] std::vector<Redaction> RedactionsIn(std::span<const domain::Entry> entries);
// The case's statistics as they stand, to be kept when a part of it is disposed of.
[[nodiscard]] domain::PartDisposed Kept(const std::optional<Fact>& fact);

// `entries`: the whole case, in full. O(readers × entries).
[[nodiscard]] Projections Project(CaseId case_id, std::span<const domain::Entry> entries,
                                  const domain::Directory& directory, Instant now);

// Only the named reader's rows, for a row whose time ran out.
[[nodiscard]] Projections ProjectFor(Reader reader, CaseId case_id, std::span<const domain::Entry> entries,
                                     const domain::Directory& directory, Instant now);

}  // namespace samkraft::journal
