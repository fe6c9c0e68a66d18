// What a consent opens and what stops without it: compared with what the withdrawal then really does, over
// random cases.
#include "office/consents.hpp"

#include <rapidcheck.h>

#include <map>

#include "domain/story_test.hpp"
#include "journal/bases.hpp"
#include "journal/projection.hpp"

namespace samkraft::office {
namespace {

using namespace domain::test;
using enum Party;
using enum Role;

Instant Noon(Date day) { return AddSeconds(StartOfDay(day), 12L * 3600); }

// What a party's readers see of the case at a moment, entry by entry.
std::map<EntryId, Level> SeenBy(const std::vector<Entry>& entries, const Directory& directory, Party party,
                                Instant now) {
    std::vector<Entry> governing;
    for (const Entry& e : entries)
        if (journal::Governs(KindOf(e.head))) governing.push_back(e);
    const secrecy::CaseBases bases = journal::BasesOf(governing, directory);
    std::map<EntryId, Level> seen;
    for (const journal::Reader& reader : journal::AllReaders()) {
        if (reader.party != party) continue;
        const auto gate = secrecy::Gate::ForReader(bases, reader.party, reader.column, now);
        for (const Entry& e : entries) seen[e.head.id] = gate.Decide(e.head).level;
    }
    return seen;
}

class Reaching : public testing::Test {
  protected:
    Reaching() {
        story.HasTeam();
        consent = story.GetsConsent(kSocialServices, {kEmploymentService, kSocialInsurance},
                                    {Category::kJointPlan, Category::kIncomeSupport});
        story.After(1);
        Notes(kSocialWorker, Category::kJointPlan);
        Notes(kSocialWorker, Category::kJointPlan);
        Notes(kSocialWorker, Category::kIncomeSupport);
        Notes(kSocialWorker, Category::kSocialInvestigation);
        Notes(kEmploymentOfficer, Category::kJointPlan);
    }
    void Notes(Role role, Category category) {
        story.Writes(role, Note{"Rubrik", "Text"}, {.category = category});
    }
    ConsentReach Reach(Party asker = kSocialServices) const {
        return ReachOf(story.entries, log, consent, asker, story.directory, Noon(story.Today())).value();
    }
    const ConsentStop* Stop(const ConsentReach& reach, Party to, Category category) const {
        for (const ConsentStop& s : reach.stops.rows)
            if (s.to == to && s.category == category) return &s;
        return nullptr;
    }
    Story story;
    ItemId consent;
    std::vector<journal::AccessRow> log;
};

TEST_F(Reaching, SaysWhatStopsForWhom) {
    const ConsentReach reach = Reach();
    ASSERT_NE(Stop(reach, kEmploymentService, Category::kJointPlan), nullptr);
    EXPECT_EQ(Stop(reach, kEmploymentService, Category::kJointPlan)->entries, 2);
    EXPECT_EQ(Stop(reach, kEmploymentService, Category::kJointPlan)->before, Level::kFull);
    EXPECT_EQ(Stop(reach, kEmploymentService, Category::kJointPlan)->after, Level::kNone);
    ASSERT_NE(Stop(reach, kSocialInsurance, Category::kIncomeSupport), nullptr);
    EXPECT_EQ(Stop(reach, kSocialInsurance, Category::kIncomeSupport)->before, Level::kLimited);
    EXPECT_EQ(Stop(reach, kEmploymentService, Category::kSocialInvestigation), nullptr);
    EXPECT_EQ(Stop(reach, kLabourMarket, Category::kJointPlan), nullptr);
}
TEST_F(Reaching, WhatAnotherConsentOpensTooDoesNotStop) {
    story.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kJointPlan});
    const ConsentReach reach = Reach();
    EXPECT_EQ(Stop(reach, kEmploymentService, Category::kJointPlan), nullptr);
    EXPECT_NE(Stop(reach, kEmploymentService, Category::kIncomeSupport), nullptr);
    EXPECT_NE(Stop(reach, kSocialInsurance, Category::kJointPlan), nullptr);
}
TEST_F(Reaching, WhatIsNotWrittenYetStopsToo) {
    Story fresh;
    fresh.HasTeam();
    const ItemId item = fresh.GetsConsent(kSocialServices, {kEmploymentService}, {Category::kFollowUp});
    const auto reach =
        ReachOf(fresh.entries, {}, item, kSocialServices, fresh.directory, Noon(fresh.Today()));
    ASSERT_TRUE(reach);
    ASSERT_EQ(reach->stops.rows.size(), 1U);
    EXPECT_EQ(reach->stops.rows[0].category, Category::kFollowUp);
    EXPECT_EQ(reach->stops.rows[0].entries, 0);
    EXPECT_TRUE(reach->shared.rows.empty());
}
TEST_F(Reaching, AfterwardsSaysWhatWasSharedAndUntilWhen) {
    const Instant given = Noon(AddDays(story.Today(), -1));
    for (const ConsentShare& s : Reach().shared.rows) EXPECT_FALSE(s.until) << "it holds";
    story.After(3).Writes(kSocialWorker, ConsentWithdrawn{}, {.item = consent});
    const Instant over = Noon(story.Today());
    story.After(1);
    Notes(kSocialWorker, Category::kJointPlan);  // never shared
    const ConsentReach reach = Reach();
    EXPECT_TRUE(reach.stops.rows.empty()) << "nothing is left to stop";
    int found = 0;
    for (const ConsentShare& s : reach.shared.rows) {
        EXPECT_EQ(s.from, given);
        EXPECT_EQ(s.until, over);
        if (s.to != kEmploymentService || s.category != Category::kJointPlan) continue;
        ++found;
        EXPECT_EQ(s.entries, 2);
        EXPECT_EQ(s.level, Level::kFull);
    }
    EXPECT_EQ(found, 1);
}
TEST_F(Reaching, TellsWhoOfTheAskersOwnPartyReadOnIt) {
    const auto opened = [&](Role role, Instant at, domain::Access access = domain::Access::kRead) {
        journal::AccessRow row;
        row.access = access;
        row.worker = Of(role);
        row.party = As(role).party;
        row.role = role;
        row.at = at;
        log.push_back(row);
    };
    const Instant noon = Noon(story.Today());
    opened(kEmploymentOfficer, AddSeconds(noon, -2 * 86'400));  // before it was given
    opened(kEmploymentOfficer, noon);
    opened(kEmploymentOfficer, AddSeconds(noon, 60));
    opened(kEmploymentOfficer, AddSeconds(noon, 90), domain::Access::kRefused);
    opened(kInsuranceInvestigator, noon);
    story.After(1).Writes(kSocialWorker, ConsentWithdrawn{}, {.item = consent});
    opened(kEmploymentOfficer, AddSeconds(Noon(story.Today()), 60));  // after
    const ConsentReach mine = Reach(kEmploymentService);
    ASSERT_EQ(mine.opened.rows.size(), 1U);
    EXPECT_EQ(mine.opened.rows[0].worker, Of(kEmploymentOfficer));
    EXPECT_EQ(mine.opened.rows[0].times, 2);
    EXPECT_EQ(mine.opened.rows[0].first, noon);
    EXPECT_EQ(mine.opened.rows[0].last, AddSeconds(noon, 60));
    EXPECT_TRUE(Reach(kSocialServices).opened.rows.empty()) << "the giver reads its own on no consent";
}
TEST_F(Reaching, OnPaperThatWaitsOpensAndStopsNothing) {
    const ItemId paper = story.AsksByForm(kSocialServices, {kEmploymentService}, {Category::kFollowUp});
    story.Writes(kSocialWorker,
                 ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "Pärm"},
                 {.item = paper});
    const auto reach =
        ReachOf(story.entries, {}, paper, kSocialServices, story.directory, Noon(story.Today()));
    ASSERT_TRUE(reach);
    EXPECT_TRUE(reach->stops.rows.empty());
    EXPECT_TRUE(reach->shared.rows.empty());
}
TEST_F(Reaching, IsOfAConsentAndNothingElse) {
    EXPECT_FALSE(
        ReachOf(story.entries, {}, ItemId{77}, kSocialServices, story.directory, Noon(story.Today())));
    EXPECT_FALSE(ReachOf(story.entries, {}, story.entries.back().head.item, kSocialServices, story.directory,
                         Noon(story.Today())));
}

// A case with consents by several parties, some item by item, some on paper, some taken back; and notes.
Story AnyStory() {
    const std::vector<Party> parties{kEmploymentService, kSocialServices, kLabourMarket, kSocialInsurance};
    const std::vector<Category> categories{Category::kJointPlan, Category::kFollowUp, Category::kIdentity,
                                           Category::kParticipation, Category::kWorkHistory};
    const std::vector<Role> roles{kEmploymentOfficer, kSocialWorker, kLabourMarketSecretary,
                                  kInsuranceInvestigator};
    const auto party = rc::gen::elementOf(parties);
    const auto role = rc::gen::elementOf(roles);
    Story story;
    story.HasTeam();
    for (int n = *rc::gen::inRange(1, 8); n > 0; --n) {
        story.After(*rc::gen::inRange(0, 200));
        const Party from = *party, to = *party, more = *party;
        std::vector<Party> receivers;
        for (const Party p : {to, more})
            if (p != from && (receivers.empty() || receivers[0] != p)) receivers.push_back(p);
        if (receivers.empty()) continue;
        const std::vector<Category> what{*rc::gen::elementOf(categories), *rc::gen::elementOf(categories)};
        const bool form = *rc::gen::arbitrary<bool>();
        const ItemId item =
            form ? story.AsksByForm(from, receivers, what) : story.AsksConsent(from, receivers, what);
        ConsentGiven given{.channel = *rc::gen::element(ConsentChannel::kPaper, ConsentChannel::kOral),
                           .date = story.Today(),
                           .item_by_item = *rc::gen::inRange(0, 4) == 0,
                           .evidence = "E",
                           .witness = "W"};
        story.Writes(kEmploymentOfficer, given, {.item = item});
        if (form && given.channel == ConsentChannel::kPaper && *rc::gen::arbitrary<bool>())
            story.Writes(kSocialWorker,
                         ConsentConfirmed{.date = story.Today(), .reference = MakeReference(1)},
                         {.item = item});
        for (int m = *rc::gen::inRange(0, 3); m > 0; --m)
            story.Writes(*role, Note{"R", "T"},
                         {.category = *rc::gen::element(Category::kJointPlan, Category::kFollowUp)});
        if (*rc::gen::inRange(0, 4) == 0) story.Writes(kSocialWorker, ConsentWithdrawn{}, {.item = item});
    }
    return story;
}

TEST(ReachingProperty, WhatStopsIsExactlyWhatTheWithdrawalThenCloses) {
    EXPECT_TRUE(rc::check("preview = deed", [] {
        Story story = AnyStory();
        story.GetsConsent(kSocialServices, {kEmploymentService, kLabourMarket},
                          {Category::kJointPlan, Category::kIdentity});
        std::vector<Consent> open;
        for (const Consent& c : story.Seen().consents)
            if (c.status == ConsentStatus::kGiven || c.status == ConsentStatus::kUnconfirmed)
                open.push_back(c);
        const Consent& consent = open.at(*rc::gen::inRange<std::size_t>(0, open.size()));
        story.After(*rc::gen::inRange(0, 500));
        const Instant now = Noon(story.Today());
        const ItemId item = consent.asked.about.item;
        const auto reach = ReachOf(story.entries, {}, item, consent.asked.from, story.directory, now).value();

        const std::vector<Entry> before = story.entries;
        story.Writes(kSocialWorker, ConsentWithdrawn{}, {.item = item});
        for (const Party party : {kEmploymentService, kSocialServices, kLabourMarket, kSocialInsurance,
                                  kAdultEducation, kHealthRegion}) {
            const auto with = SeenBy(before, story.directory, party, now);
            const auto without = SeenBy(story.entries, story.directory, party, now);
            std::int32_t lost = 0, told = 0;
            for (const auto& [id, level] : with) {
                RC_ASSERT(without.at(id) <= level);  // never wider
                lost += without.at(id) < level ? 1 : 0;
            }
            for (const ConsentStop& s : reach.stops.rows) {
                RC_ASSERT(s.after <= s.before);
                told += s.to == party ? s.entries : 0;
            }
            RC_ASSERT(lost == told);
        }
        // And nothing is left to stop.
        const auto after =
            ReachOf(story.entries, {}, item, consent.asked.from, story.directory, AddSeconds(now, 1)).value();
        RC_ASSERT(after.stops.rows.empty());
    }));
}
TEST(ReachingProperty, APaperThatWaitsAndARefusalNeverWiden) {
    EXPECT_TRUE(rc::check("waiting opens nothing", [] {
        Story story = AnyStory();
        const std::vector<Entry> before = story.entries;
        const ItemId item =
            story.AsksByForm(kSocialServices, {kEmploymentService, kLabourMarket}, {Category::kJointPlan});
        if (*rc::gen::arbitrary<bool>())
            story.Writes(
                kSocialWorker,
                ConsentGiven{.channel = ConsentChannel::kPaper, .date = story.Today(), .evidence = "E"},
                {.item = item});
        else
            story.Writes(kSocialWorker, ConsentRefused{.date = story.Today()}, {.item = item});
        const Instant now = AddSeconds(Noon(story.Today()), *rc::gen::inRange(0, 40'000'000));
        for (const Party party : {kEmploymentService, kLabourMarket, kSocialInsurance}) {
            const auto then = SeenBy(before, story.directory, party, now);
            const auto since = SeenBy(story.entries, story.directory, party, now);
            for (const auto& [id, level] : then) RC_ASSERT(since.at(id) == level);
        }
    }));
}

}  // namespace
}  // namespace samkraft::office
