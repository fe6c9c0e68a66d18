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

// Somebody who reads a random case at a moment, and what they see of it.
struct Scene {
    std::vector<Entry> entries;
    secrecy::Actor actor;
    Instant now;
    Opened opened;
};
// None where the one drawn has not the case.
std::optional<Scene> AnyScene(Dice& dice, const Directory& directory) {
    CaseMaker maker(dice);
    Scene scene;
    scene.entries = maker.Make();
    const Reader reader = maker.SomeReader();
    Role role = reader.party == Party::kNone ? Role::kProjectLead : secrecy::HomeRole(reader.party);
    if (dice.Percent(10)) role = Role::kEmployerTeam;
    const Worker& worker = *directory.Find(Of(role));
    scene.actor = {AssociationId{1}, worker.id, worker.party, role, worker.teams};
    scene.now = AnyMoment(dice, scene.entries);
    scene.opened = OpenFor(scene.actor, scene.entries, directory, scene.now);
    if (!secrecy::Gate(scene.opened.bases, scene.actor, scene.now).Admits()) return std::nullopt;
    return scene;
}
Insight InsightOf(const Scene& scene, const Directory& directory) {
    return {scene.actor,
            Language::kEnglish,
            {scene.opened.bases, scene.opened.seen, scene.opened.decisions},
            directory,
            scene.now};
}
bool Works(const secrecy::Actor& actor) { return !domain::OfTheProject(actor.role); }

// Who reads what the own party or the project's reader writes is known to that party in full; of what others
// write, only that it is open to somebody, never that it is not.
TEST(Insight, WhatIsToldOfOthersIsTrue) {
    const Directory directory = TwoTeams();
    int own = 0, opened = 0, unknown = 0;
    CheckWithDice("the audience is as those readers are decided", 1200, 700, [&](Dice& dice) {
        const auto scene = AnyScene(dice, directory);
        if (!scene) return;
        const Insight insight = InsightOf(*scene, directory);
        const secrecy::Actor& actor = scene->actor;
        const secrecy::CaseBases& bases = scene->opened.bases;
        const secrecy::Gate mine(bases, actor, scene->now);
        int asked = 0;
        for (const auto& [head, decision] : scene->opened.decisions) {
            if (++asked > 4) break;
            RC_ASSERT(insight.Find(head.item) != nullptr);
            const bool owns = Works(actor) && head.owner == actor.party;
            const Audience audience = insight.AudienceOf(head, nullptr);
            RC_ASSERT(audience.owner == head.owner && audience.category == head.category &&
                      audience.topic == head.topic);
            for (const AudienceLine& line : audience.readers.rows) {
                const ReaderView& who = line.reader;
                const StandingView& told = line.standing;
                const bool participant = who.role == Role::kParticipant;
                const Level level =
                    who.me
                        ? mine.Decide(head).level
                        : secrecy::Gate::ForRole(bases, who.party, who.role, scene->now).Decide(head).level;
                const bool party_of_it = secrecy::ColumnOf(who.role) == secrecy::OwnColumn(head.owner);
                const bool known = who.me || participant || party_of_it || head.named.Bits() != 0 || owns;
                if (!told.level) {
                    RC_ASSERT(!who.me && !participant && !party_of_it);
                    RC_ASSERT(told.reason.empty() && !told.slice && !told.provision && !told.text.empty());
                    ++unknown;
                } else if (who.me || participant) {
                    RC_ASSERT(*told.level == level);
                } else {
                    RC_ASSERT(known || *told.level != Level::kNone);
                    opened += !known;
                }
                own += owns && told.level && !who.me;
                RC_ASSERT(!participant || (told.ways.empty() && told.needs.empty()));
            }
        }
    });
    EXPECT_GT(own, 150);
    EXPECT_GT(opened, 15);
    EXPECT_GT(unknown, 150);
}

TEST(Insight, WhoHasTheCaseIsToldOfColleaguesInTheOwnPartyAlone) {
    const Directory directory = TwoTeams();
    int assigned = 0, away = 0, elsewhere = 0, seen_there = 0;
    CheckWithDice("colleagues as they are decided, others as a question", 1500, 700, [&](Dice& dice) {
        const auto scene = AnyScene(dice, directory);
        if (!scene || scene->opened.decisions.empty()) return;
        const Insight insight = InsightOf(*scene, directory);
        const secrecy::Actor& actor = scene->actor;
        const secrecy::CaseBases& bases = scene->opened.bases;
        const EntryHead& head =
            scene->opened.decisions[dice.Below(static_cast<unsigned>(scene->opened.decisions.size()))].first;
        for (const Worker& worker : directory.workers) {
            if (!secrecy::ColumnOf(worker.role) || worker.role == Role::kParticipant) continue;
            const AudienceLine line = insight.AudienceOf(head, &worker).readers.rows.at(0);
            const StandingView& told = line.standing;
            RC_ASSERT(line.reader.worker == worker.id && line.reader.name == worker.Name() &&
                      line.reader.party == worker.party && line.reader.role == worker.role);
            RC_ASSERT(line.reader.me == (worker.id == actor.worker));
            const secrecy::Gate gate(
                bases, {actor.association, worker.id, worker.party, worker.role, worker.teams}, scene->now);
            if (line.reader.me) {
                RC_ASSERT(told.level == gate.Decide(head).level);
                continue;
            }
            if (bases.protection != Protection::kNone) continue;  // marked by others: not always known
            const bool question = told.text.starts_with("Whether " + worker.Name());
            RC_ASSERT(!question || !told.level);
            if (worker.party == actor.party) {
                RC_ASSERT(!question);
                // Of those of another role in the party the owner may have opened it to them alone.
                if (!gate.Admits()) RC_ASSERT(told.level.value_or(Level::kNone) == Level::kNone);
                if (!gate.Admits() && worker.role == actor.role)
                    RC_ASSERT(told.reason == "not_assigned"), ++away;
                if (gate.Admits() && head.owner == actor.party && !domain::OfTheProject(worker.role))
                    RC_ASSERT(told.level == gate.Decide(head).level), ++assigned;
            } else {
                RC_ASSERT(told.reason != "not_assigned");
                question ? ++elsewhere : ++seen_there;
            }
        }
    });
    EXPECT_GT(assigned, 80);
    EXPECT_GT(away, 25);
    EXPECT_GT(elsewhere, 300);
    EXPECT_GT(seen_there, 25) << "the asker has seen that they have it";
}

