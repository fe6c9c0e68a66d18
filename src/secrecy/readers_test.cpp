// Who reads what, on what and until when, and what would open more: in cases and in words.
#include "secrecy/readers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "secrecy/words.hpp"
#include "secrecy/world_test.hpp"

namespace samkraft::secrecy {
namespace {

using enum Party;
using testing::HasSubstr;

const Instant kNow = *ParseInstant("2026-05-04T08:00:00Z");
const Instant kBefore = AddSeconds(kNow, -3600);
const Instant kYearEnd = StartOfDay(MakeDate(2027, 1, 1));
const Readership kOfficers{kEmploymentService, Role::kEmploymentOfficer};
const Readership kSecretaries{kLabourMarket, Role::kLabourMarketSecretary};
const Readership kSocialWorkers{kSocialServices, Role::kSocialWorker};
const Readership kParticipants{};

template <class... C>
CategorySet Of(C... categories) {
    CategorySet set;
    (set.set(static_cast<std::size_t>(categories)), ...);
    return set;
}

EntryHead In(Party owner, Category category) {
    EntryHead head;
    head.owner = owner;
    head.category = category;
    return head;
}

// The labour-market unit's joint plan, open to the employment service by a consent until New Year.
CaseBases PlanIsOpen() {
    CaseBases bases;
    bases.provisions.push_back({.id = ItemId{1},
                                .from = kLabourMarket,
                                .to = kEmploymentService,
                                .to_role = {},
                                .categories = Of(Category::kJointPlan, Category::kFollowUp),
                                .topics = {},
                                .begins = kBefore,
                                .ends = kYearEnd});
    Disclosure d;
    d.id = ItemId{1};
    d.owner = kLabourMarket;
    d.to = kEmploymentService;
    d.categories = Of(Category::kJointPlan, Category::kFollowUp);
    d.provision = ItemId{1};
    d.begins = kBefore;
    bases.disclosures.push_back(d);
    return bases;
}

TEST(Readers, EveryPartyHasTheRoleOfItsOwnColumn) {
    for (std::size_t p = 1; p < kPartyCount; ++p) {
        const auto party = static_cast<Party>(p);
        EXPECT_EQ(ColumnOf(HomeRole(party)), OwnColumn(party)) << NameOf(party);
    }
    EXPECT_EQ(HomeRole(kNone), Role::kOperator);
}

TEST(Readers, AConsentOpensUntilItEnds) {
    const CaseBases bases = PlanIsOpen();
    const Standing standing = Reading(bases, kOfficers, kNow).To(kLabourMarket, Category::kJointPlan);
    EXPECT_EQ(standing.ground.decision.level, Level::kFull);
    EXPECT_EQ(standing.ground.decision.reason, Reason::kConsent);
    EXPECT_EQ(standing.ground.decision.provision, ItemId{1});
    EXPECT_EQ(standing.ground.until, kYearEnd);
    EXPECT_TRUE(standing.ways.empty());
    EXPECT_EQ(standing.topics.Bits(), 0U) << "every one";
    EXPECT_EQ(
        ExplainOf(kOfficers, "", standing.ground, In(kLabourMarket, Category::kJointPlan),
                  Language::kSwedish),
        "Arbetsförmedlingen ser hela uppgiften: arbetsmarknadsavdelningen har lämnat ut ”Gemensam plan” "
        "med den enskildes samtycke. Samtycket gäller till och med 31 december 2026.");
    EXPECT_EQ(
        Reading(bases, kOfficers, kYearEnd).To(kLabourMarket, Category::kJointPlan).ground.decision.reason,
        Reason::kBasisEnded);
    EXPECT_EQ(
        Reading(bases, kSocialWorkers, kNow).To(kLabourMarket, Category::kJointPlan).ground.decision.level,
        Level::kNone);
}

TEST(Readers, AConsentToSomeTopicsIsToldAsSuch) {
    CaseBases bases = PlanIsOpen();
    bases.provisions[0].topics.Add(Topic::kWork);
    bases.provisions[0].topics.Add(Topic::kStudies);
    const Standing standing = Reading(bases, kOfficers, kNow).To(kLabourMarket, Category::kJointPlan);
    EXPECT_EQ(standing.ground.decision.level, Level::kFull);
    EXPECT_EQ(TopicNames(standing.topics, Language::kSwedish), "arbete och studier");
    EntryHead head = In(kLabourMarket, Category::kJointPlan);
    head.topic = Topic::kHealth;
    const Standing health = Reading(bases, kOfficers, kNow).To(head);
    EXPECT_EQ(health.ground.decision.reason, Reason::kOtherTopic);
    EXPECT_FALSE(health.ways.empty()) << "a wider consent would do";
}

TEST(Readers, WhatOpensMoreIsWhatTheLawAllows) {
    const auto ways = [](const Readership& reader, Party owner, Category category, Instant now = kNow) {
        std::vector<BasisKind> bases;
        for (const Way& way : WaysTo(reader, owner, category, now)) bases.push_back(way.basis);
        return bases;
    };
    using enum BasisKind;
    EXPECT_EQ(ways(kOfficers, kSocialServices, Category::kIncomeSupport), std::vector{kConsent});
    EXPECT_EQ(ways(kSocialWorkers, kEmploymentService, Category::kRegistration), std::vector{kStatute});
    EXPECT_EQ(
        ways(kSocialWorkers, kEmploymentService, Category::kRegistration, StartOfDay(MakeDate(2017, 6, 1))),
        std::vector<BasisKind>{})
        << "not in force yet";
    EXPECT_EQ(ways(kOfficers, kHealthRegion, Category::kDiagnosis), std::vector<BasisKind>{});
    EXPECT_EQ(
        ways(kSocialWorkers, kEmploymentService, Category::kRegistration, StartOfDay(MakeDate(2018, 1, 1))),
        std::vector{kStatute})
        << "from the first moment";
    EXPECT_EQ(ways(kSocialWorkers, kEmploymentService, Category::kActivityReports),
              (std::vector{kConsent, kStatute}));
    EXPECT_EQ(ways(kSocialWorkers, kEmploymentService, Category::kInsuranceBenefit), std::vector<BasisKind>{})
        << "no statute of theirs reaches it";
    EXPECT_EQ(ways(kOfficers, kLabourMarket, Category::kFollowUp), (std::vector{kOwnCase, kConsent}));
    EXPECT_EQ(ways({kNone, Role::kProjectLead}, kLabourMarket, Category::kIdentity),
              (std::vector{kConsent, kReasonedDecision}))
        << "the project has no case of its own";
    EXPECT_EQ(ways(kOfficers, kEmploymentService, Category::kJointPlan), std::vector<BasisKind>{}) << "own";
    EXPECT_EQ(ways({kEmploymentService, Role::kOperator}, kLabourMarket, Category::kJointPlan),
              std::vector<BasisKind>{});
    EXPECT_EQ(ways(kOfficers, kLabourMarket, Category::kSuspicion), std::vector{kReasonedDecision});
    EXPECT_EQ(ways(kOfficers, kSocialServices, Category::kSuspicion), std::vector<BasisKind>{}) << "26 kap.";
    EXPECT_EQ(ways(kOfficers, kHealthRegion, Category::kSuspicion), std::vector<BasisKind>{}) << "25 kap.";
    EXPECT_EQ(ways(kParticipants, kHealthRegion, Category::kDiagnosis), std::vector<BasisKind>{});
}

// One act, and one consent, may have several lines under one identity; those to the reader count.
TEST(Readers, TheGroundEndsWithTheFirstOfItsLinesThatIsToTheReader) {
    const Instant soon = AddSeconds(kNow, 60), later = AddSeconds(kNow, 3600);
    CaseBases bases = PlanIsOpen();
    const Decision decision{Level::kFull, Slice::kWhole, Reason::kConsent, ItemId{1}, ItemId{1}};
    const auto until = [&](Party reader = kEmploymentService) {
        return GroundOf(bases, decision, kLabourMarket, reader).until;
    };
    const auto also = [&](ItemId id, Party from, Party to, Instant ends) {
        Disclosure d = bases.disclosures[0];
        d.id = id, d.owner = from, d.to = to, d.ends = ends;
        bases.disclosures.push_back(d);
        Provision p = bases.provisions[0];
        p.id = id, p.from = from, p.to = to, p.ends = ends;
        bases.provisions.push_back(p);
    };
    also(ItemId{2}, kLabourMarket, kEmploymentService, soon);  // another act
    also(ItemId{1}, kLabourMarket, kSocialServices, soon);     // to others
    also(ItemId{1}, kSocialServices, kEmploymentService, soon);
    EXPECT_EQ(until(), kYearEnd);
    EXPECT_EQ(until(kSocialServices), soon);
    also(ItemId{1}, kLabourMarket, kEmploymentService, kForever);
    EXPECT_EQ(until(), kYearEnd);

    bases.disclosures[0].ends = later;
    EXPECT_EQ(until(), later) << "the disclosure, before the consent";
    bases.provisions[0].ends = soon;
    EXPECT_EQ(until(), soon) << "the consent, before the disclosure";
    also(ItemId{1}, kLabourMarket, kNone, kNow);
    EXPECT_EQ(until(), kNow) << "a line to the project reaches a lead from any party";
}

TEST(Readers, WhatRestsOnNoDisclosureEndsWithNone) {
    CaseBases bases = PlanIsOpen();
    bases.disclosures[0].id = bases.provisions[0].id = ItemId{};
    bases.disclosures[0].ends = kYearEnd;
    const Decision own{Level::kFull, Slice::kWhole, Reason::kOwnParty, {}, {}};
    EXPECT_EQ(GroundOf(bases, own, kLabourMarket, kEmploymentService).until, kForever);
    Disclosure act = bases.disclosures[0];
    act.id = ItemId{7};
    act.ends = kForever;
    bases.disclosures.push_back(act);
    const Decision decided{Level::kFull, Slice::kWhole, Reason::kOwnCase, ItemId{7}, {}};
    EXPECT_EQ(GroundOf(bases, decided, kLabourMarket, kEmploymentService).until, kForever);
}

TEST(Readers, AStatuteIsToldOfWhereItDecidesAndOnlyThere) {
    CaseBases bases;
    const auto line = [&](BasisKind basis, const std::string& code) {
        Disclosure d;
        d.id = ItemId{1};
        d.owner = kEmploymentService;
        d.to = kSocialServices;
        d.categories = Of(Category::kRegistration);
        d.basis = basis;
        d.statute = code;
        d.begins = kBefore;
        bases.disclosures.push_back(d);
    };
    const auto told = [&](Reason reason) {
        return GroundOf(bases, {Level::kFull, Slice::kWhole, reason, ItemId{1}, {}}, kEmploymentService,
                        kSocialServices)
            .statute;
    };
    const Statute* statute = FindStatute("2008:975 5", kEmploymentService, kSocialServices);
    ASSERT_NE(statute, nullptr);
    line(BasisKind::kOwnCase, "2008:975 5");
    EXPECT_EQ(told(Reason::kStatute), nullptr) << "the line is on another basis";
    line(BasisKind::kStatute, "2008:975 5");
    line(BasisKind::kOwnCase, "");
    line(BasisKind::kStatute, "1999:1 1");
    EXPECT_EQ(told(Reason::kStatute), statute) << "whatever other lines the act has";
    EXPECT_EQ(told(Reason::kOwnCase), nullptr);
    bases.disclosures[1].ends = kYearEnd;
    EXPECT_EQ(
        Reading(bases, kSocialWorkers, kNow).To(kEmploymentService, Category::kRegistration).ground.until,
        kYearEnd)
        << "the act, though the statute goes on";
    EXPECT_EQ(
        Reading(bases, kSocialWorkers, kNow).To(kEmploymentService, Category::kRegistration).ground.statute,
        statute);
}

TEST(Readers, WordsSayWhatItTakesAndWhatIsNotEnough) {
    const auto needs = [](const Readership& reader, Party owner, Category category) {
        return ExplainWays(reader, In(owner, category), WaysTo(reader, owner, category, kNow), Level::kNone,
                           Language::kSwedish);
    };
    EXPECT_EQ(
        needs(kOfficers, kSocialServices, Category::kIncomeSupport),
        "Det krävs deltagarens samtycke till att socialtjänsten lämnar ut det till Arbetsförmedlingen: då "
        "en del av uppgiften (vad, när och läge). Ett eget beslut av socialtjänsten räcker inte: sekretess "
        "enligt 26 kap. OSL.");
    EXPECT_THAT(needs(kOfficers, kHealthRegion, Category::kDiagnosis),
                testing::AllOf(HasSubstr("Ingen grund i lagen öppnar det"), HasSubstr("25 kap. OSL")));
    EXPECT_THAT(needs(kSocialWorkers, kEmploymentService, Category::kRegistration),
                HasSubstr("enligt förordning (2008:975) 5 §: då hela uppgiften"));
    EXPECT_THAT(needs(kOfficers, kLabourMarket, Category::kSuspicion), HasSubstr("motiverat beslut"));
}

TEST(Readers, AnOwnCaseThatWouldOpenMoreIsAQuestion) {
    CaseBases bases;
    Disclosure d;
    d.id = ItemId{1};
    d.owner = kEmploymentService;
    d.to = kSocialServices;
    d.categories = Of(Category::kIdentity);
    d.basis = BasisKind::kOwnCase;
    d.begins = kBefore;
    bases.disclosures.push_back(d);
    EXPECT_TRUE(Reading(bases, kSocialWorkers, kNow).To(kEmploymentService, Category::kIdentity).if_own_case);
    EXPECT_FALSE(Reading(bases, kSecretaries, kNow).To(kEmploymentService, Category::kIdentity).if_own_case);
    bases.engagements.push_back({kSocialServices, kBefore, kForever});
    const Standing known = Reading(bases, kSocialWorkers, kNow).To(kEmploymentService, Category::kIdentity);
    EXPECT_FALSE(known.if_own_case);
    EXPECT_EQ(known.ground.decision.level, Level::kFull);
}

TEST(Readers, WhatIsForOneRoleIsForThatRole) {
    CaseBases bases = PlanIsOpen();
    for (Disclosure& d : bases.disclosures) d.to = kLabourMarket, d.owner = kEmploymentService;
    for (Provision& p : bases.provisions) p.to = kLabourMarket, p.from = kEmploymentService;
    bases.disclosures[0].to_role = Role::kEmployerTeam;
    const Readership employer_team{kLabourMarket, Role::kEmployerTeam};
    EXPECT_EQ(Reading(bases, employer_team, kNow)
                  .To(kEmploymentService, Category::kJointPlan)
                  .ground.decision.level,
              Level::kFull);
    EXPECT_EQ(
        Reading(bases, kSecretaries, kNow).To(kEmploymentService, Category::kJointPlan).ground.decision.level,
        Level::kNone);
}

TEST(Readers, AnAssignmentIsToldAsItCameAbout) {
    CaseBases bases;
    Actor actor{.association = {},
                .worker = WorkerId{1},
                .party = kEmploymentService,
                .role = Role::kEmploymentOfficer,
                .teams = {TeamId{5}}};
    const auto told = [&] { return ExplainAssignment(bases, actor, kNow, Language::kSwedish); };
    EXPECT_EQ(told(), "");
    bases.assignments.push_back({kEmploymentService, WorkerId{1}, {}, kBefore, kYearEnd, true});
    EXPECT_EQ(told(), "Du har öppnat ärendet med en angiven anledning, till och med 31 december 2026.");
    bases.assignments.push_back({kEmploymentService, {}, TeamId{5}, kBefore, kForever, false});
    EXPECT_EQ(told(), "Du har ärendet genom ditt team.");
    bases.assignments.push_back({kSocialServices, WorkerId{1}, {}, kBefore, kForever, false});
    bases.assignments[1].ends = kNow;
    EXPECT_THAT(told(), HasSubstr("öppnat"))
        << "another party's assignment, and one that ended, do not count";
}

// A reader of a category is told neither more nor less than entries there are decided.
TEST(ReadersProperty, ACategoryStandsAsItsEntriesDo) {
    test::CheckWorlds("a standing is the widest decision over topics",
                      [](const test::World& world, test::Dice&) {
                          for (const Actor& actor : world.actors) {
                              if (!ColumnOf(actor.role)) continue;
                              const Readership reader{actor.party, actor.role};
                              const Reading reading(world.bases, reader, world.now, &actor);
                              const Gate gate(world.bases, actor, world.now);
                              for (const EntryHead& drawn : world.heads) {
                                  EntryHead head = In(drawn.owner, drawn.category);
                                  const Standing standing = reading.To(drawn.owner, drawn.category);
                                  Level widest = Level::kNone;
                                  for (std::size_t t = 1; t < kTopicCount; ++t) {
                                      head.topic = static_cast<Topic>(t);
                                      const Level level = gate.Decide(head).level;
                                      widest = std::max(widest, level);
                                      const bool told = standing.topics.Has(head.topic);
                                      RC_ASSERT(told == (level == standing.ground.decision.level));
                                  }
                                  RC_ASSERT(standing.ground.decision.level == widest);
                                  RC_ASSERT(reading.To(drawn).ground.decision == gate.Decide(drawn));
                                  for (const Way& way : standing.ways) RC_ASSERT(way.level > widest);
                              }
                          }
                      });
}

}  // namespace
}  // namespace samkraft::secrecy
