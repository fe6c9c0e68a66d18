// The engine against a slow, obvious model of its rules, and what must hold in every case, on random cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "secrecy/world_test.hpp"

namespace samkraft::secrecy::test {
namespace {

// ---- the model: the rules as one would explain them at the blackboard, with its own reader of the table

struct ModelGrant {
    std::string what, basis;  // "F", "L", "L/narrow"; "" for any basis
};
using ModelTable = std::map<std::pair<int, std::string>, std::vector<ModelGrant>>;

const ModelTable& Table() {
    static const ModelTable table = [] {
        ModelTable made;
        std::ifstream file(SAMKRAFT_SOURCE_DIR "/src/secrecy/decision_table.csv");
        std::vector<std::string> columns;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line[0] == '#') continue;
            std::erase(line, ' ');
            std::vector<std::string> cells;
            std::stringstream parts(line);
            for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
            if (columns.empty()) {
                columns = cells;
                continue;
            }
            for (std::size_t c = 1; c < cells.size(); ++c) {
                std::stringstream grants(cells[c]);
                for (std::string grant; std::getline(grants, grant, '|');)
                    if (grant != "none")
                        made[{std::stoi(cells[0]), columns[c]}].push_back(
                            {grant.substr(0, grant.find(':')),
                             grant.find(':') == std::string::npos ? "" : grant.substr(grant.find(':') + 1)});
            }
        }
        return made;
    }();
    return table;
}

// code, from, to, categories, in force from
struct ModelStatute {
    std::string code;
    Party from, to;
    std::set<Category> categories;
    std::string begins;
};
const std::vector<ModelStatute>& Laws() {
    using enum Party;
    using Category::kInsuranceBenefit, Category::kRegistration, Category::kActivityReports,
        Category::kIncomeSupport, Category::kSuspicion, Category::kStudies;
    static const std::vector<ModelStatute> laws = {
        {"2008:975 3", kSocialInsurance, kSocialServices, {kInsuranceBenefit}, "2008-12-31T23:00:00Z"},
        {"2008:975 5",
         kEmploymentService,
         kSocialServices,
         {kRegistration, kActivityReports},
         "2017-12-31T23:00:00Z"},
        {"2002:546 12",
         kEmploymentService,
         kSocialInsurance,
         {kRegistration, kActivityReports},
         "2002-12-31T23:00:00Z"},
        {"2010:110 110:31",
         kEmploymentService,
         kSocialInsurance,
         {kRegistration, kActivityReports},
         "2010-12-31T23:00:00Z"},
        {"2010:110 110:31", kSocialServices, kSocialInsurance, {kIncomeSupport}, "2010-12-31T23:00:00Z"},
        {"2024:307 2",
         kEmploymentService,
         kSocialInsurance,
         {kRegistration, kActivityReports, kSuspicion},
         "2024-06-30T22:00:00Z"},
        {"2024:307 2",
         kSocialInsurance,
         kEmploymentService,
         {kInsuranceBenefit, kSuspicion},
         "2024-06-30T22:00:00Z"},
        {"2000:625 1 a", kAdultEducation, kEmploymentService, {kStudies}, "2026-02-28T23:00:00Z"},
    };
    return laws;
}

std::string ModelColumn(Role role) {
    switch (role) {
        case Role::kEmploymentOfficer:
            return "employment_service";
        case Role::kSocialWorker:
            return "social_services";
        case Role::kLabourMarketSecretary:
            return "labour_market";
        case Role::kEmployerTeam:
            return "labour_market";
        case Role::kCareCoordinator:
            return "care_coordinator";
        case Role::kInsuranceInvestigator:
            return "social_insurance";
        case Role::kStudyCounsellor:
            return "study_counsellor";
        case Role::kProjectLead:
            return "project_lead";
        case Role::kEvaluator:
            return "evaluator";
        case Role::kParticipant:
            return "participant";
        case Role::kOperator:
            return "";
    }
    return "";
}

