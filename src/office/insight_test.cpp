// Who sees what, over random whole cases: nothing that the asker may not read changes a byte of the answer.
#include "office/insight.hpp"

#include "base/json.hpp"
#include "journal/random_case_test.hpp"

namespace samkraft::office {
namespace {

using namespace domain::test;
using namespace journal::test;
using journal::Reader;

// A case as the office opens it for the actor.
struct Opened {
    secrecy::CaseBases bases;
    std::vector<Entry> seen;
    std::vector<std::pair<EntryHead, secrecy::Decision>> decisions;
};
Opened OpenFor(const secrecy::Actor& actor, const std::vector<Entry>& entries, const Directory& directory,
               Instant now) {
    Opened opened{BasesFor(entries, directory), {}, {}};
    const secrecy::Gate gate(opened.bases, actor, now);
    for (const Entry& e : entries) {
        const secrecy::Decision decision = gate.Decide(e.head);
        if (decision.level == Level::kNone) continue;
        opened.decisions.emplace_back(e.head, decision);
        Entry& entry = opened.seen.emplace_back(e);
        entry.level = decision.level;
        if (decision.level == Level::kLimited) Redact(entry, decision.slice);
    }
    return opened;
}
std::string Answers(const secrecy::Actor& actor, const std::vector<Entry>& entries,
                    const Directory& directory, Instant now, const std::vector<EntryHead>& about) {
    Opened opened = OpenFor(actor, entries, directory, now);
    const Insight insight(actor, Language::kEnglish, {opened.bases, std::move(opened.seen), opened.decisions},
                          directory, now);
    std::string all = json::Write(insight.Matrix());
    for (const EntryHead& head : about) {
        all += json::Write(insight.AudienceOf(head, nullptr));
        for (const Worker& worker : directory.workers) all += json::Write(insight.AudienceOf(head, &worker));
    }
    return all;
}

// What governs the actor's own reading and the own party: the one thing that may count although no entry of
// it is seen.
secrecy::CaseBases Reaching(const secrecy::Actor& actor, secrecy::CaseBases bases) {
    const auto others = [&](const auto& each) { return each.to != actor.party && each.to != Party::kNone; };
    const auto elsewhere = [&](const auto& each) { return each.party != actor.party; };
    std::erase_if(bases.provisions, others);
    std::erase_if(bases.disclosures, others);
    std::erase_if(bases.assignments, elsewhere);
    std::erase_if(bases.engagements, elsewhere);
    std::erase_if(bases.recalls, [&](const auto& each) { return each.owner == actor.party; });
    return bases;
}
bool Same(const secrecy::CaseBases& a, const secrecy::CaseBases& b) {
    return a.provisions == b.provisions && a.disclosures == b.disclosures && a.assignments == b.assignments &&
           a.engagements == b.engagements && a.recalls == b.recalls && a.protection == b.protection &&
           a.named_officers == b.named_officers;
}

TEST(Insight, WhatTheAskerMayNotReadChangesNoByteOfWhoSeesWhat) {
    Tally tally;
    const Directory directory = TwoTeams();
    int others = 0;
    CheckWithDice("hidden entries do not interfere", 3000, 700, [&](Dice& dice) {
        CaseMaker maker(dice);
        const std::vector<Entry> entries = maker.Make();
        const Reader reader = maker.SomeReader();
        const Role role = reader.party == Party::kNone ? Role::kProjectLead : secrecy::HomeRole(reader.party);
        const Worker& worker = *directory.Find(Of(role));
        const secrecy::Actor actor{AssociationId{1}, worker.id, worker.party, role, worker.teams};
        const Instant now = AnyMoment(dice, entries);
        const auto bases = BasesFor(entries, directory);
        const secrecy::Gate gate(bases, actor, now);
        if (!gate.Admits()) return;

        bool governing = dice.Percent(60);
        std::vector<Entry> disturbed = Disturbed(entries, maker, dice, gate, governing, tally);
        if (governing && !Same(Reaching(actor, bases), Reaching(actor, BasesFor(disturbed, directory)))) {
            governing = false;
            disturbed = Disturbed(entries, maker, dice, gate, false, tally);
        }
        std::vector<EntryHead> about;
        for (const Entry& e : entries)
            if (gate.Decide(e.head).level != Level::kNone && about.size() < 4) about.push_back(e.head);
        RC_ASSERT(Answers(actor, disturbed, directory, now, about) ==
                  Answers(actor, entries, directory, now, about));
        ++tally.cases;
        tally.governing += governing;
        others += !Same(bases, BasesFor(disturbed, directory));
    });
    EXPECT_GT(tally.cases, 500);
    EXPECT_GT(tally.altered, 1000);
    EXPECT_GT(tally.removed, 300);
    EXPECT_GT(tally.added, 300);
    EXPECT_GT(tally.governing, 100);
    EXPECT_GT(others, 50) << "what others have opened to each other changes, unseen";
}

}  // namespace
}  // namespace samkraft::office
