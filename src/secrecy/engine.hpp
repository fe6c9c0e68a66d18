// Who may read what, on which basis: the engine behind every answer (docs/03-secrecy.md).
//
//     Gate gate(bases, actor, now);            one actor, one case, one moment
//     Decision d = gate.Decide(entry.head);    level, slice, reason, basis
//
// Pure: no clock, no I/O, no state. What is not expressly open is closed.
//  1. Nobody without an assignment in the own party (or a reasoned opening there) passes the gate at all.
//  2. Own party's entries: full.
//  3. An entry that names parties is for its owner, those parties and the participant only. Of who takes part
//     (row 3) the naming itself tells them; of everything else, what is named is read as by rule 4.
//  4. Another party's entry: a disclosure to the actor, for a purpose that the actor reads for, whose basis
//     holds now and is for such a purpose too; and then what the decision table gives that column for that
//     basis. No disclosure, no basis, no cell: none.
//  5. What its owner has recalled is the owner's and the participant's alone.
//  6. Protected identity narrows rows 1 and 2 everywhere, last of all; with fictitious identity nobody but
//     named officers passes the gate.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "domain/vocabulary.hpp"

namespace samkraft::secrecy {

using namespace domain;  // the vocabulary only

struct Actor {
    AssociationId association;
    WorkerId worker;
    Party party = Party::kNone;  // the party in whose service the actor is signed in
    Role role = Role::kOperator;
    std::vector<TeamId> teams;
    bool operator==(const Actor&) const = default;
};

// One line of a consent: from whom, to whom, what, for what, how long. Withdrawn one by one.
struct Provision {
    ItemId id;  // shared by the lines of one consent to several receivers
    Party from = Party::kNone;
    Party to = Party::kNone;
    std::optional<Role> to_role;  // only this role within `to`
    CategorySet categories;
    TopicSet topics;
    Purpose purpose = Purpose::kCoordination;
    Instant begins;           // given
    Instant ends = kForever;  // expiry or withdrawal, whichever comes first
    bool operator==(const Provision&) const = default;
};

// The act of sharing: by the owner, of one item or of a class of coming entries, on one basis.
struct Disclosure {
    ItemId id;
    Party owner = Party::kNone;
    Party to = Party::kNone;  // none, with a role: a project lead or evaluator in whatever party
    std::optional<Role> to_role;
    ItemId item;             // none: every entry of the owner in `categories` and `topics`
    CategorySet categories;  // with an item: the item's entries in these, all of them when empty
    TopicSet topics;
    Purpose purpose = Purpose::kCoordination;
    BasisKind basis = BasisKind::kConsent;
    ItemId provision;     // the consent it rests on
    std::string statute;  // code in the statute table, e.g. "2008:975 3"
    Instant begins;
    Instant ends = kForever;
    bool operator==(const Disclosure&) const = default;
};

// Who works with the case inside a party: a worker or a whole team; `opening` for a reasoned, time-limited
// look.
struct Assignment {
    Party party = Party::kNone;
    WorkerId worker;
    TeamId team;
    Instant begins;
    Instant ends = kForever;
    bool opening = false;
    bool operator==(const Assignment&) const = default;
};

// The party has a case of its own for the person: what the table calls E.
struct Engagement {
    Party party = Party::kNone;
    Instant begins;
    Instant ends = kForever;
    bool operator==(const Engagement&) const = default;
};

// An item that its owner has taken back from everybody else, whatever opens it.
struct Recall {
    ItemId item;
    Party owner = Party::kNone;
    Category category = Category::kNone;
    bool operator==(const Recall&) const = default;
};

struct CaseBases {
    std::vector<Provision> provisions;
    std::vector<Disclosure> disclosures;
    std::vector<Assignment> assignments;
    std::vector<Engagement> engagements;
    std::vector<Recall> recalls;
    Protection protection = Protection::kNone;  // the strictest of the parties' marks
    std::vector<WorkerId> named_officers;       // with protection: the only workers who may know the name
};

// clang-format off
enum class Reason : std::uint8_t {
    // why yes
    kOwnParty, kNamed, kOwnCase, kConsent, kStatute, kReasonedDecision, kParticipantsOwn,
    // why no, or why in part: that of the disclosure that came furthest; kProtected also when the name is masked
    kNotAssigned, kNoDisclosure, kBasisEnded, kNotInTable, kOtherTopic, kNotNamed, kProtected, kRoleWithoutCases,
};
// clang-format on
constexpr std::array<std::string_view, 15> Names(Reason) {
    return {"own_party",        "named",        "own_case",
            "consent",          "statute",      "reasoned_decision",
            "participants_own", "not_assigned", "no_disclosure",
            "basis_ended",      "not_in_table", "other_topic",
            "not_named",        "protected",    "role_without_cases"};
}

struct Decision {
    Level level = Level::kNone;
    Slice slice = Slice::kSummary;  // what a limited reader keeps; kWhole at full level
    Reason reason = Reason::kNoDisclosure;
    ItemId disclosure;  // the disclosure and the provision it rests on, where there are any
    ItemId provision;
    bool operator==(const Decision&) const = default;
};

[[nodiscard]] std::optional<Column> ColumnOf(Role role);     // none: a role that reads no case (kOperator)
[[nodiscard]] std::optional<Column> OwnColumn(Party party);  // where the own-party rule holds; none for kNone
[[nodiscard]] Reason ReasonOf(BasisKind basis);
// Whether the owner may disclose by its own balance of interests (OSL 10:27), which secrecy under 25 kap.
// (care) and 26 kap. (social services) does not know.
[[nodiscard]] bool MayDecideToDisclose(Party owner);
// What only a workplace may see is open to nobody: no workplace signs in.
[[nodiscard]] bool OnlyForHosts(Slice slice);

// Immutable after construction; may be asked from any thread. Making one is linear in the case's bases.
class Gate {
  public:
    // The caller has made sure that a participant stands before the participant's own case: bases hold no
    // person to compare with.
    Gate(const CaseBases& bases, const Actor& actor, Instant now);
    // As any worker of the party in the column would see it, taken as assigned. For list rows, which are
    // shared by colleagues.
    [[nodiscard]] static Gate ForReader(const CaseBases& bases, Party party, Column column, Instant now);
    // The same for one role of the party, who gets what is disclosed to that role alone, too.
    [[nodiscard]] static Gate ForRole(const CaseBases& bases, Party party, Role role, Instant now);

