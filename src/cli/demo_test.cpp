// The demo, made whole once: every printed figure out of its statistics, its staff, what each party sees of
// Nawfal and what not, that every entry can be read and every stored row is what the entries give, and that a
// day's list is one that a person can do.
#include "cli/demo.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/json.hpp"
#include "base/personal_number.hpp"
#include "base/text.hpp"
#include "db/testing.hpp"
#include "domain/case_state.hpp"
#include "domain/kinds.hpp"
#include "evidence/sus.hpp"
#include "journal/journal.hpp"
#include "journal/projection.hpp"
#include "office/office.hpp"
#include "rules/rules.hpp"

namespace samkraft::demo {
namespace {

using namespace domain;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const Date kFrom = MakeDate(2018, 2, 1), kUntil = MakeDate(2020, 1, 1);

struct Made {
    db::TestPlace place;
    std::unique_ptr<journal::Journal> journal;
    Result<std::vector<DemoUser>> users = Fail(Code::kInternal);
    int last_done = 0;
    explicit Made(const DemoOptions& options, db::Engine engine = db::Engine::kSqlite) : place(engine) {
        const std::string key = place.Folder() + "/key";
        if (!journal::CreateKeyFile(key)) throw std::runtime_error("no key file");
        journal = std::move(journal::Journal::Open({place.Database(), key, 4, true}).value());
        users = MakeDemo(*journal, options, [this](std::string_view, int done, int) { last_done = done; });
    }
    [[nodiscard]] std::vector<CaseId> Cases() const {
        std::vector<CaseId> all;
        for (;;) {
            const auto some = journal->Cases(kAssociation, all.empty() ? CaseId{} : all.back(), 1000);
            if (some.empty()) return all;
            all.insert(all.end(), some.begin(), some.end());
        }
    }
    [[nodiscard]] std::vector<Entry> Entries(CaseId id) const {
        journal::Stream stream = journal->Read(kAssociation, id);
        std::vector<Entry> entries;
        for (std::size_t i = 0; i < stream.Heads().size(); ++i) {
            const EntryHead& head = stream.Heads()[i];
            auto payload = Decode(KindOf(head), stream.Open(i));
            if (payload)
                entries.push_back({head, std::move(*payload), Level::kFull});
            else
                ADD_FAILURE() << stream.Open(i);
        }
        return entries;
    }
};

Made& Demo() {
    static Made made{DemoOptions{}};
    return made;
}

// An office on the demo's morning, with the cases of the stories by name.
struct Morning {
    StoryClock clock;
    RandomIds ids;
    office::Office office{*Demo().journal, clock, ids, {kAssociation, std::string(kAssociationName), true}};
    Morning() { clock.Set(StoryNow()); }