TEST(Insight, TheMatrixHasARowForWhatMayBeThereAndAColumnForWhoMayRead) {
    const Directory directory = TwoTeams();
    int rows = 0;
    CheckWithDice("owners, categories, readers and the own cells", 600, 700, [&](Dice& dice) {
        const auto scene = AnyScene(dice, directory);
        if (!scene) return;
        const secrecy::Actor& actor = scene->actor;
        const secrecy::Gate mine(scene->opened.bases, actor, scene->now);
        const ReadersView view = InsightOf(*scene, directory).Matrix();

        // By what is seen: who writes, who is party to a consent or a disclosure, who has the case.
        const secrecy::CaseBases known = BasesFor(scene->opened.seen, directory);
        std::set<Party> parties;
        std::set<std::pair<Party, Role>> named;
        for (const auto& [head, d] : scene->opened.decisions) parties.insert(head.owner);
        for (const auto& p : known.provisions) parties.insert({p.from, p.to});
        for (const auto& d : known.disclosures) parties.insert({d.owner, d.to});
        for (const auto& a : known.assignments) parties.insert(a.party);
        for (const auto& e : known.engagements) parties.insert(e.party);
        for (const auto& a : scene->opened.bases.assignments)
            if (a.party == actor.party) parties.insert(a.party);
        for (const auto& e : scene->opened.bases.engagements)
            if (e.party == actor.party) parties.insert(e.party);
        if (Works(actor)) parties.insert(actor.party);
        parties.erase(Party::kNone);
        const auto by_role = [&](std::optional<Role> role) {
            if (role && domain::OfTheProject(*role)) named.insert({Party::kNone, *role});
        };
        for (const auto& p : known.provisions) by_role(p.to_role);
        for (const auto& d : known.disclosures) by_role(d.to_role);
        for (const Party party : parties) named.insert({party, secrecy::HomeRole(party)});
        named.insert({Works(actor) ? actor.party : Party::kNone, actor.role});
        named.insert({Party::kNone, Role::kParticipant});

        std::set<std::pair<Party, Role>> columns;
        std::size_t me = 0;
        for (std::size_t i = 0; i < view.readers.rows.size(); ++i) {
            const ReaderView& r = view.readers.rows[i];
            RC_ASSERT(columns.insert({r.party, r.role}).second);
            if (r.me) me = i;
        }
        RC_ASSERT(me == 0U && view.readers.rows.front().me);
        RC_ASSERT(view.readers.rows.back().role == Role::kParticipant);
        // One role of several in a party has a column of its own where something is for it.
        std::erase_if(columns, [&](const auto& c) {
            const bool one_of_several = c.second == Role::kEmployerTeam && actor.role != Role::kEmployerTeam;
            return one_of_several;
        });
        RC_ASSERT(columns == named);

        std::vector<Party> owners;
        for (const ReadersOwner& owner : view.owners.rows) {
            owners.push_back(owner.party);
            for (const ReadersRow& row : owner.rows.rows) {
                RC_ASSERT(MayOwn(owner.party, row.category));
                RC_ASSERT(row.cells.rows.size() == view.readers.rows.size());
                EntryHead head;
                head.owner = owner.party;
                head.category = row.category;
                Level level = Level::kNone;
                for (std::size_t t = 1; t < kTopicCount; ++t) {
                    head.topic = static_cast<Topic>(t);
                    level = std::max(level, mine.Decide(head).level);
                }
                bool seen = false;
                std::set<ItemId> by_itself;
                for (const auto& [each, d] : scene->opened.decisions) {
                    if (each.owner != owner.party || each.category != row.category) continue;
                    if (each.named.Bits() != 0) continue;
                    seen = true;
                    EntryHead as_class = each;
                    as_class.item = {};
                    if (d.level > mine.Decide(as_class).level) by_itself.insert(each.item);
                }
                const StandingView& cell = row.cells.rows[0];
                RC_ASSERT(row.seen == seen);
                RC_ASSERT(cell.level == level);
                RC_ASSERT(cell.singles.value_or(0) == static_cast<std::int32_t>(by_itself.size()));
                if (!seen)
                    for (const StandingView& other : row.cells.rows) RC_ASSERT(!other.singles);
                ++rows;
            }
        }
        RC_ASSERT(std::set<Party>(owners.begin(), owners.end()) == parties);
        RC_ASSERT(!Works(actor) || owners.front() == actor.party);
        RC_ASSERT(std::is_sorted(owners.begin() + Works(actor), owners.end()));
    });
    EXPECT_GT(rows, 1000);
}

}  // namespace
}  // namespace samkraft::office