std::string ModelHome(Party party) {
    static const std::map<Party, std::string> homes = {
        {Party::kEmploymentService, "employment_service"}, {Party::kSocialServices, "social_services"},
        {Party::kLabourMarket, "labour_market"},           {Party::kAdultEducation, "study_counsellor"},
        {Party::kSocialInsurance, "social_insurance"},     {Party::kHealthRegion, "care_coordinator"}};
    const auto found = homes.find(party);
    return found == homes.end() ? "no home" : found->second;
}

// A reader of list rows stands for all roles of the column and is taken as assigned; an actor for itself.
struct ModelReader {
    Party party = Party::kNone;
    std::string column;
    std::set<Role> roles;
    const Actor* actor = nullptr;
};

ModelReader ReaderOf(const Actor& actor) {
    return {actor.party, ModelColumn(actor.role), {actor.role}, &actor};
}
ModelReader ReaderOf(Party party, Column column) {
    ModelReader reader{party, std::string(NameOf(column)), {}, nullptr};
    for (int role = 0; role < static_cast<int>(kRoleCount); ++role)
        if (ModelColumn(static_cast<Role>(role)) == reader.column)
            reader.roles.insert(static_cast<Role>(role));
    return reader;
}

bool In(Instant now, Instant begins, Instant ends) { return begins <= now && now < ends; }

Decision Refuse(Reason reason) { return {Level::kNone, Slice::kSummary, reason, {}, {}}; }

Slice SliceNamed(const std::string& what) {
    Slice slice = Slice::kSummary;
    if (what == "F") return Slice::kWhole;
    if (what != "L" && !FromName(what.substr(2), slice)) throw std::logic_error(what);
    return slice;
}

// What one disclosure gives the reader for the entry: a decision, or nothing at all if it is not about it.
std::optional<std::pair<Decision, int>> Through(const CaseBases& bases, const ModelReader& reader,
                                                const Disclosure& d, const EntryHead& head, Instant now) {
    const bool project = reader.column == "project_lead" || reader.column == "evaluator";
    if (d.owner != head.owner || d.owner == Party::kNone) return std::nullopt;
    if (d.to_role && reader.roles != std::set{*d.to_role}) return std::nullopt;
    if (project && !d.to_role) return std::nullopt;
    if (d.to != reader.party && !(project && d.to == Party::kNone)) return std::nullopt;
    if (!project && d.to == Party::kNone) return std::nullopt;
    // For what it was given, and for nothing else.
    const auto served = [&](Purpose purpose) {
        return project ? purpose == Purpose::kEvaluation
                       : purpose == Purpose::kCoordination || purpose == Purpose::kCareContact;
    };
    if (!served(d.purpose)) return std::nullopt;
    if (now < d.begins) return std::nullopt;
    const auto has = [&](const CategorySet& set) {
        if (set.test(static_cast<std::size_t>(head.category))) return true;
        return reader.column == "project_lead" && !d.item && head.category == Category::kIdentity &&
               set.test(static_cast<std::size_t>(Category::kParticipation));
    };
    if (d.item) {
        if (d.item != head.item) return std::nullopt;
        if (d.categories.any() && !has(d.categories)) return std::nullopt;
    } else if (!has(d.categories)) {
        return std::nullopt;
    }

    bool over = now >= d.ends;
    bool topic = d.topics.Has(head.topic);
    bool lawful = true;
    std::string basis;
    ItemId provision;
    if (d.basis == BasisKind::kOwnCase) {
        basis = "own";
        const auto mine = [&](const Engagement& e) {
            return e.party == reader.party && reader.party != Party::kNone && e.begins <= now;
        };
        if (std::ranges::none_of(bases.engagements, mine)) return std::nullopt;
        if (std::ranges::none_of(bases.engagements,
                                 [&](const Engagement& e) { return mine(e) && now < e.ends; }))
            over = true;
    } else if (d.basis == BasisKind::kConsent) {
        basis = "consent";
        auto found = bases.provisions.begin();
        while (found != bases.provisions.end() &&
               !(found->id == d.provision && found->from == d.owner && found->to == d.to))
            ++found;
        if (!d.provision || found == bases.provisions.end()) return std::nullopt;
        if (now < found->begins || !has(found->categories)) return std::nullopt;
        if (found->to_role && reader.roles != std::set{*found->to_role}) return std::nullopt;
        if (!served(found->purpose)) return std::nullopt;
        if (!found->topics.Has(head.topic)) topic = false;
        if (now >= found->ends) over = true;
        provision = found->id;
    } else if (d.basis == BasisKind::kStatute) {
        basis = "statute";
        lawful = std::ranges::any_of(Laws(), [&](const ModelStatute& law) {
            return law.code == d.statute && law.from == d.owner && law.to == d.to &&
                   law.categories.contains(head.category) && *ParseInstant(law.begins) <= now;
        });
    } else {
        basis = "reasoned";
        lawful = d.owner != Party::kHealthRegion && d.owner != Party::kSocialServices;
    }

    const std::pair closed{Refuse(Reason::kNotInTable), 1};
    if (!lawful) return closed;
    const auto cell = Table().find({static_cast<int>(head.category), reader.column});
    if (cell == Table().end()) return closed;
    for (std::size_t place = 0; place < cell->second.size(); ++place) {
        const ModelGrant& grant = cell->second[place];
        if (!grant.basis.empty() && grant.basis != basis) continue;
        const Slice slice = SliceNamed(grant.what);
        if (slice == Slice::kIfPlaced || slice == Slice::kOwnActivity || slice == Slice::kOwnPlacement)
            return closed;
        if (slice == Slice::kStudyPart && head.topic != Topic::kStudies) topic = false;
        if (slice == Slice::kOwnTrack &&
            !(reader.column == "study_counsellor" && head.topic == Topic::kStudies) &&
            !(reader.column == "care_coordinator" && head.topic == Topic::kHealth))
            topic = false;
        if (!topic) return std::pair{Refuse(Reason::kOtherTopic), 2};
        if (over) return std::pair{Refuse(Reason::kBasisEnded), 3};
        static const std::map<std::string, Reason> reasons = {{"own", Reason::kOwnCase},
                                                              {"consent", Reason::kConsent},
                                                              {"statute", Reason::kStatute},
                                                              {"reasoned", Reason::kReasonedDecision}};
        const Level level = grant.what == "F" ? Level::kFull : Level::kLimited;
        // Full before limited, then by the place of the grant in its cell.
        const int rank = (level == Level::kFull ? 1000 : 500) - static_cast<int>(place);
        return std::pair{Decision{level, slice, reasons.at(basis), d.id, provision}, rank};
    }
    return closed;
}