    [[nodiscard]] office::Asker As(std::string_view username) {
        const Worker* w = office.TheDirectory()->Find(Named(username));
        return {{kAssociation, w->id, w->party, w->role, w->teams}, Language::kSwedish, "test"};
    }
    template <class T, class F>
    void See(office::Seen<T> seen, F look) {
        std::promise<void> done;
        office.Release<T>(std::move(seen), [&](const T& value) {
            look(value);
            done.set_value();
        });
        done.get_future().get();
    }
    static CaseId CaseOf(std::string_view family) {
        static const std::map<std::string, CaseId> cases = [] {
            std::map<std::string, CaseId> found;
            const auto all = Demo().Cases();
            for (std::size_t i = 0; i < DemoStories().size(); ++i)
                for (const Entry& e : Demo().Entries(all[i]))
                    if (const auto* identity = std::get_if<Identity>(&e.payload))
                        found[identity->family_name] = all[i];
            return found;
        }();
        return cases.at(std::string(family));
    }
    // What a worker sees of a story's case; an empty state when nothing.
    [[nodiscard]] CaseState Of(std::string_view username, std::string_view family) {
        CaseState state;
        auto seen = office.Case(As(username), CaseOf(family));
        if (!seen) {
            EXPECT_EQ(seen.error().code, Code::kNotFound);
            return state;
        }
        See<office::CaseView>(std::move(*seen), [&](const office::CaseView& view) { state = view.content; });
        return state;
    }
};

std::vector<std::string> NoteTexts(const CaseState& s) {
    std::vector<std::string> texts;
    for (const auto& note : s.notes) texts.push_back(note.heading + "|" + note.text);
    return texts;
}

std::vector<evidence::OutcomeFact> OutcomeFacts() {
    std::vector<evidence::OutcomeFact> facts;
    for (const journal::Fact& f : Demo().journal->Facts(kAssociation, 0).first) {
        evidence::OutcomeFact o;
        o.opened = f.opened;
        o.closed = f.closed;
        o.outcome = static_cast<evidence::Outcome>(f.outcome);
        o.education = static_cast<evidence::Education>(f.education);
        o.support_time = static_cast<evidence::SupportTime>(f.support_time);
        o.age_band = static_cast<evidence::AgeBand>(f.age_band);
        o.sex = static_cast<evidence::Sex>(f.sex);
        o.subsidised = f.subsidised != 0;
        o.in_sus = f.in_sus != 0;
        o.months = f.months;
        o.team = 1;
        facts.push_back(o);
    }
    return facts;
}

TEST(Demo, IsMade) {
    ASSERT_TRUE(Demo().users) << Message(Demo().users.error(), Language::kEnglish);
    EXPECT_EQ(Demo().users->size(), 45U);
    EXPECT_EQ(Demo().last_done, 3588 - static_cast<int>(DemoStories().size()));
    EXPECT_EQ(Demo().Cases().size(), 3588U);
}

TEST(Demo, GivesEveryPrintedFigure) {
    const auto facts = OutcomeFacts();
    const auto table = evidence::MakeSusTable(facts, kFrom, kUntil);
    EXPECT_EQ(table.all.participants, 3588);
    EXPECT_EQ(table.all.work + table.all.studies, 860);
    EXPECT_EQ(table.sus.exits, 1272);
    EXPECT_EQ(table.sus.work, 488);
    EXPECT_EQ(table.sus.studies, 92);
    using evidence::Block;
    EXPECT_THAT(table[Block::kWorkByEducation].counts, ElementsAre(63, 132, 176, 15, 102));
    EXPECT_THAT(table[Block::kWorkBySupport].counts, ElementsAre(6, 0, 195, 190, 63, 34));
    EXPECT_THAT(table[Block::kStudiesByEducation].counts, ElementsAre(10, 26, 31, 3, 22));
    EXPECT_THAT(table[Block::kStudiesBySupport].counts, ElementsAre(0, 8, 46, 32, 4, 2));
    EXPECT_THAT(table[Block::kExitsByEducation].counts, ElementsAre(140, 382, 432, 38, 280));
    EXPECT_THAT(table[Block::kExitsBySupport].counts, ElementsAre(32, 127, 394, 439, 153, 127));
    EXPECT_THAT(table[Block::kExitsByMonths].counts, ElementsAre(712, 522, 38, 0));
    EXPECT_THAT(table[Block::kExitsByAge].counts, ElementsAre(0, 102, 522, 546, 102));
    // The same table as the cohort's own, to the last cell.
    EXPECT_EQ(table,
              evidence::MakeSusTable(evidence::FactsOf(evidence::MalmokraftenCohort(1)), kFrom, kUntil));
    const auto results = [&](Date until) {
        return std::count_if(facts.begin(), facts.end(), [&](const auto& f) {
            return f.closed && f.closed <= until &&
                   (f.outcome == evidence::Outcome::kWork || f.outcome == evidence::Outcome::kStudies);
        });
    };
    EXPECT_EQ(results(MakeDate(2019, 5, 8)), 501);
    EXPECT_GT(results(MakeDate(2019, 6, 30)), 600);
}

// Whatever the seed, a closed story takes the place of one who is counted alike.
TEST(Demo, StoriesTakePlacesThatLeaveTheFiguresAlone) {
    const auto stories = FactsOfStories();
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto cohort = evidence::MalmokraftenCohort(seed);
        const auto before = evidence::MakeSusTable(evidence::FactsOf(cohort), kFrom, kUntil);
        const Places places = MakePlaces(cohort, stories);
        ASSERT_EQ(places.others.size() + stories.size(), cohort.size());
        auto facts = evidence::FactsOf(places.others);
        for (std::size_t s = 0; s < stories.size(); ++s) {
            evidence::OutcomeFact f;
            f.opened = stories[s].opened;
            f.closed = stories[s].closed;
            f.outcome = static_cast<evidence::Outcome>(stories[s].outcome);
            if (f.closed) {
                ASSERT_TRUE(places.exits[s]);
                f.education = static_cast<evidence::Education>(places.exits[s]->education);
                f.support_time = static_cast<evidence::SupportTime>(
                    domain::SupportTimeOf(places.exits[s]->support_months));
                f.in_sus = places.exits[s]->in_sus;
                f.months = static_cast<std::int16_t>(WholeMonthsBetween(f.opened, f.closed));
            }
            f.age_band =
                static_cast<evidence::AgeBand>(domain::AgeBandOf(BirthDateIn(stories[s].number), f.opened));
            f.sex = static_cast<evidence::Sex>(SexIn(stories[s].number));
            f.subsidised = stories[s].subsidised;
            facts.push_back(f);
        }
        auto after = evidence::MakeSusTable(facts, kFrom, kUntil);
        EXPECT_EQ(after.all, before.all) << seed;
        EXPECT_EQ(after.sus, before.sus) << seed;
        for (std::size_t block = 0; block < evidence::kBlockCount; ++block)
            if (static_cast<evidence::Block>(block) != evidence::Block::kWorkBySubsidy) {  // not printed
                EXPECT_EQ(after.blocks[block], before.blocks[block]) << seed << " " << block;
            }
    }
}

TEST(Staff, IsThatOfTheTable) {
    std::map<Role, int> by_role;
    std::map<std::string, int> by_title;
    std::set<std::string> names;
    for (const DemoUser& u : DemoUsers()) {
        ++by_role[u.role];
        ++by_title[u.title];
        names.insert(u.username);
    }
    EXPECT_EQ(names.size(), 45U);
    EXPECT_EQ(by_role[Role::kEmploymentOfficer], 10);
    EXPECT_EQ(by_role[Role::kLabourMarketSecretary], 10);
    EXPECT_EQ(by_role[Role::kSocialWorker], 10);
    EXPECT_EQ(by_role[Role::kStudyCounsellor], 1);
    EXPECT_EQ(by_role[Role::kCareCoordinator], 4);
    EXPECT_EQ(by_role[Role::kInsuranceInvestigator], 3);
    EXPECT_EQ(by_title["Projektledare"], 1);
    EXPECT_EQ(by_title["Delprojektledare"], 2);
    EXPECT_EQ(by_title["Projektassistent"], 1);
    EXPECT_EQ(by_title["Administratör"], 2);
    EXPECT_EQ(by_title["Planeringssekreterare"], 1);

    Morning morning;
    const auto directory = morning.office.TheDirectory();
    EXPECT_EQ(directory->teams.size(), 10U);
    EXPECT_EQ(directory->workers.size(), 45U);
    for (const Team& team : directory->teams) {
        std::map<Role, int> own, shared;
        for (const Worker& w : directory->workers)
            if (directory->InTeam(w.id, team.id)) ++(w.teams.size() == 1 ? own : shared)[w.role];
        EXPECT_EQ(own, (std::map<Role, int>{{Role::kEmploymentOfficer, 1},
                                            {Role::kSocialWorker, 1},
                                            {Role::kLabourMarketSecretary, 1}}))
            << team.name;
        EXPECT_EQ(shared[Role::kCareCoordinator], 1);
        EXPECT_EQ(shared[Role::kInsuranceInvestigator], 3);
        EXPECT_EQ(shared[Role::kStudyCounsellor], 1);
        EXPECT_EQ(shared[Role::kProjectLead], 4);
    }
    for (const DemoUser& u : DemoUsers())
        EXPECT_TRUE(Demo().journal->FindLogin(kAssociation, u.username)) << u.username;
    EXPECT_TRUE(morning.office.SignIn("yasmin.farah", "malmö-demo", {"127.0.0.1"}));
    EXPECT_FALSE(morning.office.SignIn("yasmin.farah", "malmo-demo", {"127.0.0.1"}));
}

TEST(Staff, GrowsWithTheCases) {
    EXPECT_EQ(TeamCount(60), 10);
    EXPECT_EQ(TeamCount(3588), 10);
    EXPECT_EQ(TeamCount(100'000), 280);
    const auto staff = MakeStaff(280);
    EXPECT_EQ(staff.size(), 28U * 45U);
    EXPECT_TRUE(std::is_sorted(staff.begin(), staff.end(),
                               [](const Worker& a, const Worker& b) { return a.id < b.id; }));
    std::set<std::string> names;
    for (const Worker& w : staff) names.insert(w.username);
    EXPECT_EQ(names.size(), staff.size());
}

TEST(People, OnlyTheStoriedHaveNumbersThatCouldBe) {
    std::size_t right = 0;
    std::set<std::string> numbers;
    const auto all = Demo().Cases();
    const std::size_t stories = DemoStories().size();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i >= stories && i % 20 != 0) continue;
        for (const Entry& e : Demo().Entries(all[i]))
            if (const auto* identity = std::get_if<Identity>(&e.payload)) {
                EXPECT_TRUE(numbers.insert(identity->personal_number).second);
                const bool could_be = PersonalNumber::Make(identity->personal_number, StoryDay()).has_value();
                EXPECT_EQ(could_be, i < stories) << identity->personal_number;
                right += could_be;
            }
    }
    EXPECT_EQ(right, stories);
    for (const StoryFacts& s : FactsOfStories())
        EXPECT_TRUE(Demo().journal->FindPerson(kAssociation, s.number)) << s.number;
}

TEST(Entries, AreReadableInOrderAndByWhoMayWriteThem) {
    const auto directory = Morning().office.TheDirectory();
    std::int64_t count = 0;
    for (const CaseId id : Demo().Cases()) {
        std::map<ItemId, int> versions;
        std::set<EntryId> seen;
        Instant before;
        TeamId team;
        for (const Entry& e : Demo().Entries(id)) {
            ++count;
            EXPECT_GE(e.head.at, before);
            before = e.head.at;
            EXPECT_TRUE(seen.insert(e.head.id).second);
            EXPECT_EQ(e.head.version, ++versions[e.head.item]);
            const Worker* author = directory->Find(e.head.author);
            ASSERT_NE(author, nullptr);
            EXPECT_EQ(author->party, e.head.owner);
            EXPECT_TRUE(Info(KindOf(e.head)).writers.Has(author->role)) << NameOf(KindOf(e.head));
            EXPECT_TRUE(MayOwn(e.head.owner, e.head.category));
            if (const auto* allocated = std::get_if<TeamAllocated>(&e.payload)) team = allocated->team;
            if (team && author->teams.size() == 1) {
                EXPECT_EQ(author->teams.front(), team);
            }
            if (const auto* offer = std::get_if<ActivityOffered>(&e.payload)) {
                EXPECT_NE(FindActivityKind(offer->activity), nullptr);
                EXPECT_FALSE(rules::StopFor(offer->activity, offer->from))
                    << offer->activity << offer->from.Text();
            }
            if (const auto* needs = std::get_if<Adaptation>(&e.payload)) {
                EXPECT_EQ(DiagnosisIn(needs->statement), "");
            }
        }
    }
    std::printf("  %.1f entries a case, %lld in all\n", static_cast<double>(count) / 3588,
                static_cast<long long>(count));
    EXPECT_GT(count, 18 * 3588);
}

TEST(Entries, OfTheManyObeyTheFold) {
    const auto cohort = evidence::MalmokraftenCohort(1);
    for (std::size_t i = 0; i < 400; ++i) {
        const auto& person = cohort[i * 8];
        const CaseState s = Fold(MakeCase(person, 1, static_cast<int>(i), 10));
        ASSERT_TRUE(s.opened && s.identity && s.registration && s.work_history);
        EXPECT_EQ(s.opened->date, person.opened);
        EXPECT_EQ(s.exit.has_value(), static_cast<bool>(person.closed));
        for (const Consent& c : s.consents)
            EXPECT_TRUE(c.status == ConsentStatus::kAsked || c.answered || c.until);
        for (const Activity& a : s.activities)
            EXPECT_TRUE(!a.started || a.started >= LocalDate(a.offer.about.at));
        for (const FollowUpItem& f : s.follow_ups) {
            if (f.done) {
                EXPECT_GT(f.done->next_contact, f.done->date);
            }
            if (f.done && s.exit) {
                EXPECT_LE(f.done->date, s.exit->date);
            }
        }
    }
}

TEST(Projections, AreThoseOfTheEntries) {
    const auto directory = Morning().office.TheDirectory();
    const auto all = Demo().Cases();
    const auto due_key = [](const journal::Due& d) {
        return std::tuple(d.reader, d.worker, d.due, d.kind, d.item);
    };
    const auto grant_key = [](const journal::Grant& g) {
        return std::tuple(g.party, g.worker, g.team, g.begins, g.ends);
    };
    const auto sorted = [&](journal::Projections p) {
        std::ranges::sort(p.cards, {}, &journal::Card::reader);
        for (journal::Card& c : p.cards) std::ranges::sort(c.words);
        std::ranges::sort(p.dues, {}, due_key);
        p.dues.erase(std::unique(p.dues.begin(), p.dues.end()), p.dues.end());
        std::ranges::sort(p.grants, {}, grant_key);
        p.grants.erase(std::unique(p.grants.begin(), p.grants.end()), p.grants.end());
        return p;
    };
    for (std::size_t i = 0; i < all.size(); i += i < DemoStories().size() ? 1U : 37U) {
        const auto entries = Demo().Entries(all[i]);
        const auto fresh = sorted(journal::Project(all[i], entries, *directory, StoryNow()));
        auto stored = Demo().journal->StoredProjections(kAssociation, all[i]);
        stored = sorted(std::move(stored));
        ASSERT_EQ(stored.cards.size(), fresh.cards.size());
        EXPECT_TRUE(stored.cards == fresh.cards) << all[i].Text();
        EXPECT_EQ(stored.dues, fresh.dues);
        EXPECT_EQ(stored.grants, fresh.grants);
        EXPECT_EQ(stored.fact, fresh.fact);
    }
}

TEST(Nawfal, IsProposedToTheTeamThatKnowsWorkshopsAndMigrationStress) {
    Morning morning;
    auto proposed = morning.office.ProposeTeam(morning.As("karin.ostlund"), Morning::CaseOf("Fakhoury"));
    ASSERT_TRUE(proposed);
    morning.See<office::Allocation>(std::move(*proposed), [](const office::Allocation& a) {
        EXPECT_THAT(a.needs.rows,
                    testing::IsSupersetOf({"employer_vehicle", "migration_stress", "health", "arabic"}));
        ASSERT_FALSE(a.teams.rows.empty());
        EXPECT_EQ(a.teams.rows.front().team, TeamIdOf(2));
        EXPECT_EQ(a.teams.rows.front().lead, Named("yasmin.farah"));
        for (const auto& team : a.teams.rows) EXPECT_GT(team.score, -50) << "no team is full";
    });
}

TEST(Nawfal, StandsAtEveryPointOfHisWay) {
    Morning m;
    const auto officer = [&](std::string_view family) { return m.Of("karin.ostlund", family); };
    EXPECT_EQ(officer("Al-Amin").phase, Phase::kReferred);
    EXPECT_EQ(officer("Darwich").phase, Phase::kConsent);
    EXPECT_EQ(officer("Darwich").consents.size(), 5U);
    const CaseState answered = officer("Fakhoury");
    EXPECT_EQ(answered.phase, Phase::kAssessment);
    EXPECT_FALSE(answered.triage);
    EXPECT_THAT(CareFlags(answered), Contains("health_now"));
    const CaseState today = officer("Ghanem");
    ASSERT_TRUE(today.lead && today.triage);
    EXPECT_TRUE(today.triage->care_coordinator);
    EXPECT_EQ(today.lead->worker, Named("yasmin.farah"));
    EXPECT_EQ(today.NextContact(), StoryDay());
    const CaseState offered = officer("Hamdan");
    EXPECT_EQ(offered.phase, Phase::kPlanning);
    EXPECT_TRUE(std::all_of(offered.activities.begin(), offered.activities.end(),
                            [](auto& a) { return a.status == ActivityStatus::kOffered; }));
    const CaseState planned = m.Of("yasmin.farah", "Ismail");
    ASSERT_GE(planned.activities.size(), 4U);
    std::vector<int> hours;
    for (const HoursStep& step : planned.activities[0].hours) hours.push_back(step.hours);
    EXPECT_THAT(hours, ElementsAre(20, 25, 30, 40)) << "six hours a day became four";
    EXPECT_EQ(planned.activities[0].offer.hours.front().hours, 30);
    EXPECT_EQ(planned.activities[0].status, ActivityStatus::kAccepted);
    const CaseState ongoing = m.Of("yasmin.farah", "Jabbour");
    EXPECT_EQ(ongoing.activities[0].status, ActivityStatus::kOngoing);
    EXPECT_EQ(ongoing.NextContact(), StoryDay());
    const CaseState broken = m.Of("yasmin.farah", "Khalaf");
    EXPECT_EQ(broken.activities[0].status, ActivityStatus::kInterrupted);
    EXPECT_EQ(broken.activities[0].ended, StoryDay());
    EXPECT_FALSE(broken.activities[0].replanned);
    EXPECT_TRUE(std::any_of(broken.follow_ups.begin(), broken.follow_ups.end(),
                            [](auto& f) { return f.substitution && f.done; }));
    const CaseState proposed = officer("Lahham");
    EXPECT_TRUE(std::any_of(proposed.proposals.begin(), proposed.proposals.end(), [](auto& p) {
        return p.proposal.matter == Matter::kExtraServiceJob && !p.decision && p.opinions.size() == 1;
    }));
    const CaseState left = officer("Mansour");
    ASSERT_TRUE(left.exit);
    EXPECT_EQ(left.exit->support, "Extratjänst");
}

TEST(Nawfal, IsSeenByEachPartyAsFarAsItMayAndNoFurther) {
    Morning m;
    const std::string diagnosis =
        "Läkarutlåtande|Lumbago. Ångestproblematik och sömnstörning. Remiss till fysioterapeut.";
    const CaseState care = m.Of("susanne.arvidsson", "Jabbour"), officer = m.Of("karin.ostlund", "Jabbour"),
                    secretary = m.Of("yasmin.farah", "Jabbour"), social = m.Of("camilla.ryden", "Jabbour");
    EXPECT_THAT(NoteTexts(care), Contains(diagnosis));
    for (const CaseState* other : {&officer, &secretary, &social}) {
        for (const std::string& text : NoteTexts(*other)) {
            EXPECT_THAT(text, Not(testing::HasSubstr("Lumbago")));
            EXPECT_THAT(text, Not(testing::HasSubstr("medicinen och ändrat")))
                << "the care track's notes keep their text";
        }
        EXPECT_EQ(other->identity->given_name, "Nawfal");
        EXPECT_EQ(other->adaptations.size(), 1U) << "what the job needs is everybody's";
    }
    // The officer: that there is income support, not what is written of it; nothing of the investigation.
    EXPECT_THAT(NoteTexts(officer), Contains("Försörjningsstöd|"));
    EXPECT_THAT(NoteTexts(officer), Not(Contains(testing::StartsWith("Utredning"))));
    EXPECT_THAT(NoteTexts(social), Contains(testing::StartsWith("Utredning|Boendet")));
    // The secretary: only that there is something.
    EXPECT_THAT(NoteTexts(secretary), Contains("|"));
    EXPECT_THAT(NoteTexts(secretary), Not(Contains("Försörjningsstöd|")));
    // The social worker: the authority's plan by its heading, follow-ups without their text.
    EXPECT_THAT(NoteTexts(social), Contains("Planering hittills|"));
    for (const FollowUpItem& f : social.follow_ups)
        if (f.done) {
            EXPECT_EQ(f.done->note, "");
        }
    // The declined therapy: all of it to care; to the officer a state and a date, and not what it was.
    const auto therapy = [](const CaseState& s) {
        return std::find_if(s.activities.begin(), s.activities.end(), [](auto& a) {
            return a.offer.about.category == Category::kCareTrack && a.status == ActivityStatus::kDeclined;
        });
    };
    ASSERT_NE(therapy(care), care.activities.end());
    EXPECT_EQ(therapy(care)->offer.title, "KBT");
    EXPECT_NE(therapy(care)->answer->reason, "");
    for (const CaseState* other : {&officer, &secretary, &social}) {
        ASSERT_NE(therapy(*other), other->activities.end());
        EXPECT_EQ(therapy(*other)->answer->reason, "");
        EXPECT_TRUE(therapy(*other)->offer.from);
    }
    EXPECT_EQ(therapy(officer)->offer.title + therapy(officer)->offer.provider, "");
    // Nobody else: insurance, studies, another team, and those who run the machine.
    for (const std::string_view other : {"monica.dahlin", "gunilla.wester", "lena.bergqvist", "jonas.ekdahl",
                                         "parisa.moradi", "agneta.kron", "cecilia.moberg"})
        EXPECT_TRUE(m.Of(other, "Jabbour").IsEmpty()) << other;
    const CaseState lead = m.Of("margareta.sund", "Jabbour");
    ASSERT_TRUE(lead.opened);
    if (lead.identity) {
        EXPECT_EQ(lead.identity->given_name + lead.identity->personal_number, "");
    }
    EXPECT_TRUE(lead.notes.empty());
    // Before the consents are back, none but the officer.
    EXPECT_FALSE(m.Of("camilla.ryden", "Darwich").identity);
    EXPECT_FALSE(m.Of("susanne.arvidsson", "Fakhoury").identity);
}

TEST(Others, AreWhatTheirTitlesSay) {
    Morning m;
    EXPECT_EQ(m.Of("ingrid.palmer", "Törnblad").identity.value_or(Written<Identity>{}).given_name, "")
        << "protected: not a named officer";
    EXPECT_EQ(m.Of("lena.bergqvist", "Törnblad").identity->given_name, "Elin");
    EXPECT_FALSE(m.Of("maria.stjernqvist", "Ohlin").identity) << "refused";
    const CaseState withdrawn = m.Of("peter.holmgren", "Dizdar");
    EXPECT_THAT(NoteTexts(withdrawn), Not(Contains(testing::HasSubstr("Försörjningsstöd"))));
    EXPECT_THAT(NoteTexts(m.Of("elif.demirci", "Dizdar")), Contains(testing::HasSubstr("Försörjningsstöd")));
    EXPECT_TRUE(m.Of("eva.hallgren", "Cederholm").IsEmpty()) << "the employment service has no part in it";
    EXPECT_TRUE(m.Of("andreas.lovgren", "Cederholm").identity);
    const CaseState item_by_item = m.Of("jonas.ekdahl", "Markovic");
    EXPECT_THAT(NoteTexts(item_by_item), ElementsAre("Önskemål|Vill arbeta dagtid nära hemmet."));
    EXPECT_THAT(NoteTexts(m.Of("maria.stjernqvist", "Markovic")), ElementsAre());
    EXPECT_EQ(m.Of("johan.sjostrand", "Nowak").lead->worker, Named("johan.sjostrand"));
    const auto titles = DemoStories();
    EXPECT_GE(titles.size(), 30U);
    for (const DemoStory& s : titles)
        EXPECT_FALSE(s.swedish.empty() || s.english.empty() || s.username.empty());
}

// A week's list that a person can do.
TEST(Day, IsBelievable) {
    Morning m;
    for (const DemoUser& u : DemoUsers()) {
        const bool team = u.role == Role::kEmploymentOfficer || u.role == Role::kLabourMarketSecretary ||
                          u.role == Role::kSocialWorker;
        if (!team) continue;
        auto day = m.office.Day(m.As(u.username));
        ASSERT_TRUE(day);
        m.See<office::MyDay>(std::move(*day), [&](const office::MyDay& d) {
            std::map<std::string_view, int> kinds;
            for (const auto& item : d.items.rows) ++kinds[NameOf(item.kind)];
            std::printf("  %-18s %3zu:", u.username.c_str(), d.items.rows.size());
            for (const auto& [kind, n] : kinds) std::printf(" %s %d", std::string(kind).c_str(), n);
            std::printf("\n");
            EXPECT_GE(d.items.rows.size(), 2U) << u.username;
            EXPECT_LE(d.items.rows.size(), 45U) << u.username;
        });
        office::ListWish mine;
        mine.scope = Scope::kTeam;
        auto counts = m.office.CaseCounts(m.As(u.username), mine);
        ASSERT_TRUE(counts);
        m.See<office::Counts>(std::move(*counts),
                              [&](const office::Counts& c) { EXPECT_GT(c.all, 60) << u.username; });
    }
}

TEST(Same, SeedSameEntries) {
    DemoOptions options;
    options.cases = 80;
    options.seed = 7;
    const Made a(options), b(options);
    options.seed = 8;
    const Made c(options);
    ASSERT_TRUE(a.users && b.users && c.users);
    const auto all = [](const Made& made) {
        std::string bytes;
        for (const CaseId id : made.Cases())
            for (const Entry& e : made.Entries(id))
                bytes += id.Text() + e.head.id.Text() + e.head.item.Text() + e.head.at.Text() +
                         Encode(e.payload) + '\n';
        return bytes;
    };
    EXPECT_EQ(a.Cases().size(), 80U);
    EXPECT_EQ(all(a), all(b));
    EXPECT_NE(all(a), all(c));
}

// ---- nothing in clear

// What must not stand in a database: names, numbers, ways to reach people, and every sentence that was
// written.
class Needles {
  public:
    // What chance does not write: seven bytes or more. Shorter names stand with the rest of the name.
    void Add(std::string needle) {
        if (needle.size() >= 7) needles_[Head(needle.data())].insert(std::move(needle));
    }
    void AddName(const std::string& given, const std::string& family) {
        for (const std::string& name : {given, family, given + ' ' + family, family + ", " + given}) {
            Add(name);
            Add(text::Fold(name));
        }
        Add("\"given_name\":\"" + given);
        Add("\"family_name\":\"" + family);
    }
    void AddNumber(const std::string& twelve) {
        numbers_.insert(std::stoll(twelve));
        numbers_.insert(std::stoll(twelve.substr(2)));
        for (const std::size_t from : {0U, 2U}) {
            Add(twelve.substr(from));
            Add(twelve.substr(from, 8 - from) + '-' + twelve.substr(8));
        }
        Add(twelve.substr(0, 4) + '-' + twelve.substr(4, 2) + '-' + twelve.substr(6, 2) + '-' +
            twelve.substr(8));
    }
    void AddPhone(std::string phone) {
        Add(phone);
        std::erase_if(phone, [](char c) { return c < '0' || c > '9'; });
        Add(phone);
    }
    // Every sentence in a payload: its text values of several words.
    void AddSentences(std::string_view payload) {
        for (std::size_t at = payload.find('"'); at != std::string_view::npos;) {
            std::size_t end = at + 1;
            while (end < payload.size() && payload[end] != '"') end += payload[end] == '\\' ? 2U : 1U;
            const std::string_view text = payload.substr(at + 1, end - at - 1);
            if (text.size() >= 10 && text.find(' ') != std::string_view::npos &&
                text.find('\\') == std::string_view::npos)
                Add(std::string(text));
            at = payload.find('"', std::min(end + 1, payload.size()));
        }
    }
    [[nodiscard]] std::size_t Size() const {
        std::size_t size = 0;
        for (const auto& [head, needles] : needles_) size += needles.size();
        return size;
    }
    [[nodiscard]] std::set<std::string> In(std::string_view bytes) const {
        std::set<std::string> found;
        for (std::size_t at = 0; at + 7 <= bytes.size(); ++at)
            if (const auto some = needles_.find(Head(bytes.data() + at)); some != needles_.end())
                for (const std::string& needle : some->second)
                    if (bytes.substr(at, needle.size()) == needle) found.insert(needle);
        return found;
    }
    // Every value of every table, and for SQLite every byte of the files too: what was deleted, and the log.
    [[nodiscard]] std::set<std::string> In(const db::TestPlace& place) const {
        std::set<std::string> found;
        const auto connection = db::Connection::Open(place.Database(), db::Use::kWrite);
        for (const db::Table& table : db::EverythingIn(*connection))
            for (const auto& row : table.rows)
                for (const db::Cell& cell : row) {
                    if (cell.kind == db::Value::Kind::kInt && numbers_.contains(cell.number))
                        found.insert(std::to_string(cell.number));
                    found.merge(In(cell.bytes));
                }
        for (const auto& file : std::filesystem::directory_iterator(place.Folder())) {
            if (file.path().filename() == "key") continue;
            std::ifstream in(file.path(), std::ios::binary);
            found.merge(
                In(std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>())));
        }
        return found;
    }

