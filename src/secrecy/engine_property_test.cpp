// What must hold in every case, on random cases. That the engine decides as the page says: law_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "secrecy/world_test.hpp"

namespace samkraft::secrecy::test {
namespace {

// Every decision of every actor in `after` is at most that in `before`.
void NowhereWider(const World& world, const CaseBases& before, const CaseBases& after,
                  const std::string& change) {
    for (const Actor& actor : world.actors) {
        const Gate gate_before(before, actor, world.now);
        const Gate gate_after(after, actor, world.now);
        RC_ASSERT(gate_before.Admits() || !gate_after.Admits());
        for (const EntryHead& head : world.heads) {
            const Decision b = gate_before.Decide(head);
            const Decision a = gate_after.Decide(head);
            if (!AtMost(a, b))
                RC_FAIL(change + " widened for " + Show(actor) + " before " + Show(head) +
                        "\n  before: " + Show(b) + "\n  after:  " + Show(a));
        }
    }
}

template <class T>
void Shorten(T& basis, Instant now, Dice& dice) {
    basis.ends = std::min(basis.ends, AddSeconds(now, -static_cast<std::int64_t>(dice.Below(3)) * 3600));
}

TEST(EngineProperties, AddingASecrecyLabelNeverWidensAccessForAnybody) {
    CheckWorlds("labels only narrow", [](const World& world, Dice& dice) {
        CaseBases after = world.bases;
        after.protection = std::max(world.bases.protection, static_cast<Protection>(1 + dice.Below(3)));
        if (world.bases.protection == Protection::kNone) after.named_officers = {WorkerId{1 + dice.Below(3)}};
        NowhereWider(world, world.bases, after, "protection");
        CaseBases fewer = after;
        fewer.named_officers.clear();
        NowhereWider(world, after, fewer, "fewer officers");
        after = world.bases;
        const EntryHead& wrong = world.heads[dice.Below(static_cast<unsigned>(world.heads.size()))];
        after.recalls.push_back({wrong.item, wrong.owner, wrong.category});
        NowhereWider(world, world.bases, after, "a recall");
        if (!world.bases.disclosures.empty()) {
            after = world.bases;
            after.disclosures.erase(after.disclosures.begin() +
                                    dice.Below(static_cast<unsigned>(after.disclosures.size())));
            NowhereWider(world, world.bases, after, "a removed disclosure");
        }
        if (!world.bases.provisions.empty()) {
            after = world.bases;
            Provision& provision =
                after.provisions[dice.Below(static_cast<unsigned>(after.provisions.size()))];
            provision.categories &= CategorySet(dice.Below(1U << 13));
            NowhereWider(world, world.bases, after, "a narrowed provision");
        }
    });
}

TEST(EngineProperties, NamingPartiesInAnEntryNeverWidensItForAnybodyElse) {
    CheckWorlds("names only narrow", [](const World& world, Dice& dice) {
        for (const Actor& actor : world.actors) {
            const Gate gate(world.bases, actor, world.now);
            for (EntryHead head : world.heads) {
                if (head.named.Bits() != 0 || head.category == Category::kNone) continue;
                const Decision before = gate.Decide(head);
                head.named.Add(dice.Any<Party>());
                if (head.named.Has(actor.party)) continue;
                RC_ASSERT(AtMost(gate.Decide(head), before));
            }
        }
    });
}

TEST(EngineProperties, WhatEndsNeverWidensAccess) {
    CheckWorlds("endings only narrow", [](const World& world, Dice& dice) {
        CaseBases after = world.bases;
        for (Provision& provision : after.provisions)
            if (dice.Percent(50)) Shorten(provision, world.now, dice);
        NowhereWider(world, world.bases, after, "a withdrawn provision");
        for (Disclosure& disclosure : after.disclosures)
            if (dice.Percent(50)) Shorten(disclosure, world.now, dice);
        NowhereWider(world, world.bases, after, "an ended disclosure");
        for (Engagement& engagement : after.engagements)
            if (dice.Percent(50)) Shorten(engagement, world.now, dice);
        NowhereWider(world, world.bases, after, "an ended engagement");
        for (Assignment& assignment : after.assignments)
            if (dice.Percent(50)) Shorten(assignment, world.now, dice);
        NowhereWider(world, world.bases, after, "an ended assignment");
    });
}

TEST(EngineProperties, AWithdrawnConsentGivesNothingMore) {
    CheckWorlds("withdrawal works at once", [](const World& world, Dice&) {
        CaseBases after = world.bases;
        for (Provision& provision : after.provisions) provision.ends = world.now;
        for (const Actor& actor : world.actors)
            for (const EntryHead& head : world.heads) {
                const Decision decision = Gate(after, actor, world.now).Decide(head);
                RC_ASSERT(decision.reason != Reason::kConsent);
                RC_ASSERT(!decision.provision);
            }
    });
}

TEST(EngineProperties, NobodySeesAnythingWithoutAnAssignment) {
    CheckWorlds("no assignment, nothing", [](const World& world, Dice&) {
        CaseBases bases = world.bases;
        bases.assignments.clear();
        for (const Actor& actor : world.actors) {
            if (actor.role == Role::kParticipant) continue;
            const Gate gate(bases, actor, world.now);
            RC_ASSERT(!gate.Admits());
            for (const EntryHead& head : world.heads) RC_ASSERT(gate.Decide(head).level == Level::kNone);
        }
    });
}

TEST(EngineProperties, AnAssignedWorkerOfTheOwnPartySeesItsEntries) {
    CheckWorlds("own party sees its own", [](const World& world, Dice&) {
        for (const Actor& actor : world.actors) {
            if (HomeParty(actor.role) == Party::kNone || HomeParty(actor.role) != actor.party) continue;
            const Gate gate(world.bases, actor, world.now);
            if (!gate.Admits()) continue;
            for (EntryHead head : world.heads) {
                head.owner = actor.party;
                const bool who =
                    head.category == Category::kIdentity || head.category == Category::kProtectedIdentity;
                if (who && world.bases.protection != Protection::kNone) continue;
                RC_ASSERT(gate.Decide(head).level == Level::kFull);
                RC_ASSERT(gate.Decide(head).reason == Reason::kOwnParty);
            }
        }
    });
}

TEST(EngineProperties, ADecisionHoldsUntilTheMomentTheGateNames) {
    CheckWorlds("constant until then", [](const World& world, Dice& dice) {
        for (const Actor& actor : world.actors) {
            const Gate gate(world.bases, actor, world.now);
            RC_ASSERT(gate.HoldsUntil() > world.now);
            std::vector<Instant> moments;
            for (unsigned hour = 0; hour < kHours; ++hour)
                for (const std::int64_t seconds : {-1, 0, 1800})
                    moments.push_back(AddSeconds(Hour(hour), seconds));
            moments.push_back(Instant{gate.HoldsUntil().micros - 1});
            const EntryHead& head = world.heads[dice.Below(static_cast<unsigned>(world.heads.size()))];
            for (const Instant moment : moments) {
                if (moment < world.now || moment >= gate.HoldsUntil()) continue;
                const Gate later(world.bases, actor, moment);
                RC_ASSERT(later.Decide(head) == gate.Decide(head));
                RC_ASSERT(later.HoldsUntil() == gate.HoldsUntil());
            }
        }
    });
}

TEST(EngineProperties, WhatIsOpenWholeHidesNoEntryOfWhateverTopic) {
    int open = 0, closed = 0;
    CheckWorlds("open whole means nothing hidden", [&](const World& world, Dice& dice) {
        for (const Actor& actor : world.actors) {
            const Gate gate(world.bases, actor, world.now);
            for (const EntryHead& some : world.heads) {
                if (some.category == Category::kIdentity || some.category == Category::kProtectedIdentity)
                    continue;  // rule 6 comes on top
                const auto taken = [&](const Recall& r) {
                    return r.owner == some.owner && r.category == some.category;
                };
                if (std::ranges::any_of(world.bases.recalls, taken))
                    continue;  // what is not seen may be there
                EntryHead head;
                head.owner = some.owner, head.category = some.category;
                const std::uint32_t slices = dice.Percent(50) ? ~0U : In(Slice::kSummary);
                bool all = true, in_slices = true;
                for (std::size_t topic = 0; topic < kTopicCount; ++topic) {
                    head.topic = static_cast<Topic>(topic);
                    const Decision d = gate.Decide(head);
                    all = all && d.level != Level::kNone;
                    in_slices = in_slices && (d.level == Level::kFull || (In(d.slice) & slices) != 0);
                }
                const bool opens = gate.OpensAll(head.owner, head.category, slices);
                RC_ASSERT(!opens || all);
                RC_ASSERT(opens || !all || !in_slices);
                ++(opens ? open : closed);
            }
        }
    });
    EXPECT_GT(open, closed / 50);
}

// List rows are shared by colleagues, so they may show no more than each of them may see.
TEST(EngineProperties, ASharedReaderSeesAtMostWhatEachAssignedColleagueSees) {
    CheckWorlds("shared rows are the narrowest", [](const World& world, Dice&) {
        for (const Actor& actor : world.actors) {
            const auto column = ColumnOf(actor.role);
            const Gate own(world.bases, actor, world.now);
            if (!column || !own.Admits()) continue;
            const Gate shared = Gate::ForReader(world.bases, actor.party, *column, world.now);
            for (const EntryHead& head : world.heads)
                RC_ASSERT(AtMost(shared.Decide(head), own.Decide(head)));
        }
    });
}

TEST(EngineProperties, ThePersonsOwnSightDependsOnNoBasis) {
    CheckWorlds("the participant needs no basis", [](const World& world, Dice&) {
        const Actor participant{.association = {},
                                .worker = WorkerId{9},
                                .party = Party::kNone,
                                .role = Role::kParticipant,
                                .teams = {}};
        const Gate gate(world.bases, participant, world.now);
        RC_ASSERT(gate.HoldsUntil() == kForever);
        for (const EntryHead& head : world.heads)
            RC_ASSERT(gate.Decide(head) == Gate({}, participant, Hour(0)).Decide(head));
    });
}

}  // namespace
}  // namespace samkraft::secrecy::test