Decision Model(const CaseBases& bases, const ModelReader& reader, const EntryHead& head, Instant now) {
    const bool project = reader.column == "project_lead" || reader.column == "evaluator";
    if (reader.column.empty()) return Refuse(Reason::kRoleWithoutCases);
    if (reader.column == "participant") {
        if (head.category == Category::kNone && head.named != PartySet{})
            return {Level::kFull, Slice::kWhole, Reason::kParticipantsOwn, {}, {}};
        const auto cell = Table().find({static_cast<int>(head.category), "participant"});
        if (cell == Table().end()) return Refuse(Reason::kNotInTable);
        const std::string what = cell->second[0].what;
        return {
            what == "F" ? Level::kFull : Level::kLimited, SliceNamed(what), Reason::kParticipantsOwn, {}, {}};
    }
    bool assigned = reader.actor == nullptr;
    if (reader.actor)
        for (const Assignment& a : bases.assignments) {
            bool mine = a.worker.value != 0 && a.worker == reader.actor->worker;
            for (const TeamId team : reader.actor->teams)
                if (a.team.value != 0 && a.team == team) mine = true;
            if (mine && a.party == reader.party && In(now, a.begins, a.ends)) assigned = true;
        }
    if (!assigned || (reader.party == Party::kNone && !project)) return Refuse(Reason::kNotAssigned);

    Decision decision = Refuse(Reason::kNoDisclosure);
    const bool own = ModelHome(reader.party) == reader.column;
    if (own && head.owner == reader.party) {
        decision = {Level::kFull, Slice::kWhole, Reason::kOwnParty, {}, {}};
    } else if (head.named != PartySet{}) {
        decision = own && head.named.Has(reader.party)
                       ? Decision{Level::kFull, Slice::kWhole, Reason::kNamed, {}, {}}
                       : Refuse(Reason::kNotNamed);
    } else {
        int best = 0;
        std::pair<ItemId, BasisKind> first;  // of what gives equally much, the oldest
        for (const Disclosure& d : bases.disclosures) {
            const auto through = Through(bases, reader, d, head, now);
            if (!through) continue;
            if (through->second > best ||
                (through->second == best && best > 3 && std::pair(d.id, d.basis) < first)) {
                std::tie(decision, best) = *through;
                first = {d.id, d.basis};
            }
        }
    }

    const bool who = head.category == Category::kIdentity || head.category == Category::kProtectedIdentity;
    const bool officer =
        reader.actor && reader.actor->worker.value != 0 &&
        std::ranges::find(bases.named_officers, reader.actor->worker) != bases.named_officers.end();
    if (who && bases.protection != Protection::kNone && !officer && decision.level != Level::kNone &&
        decision.slice != Slice::kMasked) {
        if (project || reader.column == "study_counsellor" || reader.column == "employer")
            return Refuse(Reason::kProtected);
        decision.level = Level::kLimited;
        decision.slice = Slice::kMasked;
        decision.reason = Reason::kProtected;
    }
    return decision;
}