  private:
    static std::uint32_t Head(const char* bytes) {
        std::uint32_t head = 0;
        std::memcpy(&head, bytes, sizeof head);
        return head;
    }
    std::unordered_map<std::uint32_t, std::set<std::string>> needles_;  // by their first four bytes
    std::unordered_set<std::int64_t> numbers_;
};

Needles NeedlesOf(const Made& made) {
    Needles needles;
    std::vector<CaseId> streams = made.Cases();
    for (const CaseId id : streams) {
        journal::Stream stream = made.journal->Read(kAssociation, id);
        for (std::size_t i = 0; i < stream.Heads().size(); ++i) needles.AddSentences(stream.Open(i));
        for (const Entry& e : made.Entries(id))
            if (const auto* identity = std::get_if<Identity>(&e.payload)) {
                needles.AddName(identity->given_name, identity->family_name);
                needles.AddNumber(identity->personal_number);
                needles.AddPhone(identity->phone);
                needles.Add(identity->email);
                needles.Add(identity->address);
            }
    }
    for (const Worker& w : MakeStaff(TeamCount(100))) {
        needles.AddName(w.given_name, w.family_name);
        needles.AddPhone(w.phone);
        needles.Add(w.username);
    }
    needles.Add(DemoOptions{}.password);
    needles.Add("argon2id");
    return needles;
}

