// Who reads what of a case, and why: how far an owner's category is open to a reader now, on what and until
// when, and what would open more. Pure, and no truer than the bases it is given: of bases that somebody may
// know come answers that this somebody may have.
#pragma once

#include <vector>

#include "secrecy/engine.hpp"
#include "secrecy/statutes.hpp"

namespace samkraft::secrecy {

// Those in a party who have one role, taken as assigned to the case. The participant, and who reads for the
// project in whatever party, are of no party.
struct Readership {
    Party party = Party::kNone;
    Role role = Role::kParticipant;
    auto operator<=>(const Readership&) const = default;
};
[[nodiscard]] Role HomeRole(Party party);  // whose cases the party's are; kOperator for kNone

// A decision with what it rests on.
struct Ground {
    Decision decision;
    Instant until = kForever;  // when time alone ends it
    const Statute* statute = nullptr;
    bool operator==(const Ground&) const = default;
};
[[nodiscard]] Ground GroundOf(const CaseBases& bases, const Decision& decision, Party owner, Party reader);

// A basis on which the owner may disclose to the reader by the law of that moment, and how far it opens.
struct Way {
    BasisKind basis = BasisKind::kConsent;
    Level level = Level::kNone;
    Slice slice = Slice::kSummary;
    const Statute* statute = nullptr;
    bool operator==(const Way&) const = default;
};
[[nodiscard]] std::vector<Way> WaysTo(const Readership& reader, Party owner, Category category, Instant now);

// How a reader stands to what an owner has, or may have, in a category.
struct Standing {
    Ground ground;             // of the widest that is open; where nothing is, of why not
    TopicSet topics;           // that are open so far; empty means every one
    bool if_own_case = false;  // more would be open if the reader's party had a case of its own
    std::vector<Way> ways;     // that would give more than there is now, the widest first
};
// All that one reader reads, category by category. Making one is linear in the bases; each question is
// O(topics).
class Reading {
  public:
    // Any such reader, or, with an actor, that one and no other.
    Reading(const CaseBases& bases, const Readership& reader, Instant now, const Actor* actor = nullptr);

    [[nodiscard]] const Readership& Who() const { return reader_; }
    [[nodiscard]] Decision Decide(const EntryHead& head) const { return gate_.Decide(head); }
    // To one entry.
    [[nodiscard]] Standing To(const EntryHead& head) const;
    // To a category, by what is disclosed of it as a class; single entries may be open beside.
    [[nodiscard]] Standing To(Party owner, Category category) const;

  private:
    [[nodiscard]] Standing Of(const Decision& decision, const EntryHead& head) const;

    const CaseBases& bases_;  // must outlive the reading
    Readership reader_;
    Instant now_;
    Gate gate_, engaged_;  // as things are known, and with a case of the reader's own
};

}  // namespace samkraft::secrecy