    [[nodiscard]] bool Admits() const;                           // false: every decision is none
    [[nodiscard]] Decision Decide(const EntryHead& head) const;  // O(1) after the gate is made
    // Whether every entry of the owner's in the category is shown, whatever its topic, in full or in one of
    // these slices (bits of In): then what is not seen there is not there. By class disclosures and the own
    // party alone; one item that is disclosed says nothing of the others. O(disclosures of that category).
    [[nodiscard]] bool OpensAll(Party owner, Category category, std::uint32_t slices) const;
    // Whether the reader may not know who the case is about: then places are hidden too (domain::HidePlace).
    [[nodiscard]] bool Masks() const { return protects_; }
    // The first moment after now when time alone could change a decision; kForever when none can.
    [[nodiscard]] Instant HoldsUntil() const;

  private:
    struct Reader;
    // A disclosure to the reader with the basis it rests on, as both stand now.
    struct Footing {
        ItemId item;  // none: a class of entries
        ItemId disclosure;
        ItemId provision;
        Party owner = Party::kNone;
        BasisKind basis = BasisKind::kConsent;
        std::uint8_t topics = 0;       // a bit per topic
        bool over = false;             // it held once and does no more
        std::uint32_t categories = 0;  // a bit per category: what is disclosed and the basis reaches
        std::uint32_t lawful = 0;      // for which of these the law knows such a basis
    };
    // What a footing gives for one category, before the topic is known.
    struct Chance {
        Level level = Level::kNone;
        Slice slice = Slice::kSummary;
        std::uint8_t place = 0;   // of the grant in its cell: smaller is wider
        std::uint8_t topics = 0;  // a bit per topic
        bool over = false;
        BasisKind basis = BasisKind::kConsent;
        ItemId disclosure;
        ItemId provision;
    };
    struct Search;  // the best answer so far

    Gate(const CaseBases& bases, const Reader& reader, Instant now);
    [[nodiscard]] Chance ChanceOf(const Footing& footing, Category category) const;
    [[nodiscard]] bool TakenBack(const EntryHead& head) const;
    [[nodiscard]] Decision Unprotected(const EntryHead& head) const;
    [[nodiscard]] Decision Disclosed(const EntryHead& head) const;
    [[nodiscard]] Decision OfParticipant(const EntryHead& head) const;
    [[nodiscard]] Decision Protected(const Decision& decision) const;
    void Until(Instant begins, Instant ends, Instant now);

    bool admits_ = false;
    Reason refusal_ = Reason::kNotAssigned;  // why not admitted
    bool protects_ = false;  // the person has protected identity and the reader is no named officer
    bool own_ = false;       // the reader works in the party's own column: own-party and named rules apply
    Party party_ = Party::kNone;
    Column column_ = Column::kEvaluator;
    Instant holds_until_ = kForever;
    std::vector<Chance> chances_;  // of class disclosures, by owner and category
    std::array<std::uint16_t, kPartyCount * kCategoryCount + 1>
        first_{};                  // where an owner's category begins in chances_
    std::vector<Footing> items_;   // disclosures of one item, by item
    std::vector<Recall> recalls_;  // of others', by item
};

}  // namespace samkraft::secrecy