class InClear : public testing::TestWithParam<db::Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, InClear, testing::ValuesIn(db::TestPlace::Engines()),
                         [](const auto& engine) {
                             return engine.param == db::Engine::kSqlite ? "Sqlite" : "Postgres";
                         });

TEST(Files, HoldNothingOfTheDemoInClear) {
    const Needles needles = NeedlesOf(Demo());
    EXPECT_GT(needles.Size(), 5U * 3588U);
    EXPECT_TRUE(std::filesystem::exists(Demo().place.File() + "-wal"));
    EXPECT_THAT(needles.In(Demo().place), testing::IsEmpty());
}

TEST_P(InClear, NothingIsAndALeakWouldBeFound) {
    DemoOptions options;
    options.cases = 60;
    const Made made(options, GetParam());
    ASSERT_TRUE(made.users);
    const Needles needles = NeedlesOf(made);
    ASSERT_THAT(needles.In(made.place), testing::IsEmpty());

    const auto connection = db::Connection::Open(made.place.Database(), db::Use::kWrite);
    const std::string number(FactsOfStories().front().number);
    connection->Script(
        db::Dialect("create table leak (n {{int}}, t text, b {{blob}}) {{table}}", GetParam()));
    connection->Execute("insert into leak (n) values ($1)", {std::stoll(number)});
    EXPECT_THAT(needles.In(made.place), ElementsAre(number));
    connection->Execute("update leak set n = null, t = $1",
                        {"x" + number.substr(0, 8) + "-" + number.substr(8)});
    EXPECT_THAT(needles.In(made.place), Contains(number.substr(0, 8) + "-" + number.substr(8)));
    connection->Execute("update leak set t = null, b = $1", {db::Blob{"...nawfal al-amin"}});
    EXPECT_THAT(needles.In(made.place), Contains("nawfal al-amin"));
    connection->Execute("delete from leak");
    if (GetParam() == db::Engine::kSqlite) {
        EXPECT_THAT(needles.In(made.place), Contains("nawfal al-amin")) << "still in the log beside the file";
    }
}

TEST(Postgres, IsTriedToo) {
    if (!db::TestPlace::HasPostgres()) GTEST_SKIP() << db::TestPlace::kWhySkipped;
}

TEST(Refused, WhenTheDatabaseIsNotEmptyOrTooFewAreAskedFor) {
    const auto again = MakeDemo(*Demo().journal, {});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Code::kSetup);
    DemoOptions few;
    few.cases = 3;
    EXPECT_FALSE(MakeDemo(*Demo().journal, few));
}

}  // namespace
}  // namespace samkraft::demo