// ---- the properties

TEST(EngineProperties, TheEngineAgreesWithTheModel) {
    std::map<std::string, int> seen;
    CheckWorlds("the engine agrees with the model", [&](const World& world, Dice&) {
        const auto compare = [&](const Gate& gate, const ModelReader& reader, const std::string& who) {
            for (const EntryHead& head : world.heads) {
                const Decision engine = gate.Decide(head);
                const Decision model = Model(world.bases, reader, head, world.now);
                ++seen[std::string(NameOf(engine.level)) + ' ' + std::string(NameOf(engine.reason))];
                if (engine != model)
                    RC_FAIL(who + " before " + Show(head) + "\n  engine: " + Show(engine) +
                            "\n  model:  " + Show(model));
            }
        };
        for (const Actor& actor : world.actors)
            compare(Gate(world.bases, actor, world.now), ReaderOf(actor), Show(actor));
        for (const Actor& actor : world.actors) {
            const auto column = ColumnOf(actor.role);
            if (!column) continue;
            compare(Gate::ForReader(world.bases, actor.party, *column, world.now),
                    ReaderOf(actor.party, *column),
                    "reader " + std::string(NameOf(actor.party)) + '/' + std::string(NameOf(*column)));
        }
        const Party host = world.actors[0].party;
        compare(Gate::ForReader(world.bases, host, Column::kEmployer, world.now),
                ReaderOf(host, Column::kEmployer), "an employer");
    });
    // The cases reach every answer there is, so that agreement means something (not in a run cut short by
    // RC_PARAMS).
    int decisions = 0;
    for (const auto& [answer, times] : seen) decisions += times;
    for (const std::string answer : {"full own_party",
                                     "full named",
                                     "full own_case",
                                     "full consent",
                                     "full statute",
                                     "full reasoned_decision",
                                     "full participants_own",
                                     "limited own_case",
                                     "limited consent",
                                     "limited statute",
                                     "limited reasoned_decision",
                                     "limited participants_own",
                                     "limited protected",
                                     "none not_assigned",
                                     "none no_disclosure",
                                     "none basis_ended",
                                     "none not_in_table",
                                     "none other_topic",
                                     "none not_named",
                                     "none protected",
                                     "none role_without_cases"})
        EXPECT_TRUE(seen[answer] > 0 || decisions < 500'000) << answer;
}

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
        after.protection = static_cast<Protection>(1 + dice.Below(3));
        if (world.bases.protection == Protection::kNone) after.named_officers = {WorkerId{1 + dice.Below(3)}};
        NowhereWider(world, world.bases, after, "protection");
        CaseBases fewer = after;
        fewer.named_officers.clear();
        NowhereWider(world, after, fewer, "fewer officers");
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
                    continue;  // rule 5 comes on top
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
